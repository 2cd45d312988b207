package dev.undebug.python;

/// Shows patterns as text.
final class DumpPatterns {

  private final Dump dump;

  DumpPatterns(Dump dump) {
    this.dump = dump;
  }

  void pattern(Pattern node) {
    DumpWriter out = dump.out;
    switch (node) {
      case Pattern.MatchValue match -> {
        out.node("MatchValue", match.span());
        dump.child("value", match.value());
      }
      case Pattern.MatchSingleton match -> {
        out.node("MatchSingleton", match.span());
        dump.literal(match.value());
      }
      case Pattern.MatchSequence match -> {
        out.node("MatchSequence", match.span());
        out.list("patterns", match.patterns(), this::pattern);
      }
      case Pattern.MatchMapping match -> {
        out.node("MatchMapping", match.span());
        dump.all("keys", match.keys());
        out.list("patterns", match.patterns(), this::pattern);
        out.name("rest", match.rest());
      }
      case Pattern.MatchClass match -> {
        out.node("MatchClass", match.span());
        dump.child("cls", match.type());
        out.list("patterns", match.patterns(), this::pattern);
        out.names("kwd_attrs", match.keywordNames());
        out.list("kwd_patterns", match.keywordPatterns(), this::pattern);
      }
      case Pattern.MatchStar match -> {
        out.node("MatchStar", match.span());
        out.name("name", match.name());
      }
      case Pattern.MatchAs match -> {
        out.node("MatchAs", match.span());
        out.child("pattern", () -> pattern(match.pattern()));
        out.text("name", match.name());
      }
      case Pattern.MatchCapture match -> {
        out.node("MatchAs", match.span());
        out.text("name", match.name());
      }
      case Pattern.MatchAny match -> out.node("MatchAs", match.span());
      case Pattern.MatchOr match -> {
        out.node("MatchOr", match.span());
        out.list("patterns", match.patterns(), this::pattern);
      }
    }
  }
}
