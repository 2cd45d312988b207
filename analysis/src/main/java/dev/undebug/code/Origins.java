package dev.undebug.code;

import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Operator;
import dev.undebug.python.Parameter;
import dev.undebug.python.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          "urlencode",
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
          "urllib.parse.quote",
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
          "sys.exc_info",
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
      case Expression.IfExp(var test, _, _, _) when checks(test).isPresent() -> {}
      case Expression.IfExp(_, var body, var orElse, _) -> {
        collect(body, scene, found, depth + 1);
        collect(orElse, scene, found, depth + 1);
      }
      case Expression.BinOp(Expression.Constant(Literal.Int _, _), _, _, _) -> {}
      default -> Children.of(node).forEach(child -> collect(child, scene, found, depth + 1));
    }
  }

  /// The name whose content a test looks into: `x in ALLOWED`, `x.isdigit()`, `re.match(…, x)`.
  static Optional<String> checks(Expression test) {
    return switch (test) {
      case Expression.Compare(Expression.Name(var name, _), var operators, _, _)
          when operators.contains(Operator.Comparison.IN)
              || operators.contains(Operator.Comparison.NOT_IN) ->
          Optional.of(name);
      case Expression.Call(
              Expression.Attribute(Expression.Name(var name, _), var method, _),
              _,
              _,
              _)
          when method.startsWith("is") ->
          Optional.of(name);
      case Expression.Call(var function, var arguments, _, _)
          when CodeFile.dotted(function)
              .filter(name -> name.matches("(.*\\.)?(match|fullmatch|search)"))
              .isPresent() ->
          arguments.stream()
              .filter(Expression.Name.class::isInstance)
              .map(argument -> ((Expression.Name) argument).id())
              .reduce((_, last) -> last);
      case Expression.UnaryOp(_, var operand, _) -> checks(operand);
      case Expression.BoolOp(_, var operands, _) ->
          operands.stream().flatMap(one -> checks(one).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /// Says that a name was looked into.
  void clear(String name) {
    names.put(name, Set.of());
  }

  private void ofAttribute(
      Expression.Attribute attribute, Scene scene, Set<Origin> found, int depth) {
    if (isRequest(attribute.value())) {
      if (attribute.name().equals("FILES")) {
        found.add(Origin.UPLOAD);
      } else if (SENT.contains(attribute.name())) {
        found.add(Origin.REQUEST);
      }
      return;
    }
    var ofValue = EnumSet.noneOf(Origin.class);
    collect(attribute.value(), scene, ofValue, depth + 1);
    // An attribute of an exception is as telling as its text; a validator's messages are meant.
    boolean isMeant =
        Set.of("status_code", "code", "messages", "errors").contains(attribute.name());
    if (!isMeant) {
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
    boolean handsOn =
        call.function() instanceof Expression.Attribute(_, var method, _)
            && HANDING_ON.contains(method);
    if (handsOn) {
      collect(((Expression.Attribute) call.function()).value(), scene, found, depth + 1);
    }
    if (handsOn || scene.file().means(call.function(), PASSING)) {
      call.arguments().forEach(argument -> collect(argument, scene, found, depth + 1));
      for (Keyword keyword : call.keywords()) {
        collect(keyword.value(), scene, found, depth + 1);
      }
    }
  }
}
