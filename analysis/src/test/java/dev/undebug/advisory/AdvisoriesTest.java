package dev.undebug.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoriesTest {

  /// In the order of PEP 440; `lab/versions_oracle.py` compares with `packaging` itself.
  private static final List<String> ORDER =
      List.of(
          "1.0.dev4",
          "1.0a1.dev1",
          "1.0a1",
          "1.0a1.post1",
          "1.0a12",
          "1.0b2",
          "1.0rc1",
          "1.0",
          "1.0+abc",
          "1.0+5",
          "1.0.post1.dev1",
          "1.0.post1",
          "1.0.1",
          "1.2",
          "1.10",
          "2.0",
          "2024.99999999999",
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
  @CsvSource({"1.0, 1", "v1.2.0, 1.2", "1.0-1, 1.0.post1", "1.0c1, 1.0rc1", "1.0.RC.1, 1rc1"})
  void oneVersionIsWrittenInManyWays(String one, String other) {
    assertThat(release(one)).isEqualByComparingTo(release(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1.x", "^1.0", "1.0;", "1..0", "1.0+", "1.*"})
  void whatIsNoVersionIsNone(String text) {
    assertThat(Release.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.2.1 | >=4.2,<5 | true",
        "5.0 | >=4.2,<5 | false",
        "5.0rc1 | >=4.2,<5 | false",
        "4.2.7 | ==4.2.* | true",
        "4.20 | ==4.2.* | false",
        "4.9 | ~=4.2 | true",
        "4.3 | ~=4.2.1 | false",
        "4.2.1+deb12 | ==4.2.1 | true",
        "4.2.1.post1 | >4.2.1 | false",
        "5.0a1 | >=5.0a1 | true",
      })
  void specifiersTakeWhatPep440Says(String version, String range, boolean isTaken) {
    assertThat(Specifiers.of(range).orElseThrow().takes(release(version))).isEqualTo(isTaken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^4.2", "4.2", ">=4.*", "~=4", "==4.2 || ==5.0", ">=x"})
  void whatAreNoSpecifiersAreNone(String text) {
    assertThat(Specifiers.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "python_version < '3.9' | 3.13 | false",
        "python_version >= \"3.9\" and python_version < \"4.0\" | 3.13.1 | true",
        "sys_platform == 'win32' | '' | false",
        "python_version < '3.9' | '' | ",
        "python_version < '3.9' and sys_platform == 'win32' | '' | false",
        "(os_name == 'nt' or '3.10' <= python_version) | 3.12 | true",
        "extra == 'argon2' | 3.12 | ",
        "platform_system in 'Linux Darwin' | '' | true",
        "sys_platform not in 'linux' | '' | false",
        "python_version < | 3.12 | ",
        "python_full_version < '3.12.1' | 3.12 | ",
      })
  void markersAreReadForALinuxServer(String marker, String python, Boolean holds) {
    assertThat(Marker.holds(marker, python)).isEqualTo(Optional.ofNullable(holds));
  }

  @ParameterizedTest
  @CsvSource({
    "pyyaml, 5.3, CVE-2020-1747, 5.3.1",
    "pyyaml, 5.3.1, CVE-2020-14343, 5.4",
    "django, 1.6.2, CVE-2014-0472, 1.6.3",
    "django, 5.2.18, CVE-2026-108147, 5.2.19",
  })
  void aVersionHasTheFlawsOfItsRanges(String name, String version, String id, String fixed) {
    var found =
        Advisories.embedded().of(name, release(version)).stream()
            .filter(flaw -> flaw.id().equals(id))
            .toList();

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fixed(release(version))).isEqualTo(fixed);
  }

  @ParameterizedTest
  @CsvSource({"pyyaml, 6.0.2", "django, 5.2.19", "gunicorn, 23.0.0"})
  void aFixedVersionHasNone(String name, String version) {
    assertThat(Advisories.embedded().covers(name)).isTrue();
    assertThat(Advisories.embedded().of(name, release(version))).isEmpty();
  }

  @Test
  void theDayIsToldOfEachPackage() {
    assertThat(Advisories.embedded().asOf()).isEqualTo("2026-07-23");
    assertThat(Advisories.embedded().asOf("django")).isEqualTo("2026-11-03");
    assertThat(Advisories.embedded().days()).isEqualTo("2026-07-23; django 2026-11-03");
  }

  @Test
  void aBrokenListSaysWhere() {
    assertThatThrownBy(() -> Advisories.read(new StringReader("as-of\t2026-01-01\nnonsense\n")))
        .isInstanceOf(IOException.class)
        .hasMessage("line 2: no row of advisories");
  }

  @ParameterizedTest
  @CsvSource({"3.2.25, 2024-04-30", "1.1, 2015-10-01", "5.2.19, 2028-04-30", "7.0, "})
  void supportHasItsLastDay(String version, LocalDate end) {
    assertThat(DjangoSupport.end(release(version))).isEqualTo(Optional.ofNullable(end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"<4 | 2024-04-30", ">=3.2 | ", ">=4.2,<5.2 | 2026-04-30", "~=6.0.1 | 2027-04-30"})
  void aRangeIsSupportedAsLongAsItsNewestSeries(String range, LocalDate end) {
    assertThat(DjangoSupport.end(Specifiers.of(range).orElseThrow()))
        .isEqualTo(Optional.ofNullable(end));
  }

  private static Release release(String text) {
    return Release.of(text).orElseThrow();
  }
}
