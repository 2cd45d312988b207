package dev.undebug.python;

import dev.undebug.python.Expression.Absent;
import dev.undebug.python.Expression.Constant;
import dev.undebug.python.Expression.FormattedValue;
import dev.undebug.python.Expression.Interpolation;
import dev.undebug.python.Expression.JoinedStr;
import dev.undebug.python.Expression.TemplateStr;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads string literals, joins those that stand side by side, and reads replacement fields.
final class StringParser {

  private final Cursor c;
  private final ExpressionParser expressions;

  StringParser(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
  }

  /// The literals joined so far.
  private static final class Joined {
    final List<Expression> parts = new ArrayList<>();
    boolean hasFields;
    boolean hasTemplate;
    boolean hasBytes;
    boolean hasText;
  }

  /// One or more literals side by side.
  Expression strings() {
    int start = c.start();
    if (c.is(Kind.STRING) && c.next() != Kind.STRING && c.next() != Kind.F_START) {
      return plain();
    }
    var joined = new Joined();
    while (true) {
      if (c.is(Kind.STRING)) {
        addPlain(joined);
      } else if (c.is(Kind.F_START)) {
        addFields(joined);
      } else {
        break;
      }
    }
    return join(joined, c.spanFrom(start), c.isPython2);
  }

  private Constant plain() {
    int start = c.start();
    int end = c.tokens.ends[c.at()];
    Literal value = Strings.value(c.tokens.text, start, end, c.stringRules());
    c.advance();
    return new Constant(value, new Span(start, end));
  }

  private void addPlain(Joined joined) {
    Constant read = plain();
    if (read.value() instanceof Literal.Bytes) {
      joined.hasBytes = true;
    } else {
      joined.hasText = true;
    }
    joined.parts.add(read);
  }

  private void addFields(Joined joined) {
    int start = c.start();
    int prefixEnd = start;
    boolean isRaw = false;
    boolean isTemplate = false;
    char[] text = c.tokens.text;
    while (text[prefixEnd] != '"' && text[prefixEnd] != '\'') {
      isRaw |= (text[prefixEnd] | 0x20) == 'r';
      isTemplate |= (text[prefixEnd] | 0x20) == 't';
      prefixEnd++;
    }
    joined.hasText |= !isTemplate;
    joined.hasFields = true;
    joined.hasTemplate |= isTemplate;
    c.advance();
    c.enter();
    int outer = c.open();
    while (!c.is(Kind.F_END)) {
      part(joined.parts, isRaw, isTemplate);
    }
    c.grow();
    c.close(outer);
    c.leave();
    c.advance();
  }

  private void part(List<Expression> parts, boolean isRaw, boolean isTemplate) {
    if (c.is(Kind.F_MIDDLE)) {
      int start = c.start();
      int end = c.tokens.ends[c.at()];
      String value = Strings.fieldText(c.tokens.text, start, end, isRaw);
      c.advance();
      addText(parts, value, new Span(start, end));
    } else if (c.is(Kind.FIELD_OPEN)) {
      field(parts, isRaw, isTemplate);
    } else {
      throw c.fail("expected a replacement field or the end of the f-string");
    }
  }

  private static void addText(List<Expression> parts, String value, Span span) {
    parts.add(new Constant(new Literal.Text(value, false), span));
  }

  private void field(List<Expression> parts, boolean isRaw, boolean isTemplate) {
    int start = c.start();
    c.advance();
    int outer = c.open();
    Expression value = expressions.yieldOrStarExpressions();
    int valueEnd = c.start();
    boolean isShown = c.accept(Kind.EQUAL);
    if (isShown) {
      valueEnd = c.start();
      String shown = Strings.shown(c.tokens.text, start + 1, valueEnd);
      addText(parts, shown, new Span(start + 1, valueEnd));
    }
    String source = isTemplate ? templateText(start + 1, isShown) : "";
    char conversion = conversion();
    Expression specification = c.is(Kind.FIELD_COLON) ? specification(isRaw) : c.absent();
    if (isShown && conversion == ' ' && specification instanceof Absent) {
      conversion = 'r';
    }
    c.expect(Kind.FIELD_CLOSE, "'}' in an f-string");
    c.grow();
    c.close(outer);
    Span span = c.spanFrom(start);
    parts.add(
        isTemplate
            ? new Interpolation(value, source, conversion, specification, span)
            : new FormattedValue(value, conversion, specification, span));
  }

  /// The source of a template's field: up to its conversion, specification or `=`.
  private String templateText(int start, boolean isShown) {
    int end = c.start();
    char[] text = c.tokens.text;
    if (isShown) {
      end = c.tokens.starts[c.at() - 1];
    }
    while (end > start && Character.isWhitespace(text[end - 1])) {
      end--;
    }
    return Strings.shown(text, start, end);
  }

  private char conversion() {
    if (!c.accept(Kind.BANG)) {
      return ' ';
    }
    boolean touches = c.start() == c.lastEnd();
    if (!touches || !(c.isWord("s") || c.isWord("r") || c.isWord("a"))) {
      throw c.fail("a conversion is '!s', '!r' or '!a'");
    }
    return c.name().charAt(0);
  }

  private Expression specification(boolean isRaw) {
    int start = c.start();
    c.advance();
    var parts = new ArrayList<Expression>();
    c.enter();
    while (!c.is(Kind.FIELD_CLOSE)) {
      part(parts, isRaw, false);
    }
    c.leave();
    return new JoinedStr(mergeAll(parts), c.spanFrom(start));
  }

  private static Expression join(Joined joined, Span span, boolean mayMix) {
    if (joined.hasBytes && joined.hasText && !mayMix) {
      throw Cursor.failAt("cannot mix bytes and nonbytes literals", span);
    }
    if (joined.hasTemplate && (joined.hasText || joined.hasBytes)) {
      throw Cursor.failAt("cannot mix t-string literals with string or bytes literals", span);
    }
    if (!joined.hasFields) {
      var whole = (Constant) merged(joined.parts, 0, joined.parts.size());
      return new Constant(whole.value(), span);
    }
    List<Expression> values = mergeAll(joined.parts);
    return joined.hasTemplate ? new TemplateStr(values, span) : new JoinedStr(values, span);
  }

  /// Joins the constants that stand side by side, and leaves out the empty ones.
  private static List<Expression> mergeAll(List<Expression> parts) {
    var values = new ArrayList<Expression>(parts.size());
    int i = 0;
    while (i < parts.size()) {
      int end = i;
      while (end < parts.size() && parts.get(end) instanceof Constant) {
        end++;
      }
      if (end == i) {
        values.add(parts.get(i++));
        continue;
      }
      Expression text = merged(parts, i, end);
      if (!(text instanceof Constant(Literal.Text(var value, _), _)) || !value.isEmpty()) {
        values.add(text);
      }
      i = end;
    }
    return List.copyOf(values);
  }

  private static boolean isBytes(Expression part) {
    return part instanceof Constant constant && constant.value() instanceof Literal.Bytes;
  }

  private static Expression merged(List<Expression> parts, int from, int to) {
    var first = (Constant) parts.get(from);
    if (to == from + 1) {
      return first;
    }
    var all = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (parts.get(i) instanceof Constant constant) {
        all.append(
            switch (constant.value()) {
              case Literal.Text(var value, _) -> value;
              case Literal.Bytes(var value) -> value;
              case Literal.Int _, Literal.Real _, Literal.Imaginary _, Literal.Bool _ -> "";
              case Literal.Singleton _ -> "";
            });
      }
    }
    Span span = new Span(first.span().start(), parts.get(to - 1).span().end());
    boolean isBytes = parts.subList(from, to).stream().allMatch(StringParser::isBytes);
    boolean prefixU = first.value() instanceof Literal.Text(_, var isU) && isU;
    return new Constant(
        isBytes ? new Literal.Bytes(all.toString()) : new Literal.Text(all.toString(), prefixU),
        span);
  }
}
