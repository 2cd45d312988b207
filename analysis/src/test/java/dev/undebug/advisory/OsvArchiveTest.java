package dev.undebug.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsvArchiveTest {

  private static final String RECORD =
      """
      {"id": "PYSEC-2021-1", "aliases": ["CVE-2021-1"], "modified": "2026-11-20T00:00:00Z",
       "affected": [{"package": {"ecosystem": "PyPI", "name": "Shop_Kit"},
         "ranges": [{"type": "GIT", "events": [{"introduced": "0"}]},
                    {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2"},
                      {"introduced": "2.0"}, {"last_affected": "2.1"}]}],
         "versions": ["1.0", "1.1", "3.0.post1"]}],
       "severity": [{"type": "CVSS_V3",
         "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]}
      """;

  private static final String ALIAS =
      """
      {"id": "GHSA-aaaa-bbbb-cccc", "aliases": ["CVE-2021-1"], "modified": "2026-11-21T00:00:00Z",
       "affected": [{"package": {"ecosystem": "PyPI", "name": "shop-kit"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2"}]}]}],
       "database_specific": {"severity": "MODERATE", "cwe_ids": ["CWE-89"]}}
      """;

  private static final String WITHDRAWN =
      """
      {"id": "PYSEC-2021-2", "withdrawn": "2026-01-01T00:00:00Z",
       "affected": [{"package": {"ecosystem": "PyPI", "name": "shop-kit"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}
      """;

  @TempDir private Path folder = Path.of("");

  private OsvArchive zipped(Map<String, String> files) throws IOException {
    Path file = folder.resolve("all.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return OsvArchive.read(file);
  }

  @Test
  void recordsThatKnowEachOtherAreOneFlaw() throws IOException {
    var archive =
        zipped(Map.of("a.json", RECORD, "b.json", ALIAS, "c.json", WITHDRAWN, "d.json", "{"));

    assertThat(archive.withdrawn()).isEqualTo(1);
    assertThat(archive.unread()).isEqualTo(1);
    assertThat(archive.written())
        .isEqualTo(
            """
            as-of\t2026-11-21
            covered\t*
            shop-kit\tCVE-2021-1 PYSEC-2021-1 GHSA-aaaa-bbbb-cccc\t0<1.2 2.0<=2.1 =3.0.post1\tcritical\tSQL injection\t
            """);
  }

  @ParameterizedTest
  @CsvSource({"1.1, true", "1.2, false", "2.1, true", "2.1.1, false", "3.0.post1, true"})
  void whatWasImportedIsWhatOsvSays(String version, boolean isAffected) throws IOException {
    var advisories = Advisories.read(new StringReader(zipped(Map.of("a.json", RECORD)).written()));
    var found = advisories.of("shop-kit", Release.of(version).orElseThrow());

    assertThat(found).hasSize(isAffected ? 1 : 0);
    assertThat(advisories.packages()).isEmpty();
    assertThat(advisories.covers("anything")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"id\": \"PYSEC-1\"}", "DEBUG = True", "[[[[[[1]]]]]]"})
  void whatIsNoArchiveIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), text);

    assertThatThrownBy(() -> OsvArchive.read(file)).isInstanceOf(IOException.class);
  }

  /// Scores of the specification's own examples.
  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 9.8",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, 6.1",
    "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N, 6.4",
    "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N, 3.1",
    "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H, 7.8",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N, 0",
    "CVSS:4.0/AV:N/AC:L, ",
    "nonsense, ",
  })
  void scoresAreThoseOfTheSpecification(String vector, Double score) {
    assertThat(Cvss.score(vector)).isEqualTo(Optional.ofNullable(score));
  }
}
