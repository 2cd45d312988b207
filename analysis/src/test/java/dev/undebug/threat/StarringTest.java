package dev.undebug.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.page.Series;
import dev.undebug.page.Starring;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarringTest {

  @ParameterizedTest
  @CsvSource({
    "SECRET_KEY, 1.0, true",
    "EMAIL_HOST_PASSWORD, 1.1, true",
    "API_KEY, 1.3, false",
    "API_KEY, 1.4, true",
    "DATA_SIGNATURE, 1.1, false",
    "DATA_SIGNATURE, 1.2, true",
    "PROFANITIES_LIST, 1.7, true",
    "PROFANITIES_LIST, 1.8, false",
    "password, 1.9, false",
    "password, 1.10, true",
    "HTTP_COOKIE, 4.1, false",
    "HTTP_COOKIE, 4.2, true",
    "HTTP_AUTHORIZATION, 5.1, false",
    "HTTP_AUTHORIZATION, 5.2, true",
    "AUTH_USER_MODEL, 6.1, true",
    "BROKER_URL, 6.1, false",
    "SENTRY_DSN, 6.1, false",
    "LDAP_BIND_PW, 6.1, false",
  })
  void aNameIsStarredAsThatSeriesDoes(String name, String series, boolean isStarred) {
    assertThat(Starring.of(Series.of(series)).stars(name)).isEqualTo(isStarred);
  }

  @Test
  void theRequestIsStarredFrom31On() {
    assertThat(Starring.of(Series.of("3.0")).starsMeta()).isFalse();
    assertThat(Starring.of(Series.of("3.1")).starsMeta()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1.1, false, false", "1.2, true, false", "3.0, true, false", "3.1, true, true"})
  void partsAreStarredAsDeepAsThatSeriesLooks(String series, boolean inDictionary, boolean inList) {
    var login = new LinkedHashMap<String, Known>();
    login.put("PASSWORD", new Known.Text("rye"));
    var all = new LinkedHashMap<String, Known>();
    all.put("one", new Known.Entries(login));
    all.put("many", new Known.Items(List.of(new Known.Entries(login))));
    var setting =
        new Setting("STORES", new Known.Entries(all), Bakery.place("s.py", 1, 1, 2), false);

    var parts = Flattened.of(setting, Starring.of(Series.of(series)));

    assertThat(parts)
        .extracting(Flattened.Part::path, Flattened.Part::isStarred)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("STORES['one']['PASSWORD']", inDictionary),
            org.assertj.core.groups.Tuple.tuple("STORES['many'][0]['PASSWORD']", inList));
  }
}
