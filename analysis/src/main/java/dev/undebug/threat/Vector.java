package dev.undebug.threat;

/// The ways in which a debug page serves an attacker.
public enum Vector {
  RECONNAISSANCE(
      "reconnaissance",
      "Reconnaissance",
      "knowing the code, the routes and the versions before the first attempt"),
  SQL_INJECTION(
      "sql-injection", "SQL injection", "seeing how a statement breaks, and repairing the attempt"),
  XSS(
      "xss",
      "Cross-site scripting",
      "running script in a visitor's browser through the debug page itself"),
  CODE_EXECUTION(
      "remote-code-execution", "Remote code execution", "running own code on the server"),
  CREDENTIAL_THEFT(
      "credential-theft",
      "Credential theft",
      "taking passwords, keys and tokens that the page shows"),
  SESSION_HIJACKING(
      "session-hijacking", "Session hijacking", "acting as somebody who is logged in"),
  PRIVILEGE_ESCALATION(
      "privilege-escalation", "Privilege escalation", "becoming staff or administrator"),
  DENIAL_OF_SERVICE("denial-of-service", "Denial of service", "making the server work for nothing");

  private final String word;
  private final String label;
  private final String meaning;

  Vector(String word, String label, String meaning) {
    this.word = word;
    this.label = label;
    this.meaning = meaning;
  }

  /// The word that machine-readable reports use.
  public String word() {
    return word;
  }

  /// The words that people read.
  public String label() {
    return label;
  }

  /// What it is, in one phrase.
  public String meaning() {
    return meaning;
  }
}
