package dev.undebug.code;

import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Node;
import dev.undebug.python.Operator;
import dev.undebug.python.Parameter;
import dev.undebug.python.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where the values of a function's names come from, as far as its own lines say.
///
/// Only what is sure to hand a text on hands its origin on: an operator, a format, a method of a
/// text, a container. What a function of the project makes of its arguments is not followed.
public final class Origins {

  private static final int MAX_DEPTH = 60;

  /// What a visitor fills.
  private static final Set<String> SENT =
      Set.of(
          "GET",
          "POST",
          "REQUEST",
          "body",
          "COOKIES",
          "META",
          "headers",
          "data",
          "query_params",
          "DATA",
          "QUERY_PARAMS");

  /// Tests that say nothing of a text's content.
  private static final Set<String> SHALLOW =
      Set.of("len", "bool", "isinstance", "hasattr", "print");

  private static final Set<String> FIELDS = Set.of("GET", "POST", "data", "query_params");

  private static final Set<String> MEANT =
      Set.of("status_code", "code", "messages", "errors", "detail", "__class__");

  private static final Set<String> REQUESTS = Set.of("request", "req");

  /// Methods that give back a part of what they are called on, or the same in another form.
  private static final Set<String> HANDING_ON =
      Set.of(
          "get",
          "getlist",
          "pop",
          "dict",
          "copy",
          "items",
          "values",
          "lists",
          "read",
          "decode",
          "encode",
          "strip",
          "lstrip",
          "rstrip",
          "lower",
          "upper",
          "title",
          "capitalize",
          "replace",
          "split",
          "rsplit",
          "splitlines",
          "partition",
          "join",
          "format");

  /// Functions that give back what they are given, in another form.
  private static final List<String> PASSING =
      List.of(
          "str",
          "repr",
          "unicode",
          "force_str",
          "smart_str",
          "force_text",
          "smart_text",
          "list",
          "tuple",
          "dict",
          "sorted",
          "json.loads",
          "json.dumps",
          "urllib.parse.unquote",
          "base64.b64decode",
          "base64.urlsafe_b64decode",
          "bytes",
          "io.BytesIO",
          "io.StringIO",
          "ast.literal_eval",
          "django.utils.encoding.force_str",
          "django.utils.encoding.smart_str",
          "django.utils.encoding.force_text",
          "django.utils.encoding.smart_text");

  private static final List<String> TRACES =
      List.of(
          "traceback.format_exc",
          "traceback.format_exception",
          "traceback.format_tb",
          "traceback.format_stack");

  private final Map<String, Set<Origin>> names = new HashMap<>();

  Origins() {}

  /// What the parameters of a function bring along; what stands around it is seen, too.
  Origins entering(Statement.FunctionDef function) {
    var inner = new Origins();
    inner.names.putAll(names);
    List<String> parameters = names(function);
    int self = !parameters.isEmpty() && parameters.getFirst().equals("self") ? 1 : 0;
    boolean isView = parameters.size() > self && REQUESTS.contains(parameters.get(self));
    for (int i = 0; i < parameters.size(); i++) {
      inner.names.put(
          parameters.get(i), isView && i > self ? EnumSet.of(Origin.ADDRESS) : Set.of());
    }
    ErrorHandlers.exception(function)
        .ifPresent(name -> inner.names.put(name, EnumSet.of(Origin.EXCEPTION)));
    return inner;
  }

  private static List<String> names(Statement.FunctionDef function) {
    return Stream.of(
            function.parameters().positionalOnly(),
            function.parameters().positional(),
            function.parameters().keywordOnly())
        .flatMap(List::stream)
        .map(Parameter::name)
        .toList();
  }

  /// Says what an assigned target holds from now on.
  void assign(Expression target, Set<Origin> origins) {
    switch (target) {
      case Expression.Name(var name, _) -> names.put(name, origins);
      case Expression.Tuple(var elements, _) -> elements.forEach(one -> assign(one, origins));
      case Expression.ListDisplay(var elements, _) -> elements.forEach(one -> assign(one, origins));
      case Expression.Starred(var value, _) -> assign(value, origins);
      case Expression.Subscript(Expression.Name(var container, _), _, _) -> add(container, origins);
      default -> {}
    }
  }

  /// Says that a name also holds something else.
  void add(String name, Set<Origin> more) {
    if (!more.isEmpty()) {
      var all = EnumSet.copyOf(more);
      all.addAll(names.getOrDefault(name, Set.of()));
      names.put(name, all);
    }
  }

  Set<Origin> of(Expression value, Scene scene) {
    var found = EnumSet.noneOf(Origin.class);
    collect(value, scene, found, 0);
    return found;
  }

  private void collect(Node node, Scene scene, Set<Origin> found, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    switch (node) {
      case Expression.Name(var name, _) -> found.addAll(names.getOrDefault(name, Set.of()));
      case Expression.Attribute attribute -> ofAttribute(attribute, scene, found, depth);
      case Expression.Call call -> ofCall(call, scene, found, depth);
      case Expression.Compare _, Expression.Lambda _, Expression.Constant _ -> {}
      case Expression.Subscript(var container, _, _) -> collect(container, scene, found, depth + 1);
      case Expression.IfExp(var test, _, _, _) when !checks(test).isEmpty() -> {}
      case Expression.IfExp(_, var body, var orElse, _) -> {
        collect(body, scene, found, depth + 1);
        collect(orElse, scene, found, depth + 1);
      }
      case Expression.BinOp(var left, _, var right, _) ->
          pieces(List.of(left, right), scene, found, depth);
      case Expression.JoinedStr(var values, _) -> pieces(values, scene, found, depth);
      default -> Children.of(node).forEach(child -> collect(child, scene, found, depth + 1));
    }
  }

  /// The parts of a text; only the first one is its beginning.
  private void pieces(List<Expression> parts, Scene scene, Set<Origin> found, int depth) {
    for (int i = 0; i < parts.size(); i++) {
      var ofPart = EnumSet.noneOf(Origin.class);
      collect(parts.get(i), scene, ofPart, depth + 1);
      if (i > 0) {
        ofPart.remove(Origin.REQUEST_FIRST);
      }
      found.addAll(ofPart);
    }
  }

  /// The names whose content a test looks into: `x in ALLOWED`, `x.isdigit()`, `is_fine(x)`.
  static Set<String> checks(Expression test) {
    var names = new HashSet<String>();
    check(test, names);
    return names;
  }

  private static void check(Expression test, Set<String> names) {
    switch (test) {
      case Expression.Compare(Expression.Name(var name, _), var operators, _, _)
          when operators.contains(Operator.Comparison.IN)
              || operators.contains(Operator.Comparison.NOT_IN) ->
          names.add(name);
      case Expression.Call(var function, var arguments, _, _) -> {
        if (function instanceof Expression.Attribute(Expression.Name(var name, _), var method, _)
            && (method.startsWith("is") || method.startsWith("startswith"))) {
          names.add(name);
        }
        boolean isShallow = function instanceof Expression.Name(var id, _) && SHALLOW.contains(id);
        for (Expression argument : arguments) {
          if (!isShallow && argument instanceof Expression.Name(var name, _)) {
            names.add(name);
          }
        }
      }
      case Expression.UnaryOp(_, var operand, _) -> check(operand, names);
      case Expression.BoolOp(_, var operands, _) -> operands.forEach(one -> check(one, names));
      default -> {}
    }
  }

  /// Says that a name was looked into.
  void clear(String name) {
    names.put(name, Set.of());
  }

  /// Does something while a name holds nothing, and gives it back what it held.
  void without(String name, Runnable work) {
    Set<Origin> held = names.getOrDefault(name, Set.of());
    clear(name);
    work.run();
    names.put(name, held);
  }

  private void ofAttribute(
      Expression.Attribute attribute, Scene scene, Set<Origin> found, int depth) {
    if (isRequest(attribute.value())) {
      if (attribute.name().equals("FILES")) {
        found.add(Origin.UPLOAD);
      } else if (SENT.contains(attribute.name())) {
        found.add(Origin.REQUEST);
        if (FIELDS.contains(attribute.name())) {
          found.add(Origin.REQUEST_FIRST);
        }
      }
      return;
    }
    // An attribute of an exception tells as much as its text; a validator's messages are meant to.
    if (!MEANT.contains(attribute.name())) {
      var ofValue = EnumSet.noneOf(Origin.class);
      collect(attribute.value(), scene, ofValue, depth + 1);
      ofValue.retainAll(EnumSet.of(Origin.EXCEPTION, Origin.TRACEBACK));
      found.addAll(ofValue);
    }
  }

  private static boolean isRequest(Expression owner) {
    return CodeFile.dotted(owner)
        .map(name -> name.startsWith("self.") ? name.substring(5) : name)
        .filter(REQUESTS::contains)
        .isPresent();
  }

  private void ofCall(Expression.Call call, Scene scene, Set<Origin> found, int depth) {
    if (scene.file().means(call.function(), TRACES)) {
      found.add(Origin.TRACEBACK);
      return;
    }
    if (scene.file().means(call.function(), List.of("sys.exc_info", "sys.exception"))) {
      found.add(Origin.EXCEPTION);
      return;
    }
    boolean handsOn =
        call.function() instanceof Expression.Attribute(_, var method, _)
            && HANDING_ON.contains(method);
    if (handsOn) {
      collect(((Expression.Attribute) call.function()).value(), scene, found, depth + 1);
    }
    if (handsOn || scene.file().means(call.function(), PASSING)) {
      boolean isFormat = handsOn && !found.contains(Origin.REQUEST_FIRST);
      var ofArguments = EnumSet.noneOf(Origin.class);
      call.arguments().forEach(argument -> collect(argument, scene, ofArguments, depth + 1));
      for (Keyword keyword : call.keywords()) {
        collect(keyword.value(), scene, ofArguments, depth + 1);
      }
      if (isFormat) {
        ofArguments.remove(Origin.REQUEST_FIRST);
      }
      found.addAll(ofArguments);
    }
  }
}
