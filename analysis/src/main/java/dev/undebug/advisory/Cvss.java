package dev.undebug.advisory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The base score of a CVSS 3.0 or 3.1 vector, by section 7 of the specification
/// (<https://www.first.org/cvss/v3.1/specification-document>).
final class Cvss {

  private static final Map<String, Double> IMPACT = Map.of("N", 0.0, "L", 0.22, "H", 0.56);
  private static final Map<String, Double> VECTOR =
      Map.of("N", 0.85, "A", 0.62, "L", 0.55, "P", 0.2);
  private static final Map<String, Double> COMPLEXITY = Map.of("L", 0.77, "H", 0.44);
  private static final Map<String, Double> INTERACTION = Map.of("N", 0.85, "R", 0.62);
  private static final Map<String, Double> PRIVILEGES = Map.of("N", 0.85, "L", 0.62, "H", 0.27);

  /// Where the scope changes, low and high privileges count for more.
  private static final Map<String, Double> PRIVILEGES_CHANGED =
      Map.of("N", 0.85, "L", 0.68, "H", 0.5);

  private Cvss() {}

  /// The band of a vector; empty for what is none of version 3, and for a score of zero.
  static Optional<Advisory.Band> band(String vector) {
    return score(vector)
        .flatMap(
            score ->
                score >= 9
                    ? Optional.of(Advisory.Band.CRITICAL)
                    : score >= 7
                        ? Optional.of(Advisory.Band.HIGH)
                        : score >= 4
                            ? Optional.of(Advisory.Band.MEDIUM)
                            : score > 0 ? Optional.of(Advisory.Band.LOW) : Optional.empty());
  }

  static Optional<Double> score(String vector) {
    var metrics = new HashMap<String, String>();
    for (String part : vector.split("/", 40)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        metrics.put(part.substring(0, colon), part.substring(colon + 1));
      }
    }
    boolean isChanged = "C".equals(metrics.get("S"));
    Double reach = VECTOR.get(metrics.getOrDefault("AV", ""));
    Double complexity = COMPLEXITY.get(metrics.getOrDefault("AC", ""));
    Double privileges =
        (isChanged ? PRIVILEGES_CHANGED : PRIVILEGES).get(metrics.getOrDefault("PR", ""));
    Double interaction = INTERACTION.get(metrics.getOrDefault("UI", ""));
    Double confidentiality = IMPACT.get(metrics.getOrDefault("C", ""));
    Double integrity = IMPACT.get(metrics.getOrDefault("I", ""));
    Double availability = IMPACT.get(metrics.getOrDefault("A", ""));
    if (!vector.startsWith("CVSS:3.")
        || reach == null
        || complexity == null
        || privileges == null
        || interaction == null
        || confidentiality == null
        || integrity == null
        || availability == null) {
      return Optional.empty();
    }
    double base = 1 - (1 - confidentiality) * (1 - integrity) * (1 - availability);
    double impact =
        isChanged ? 7.52 * (base - 0.029) - 3.25 * Math.pow(base - 0.02, 15) : 6.42 * base;
    double exploitability = 8.22 * reach * complexity * privileges * interaction;
    double sum = (isChanged ? 1.08 : 1) * (impact + exploitability);
    return Optional.of(impact <= 0 ? 0 : roundedUp(Math.min(sum, 10)));
  }

  /// Up to one decimal, by the integers that the specification wants, for the sake of 4.02 and the
  /// like.
  private static double roundedUp(double score) {
    int whole = (int) Math.round(score * 100_000);
    return whole % 10_000 == 0 ? whole / 100_000.0 : (whole / 10_000 + 1) / 10.0;
  }
}
