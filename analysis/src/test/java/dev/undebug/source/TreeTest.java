package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {

  @TempDir private Path folder;

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve("tree").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Tree open() throws IOException {
    return Tree.open(folder.resolve("tree"));
  }

  @Test
  void filesAreSortedAndRelative() throws IOException {
    write("b/z.py", "");
    write("b.py", "");
    write("a.py", "");

    assertThat(open().files()).containsExactly("a.py", "b.py", "b/z.py");
    assertThat(open().filesBelow("b")).containsExactly("b/z.py");
    assertThat(open().filesIn("")).containsExactly("a.py", "b.py");
    assertThat(open().hasFolder("b")).isTrue();
    assertThat(open().hasFolder("")).isTrue();
  }

  @Test
  void historyAndInstalledPackagesAreLeftOut() throws IOException {
    write(".git/config", "");
    write("node_modules/x/settings.py", "");
    write("env/pyvenv.cfg", "");
    write("env/lib/settings.py", "");
    write("envs/prod.env", "");

    var tree = open();

    assertThat(tree.files()).containsExactly("envs/prod.env");
    assertThat(tree.sources())
        .extracting(Source::source, Source::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("env", Source.Status.SKIPPED),
            org.assertj.core.groups.Tuple.tuple("node_modules", Source.Status.SKIPPED));
  }

  @Test
  void whatAnInterpreterBringsAlongIsLeftOut() throws IOException {
    write("venv/lib/python3.7/site.py", "");
    write("venv/lib64/python3.12/os.py", "");
    write("lib/python2.7/site.py", "");
    write("env/Lib/site.py", "");
    write("env/Lib/site-packages/x.py", "");
    write("shop/lib/python/settings.py", "");
    write("shop/Lib/settings.py", "");
    write("python3.7/settings.py", "");

    assertThat(open().files())
        .containsExactly(
            "python3.7/settings.py", "shop/Lib/settings.py", "shop/lib/python/settings.py");
  }

  @Test
  void aCopyOfDjangoIsLeftOut() throws IOException {
    write("shop/packages/django/conf/global_settings.py", "");
    write("shop/packages/django/conf/project_template/project_name/settings.py", "");
    write("shop/django/settings.py", "");

    assertThat(open().files()).containsExactly("shop/django/settings.py");
  }

  @Test
  void noLinkLeadsOut() throws IOException {
    Files.writeString(folder.resolve("secret"), "outside");
    write("inside.env", "A=1");
    Files.createSymbolicLink(folder.resolve("tree/out"), folder.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("tree/up"), folder);
    Files.createSymbolicLink(folder.resolve("tree/.env"), Path.of("inside.env"));
    Files.createSymbolicLink(folder.resolve("tree/nowhere"), Path.of("missing"));

    var tree = open();

    assertThat(tree.files()).containsExactly(".env", "inside.env");
    assertThat(tree.text(".env").orElseThrow().text()).isEqualTo("A=1");
    assertThat(tree.text("out")).isEmpty();
    assertThat(tree.sources())
        .filteredOn(source -> source.status() == Source.Status.SKIPPED)
        .extracting(Source::why)
        .containsExactly(
            "a link that leads nowhere",
            "a link that leads out of the tree",
            "a link that leads out of the tree");
  }

  @Test
  void aFileThatBecomesALinkOutsideIsNotRead() throws IOException {
    Files.writeString(folder.resolve("secret"), "outside");
    write("settings.py", "");
    var tree = open();
    Files.delete(folder.resolve("tree/settings.py"));
    Files.createSymbolicLink(folder.resolve("tree/settings.py"), folder.resolve("secret"));

    assertThat(tree.text("settings.py")).isEmpty();
    assertThat(tree.sources())
        .containsExactly(
            new Source("settings.py", Source.Status.FAILED, "a link that leads out of the tree"));
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    write("compose.yml", "");
    try (var file = new RandomAccessFile(folder.resolve("tree/compose.yml").toFile(), "rw")) {
      file.setLength(50L * 1024 * 1024);
    }
    var tree = open();

    assertThat(tree.text("compose.yml")).isEmpty();
    assertThat(tree.sources())
        .containsExactly(
            new Source(
                "compose.yml",
                Source.Status.FAILED,
                "52,428,800 bytes; files above 8,388,608 are not read"));
  }

  @Test
  void aByteOrderMarkIsNotText() {
    assertThat(Tree.of(Map.of("a", "\uFEFFx")).text("a").orElseThrow().text()).isEqualTo("x");
  }

  @Test
  void pathsNeverLeaveTheTree() {
    assertThat(TreePaths.resolve("a/b", "../c/./d")).contains("a/c/d");
    assertThat(TreePaths.resolve("a", "../../b")).isEmpty();
    assertThat(TreePaths.resolve("a", "/etc/passwd")).isEmpty();
    assertThat(TreePaths.resolve("", ".")).contains("");
  }
}
