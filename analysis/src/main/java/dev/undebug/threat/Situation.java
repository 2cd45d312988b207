package dev.undebug.threat;

/// What can be true of a leak, and how bad CVSS counts it; worst last. The choice of metrics is
/// ours, so the vectors are shown with every score.
public enum Situation {
  /// A list of routes, or a page without anything secret on it.
  DEBUG_PAGE("a debug page without credentials", "C:L/I:N/A:N", 5.3, "VC:L/VI:N/VA:N", 6.9),
  /// A technical page: source, settings, variables.
  TECHNICAL_PAGE(
      "source, settings or variables in the clear", "C:H/I:N/A:N", 7.5, "VC:H/VI:N/VA:N", 8.7),
  /// A credential that works, or a signing key that makes sessions.
  LIVE_CREDENTIAL("a credential that still works", "C:H/I:H/A:N", 9.1, "VC:H/VI:H/VA:N", 9.3),
  /// The signing key, and sessions that are unpickled.
  CODE_EXECUTION("own code on the server", "C:H/I:H/A:H", 9.8, "VC:H/VI:H/VA:H", 9.3),
  /// The account at the cloud provider.
  LIVE_CLOUD_KEY("a cloud key that still works", "C:H/I:H/A:H", 10.0, "VC:H/VI:H/VA:H", 10.0);

  private final String words;
  private final String impact31;
  private final double score31;
  private final String impact40;
  private final double score40;

  Situation(String words, String impact31, double score31, String impact40, double score40) {
    this.words = words;
    this.impact31 = impact31;
    this.score31 = score31;
    this.impact40 = impact40;
    this.score40 = score40;
  }

  /// The situation in a few words.
  public String words() {
    return words;
  }

  public String vector31() {
    String scope = this == LIVE_CLOUD_KEY ? "C" : "U";
    return "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:" + scope + "/" + impact31;
  }

  public double score31() {
    return score31;
  }

  public String vector40() {
    String beyond = this == LIVE_CLOUD_KEY ? "/SC:H/SI:H/SA:H" : "/SC:N/SI:N/SA:N";
    return "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/" + impact40 + beyond;
  }

  public double score40() {
    return score40;
  }
}
