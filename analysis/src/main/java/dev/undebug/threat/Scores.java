package dev.undebug.threat;

import dev.undebug.page.PageKind;
import dev.undebug.secret.SecretKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
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
    if (!keys.isEmpty()) {
      signing(facts, keys.getFirst(), scores);
    }
    var others =
        facts.exposed(
            SecretKind.Use.DATABASE,
            SecretKind.Use.SERVICE,
            SecretKind.Use.PASSWORD,
            SecretKind.Use.KEY,
            SecretKind.Use.CLOUD,
            SecretKind.Use.VISITOR);
    if (!others.isEmpty()) {
      String because = "if %s still works".formatted(others.getFirst().name());
      scores.add(unproven(Situation.LIVE_CREDENTIAL, because));
    }
    var cloud = facts.exposed(SecretKind.Use.CLOUD);
    if (!cloud.isEmpty()) {
      String because = "if %s still works".formatted(cloud.getFirst().name());
      scores.add(unproven(Situation.LIVE_CLOUD_KEY, because));
    }
    return worst(scores);
  }

  /// What the signing key makes of it: proven where it made a session that was seen.
  private static void signing(Facts facts, Leak key, List<Analysis.Score> scores) {
    if (facts.proofs().hasSession()) {
      scores.add(
          new Analysis.Score(
              Situation.LIVE_CREDENTIAL,
              true,
              key.name() + " made a session that was seen, so it makes others"));
    } else if (facts.hasSignedSessions()) {
      scores.add(
          unproven(Situation.LIVE_CREDENTIAL, "if %s is the key in use".formatted(key.name())));
    }
    if (facts.proofs().hasPickle()) {
      scores.add(
          new Analysis.Score(
              Situation.CODE_EXECUTION,
              true,
              key.name() + " made a pickled session that was seen, so it makes others"));
    } else if (facts.unpicklesSessions()) {
      scores.add(
          unproven(Situation.CODE_EXECUTION, "if %s is the key in use".formatted(key.name())));
    }
  }

  /// Of what is proven the worst alone; of the rest what would be worse, each situation once.
  private static List<Analysis.Score> worst(List<Analysis.Score> scores) {
    var proven =
        scores.stream()
            .filter(Analysis.Score::isProven)
            .max(Comparator.comparing(Analysis.Score::situation));
    var told = new ArrayList<Analysis.Score>();
    proven.ifPresent(told::add);
    var situations = EnumSet.noneOf(Situation.class);
    for (Analysis.Score score : scores) {
      boolean isWorse =
          proven.isEmpty() || score.situation().compareTo(proven.get().situation()) > 0;
      if (!score.isProven() && isWorse && situations.add(score.situation())) {
        told.add(score);
      }
    }
    return told;
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
