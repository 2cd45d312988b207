package dev.undebug.page;

import java.util.ArrayList;
import java.util.List;

/// Reads what Python's `repr` and `pprint` write, of Python 2 and 3, whole or cut off by Django
/// (`<trimmed 70000 bytes string>`). It accepts every text: what has no structure comes back plain.
final class ReprReader {

  /// Containers inside containers beyond which the rest is taken as plain; `repr` itself gives up
  /// near a thousand.
  private static final int DEPTH = 48;

  /// Objects whose value turns out not to end where the object does, after which none is opened any
  /// more: each one is read again, and what stands inside it too.
  private static final int MOST_FAILED = 16;

  private static final String TRIMMED = "... <trimmed ";

  private final String text;
  private final int end;
  private int at;
  private int depth;
  private int failed;

  private ReprReader(String text, int end) {
    this.text = text;
    this.end = end;
  }

  /// Reads a value that takes the whole text.
  static Repr read(String text) {
    int trimmed = text.endsWith(" bytes string>") ? text.lastIndexOf(TRIMMED) : -1;
    var reader = new ReprReader(text, trimmed < 0 ? text.length() : trimmed);
    reader.skipSpace();
    int start = reader.at;
    if (start == reader.end) {
      return new Repr.Plain("", start, start);
    }
    Repr value = reader.value();
    reader.skipSpace();
    if (reader.at < reader.end) {
      return new Repr.Plain(text.substring(start).strip(), start, text.length());
    }
    return value;
  }

  private Repr value() {
    skipSpace();
    int start = at;
    if (at >= end) {
      return new Repr.Plain("", start, start);
    }
    if (depth >= DEPTH) {
      return plain();
    }
    depth++;
    try {
      return nested(start);
    } finally {
      depth--;
    }
  }

  private Repr nested(int start) {
    if (literalQuote(at) >= 0) {
      return literals();
    }
    return switch (text.charAt(at)) {
      case '[' -> items(']');
      case '(' -> parenthesised();
      case '{' -> braces();
      case '<' -> object();
      default -> {
        String name = name();
        if (!name.isEmpty() && at < end && text.charAt(at) == '(') {
          yield call(name, start);
        }
        at = start;
        yield plain();
      }
    };
  }

  /// The index of the quote of a literal that begins here, or -1.
  private int literalQuote(int from) {
    for (int i = from; i < end && i < from + 3; i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        return i;
      }
      if ("uUbBrR".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  private Repr literals() {
    int start = at;
    var value = new StringBuilder();
    int last = at;
    while (literalQuote(at) >= 0) {
      literal(value);
      last = at;
      skipSpace();
    }
    at = last;
    return new Repr.Text(value.toString(), start, last);
  }

  private void literal(StringBuilder value) {
    int open = literalQuote(at);
    boolean isRaw = text.substring(at, open).toLowerCase(java.util.Locale.ROOT).contains("r");
    char quote = text.charAt(open);
    at = open + 1;
    while (at < end && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && !isRaw) {
        at = Escapes.append(text, at, end, value);
      } else {
        value.append(text.charAt(at++));
      }
    }
    at = Math.min(at + 1, end);
  }

  private Repr items(char close) {
    int start = at++;
    var items = new ArrayList<Repr>();
    while (!closes(close)) {
      items.add(value());
      comma(close);
    }
    return new Repr.Items(List.copyOf(items), start, at);
  }

  /// `('a' 'b')` is one text in two pieces, `('a',)` a tuple.
  private Repr parenthesised() {
    int start = at++;
    var items = new ArrayList<Repr>();
    boolean hasComma = false;
    while (!closes(')')) {
      items.add(value());
      hasComma |= comma(')');
    }
    if (!hasComma && items.size() == 1 && items.getFirst() instanceof Repr.Text only) {
      return new Repr.Text(only.value(), only.start(), at);
    }
    return new Repr.Items(List.copyOf(items), start, at);
  }

  private Repr braces() {
    int start = at++;
    var items = new ArrayList<Repr>();
    var entries = new ArrayList<Repr.Entry>();
    while (!closes('}')) {
      Repr first = value();
      skipSpace();
      if (at < end && text.charAt(at) == ':') {
        at++;
        entries.add(new Repr.Entry(first, value()));
      } else {
        items.add(first);
      }
      comma('}');
    }
    if (items.isEmpty() || !entries.isEmpty()) {
      return new Repr.Entries(List.copyOf(entries), start, at);
    }
    return new Repr.Items(List.copyOf(items), start, at);
  }

  private boolean closes(char close) {
    skipSpace();
    if (at >= end) {
      return true;
    }
    if (text.charAt(at) == close) {
      at++;
      return true;
    }
    return false;
  }

  /// Steps over a comma, or over one character that cannot be read, so that reading always goes on.
  private boolean comma(char close) {
    skipSpace();
    if (at >= end || text.charAt(at) == close) {
      return false;
    }
    return text.charAt(at++) == ',';
  }

  private Repr call(String name, int start) {
    at++;
    var arguments = new ArrayList<Repr.Argument>();
    while (!closes(')')) {
      String keyword = keyword();
      arguments.add(new Repr.Argument(keyword, value()));
      comma(')');
    }
    return new Repr.Call(name, List.copyOf(arguments), start, at);
  }

  private String keyword() {
    int start = at;
    String name = name();
    if (!name.isEmpty() && at + 1 < end && text.charAt(at) == '=') {
      at++;
      return name;
    }
    at = start;
    return "";
  }

  /// `<QueryDict: {'a': ['1']}>` shows a value, `<Client object at 0x7f…>` does not.
  private Repr object() {
    int start = at++;
    String name = name();
    if (!name.isEmpty()
        && failed < MOST_FAILED
        && text.startsWith(": ", at)
        && at + 2 < end
        && opens(text.charAt(at + 2))) {
      at += 2;
      Repr shown = value();
      skipSpace();
      if (at >= end || text.charAt(at) == '>') {
        at = Math.min(at + 1, end);
        var only = new Repr.Argument("", shown);
        return new Repr.Call(name, List.of(only), start, at);
      }
      failed++;
    }
    at = start;
    return angled();
  }

  private static boolean opens(char c) {
    return c == '{' || c == '[' || c == '(';
  }

  private Repr angled() {
    int start = at;
    int open = 0;
    while (at < end) {
      char c = text.charAt(at++);
      if (c == '<') {
        open++;
      } else if (c == '>' && text.charAt(at - 2) != '-' && --open == 0) {
        break;
      }
    }
    return new Repr.Plain(text.substring(start, at), start, at);
  }

  private Repr plain() {
    int start = at;
    int open = 0;
    while (at < end) {
      char c = text.charAt(at);
      if (open == 0 && (c == ',' || c == ']' || c == ')' || c == '}' || c == ':')) {
        break;
      }
      if (opens(c)) {
        open++;
      } else if (c == ']' || c == ')' || c == '}') {
        open--;
      }
      at++;
    }
    return new Repr.Plain(text.substring(start, at).strip(), start, at);
  }

  private String name() {
    int start = at;
    while (at < end
        && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    boolean isName = at > start && Character.isJavaIdentifierStart(text.charAt(start));
    if (!isName) {
      at = start;
    }
    return text.substring(start, at);
  }

  private void skipSpace() {
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
