package dev.undebug.front;

/// The way of a request ends here, before its phases are through.
final class Ends extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  Ends(Answer answer) {
    super("", null, false, false);
    this.answer = answer;
  }

  static Ends unknown(String why) {
    return new Ends(new Answer.Unknown(why));
  }

  Answer answer() {
    return answer;
  }
}
