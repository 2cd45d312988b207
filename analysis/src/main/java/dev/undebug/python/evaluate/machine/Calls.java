package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Parameter;
import dev.undebug.python.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Calls.
public final class Calls {
  /// Packages whose functions change nothing that they are given, as their documentation has it.
  private static final Set<String> HARMLESS =
      Set.of(
          "celery",
          "kombu",
          "sentry_sdk",
          "whitenoise",
          "rest_framework",
          "corsheaders",
          "csp",
          "structlog",
          "logging",
          "typing",
          "redis",
          "boto3",
          "saml2",
          "ldap",
          "django_auth_ldap",
          "import_export",
          "debug_toolbar",
          "django_stubs_ext");

  /// What one call of a modelled function may cost, so that no single call uses up the whole
  /// budget.
  private static final int MAX_MODEL_DECISIONS = 20_000;

  private final Machine m;

  Calls(Machine m) {
    this.m = m;
  }

  public Cases call(Cases function, Arguments arguments) {
    return m.each(function, one -> callValue(one, arguments));
  }

  private Cases callValue(Value function, Arguments arguments) {
    return switch (function) {
      case Value.Native(_, var body) -> guarded(body, arguments);
      case Value.Bound(var receiver, var target) ->
          callValue(target, arguments.withFirst(m.of(receiver)));
      case FunctionObject target -> callFunction(target, arguments);
      case ClassObject type -> construct(type, arguments);
      case Value.Opaque opaque -> {
        if (!HARMLESS.contains(opaque.owner()) && !StandardLibrary.isHarmless(opaque.owner())) {
          m.expose(arguments.all(), opaque);
        }
        yield m.escaped(opaque);
      }
      case Instance instance -> callInstance(instance, arguments);
      case Value.Symbol symbol -> m.operators.unknownFrom(symbol);
      case Value.Descriptor(_, var inner) -> call(inner, arguments);
      default -> m.raise("TypeError", "object is not callable");
    };
  }

  private Cases guarded(Value.Native.Callable body, Arguments arguments) {
    try {
      return body.call(m, arguments);
    } catch (java.util.NoSuchElementException | IndexOutOfBoundsException e) {
      // A modelled function was given fewer arguments than it needs.
      return m.raise("TypeError", "missing a required argument");
    }
  }

  private Cases callInstance(Instance instance, Arguments arguments) {
    return m.each(
        m.attributes.find(instance, "__call__"),
        found -> {
          if (found != Value.Singleton.ABSENT) {
            return callValue(found, arguments);
          }
          return m.raise("TypeError", "object is not callable");
        });
  }

  private Cases construct(ClassObject type, Arguments arguments) {
    if (type.standIn() instanceof Instance standIn) {
      return call(m.attributes.get(m.of(standIn), "__call__"), arguments.withFirst(m.of(type)));
    }
    if (type.constructor instanceof Value.Native(_, var body)) {
      return guarded(body, arguments);
    }
    if (!type.unknownBases.isEmpty()) {
      m.expose(arguments.all(), type.unknownBases.getFirst());
      return m.escaped(type.unknownBases.getFirst());
    }
    for (ClassObject base : type.order) {
      if (base.constructor instanceof Value.Native && !base.isException()) {
        return m.opaque("a subclass of " + base.name + " is not modelled", "undebug");
      }
    }
    if (m.attributes.ofClass(type, "__new__") instanceof Cases.Leaf leaf
        && leaf.value instanceof FunctionObject maker) {
      return m.each(
          callFunction(maker, arguments.withFirst(m.of(type))),
          made ->
              made instanceof Instance instance && instance.type.isSubclassOf(type)
                  ? initialise(instance, arguments)
                  : m.of(made));
    }
    var instance = new Instance(m.clean(), type);
    if (type.isException()) {
      Builtins.withArguments(m, instance, arguments.positional());
    }
    return initialise(instance, arguments);
  }

  private Cases initialise(Instance instance, Arguments arguments) {
    ClassObject type = instance.type;
    return m.each(
        m.attributes.find(instance, "__init__"),
        init -> {
          if (init != Value.Singleton.ABSENT) {
            Cases done = callValue(init, arguments);
            return done == m.diagram.unreached ? done : m.of(instance);
          }
          return arguments.all().isEmpty() || type.isException()
              ? m.of(instance)
              : m.raise("TypeError", type.name + "() takes no arguments");
        });
  }

  private Cases callFunction(FunctionObject function, Arguments arguments) {
    boolean isEnteringModel = function.enclosing.file.isModel() && !m.scope.file.isModel();
    return isEnteringModel ? callModel(function, arguments) : run(function, arguments);
  }

  /// A model that has too many outcomes costs its own answer, and not the whole evaluation.
  private Cases callModel(FunctionObject function, Arguments arguments) {
    Cases guard = m.guard;
    List<Exit> exits = m.exits;
    int before = exits.size();
    int tries = m.tries;
    int catching = m.catching;
    Cases live = m.live;
    int writes = m.environ.writes;
    int limit = m.diagram.limitTo(MAX_MODEL_DECISIONS);
    try {
      return run(function, arguments);
    } catch (Exhausted tooMany) {
      m.diagram.setLimit(limit);
      if (m.diagram.isFull()) {
        throw tooMany;
      }
      m.guard = guard;
      m.exits = exits;
      exits.subList(before, exits.size()).clear();
      m.tries = tries;
      m.catching = catching;
      m.live = live;
      var why = m.unknown(function.name + "() has more outcomes than are followed", "undebug");
      if (m.environ.writes != writes) {
        m.environ.taint().add(m.diagram, guard, why);
      }
      m.expose(arguments.all(), why);
      return m.escaped(why);
    } finally {
      m.diagram.setLimit(limit);
    }
  }

  private Cases run(FunctionObject function, Arguments arguments) {
    Scope scope = Scope.within(Scope.Kind.FUNCTION, function.enclosing);
    scope.definingClass =
        function.enclosing.kind == Scope.Kind.CLASS
            ? function.enclosing.definingClass
            : java.util.Optional.empty();
    scope.entry = java.util.Optional.of(m.guard());
    m.enter();
    Scope caller = m.scope;
    var place = m.place;
    try {
      Cases bound = bind(function, arguments, scope);
      if (bound == m.diagram.unreached) {
        return bound;
      }
      m.scope = scope;
      return switch (function.body) {
        case FunctionObject.Body.Result(var expression) -> m.expressions.eval(expression);
        case FunctionObject.Body.Block(var statements, var isGenerator) ->
            m.statements.runFunction(scope, statements, isGenerator);
      };
    } finally {
      m.scope = caller;
      m.place = place;
      m.leave();
    }
  }

  private Cases bind(FunctionObject function, Arguments arguments, Scope scope) {
    Parameters parameters = function.parameters;
    var named = new ArrayList<>(parameters.positionalOnly());
    named.addAll(parameters.positional());
    Map<String, Cases> keywords = new LinkedHashMap<>(arguments.keywords());
    List<Cases> given = arguments.positional();
    for (int i = 0; i < named.size(); i++) {
      Parameter parameter = named.get(i);
      Cases value = i < given.size() ? given.get(i) : keywords.remove(parameter.name());
      if (!bindOne(function, scope, parameter, value)) {
        return m.raise("TypeError", function.name + "() misses " + parameter.name());
      }
    }
    for (Parameter parameter : parameters.keywordOnly()) {
      if (!bindOne(function, scope, parameter, keywords.remove(parameter.name()))) {
        return m.raise("TypeError", function.name + "() misses " + parameter.name());
      }
    }
    List<Cases> rest =
        given.size() > named.size() ? given.subList(named.size(), given.size()) : List.of();
    if (!parameters.variadic().isEmpty()) {
      own(scope, parameters.variadic().getFirst(), m.tuple(rest));
    } else if (!rest.isEmpty()) {
      return m.raise("TypeError", function.name + "() takes fewer arguments");
    }
    if (!parameters.variadicKeyword().isEmpty()) {
      own(scope, parameters.variadicKeyword().getFirst(), m.dict(keywords));
    } else if (!keywords.isEmpty()) {
      return m.raise("TypeError", function.name + "() got an unexpected keyword argument");
    }
    if (!parameters.unpacked().isEmpty()) {
      return m.lose("tuple parameters are not modelled", "undebug");
    }
    return m.none();
  }

  private boolean bindOne(
      FunctionObject function,
      Scope scope,
      Parameter parameter,
      @org.jspecify.annotations.Nullable Cases value) {
    Cases bound = value == null ? function.defaults.get(parameter.name()) : value;
    if (bound == null) {
      return false;
    }
    own(scope, parameter, bound);
    return true;
  }

  private static void own(Scope scope, Parameter parameter, Cases value) {
    scope.slots.put(parameter.name(), value);
    scope.own.add(parameter.name());
  }
}
