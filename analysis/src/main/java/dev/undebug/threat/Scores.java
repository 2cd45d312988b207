package dev.undebug.threat;

import dev.undebug.page.PageKind;
import dev.undebug.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;

/// Scores the worst proven situation, and tells the worse ones as what they hang on.
final class Scores {

  private Scores() {}

  static List<Analysis.Score> of(Facts facts) {
    if (facts.reach() == Analysis.Reach.NONE) {
      return List.of();
    }
    var scores = new ArrayList<Analysis.Score>();
    scores.add(base(facts));
    var keys = facts.exposed(SecretKind.Use.SIGNING);
    var others =
        facts.exposed(
            SecretKind.Use.DATABASE,
            SecretKind.Use.SERVICE,
            SecretKind.Use.PASSWORD,
            SecretKind.Use.KEY,
            SecretKind.Use.CLOUD,
            SecretKind.Use.VISITOR);
    if (!others.isEmpty()) {
      scores.add(
          unproven(
              Situation.LIVE_CREDENTIAL, "if %s still works".formatted(others.getFirst().name())));
    } else if (!keys.isEmpty() && facts.hasSignedSessions()) {
      scores.add(
          unproven(
              Situation.LIVE_CREDENTIAL,
              "if %s is the key in use".formatted(keys.getFirst().name())));
    }
    if (!keys.isEmpty() && facts.unpicklesSessions()) {
      scores.add(
          unproven(
              Situation.CODE_EXECUTION,
              "if %s is the key in use".formatted(keys.getFirst().name())));
    }
    var cloud = facts.exposed(SecretKind.Use.CLOUD);
    if (!cloud.isEmpty()) {
      scores.add(
          unproven(
              Situation.LIVE_CLOUD_KEY, "if %s still works".formatted(cloud.getFirst().name())));
    }
    return scores;
  }

  private static Analysis.Score unproven(Situation situation, String because) {
    return new Analysis.Score(situation, false, because);
  }

  private static Analysis.Score base(Facts facts) {
    return switch (facts.reach()) {
      case SEEN -> seen(facts);
      case SHIPPED ->
          new Analysis.Score(
              Situation.TECHNICAL_PAGE,
              false,
              "as shipped, every technical page shows settings and source");
      case CONDITIONAL, NONE ->
          new Analysis.Score(Situation.TECHNICAL_PAGE, false, "if DEBUG is on");
    };
  }

  private static Analysis.Score seen(Facts facts) {
    boolean isTechnical =
        facts.evidence().pages().stream()
            .map(captured -> captured.page().kind())
            .anyMatch(
                kind ->
                    kind == PageKind.TECHNICAL_500
                        || kind == PageKind.TECHNICAL_400
                        || kind == PageKind.TEXT_500);
    return isTechnical
        ? new Analysis.Score(Situation.TECHNICAL_PAGE, true, "a technical page was obtained")
        : new Analysis.Score(Situation.DEBUG_PAGE, true, "a debug page was obtained");
  }
}
