package dev.undebug.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.page.Category;
import dev.undebug.page.Series;
import dev.undebug.secret.Mask;
import dev.undebug.threat.Mitigation.Measure;
import dev.undebug.threat.Mitigation.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreatsTest {

  private static final Analysis LEAKING = Threats.analyze(Bakery.leaking(), Mask.plain());
  private static final Analysis PROVEN = Threats.analyze(Bakery.proven(), Mask.plain());
  private static final Analysis CLOSED = Threats.analyze(Bakery.closed(), Mask.plain());

  @Test
  void theVerdictIsThatOfTheWorstProductionDeployment() {
    assertThat(LEAKING.headline().sentence())
        .isEqualTo("DEBUG is on in production (Dockerfile), whatever the environment says.");
    assertThat(LEAKING.headline().isLive()).isFalse();
  }

  @Test
  void aSiteThatAnswersWithADebugPageDecides() {
    assertThat(PROVEN.headline().state()).isEqualTo(DebugState.ON);
    assertThat(PROVEN.headline().isLive()).isTrue();
  }

  @Test
  void offAsShippedNamesTheConditionThatTurnsItOn() {
    assertThat(CLOSED.headline().state()).isEqualTo(DebugState.OFF);
    assertThat(CLOSED.headline().sentence()).endsWith("as shipped; on when BAKERY_DEBUG is \"1\".");
  }

  @Test
  void noAnalysisHoldsASecret() {
    for (var analysis : List.of(LEAKING, PROVEN, CLOSED)) {
      assertThat(analysis.toString()).doesNotContain(Bakery.SECRETS);
    }
  }

  @Test
  void whatIsSeenAndWhatIsPredictedStayApart() {
    assertThat(LEAKING.seen()).isEmpty();
    assertThat(PROVEN.seen()).hasSize(6).allMatch(Leak::isSeen);
    assertThat(PROVEN.predicted()).isNotEmpty().noneMatch(Leak::isSeen);
  }

  @Test
  void djangoStarsTheKeyAndACopyInAVariableIsStillExposed() {
    assertThat(leak(LEAKING, "SECRET_KEY").isMasked()).isTrue();
    assertThat(leak(LEAKING, "bake: salt").isExposedSecret()).isTrue();
    assertThat(leak(LEAKING, "bake: salt").credential().kind()).isEqualTo("django-secret-key");
    assertThat(leak(PROVEN, "frame 2 ovens/views.py:6 bake: salt").credential().kind())
        .isEqualTo("django-secret-key");
  }

  @Test
  void aSourceLineThatAssignsACredentialExposesIt() {
    var line = leak(PROVEN, "ovens/views.py:5");

    assertThat(line.category()).isEqualTo(Category.SOURCE_CODE);
    assertThat(line.isExposedSecret()).isTrue();
    assertThat(line.preview()).isEqualTo("token = \"ov**************\"");
  }

  @Test
  void theEnvironmentIsOnThePageOnlyWhereTheServerPutsItThere() {
    assertThat(LEAKING.predicted())
        .filteredOn(leak -> leak.category() == Category.ENVIRONMENT)
        .extracting(Leak::name)
        .containsExactly("OVEN_HOST", "OVEN_TOKEN");
    assertThat(CLOSED.predicted()).noneMatch(leak -> leak.category() == Category.ENVIRONMENT);
  }

  @Test
  void theFourStoriesAreToldFromEvidence() {
    assertThat(states(PROVEN))
        .containsExactly(
            Scenario.State.PROVEN,
            Scenario.State.PROVEN,
            Scenario.State.CONDITIONAL,
            Scenario.State.PROVEN);
    assertThat(states(LEAKING))
        .containsExactly(
            Scenario.State.PREDICTED,
            Scenario.State.PREDICTED,
            Scenario.State.CONDITIONAL,
            Scenario.State.PREDICTED);
  }

  @Test
  void aStoryWithoutEvidenceIsRefutedWithTheReason() {
    assertThat(states(CLOSED))
        .containsExactly(
            Scenario.State.NOT_POSSIBLE,
            Scenario.State.NOT_POSSIBLE,
            Scenario.State.UNKNOWN,
            Scenario.State.NOT_POSSIBLE);
    assertThat(CLOSED.scenarios()).allMatch(scenario -> !scenario.isTold());
    assertThat(CLOSED.scenarios().getFirst().because()).startsWith("no credential of a database");
  }

  @Test
  void onlyWhatIsProvenIsScoredAsProven() {
    assertThat(PROVEN.scores())
        .extracting(Analysis.Score::situation, Analysis.Score::isProven)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Situation.TECHNICAL_PAGE, true),
            org.assertj.core.groups.Tuple.tuple(Situation.LIVE_CREDENTIAL, false));
    assertThat(LEAKING.scores()).noneMatch(Analysis.Score::isProven);
  }

  @Test
  void theNineMeasuresAreJudgedByWhatTheSettingsSay() {
    assertThat(LEAKING.mitigations())
        .extracting(Mitigation::state)
        .containsExactly(
            State.MISSING,
            State.MISSING,
            State.MISSING,
            State.UNKNOWN,
            State.MISSING,
            State.MISSING,
            State.MISSING,
            State.UNKNOWN,
            State.MISSING);
    assertThat(CLOSED.mitigations())
        .filteredOn(mitigation -> mitigation.state() != State.IN_PLACE)
        .extracting(Mitigation::measure, Mitigation::because)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Measure.ERROR_HANDLING,
                "no code was found that sends or swallows errors; whether all are expected is not seen"),
            org.assertj.core.groups.Tuple.tuple(
                Measure.AUDITS,
                "no exact version is named that could be compared with known flaws"));
  }

  @Test
  void theOrderOfWorkBeginsWithStoppingTheLeakAndRotatesOnlyWhatLeaks() {
    assertThat(PROVEN.actions())
        .extracting(Action::kind)
        .startsWith(Action.Kind.STOP, Action.Kind.ROTATE)
        .isSorted()
        .contains(Action.Kind.INVALIDATE, Action.Kind.PURGE, Action.Kind.LOOK);
    assertThat(LEAKING.actions()).noneMatch(action -> action.kind() == Action.Kind.PURGE);
    assertThat(CLOSED.actions())
        .extracting(Action::because)
        .containsExactly("unknown is not the same as in place");
  }

  @ParameterizedTest
  @CsvSource({
    "1.11.4, 1.11, PREDICTED",
    "1.11.5, 1.11, NOT_POSSIBLE",
    "1.10, 1.10, PREDICTED",
    "'', 1.11, UNKNOWN",
    "'', 3.2, NOT_POSSIBLE",
  })
  void scriptRunsOnlyOnThePagesOfTheVersionsThatDoNotEscapeThem(
      String version, String series, Scenario.State state) {
    var base = Bakery.leaking();
    var evidence =
        new Evidence(
            base.name(),
            base.today(),
            new Evidence.Django(version, Series.of(series), "assumed"),
            base.starts(),
            base.sites(),
            base.pages(),
            base.signing(),
            base.locals(),
            base.packages(),
            base.audit(),
            base.errorPages(),
            base.findings(),
            base.sources(),
            base.texts());

    assertThat(Threats.analyze(evidence, Mask.plain()).vectors())
        .filteredOn(opened -> opened.vector() == Vector.XSS)
        .extracting(Analysis.Opened::state)
        .containsExactly(state);
  }

  @Test
  void aPasswordInTheAddressOfASiteIsNotTold() {
    var asked =
        new Evidence.Asked(
            "https://baker:" + Bakery.STORE_PASSWORD + "@bread.example/",
            DebugState.ON,
            "it answers",
            List.of(),
            List.of(),
            "",
            "");
    var base = Bakery.closed();
    var evidence =
        new Evidence(
            base.name(),
            base.today(),
            base.django(),
            base.starts(),
            List.of(asked),
            base.pages(),
            base.signing(),
            base.locals(),
            base.packages(),
            base.audit(),
            base.errorPages(),
            base.findings(),
            base.sources(),
            base.texts());

    assertThat(Threats.analyze(evidence, Mask.plain()).toString())
        .doesNotContain(Bakery.STORE_PASSWORD);
  }

  private static List<Scenario.State> states(Analysis analysis) {
    return analysis.scenarios().stream().map(Scenario::state).toList();
  }

  private static Leak leak(Analysis analysis, String name) {
    return java.util.stream.Stream.concat(analysis.seen().stream(), analysis.predicted().stream())
        .filter(leak -> leak.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
