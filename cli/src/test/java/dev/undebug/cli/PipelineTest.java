package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a pipeline does with the program: suppress, know, compare, configure.
class PipelineTest {

  private static final String ON = "DEBUG = True\nALLOWED_HOSTS = ['shop.example']\n";

  @TempDir private Path root;

  @BeforeEach
  void makeProject() throws IOException {
    write(
        "manage.py",
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n");
    write("shop/__init__.py", "");
    write(
        "shop/wsgi.py",
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n");
    write("requirements.txt", "Django==5.2.17\ngunicorn==23.0.0\n");
    write("Dockerfile", "FROM python:3.13\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");
    write("shop/settings.py", ON);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run scan(String... more) {
    return scan(Map.of(), more);
  }

  private Run scan(Map<String, String> environment, String... more) {
    var words = new java.util.ArrayList<>(java.util.List.of("scan", root.toString()));
    words.addAll(java.util.List.of(more));
    return Run.with(environment, "", words.toArray(String[]::new));
  }

  private String concise(String... more) {
    var words = new java.util.ArrayList<>(java.util.List.of(more));
    words.addAll(java.util.List.of("--format", "concise"));
    return scan(words.toArray(String[]::new)).out();
  }

  @Test
  void aLineForEachFindingIsAsTheCommandLineNamedTheFolder() {
    assertThat(concise())
        .startsWith(
            root
                + "/shop/settings.py:1:1: critical UDB101 debug-is-true: DEBUG is on in every"
                + " environment\n");
  }

  @Test
  void aCommentSuppressesUntilItsDay() throws IOException {
    write(
        "shop/settings.py", "# undebug: ignore[UDB101] because of a test, until 2026-12-31\n" + ON);

    assertThat(scan("--today", "2026-12-31").exit()).isZero();
    assertThat(scan("--today", "2026-12-31").out()).contains("not shown: 1 suppressed by comments");
    assertThat(scan("--today", "2027-01-01").exit()).isEqualTo(1);
    assertThat(concise("--today", "2027-01-01")).contains("UDB101", "UDB093");
  }

  @Test
  void aCommentInAnyFileOfTheDeploymentCounts() throws IOException {
    write("shop/settings.py", "import os\nDEBUG = os.environ.get('DEBUG') == '1'\n");
    write(
        "Dockerfile",
        """
        FROM python:3.13
        # undebug: ignore[debug-turned-on] because of a test
        ENV DEBUG=1
        CMD ["gunicorn", "shop.wsgi"]
        """);

    Run run = scan("--format", "json");

    assertThat(run.out())
        .contains("\"standing\" : \"suppressed\"", "\"because\" : \"of a test\"")
        .doesNotContain("UDB091");
  }

  @Test
  void aBaselineKnowsWhatWasThere(@TempDir Path elsewhere) throws IOException {
    String file = elsewhere.resolve("known.json").toString();
    assertThat(scan("--write-baseline", file).exit()).isEqualTo(1);

    write(
        "shop/settings.py", "\n\n# Moved.\nif True:\n    " + ON.replace("\n", "\n    ") + "pass\n");

    assertThat(scan("--baseline", file).exit()).isZero();
    assertThat(scan("--baseline", file).out()).contains("known before");
    write("shop/settings.py", ON + "SECRET_KEY = 'Kx9vQ2mZr7Lp4TnW8bYc3HsD6fGj1AeU5oRi0XtPq'\n");
    assertThat(concise("--baseline", file)).contains("UDB201").doesNotContain("UDB101");
    assertThat(scan("--baseline", file).exit()).isEqualTo(1);
  }

  @Test
  void aBaselineHoldsNoValue(@TempDir Path elsewhere) throws IOException {
    Path file = elsewhere.resolve("known.json");
    write("shop/settings.py", "DEBUG = False\nSECRET_KEY = 'Kx9vQ2mZr7Lp4TnW8bYc3HsD6fGj1AeU'\n");
    scan("--write-baseline", file.toString());
    String before = Files.readString(file);

    write("shop/settings.py", "DEBUG = False\nSECRET_KEY = 'another-value-of-the-same-setting'\n");
    scan("--write-baseline", file.toString());

    assertThat(Files.readString(file)).contains("\"rule\":\"UDB201\"");
    assertThat(before).contains("\"rule\":\"UDB201\"").doesNotContain("Kx9v");
  }

  @Test
  void whatIsNoBaselineIsOneLine(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("x.json"), "{\"findings\": [");

    Run run = scan("--baseline", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("undebug: --baseline " + file).hasLineCount(1);
  }

  @Test
  void aChangeIsToldByItsVerdictsFirst() throws IOException, GitAPIException {
    write("shop/settings.py", "DEBUG = False\nALLOWED_HOSTS = ['shop.example']\n");
    try (Git git = commit()) {
      git.branchCreate().setName("base").call();
      write(
          "shop/settings.py",
          """
          import os
          DEBUG = os.environ.get('DJANGO_DEBUG', '1') == '1'
          ALLOWED_HOSTS = ['shop.example']
          """);
    }

    Run run = scan("--since", "base");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).startsWith("Since base\n").doesNotContain("gone");
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "DEBUG in Dockerfile was off, is on as shipped",
            "since shop/settings.py:2:1",
            "1 new finding ",
            "known before");
  }

  @Test
  void whatABranchDidNotChangeFailsNoRun() throws IOException, GitAPIException {
    try (Git git = commit()) {
      git.branchCreate().setName("base").call();
      Files.move(root.resolve("shop/settings.py"), root.resolve("shop/conf.py"));
      write("shop/settings.py", "from shop.conf import *\n");
    }

    Run run = scan("--since", "base");

    assertThat(run.out()).contains("DEBUG is what it was in every production deployment");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aBranchIsComparedWithWhereItForked() throws IOException, GitAPIException {
    write("shop/settings.py", "DEBUG = False\nALLOWED_HOSTS = ['shop.example']\n");
    try (Git git = commit()) {
      String trunk = git.getRepository().getBranch();
      git.checkout().setCreateBranch(true).setName("topic").call();
      write("README", "topic");
      git.add().addFilepattern(".").call();
      git.commit().setMessage("Topic").setSign(false).call();
      git.checkout().setName(trunk).call();
      write("shop/settings.py", ON);
      git.add().addFilepattern(".").call();
      git.commit().setMessage("Trunk moves on").setSign(false).call();
      git.checkout().setName("topic").call();

      Run run = scan("--since", trunk);

      assertThat(run.out()).contains("DEBUG is what it was", "0 new findings");
    }
  }

  @Test
  void whatGitIgnoresIsNotWhatABranchAdds() throws IOException, GitAPIException {
    write(
        "shop/settings.py",
        """
        import environ
        env = environ.Env()
        env.read_env(".env")
        env.read_env("local/own.env")
        DEBUG = env.bool("DEBUG", False)
        ALLOWED_HOSTS = ["shop.example"]
        """);
    write(".gitignore", ".env\nlocal/\n");
    write("compose.yaml", "services:\n  web:\n    build: .\n    env_file: [.env, own.env]\n");
    write("own.env", "A=b\n");
    try (Git git = commit()) {
      git.branchCreate().setName("base").call();
      write(".env", "DEBUG=True\n");
      write("local/own.env", "DEBUG=True\n");
      Run ignored = scan("--since", "base");

      assertThat(ignored.out()).contains("DEBUG is what it was", "0 new findings");

      write(".env", "A=b\n");
      write("local/own.env", "A=b\n");
      write("own.env", "DEBUG=True\n");
      Run changed = scan("--since", "base");

      assertThat(changed.out()).doesNotContain("DEBUG is what it was").contains("own.env");
    }
  }

  private Git commit() throws GitAPIException {
    Git git = Git.init().setDirectory(root.toFile()).setInitialBranch("trunk").call();
    git.add().addFilepattern(".").call();
    git.commit().setMessage("Start").setAuthor("a", "a@example").setSign(false).call();
    return git;
  }

  @Test
  void aReferenceThatIsNotThereIsOneLine() throws GitAPIException {
    commit().close();

    Run run = scan("--since", "nowhere");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no such branch, tag or commit").hasLineCount(1);
  }

  @Test
  void aConfigurationDecides() throws IOException {
    write("undebug.toml", "ignore = ['debug-is-true']\nfail-on = 'critical'\nformat = 'concise'\n");

    assertThat(scan().exit()).isZero();
    assertThat(scan().out()).doesNotContain("UDB101");
    assertThat(scan("--isolated").exit()).isEqualTo(1);
    assertThat(scan(Map.of("UNDEBUG_IGNORE", "UDB302")).out()).contains("UDB101");
  }

  @Test
  void theNearestConfigurationAboveCounts() throws IOException {
    write("pyproject.toml", "[tool.undebug]\nseverity = { UDB101 = 'low' }\n");

    Run run = Run.of("scan", root.resolve("shop").toString(), "--format", "concise");
    Run whole = scan("--format", "concise");

    assertThat(whole.out()).contains("low UDB101");
    assertThat(whole.exit()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aMisspeltKeyIsAnErrorWithASuggestion() throws IOException {
    write("undebug.toml", "\nfail_on = 'low'\n");

    Run run = scan();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("undebug.toml:2: no key is called 'fail_on'; did you mean 'fail-on'?");
  }

  @Test
  void whatIsExcludedIsNotLookedInto() throws IOException {
    write("undebug.toml", "exclude = ['shop/']\n");

    assertThat(scan().out()).doesNotContain("UDB101");
  }

  @Test
  void configShowSaysWhoDecided() throws IOException {
    write("undebug.toml", "fail-on = 'low'\n");

    Run run =
        Run.with(Map.of("UNDEBUG_FORMAT", "concise,json"), "", "config", "show", root.toString());

    assertThat(run.out())
        .contains("undebug.toml:1", "UNDEBUG_FORMAT", "concise, json", "# default");
  }

  @Test
  void onGitHubTextComesWithAnnotations() {
    Run run = scan(Map.of("GITHUB_ACTIONS", "true"));

    assertThat(run.out())
        .contains(
            "What decides it in Dockerfile", "::error file=shop/settings.py,line=1,endLine=1");
  }

  @Test
  void placesAreRelativeToTheRepository() throws IOException, GitAPIException {
    commit().close();

    Run run = Run.of("scan", root.toString(), "--format", "github");
    Files.createDirectories(root.resolve("a"));
    Path inner = root.resolve("a/backend");
    copy(inner);
    Run below = Run.of("scan", inner.toString(), "--format", "github");

    assertThat(run.out()).contains("file=shop/settings.py,");
    assertThat(below.out()).contains("file=a/backend/shop/settings.py,");
  }

  private void copy(Path to) throws IOException {
    for (String path :
        new String[] {"shop/wsgi.py", "shop/settings.py", "Dockerfile", "manage.py"}) {
      Files.createDirectories(to.resolve(path).getParent());
      Files.copy(root.resolve(path), to.resolve(path));
    }
  }
}
