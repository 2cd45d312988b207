package dev.undebug.page;

import dev.undebug.python.Children;
import dev.undebug.python.Dialect;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Parser;
import dev.undebug.python.Statement;
import dev.undebug.source.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/// Reads the source lines that a frame shows for what the lines themselves give away by name: texts
/// that are assigned, statements and parameters on their way to the database, and what is handed to
/// a template. The lines of libraries are public and are passed over.
final class SourceLiterals {

  private static final Pattern LIBRARY =
      Pattern.compile(
          "/(?:site|dist)-packages/|/lib(?:64)?/python\\d|/Lib/\\w+\\.py$"
              + "|(?:^|/)django/(?:apps|conf|contrib|core|db|dispatch|forms|http|middleware"
              + "|shortcuts\\.py|tasks|template|templatetags|test|urls|utils|views)(?:/|$)|^<");

  /// The marks below a failing line since Python 3.11.
  private static final Pattern MARKS = Pattern.compile("(?m)^[ \\t]*[~^]+[ \\t]*$");

  private static final Pattern TRIPLE_QUOTE = Pattern.compile("\"\"\"|'''");

  private static final Set<String> EXECUTING =
      Set.of("execute", "executemany", "callproc", "raw", "RawSQL", "mogrify", "fetch", "fetchrow");

  private static final Set<String> QUERYING =
      Set.of(
          "create",
          "get",
          "get_or_create",
          "update_or_create",
          "filter",
          "exclude",
          "update",
          "acreate",
          "aget",
          "aget_or_create");

  private static final Set<String> RENDERING =
      Set.of(
          "render",
          "render_to_response",
          "render_to_string",
          "Context",
          "RequestContext",
          "TemplateResponse",
          "SimpleTemplateResponse");

  private final Disclosures disclosures;
  private final String frame;
  private final Passage lines;
  private final Set<Expression> told = new HashSet<>();
  private String source = "";

  private SourceLiterals(Disclosures disclosures, String frame, Passage lines) {
    this.disclosures = disclosures;
    this.frame = frame + " source: ";
    this.lines = lines;
  }

  /// Reads the lines of one frame.
  ///
  /// @param frame the frame's name
  /// @param failing the index in the lines where the failing line begins; asked only where the
  ///   lines are the application's
  static void read(
      Disclosures disclosures, String path, String frame, Passage lines, IntSupplier failing) {
    if (!LIBRARY.matcher(path.replace('\\', '/')).find()) {
      new SourceLiterals(disclosures, frame, lines).read(failing.getAsInt());
    }
  }

  /// The lines may begin or end inside a text of three quotes, which turns code and text round; the
  /// failing line is code, and says which is which.
  private void read(int failing) {
    String shown =
        MARKS.matcher(lines.text()).replaceAll(marks -> " ".repeat(marks.end() - marks.start()));
    if (isInText(shown, failing)) {
      var quote = TRIPLE_QUOTE.matcher(shown);
      shown = quote.find() ? blanked(shown, quote.end()) : shown;
      if (isInText(shown, failing)) {
        return;
      }
    }
    source = shown;
    parse(shown).body().forEach(this::node);
  }

  private static String blanked(String text, int end) {
    return text.substring(0, end).replaceAll("[^\\n]", " ") + text.substring(end);
  }

  private static Module parse(String text) {
    var source = new SourceText("frame.py", text);
    Module newer = Parser.parse(source, Dialect.PYTHON_3);
    if (newer.problems().isEmpty()) {
      return newer;
    }
    Module older = Parser.parse(source, Dialect.PYTHON_2);
    return older.problems().size() < newer.problems().size() ? older : newer;
  }

  /// Whether an index stands inside a text of three quotes that is no statement of SQL.
  private static boolean isInText(String text, int index) {
    int at = 0;
    while (at < index) {
      char c = text.charAt(at);
      boolean isTriple = text.startsWith("\"\"\"", at) || text.startsWith("'''", at);
      if (isTriple) {
        int close = text.indexOf(text.substring(at, at + 3), at + 3);
        int end = close < 0 ? text.length() : close;
        if (index <= end) {
          return !Statements.begins(text.substring(at + 3, end));
        }
        at = end + 3;
      } else if (c == '"' || c == '\'' || c == '#') {
        at = endOfLineOr(text, at, c);
      } else {
        at++;
      }
    }
    return false;
  }

  /// One past the quote that closes a text of one line; a comment ends with its line.
  private static int endOfLineOr(String text, int start, char quote) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '\n') {
      if (text.charAt(at) == quote && quote != '#') {
        return at + 1;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private void node(Node node) {
    switch (node) {
      case Statement.Assign(var targets, var value, _) when targets.size() == 1 ->
          assigned(targets.getFirst(), value);
      case Statement.AnnAssign(var target, _, var value, _, _) -> assigned(target, value);
      case Expression.NamedExpr(var target, var value, _) -> assigned(target, value);
      case Expression.Call call -> call(call);
      case Expression.Constant constant -> statement(constant);
      default -> {}
    }
    Children.of(node).forEach(this::node);
  }

  /// What stands at the left edge is a module's and no variable of a function.
  private void assigned(Expression target, Expression value) {
    int start = target.span().start();
    boolean isInner = start > 0 && source.charAt(start - 1) != '\n';
    String name = name(target);
    if (isInner && !name.isEmpty()) {
      literals(Category.LOCAL_VARIABLE, name, value);
    }
  }

  private void call(Expression.Call call) {
    String function = name(call.function());
    String last = function.substring(function.lastIndexOf('.') + 1);
    if (EXECUTING.contains(last)) {
      if (!call.arguments().isEmpty() && isStatement(call.arguments().getFirst())) {
        arguments(Category.DATABASE_QUERY, function, call);
      }
    } else if (QUERYING.contains(last) && function.contains(".objects.")) {
      arguments(Category.DATABASE_QUERY, function, call);
    } else if (RENDERING.contains(last)) {
      call.arguments().forEach(argument -> context(function, argument));
      call.keywords().forEach(keyword -> context(function, keyword.value()));
    }
  }

  private void context(String function, Expression argument) {
    if (argument instanceof Expression.Dict) {
      literals(Category.TEMPLATE_CONTEXT, function, argument);
    }
  }

  private void arguments(Category category, String function, Expression.Call call) {
    List<Expression> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      literals(category, function + "[" + i + "]", arguments.get(i));
    }
    for (Keyword keyword : call.keywords()) {
      literals(category, function + "." + keyword.name(), keyword.value());
    }
  }

  private void statement(Expression.Constant constant) {
    if (isStatement(constant)) {
      literals(Category.DATABASE_QUERY, "statement", constant);
    }
  }

  private static boolean isStatement(Node node) {
    return node instanceof Expression.Constant(Literal.Text(var text, _), _)
        && Statements.begins(text);
  }

  /// Tells the texts of an expression that are its value or a part of it; what a function makes of
  /// its arguments is not known, but a class keeps them.
  private void literals(Category category, String name, Expression value) {
    switch (value) {
      case Expression.Constant(Literal.Text(var text, _), _) -> tell(category, name, value, text);
      case Expression.Constant(Literal.Bytes(var text), _) -> tell(category, name, value, text);
      case Expression.Dict(var keys, var values, _) -> {
        for (int i = 0; i < keys.size(); i++) {
          literals(category, name + "[" + source(keys.get(i)) + "]", values.get(i));
        }
      }
      case Expression.ListDisplay(var elements, _) -> elements(category, name, elements);
      case Expression.Tuple(var elements, _) -> elements(category, name, elements);
      case Expression.Set(var elements, _) -> elements(category, name, elements);
      case Expression.Call call when isOfClass(call) -> {
        if (call.arguments().size() == 1) {
          literals(category, name, call.arguments().getFirst());
        } else {
          elements(category, name, call.arguments());
        }
        for (Keyword keyword : call.keywords()) {
          literals(category, name + "." + keyword.name(), keyword.value());
        }
      }
      default -> {}
    }
  }

  private void elements(Category category, String name, List<Expression> elements) {
    for (int i = 0; i < elements.size(); i++) {
      literals(category, name + "[" + i + "]", elements.get(i));
    }
  }

  private void tell(Category category, String name, Expression literal, String text) {
    if (!text.isBlank() && told.add(literal)) {
      Category actual = Statements.begins(text) ? Category.DATABASE_QUERY : category;
      disclosures.add(actual, frame + name, text, lines.offset(literal.span().start()));
    }
  }

  private static boolean isOfClass(Expression.Call call) {
    String name = name(call.function());
    String last = name.substring(name.lastIndexOf('.') + 1);
    return !last.isEmpty() && Character.isUpperCase(last.charAt(0));
  }

  private String source(Expression expression) {
    return source.substring(expression.span().start(), expression.span().end());
  }

  /// A dotted name, with calls and subscripts on the way; empty for what is none.
  private static String name(Expression expression) {
    return switch (expression) {
      case Expression.Name(var id, _) -> id;
      case Expression.Attribute(var value, var attribute, _) -> {
        String owner = name(value);
        yield owner.isEmpty() ? attribute : owner + "." + attribute;
      }
      case Expression.Call(var function, _, _, _) -> name(function);
      case Expression.Subscript(var value, Expression.Constant(Literal.Text(var key, _), _), _) ->
          name(value) + "['" + key + "']";
      default -> "";
    };
  }
}
