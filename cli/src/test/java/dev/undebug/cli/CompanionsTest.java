package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Companions;
import dev.undebug.lab.Lab;
import dev.undebug.lab.Series;
import dev.undebug.lab.Server;
import dev.undebug.lab.Site;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The probe against real helpers of developers, in the versions that belong to each Django.
class CompanionsTest {

  static java.util.List<Series> series() {
    return Lab.series();
  }

  @ParameterizedTest
  @MethodSource("series")
  void theToolbarIsSaidOnceAndHidesNotThatDebugIsOff(Series series) throws IOException {
    String json = probe(series, "debug_toolbar", "toolbar", Server.GUNICORN, false, "/");

    assertThat(json)
        .contains("\"verdict\" : \"off\"", "but django-debug-toolbar answers visitors")
        .containsOnlyOnce("\"what\" : \"debug-toolbar\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void theToolbarHidesNotThatDebugIsOn(Series series) throws IOException {
    assertThat(probe(series, "debug_toolbar", "toolbar", Server.RUNSERVER, true, "/"))
        .contains("\"verdict\" : \"on\"", "\"debug-toolbar\"", "\"technical-404\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void theConsoleOfWerkzeugAnswersWhateverDebugIs(Series series) throws IOException {
    assertThat(probe(series, "django_extensions", "extensions", Server.RUNSERVER, false, "/"))
        .contains("\"verdict\" : \"off\"", "\"werkzeug-console\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void thePageOfWerkzeugIsReadAndIsNoProof(Series series) throws IOException {
    assertThat(probe(series, "django_extensions", "extensions", Server.RUNSERVER, true, "/fail/"))
        .contains("\"verdict\" : \"on\"", "\"werkzeug-debugger\"", "debugger SECRET")
        .contains("views.py:14 failing");
  }

  @ParameterizedTest
  @MethodSource("series")
  void graphiqlIsFoundWhereItUsuallyIs(Series series) throws IOException {
    assertThat(probe(series, "graphene_django", "graphiql", Server.GUNICORN, false, "/"))
        .contains("\"verdict\" : \"off\"", "but graphiql answers visitors", "\"graphiql\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void theBrowsableApiIsNoted(Series series) throws IOException {
    assertThat(probe(series, "rest_framework", "api", Server.GUNICORN, false, "/api/"))
        .contains("\"verdict\" : \"off\"", "\"browsable-api\"");
  }

  private static String probe(
      Series series, String module, String word, Server server, boolean isDebug, String path)
      throws IOException {
    if (!Companions.has(series, module)) {
      System.out.printf("not tried: %s with %s, which is not there%n", series, module);
      Assumptions.abort(module + " is not there for " + series);
    }
    try (Site site = Lab.startBare(Companions.start(series, server, word, isDebug))) {
      String url = site.uri().resolve(path).toString();
      Run run = Run.of("probe", url, "--full", "--pause=0", "--format=json");

      assertThat(run.exit())
          .as(run.err())
          .isEqualTo(word.equals("api") || word.equals("graphiql") ? 0 : 1);
      return run.out();
    }
  }
}
