package dev.undebug.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlawsTest {

  /// In the order of PEP 440.
  private static final List<String> ORDER =
      List.of(
          "1.0.dev4",
          "1.0a1",
          "1.0a12",
          "1.0b2",
          "1.0rc1",
          "1.0",
          "1.0.post1",
          "1.0.1",
          "1.2",
          "1.10",
          "2.0",
          "1!0.1");

  @Test
  void versionsAreInTheOrderOfPep440() {
    for (int i = 0; i < ORDER.size(); i++) {
      for (int j = 0; j < ORDER.size(); j++) {
        assertThat(Integer.signum(release(ORDER.get(i)).compareTo(release(ORDER.get(j)))))
            .as(ORDER.get(i) + " and " + ORDER.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "v1.2.0, 1.2", "1.0-1, 1.0.post1", "1.0c1, 1.0rc1", "3.2.25+deb12, 3.2.25"})
  void oneVersionIsWrittenInManyWays(String one, String other) {
    assertThat(release(one)).isEqualByComparingTo(release(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1.x", "^1.0", "1.0;", "99999999999"})
  void whatIsNoVersionIsNone(String text) {
    assertThat(Release.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pyyaml, 5.3, CVE-2020-1747, 5.3.1",
    "pyyaml, 5.3.1, CVE-2020-14343, 5.4",
    "django, 1.6.2, CVE-2014-0472, 1.6.3",
  })
  void aVersionHasTheFlawsOfItsRanges(String name, String version, String id, String fixed) {
    var found =
        Flaws.known().of(name, release(version)).stream()
            .filter(flaw -> flaw.id().equals(id))
            .toList();

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fixed(release(version))).isEqualTo(fixed);
  }

  @ParameterizedTest
  @CsvSource({"pyyaml, 6.0.2", "django, 5.2.18", "django, 1.6.3", "gunicorn, 23.0.0"})
  void aFixedVersionHasNone(String name, String version) {
    assertThat(Flaws.known().covers(name)).isTrue();
    assertThat(Flaws.known().of(name, release(version))).isEmpty();
  }

  private static Release release(String text) {
    return Release.of(text).orElseThrow();
  }
}
