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

  /// A helper, and what serves the project that has it.
  private enum Helper {
    TOOLBAR("debug_toolbar", Server.GUNICORN, 1),
    TOOLBAR_OF_RUNSERVER("debug_toolbar", Server.RUNSERVER, 1),
    EXTENSIONS("django_extensions", Server.RUNSERVER, 1),
    GRAPHIQL("graphene_django", Server.GUNICORN, 0),
    API("rest_framework", Server.GUNICORN, 0);

    private final String module;
    private final Server server;
    private final int exit;

    Helper(String module, Server server, int exit) {
      this.module = module;
      this.server = server;
      this.exit = exit;
    }

    private String word() {
      return name().replaceFirst("_.*", "").toLowerCase(java.util.Locale.ROOT);
    }
  }

  static java.util.List<Series> series() {
    return Lab.series();
  }

  @ParameterizedTest
  @MethodSource("series")
  void theToolbarIsSaidOnceAndHidesNotThatDebugIsOff(Series series) throws IOException {
    String json = probe(series, Helper.TOOLBAR, false, "/");

    assertThat(json)
        .contains("\"verdict\" : \"off\"", "but django-debug-toolbar answers visitors")
        .containsOnlyOnce("\"what\" : \"debug-toolbar\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void theToolbarHidesNotThatDebugIsOn(Series series) throws IOException {
    assertThat(probe(series, Helper.TOOLBAR_OF_RUNSERVER, true, "/"))
        .contains("\"verdict\" : \"on\"", "\"debug-toolbar\"", "\"technical-404\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void theConsoleOfWerkzeugAnswersWhateverDebugIs(Series series) throws IOException {
    assertThat(probe(series, Helper.EXTENSIONS, false, "/"))
        .contains("\"verdict\" : \"off\"", "\"werkzeug-console\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void thePageOfWerkzeugIsReadAndIsNoProof(Series series) throws IOException {
    assertThat(probe(series, Helper.EXTENSIONS, true, "/fail/"))
        .contains("\"verdict\" : \"on\"", "\"werkzeug-debugger\"", "debugger SECRET")
        .contains("views.py:14 failing");
  }

  @ParameterizedTest
  @MethodSource("series")
  void graphiqlIsFoundWhereItUsuallyIs(Series series) throws IOException {
    assertThat(probe(series, Helper.GRAPHIQL, false, "/"))
        .contains("\"verdict\" : \"off\"", "but graphiql answers visitors", "\"graphiql\"");
  }

  @ParameterizedTest
  @MethodSource("series")
  void theBrowsableApiIsNoted(Series series) throws IOException {
    assertThat(probe(series, Helper.API, false, "/api/"))
        .contains("\"verdict\" : \"off\"", "\"browsable-api\"");
  }

  private static String probe(Series series, Helper helper, boolean isDebug, String path)
      throws IOException {
    if (!Companions.has(series, helper.module)) {
      System.out.printf("not tried: %s with %s, which is not there%n", series, helper.module);
      Assumptions.abort(helper.module + " is not there for " + series);
    }
    try (Site site =
        Lab.startBare(Companions.start(series, helper.server, helper.word(), isDebug))) {
      String url = site.uri().resolve(path).toString();
      Run run = Run.of("probe", url, "--full", "--pause=0", "--format=json");

      assertThat(run.exit()).as(run.err()).isEqualTo(helper.exit);
      return run.out();
    }
  }
}
