package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A developer's own `.env`, which git ignores, is no file of the application's.
class LocalFilesTest {

  @TempDir private Path root;

  @BeforeEach
  void makeProject() throws IOException {
    write("manage.py", "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop')\n");
    write(
        "shop.py",
        """
        from decouple import config
        DEBUG = config("DEBUG", default=False, cast=bool)
        SECRET_KEY = config("SECRET_KEY")
        """);
    write("wsgi.py", "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop')\n");
    write("requirements.txt", "Django==5.2.17\npython-decouple==3.8\n");
    write(".env", "DEBUG=1\nSECRET_KEY=kept-by-3-shops-in-a-drawer-of-7-locks\n");
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(root.resolve(path), text);
  }

  private String found() {
    return Run.of("scan", root.toString(), "--format", "concise").out();
  }

  @Test
  void whatIsInNoRepositoryIsTakenToBeShipped() throws IOException {
    write(".gitignore", ".env\n");

    assertThat(found()).contains("critical UDB105", "high UDB204").doesNotContain("git ignores");
  }

  @Test
  void whatGitIgnoresIsOfThisMachine() throws IOException, GitAPIException {
    write(".gitignore", ".env\n");
    Git.init().setDirectory(root.toFile()).call().close();

    assertThat(found())
        .contains("medium UDB105", "turns DEBUG on; git ignores the file")
        .contains("note UDB204", "which the settings read and git ignores");
  }

  @Test
  void whatWasAddedAllTheSameIsNot() throws IOException, GitAPIException {
    try (Git git = Git.init().setDirectory(root.toFile()).call()) {
      git.add().addFilepattern(".").call();
      write(".gitignore", ".env\n");

      assertThat(found()).contains("critical UDB105", "high UDB204");
    }
  }

  @Test
  void aRepositoryThatCannotBeReadIsNone() throws IOException {
    Files.createDirectories(root.resolve(".git/objects"));
    write(".git/HEAD", "nowhere");
    write(".git/config", "[core\n");
    write(".gitignore", ".env\n");

    assertThat(found()).contains("critical UDB105");
  }
}
