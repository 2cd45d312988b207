package dev.undebug.code;

import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Secrets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells what an expression takes its value from, as far as the syntax alone shows it.
final class Flow {

  /// Nested subscripts and attributes deeper than this are none.
  private static final int MAX_DEPTH = 40;

  /// What a request brings, by the names of its attributes.
  private static final Set<String> OF_REQUEST =
      Set.of("POST", "GET", "COOKIES", "META", "headers", "data", "query_params");

  /// What forms and serializers make of it.
  private static final Set<String> CLEANED = Set.of("cleaned_data", "validated_data");

  private static final Set<String> READS = Set.of("get", "getlist", "pop");

  private Flow() {}

  /// Where a value comes from; empty where the syntax does not show it.
  static Optional<Local.Source> of(Expression value) {
    return text(value).or(() -> setting(value)).or(() -> process(value)).or(() -> visitor(value));
  }

  /// Whether a password stands under the name, in a function as in a form.
  static boolean isPassword(String name) {
    return Secrets.promised(name).filter(kind -> kind == SecretKind.PASSWORD).isPresent();
  }

  /// The dotted name of what is called; empty where it is computed.
  static String dotted(Expression function, int depth) {
    return switch (function) {
      case Expression.Name(var name, _) -> name;
      case Expression.Attribute(var owner, var name, _) when depth < MAX_DEPTH -> {
        String before = dotted(owner, depth + 1);
        yield before.isEmpty() ? name : before + "." + name;
      }
      default -> "";
    };
  }

  static Optional<String> constant(Expression value) {
    return value instanceof Expression.Constant(Literal.Text(var text, _), _)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<Local.Source> text(Expression value) {
    return constant(value).map(Local.Source.Literal::new);
  }

  /// `settings.NAME`, `settings.NAME["key"]["key"]`.
  private static Optional<Local.Source> setting(Expression value) {
    return path(value, 0).map(Local.Source.OfSettings::new);
  }

  private static Optional<String> path(Expression value, int depth) {
    return switch (value) {
      case Expression.Attribute(Expression.Name(var owner, _), var name, _)
          when owner.equals("settings") && name.equals(name.toUpperCase(Locale.ROOT)) ->
          Optional.of(name);
      case Expression.Subscript(var inner, Expression.Constant(Literal.Text(var key, _), _), _)
          when depth < MAX_DEPTH ->
          path(inner, depth + 1).map(path -> path + "['" + key + "']");
      default -> Optional.empty();
    };
  }

  /// `os.environ["NAME"]`, `os.environ.get("NAME")`, `os.getenv("NAME")`, where the name says that
  /// it is a credential.
  private static Optional<Local.Source> process(Expression value) {
    Optional<String> variable =
        switch (value) {
          case Expression.Subscript(var owner, var key, _)
              when dotted(owner, 0).equals("os.environ") ->
              constant(key);
          case Expression.Call(var function, var arguments, _, _)
              when !arguments.isEmpty()
                  && Set.of("os.environ.get", "os.getenv").contains(dotted(function, 0)) ->
              constant(arguments.getFirst());
          default -> Optional.empty();
        };
    return variable
        .filter(name -> Secrets.promised(name).isPresent())
        .map(Local.Source.OfProcess::new);
  }

  /// What a visitor sends under a name that says it is a credential.
  private static Optional<Local.Source> visitor(Expression value) {
    Optional<String> sent =
        switch (value) {
          case Expression.Subscript(var owner, var key, _) when isSent(owner) -> constant(key);
          case Expression.Call(Expression.Attribute(var owner, var read, _), var arguments, _, _)
              when READS.contains(read) && !arguments.isEmpty() && isSent(owner) ->
              constant(arguments.getFirst());
          default -> Optional.empty();
        };
    return sent.filter(key -> Secrets.promised(key).isPresent()).map(Local.Source.OfVisitor::new);
  }

  private static boolean isSent(Expression owner) {
    return switch (owner) {
      case Expression.Attribute(var request, var name, _) when OF_REQUEST.contains(name) -> {
        String whose = dotted(request, 0);
        yield whose.equals("request") || whose.endsWith(".request");
      }
      case Expression.Attribute(_, var name, _) -> CLEANED.contains(name);
      case Expression.Name(var name, _) -> CLEANED.contains(name);
      default -> false;
    };
  }
}
