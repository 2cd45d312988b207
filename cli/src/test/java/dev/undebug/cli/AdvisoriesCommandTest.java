package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisoriesCommandTest {

  private static final String RECORD =
      """
      {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "modified": "2026-11-20T00:00:00Z",
       "affected": [{"package": {"ecosystem": "PyPI", "name": "shop-kit"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2"}]}]}]}
      """;

  @TempDir private Path folder = Path.of("");

  private Run run(String... args) {
    return Run.with(Map.of("XDG_DATA_HOME", folder.resolve("data").toString()), "", args);
  }

  @Test
  void anImportIsUsedUntilItIsReset() throws IOException {
    Path archive = Files.writeString(folder.resolve("osv.json"), RECORD);
    Path shop = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(shop.resolve("manage.py"), "# DJANGO_SETTINGS_MODULE\n");
    Files.writeString(shop.resolve("settings.py"), "DEBUG = False\nALLOWED_HOSTS = []\n");
    Files.writeString(shop.resolve("requirements.txt"), "shop-kit==1.0\n");
    String[] scan = {"scan", shop.toString(), "--isolated", "--exit-zero", "--format", "concise"};

    assertThat(run("advisories").out()).contains("as they came with undebug", "2026-07-23");
    assertThat(run(scan).out()).doesNotContain("UDB802");
    assertThat(run("advisories", "import", archive.toString()).out())
        .contains("as of     2026-11-20", "all of PyPI");
    assertThat(run(scan).out())
        .contains("UDB802 package-vulnerable: shop-kit 1.0 has a known flaw");
    assertThat(run("advisories", "reset").out()).contains("as they came with undebug");
    assertThat(run(scan).out()).doesNotContain("UDB802");
  }

  @Test
  void whatIsNoArchiveIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "DEBUG = True");
    Run run = run("advisories", "import", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("undebug: " + file + ": no OSV archive: line 1")
        .hasLineCount(1);
  }
}
