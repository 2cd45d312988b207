package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `fix` as people use it: all or nothing is written, and nothing over what they did themselves.
class FixCommandTest {

  private static final String KEY = "Kq8vZt2mWr5Lx9PnHc4sYb7gDu3Ej6FaTn5wRk2xVm8Qz3LpBf";

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
    write("requirements.txt", "Django==5.2.19\ngunicorn==23.0.0\n");
    write("Dockerfile", "FROM python:3.13\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");
    write("shop/settings.py", "DEBUG = True\nSECRET_KEY = '%s'\n".formatted(KEY));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run fix(String... more) {
    return answering("", more);
  }

  private Run answering(String in, String... more) {
    var words =
        Stream.concat(Stream.of("fix", root.toString(), "--today=2026-11-26"), Stream.of(more))
            .toArray(String[]::new);
    return Run.with(
        Map.of("GIT_AUTHOR_NAME", "A", "GIT_AUTHOR_EMAIL", "a@shop.example"), in, words);
  }

  private Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (Files.isRegularFile(path) && !path.toString().contains("/.git/")) {
          files.put(
              root.relativize(path).toString(),
              Files.readString(path, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  @Test
  void aDiffIsShownAndNothingIsWritten() throws IOException {
    var before = files();
    Run run = fix();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("--- a/shop/settings.py", "+++ b/shop/settings.py", "-DEBUG = True")
        .contains("+DEBUG = os.environ.get('DJANGO_DEBUG', '') == '1'")
        .contains("+SECRET_KEY = os.environ['SECRET_KEY']")
        .doesNotContain(KEY);
    assertThat(run.err()).contains("Secrets are starred").doesNotContain(KEY);
    assertThat(files()).isEqualTo(before);
    assertThat(fix("--reveal").out()).contains("-SECRET_KEY = '" + KEY + "'");
  }

  @Test
  void gitAppliesTheDiff() throws IOException, InterruptedException, GitAPIException {
    Git.init().setDirectory(root.toFile()).call().close();
    Path patch = root.resolve("fix.patch");
    Files.writeString(patch, fix("--unsafe", "--reveal").out());
    var apply =
        new ProcessBuilder("git", "apply", "fix.patch")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(apply.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(apply.waitFor()).as(said).isZero();
    Files.delete(patch);
    assertThat(fix("--unsafe").out()).isEmpty();
  }

  @Test
  void onlyTheRulesThatAreNamedAreFixed() throws IOException {
    assertThat(fix("--rule", "UDB1", "--write").exit()).isZero();
    assertThat(files().get("shop/settings.py"))
        .contains("DJANGO_DEBUG")
        .contains("SECRET_KEY = '" + KEY + "'");
    assertThat(fix("--rule", "UDB777").exit()).isEqualTo(2);
    assertThat(fix("--rule", "secret-key-in-code").out()).contains("+SECRET_KEY");
  }

  @Test
  void somebodyMayChooseOneByOne() throws IOException {
    Run run = answering("n\ny\nq\n", "--interactive", "--write");

    assertThat(run.err()).contains("make this change? [y]es, [n]o, [a]ll, [q]uit:");
    assertThat(run.err()).contains("1 change in");
  }

  @Test
  void aReadOnlyFileStopsEverything() throws IOException {
    Files.setPosixFilePermissions(
        root.resolve("shop/settings.py"), PosixFilePermissions.fromString("r--r--r--"));
    var before = files();
    Run run = fix("--write");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("shop/settings.py is read-only; make it writable")
        .contains("Nothing was changed.");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aLinkIsNotWrittenThrough() throws IOException {
    Path elsewhere = root.resolve("real_settings.py");
    Files.move(root.resolve("shop/settings.py"), elsewhere);
    Files.createSymbolicLink(root.resolve("shop/settings.py"), elsewhere);
    var before = files();
    Run run = fix("--write");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is a link; fix the file that it points to");
    assertThat(files()).isEqualTo(before);
  }

  /// A tree may be somebody else's: what its links point to is not.
  @Test
  void nothingIsMadeBehindALinkThatLeadsOut(@TempDir Path outside) throws IOException {
    write(
        "shop/settings.py",
        """
        import os
        DEBUG = False
        SECRET_KEY = os.environ["KEY"]
        ROOT_URLCONF = "shop.urls"
        BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates",
                      "DIRS": [os.path.join(BASE_DIR, "pages")]}]
        """);
    write("shop/urls.py", "urlpatterns = []\n");
    write("shop/templates/home.html", "<p>hello</p>\n");
    Files.createSymbolicLink(root.resolve("pages"), outside);
    Run run = fix("--rule", "UDB501", "--write");

    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("lies behind a link that leads out of the folder");
    try (Stream<Path> made = Files.list(outside)) {
      assertThat(made).isEmpty();
    }
  }

  @Test
  void theBytesOfASampleFileStay() throws IOException {
    byte[] before = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '#', (byte) 0xE9, '\n'};
    Files.write(root.resolve(".env.example"), before);

    assertThat(fix("--write").exit()).isZero();
    assertThat(Files.readAllBytes(root.resolve(".env.example")))
        .startsWith(before)
        .hasSizeGreaterThan(before.length);
  }

  @Test
  void theModeOfAFileStays() throws IOException {
    Path settings = root.resolve("shop/settings.py");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rwxr-x---"));

    assertThat(fix("--write").exit()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void workThatIsNotCommittedIsNotTouched() throws IOException, GitAPIException {
    try (Git git = Git.init().setDirectory(root.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("start").setAuthor("A", "a@shop.example").setSign(false).call();
      write("shop/settings.py", "DEBUG = True\nMINE = 1\n");
      var before = files();
      Run run = fix("--write");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("shop/settings.py has changes that are not committed");
      assertThat(files()).isEqualTo(before);
      assertThat(fix("--write", "--allow-dirty").exit()).isZero();
    }
  }

  @Test
  void everyChangeIsACommitOnABranchOfItsOwn() throws IOException, GitAPIException {
    try (Git git = Git.init().setInitialBranch("main").setDirectory(root.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("start").setAuthor("A", "a@shop.example").setSign(false).call();
      Run run = fix("--commit");

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(git.getRepository().getBranch()).isEqualTo("undebug/fix-2026-11-26");
      assertThat(git.status().call().isClean()).isTrue();
      var messages = new java.util.ArrayList<String>();
      for (RevCommit commit : git.log().call()) {
        messages.add(commit.getShortMessage());
      }
      assertThat(messages)
          .contains("Read SECRET_KEY from the environment", "start")
          .hasSizeGreaterThan(3);
      assertThat(fix().out()).isEmpty();
    }
  }

  @Test
  void withoutARepositoryThereIsNothingToCommitTo() throws IOException {
    var before = files();
    Run run = fix("--commit");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is in no git repository; --write needs none");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whatIsFixedAlreadyIsLeft() throws IOException {
    assertThat(fix("--unsafe", "--write").exit()).isZero();
    var before = files();

    assertThat(fix("--unsafe", "--write").exit()).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aFolderWithoutDjangoHasNothingToFix() throws IOException {
    Path empty = Files.createDirectory(root.resolve("empty"));

    Run run = Run.of("fix", empty.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
  }
}
