package dev.undebug.python.evaluate.machine;

/// Python's `repr` and `str` of concrete values.
public final class Repr {
  private Repr() {}

  static String ofConstant(Value value) {
    return switch (value) {
      case Value.Text(var text) -> quote(text);
      case Value.Bytes(var bytes) -> "b" + quote(bytes);
      case Value.Int(var number) -> number.toString();
      case Value.Real(var number) -> Numbers.repr(number);
      case Value.Bool(var truth) -> truth ? "True" : "False";
      case Value.Singleton.NONE -> "None";
      case Value.Singleton.ELLIPSIS -> "Ellipsis";
      case Value.FilePath(var text) -> "PosixPath(" + quote(text) + ")";
      default -> "...";
    };
  }

  /// `str` of a scalar.
  public static String plain(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.FilePath(var text) -> text;
      default -> ofConstant(value);
    };
  }

  static boolean isScalar(Value value) {
    return switch (value) {
      case Value.Text _, Value.Bytes _, Value.Int _, Value.Real _, Value.Bool _ -> true;
      case Value.FilePath _ -> true;
      case Value.Singleton singleton -> singleton == Value.Singleton.NONE;
      default -> false;
    };
  }

  static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    var out = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
            out.append("\\x%02x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append(quote).toString();
  }
}
