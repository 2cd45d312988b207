package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `LOGGING` makes of what Django logs, by the rules of `logging.config.dictConfig` over
/// Django's own `DEFAULT_LOGGING` (`django/utils/log.py`), with DEBUG off.
///
/// What is not surely so is taken to work: nobody is told that errors vanish where they may not.
final class Logs {

  /// The logger of unhandled exceptions, and those above it.
  private static final List<String> CHAIN = List.of("django.request", "django", "");

  private static final int DEBUG = 10;
  private static final int INFO = 20;
  private static final int ERROR = 40;

  private static final Map<String, Integer> LEVELS =
      Map.of(
          "NOTSET",
          0,
          "DEBUG",
          10,
          "INFO",
          20,
          "WARN",
          30,
          "WARNING",
          30,
          "ERROR",
          ERROR,
          "CRITICAL",
          50,
          "FATAL",
          50);

  private static final Pattern DEVICE = Pattern.compile("/dev/.*|/proc/.*");

  private final Datum logging;
  private final boolean hasAdmins;

  private Logs(Datum logging, boolean hasAdmins) {
    this.logging = logging;
    this.hasAdmins = hasAdmins;
  }

  /// That of a deployment; empty where LOGGING is not what is read, or is not known.
  static Optional<Logs> of(Values values) {
    boolean isRead =
        values.isText("LOGGING_CONFIG", "logging.config.dictConfig").isYes()
            && values.settings().find("LOGGING").isPresent();
    var known = new ArrayList<Datum>();
    Answer single =
        values.ask(
            "LOGGING",
            value -> {
              known.add(value);
              return Answer.YES;
            });
    boolean isOne = single.isYes() && known.size() == 1;
    return isRead && isOne
        ? Optional.of(new Logs(known.getFirst(), values.isTruthy("ADMINS") != Answer.NO))
        : Optional.empty();
  }

  /// Whether the project sets none, so that Django's own holds.
  boolean isDefault() {
    return Values.isTruthy(logging) == Answer.NO;
  }

  /// Whether a setting of LOGGING switches off the loggers that it does not name.
  private boolean disablesOthers() {
    Optional<Datum> keeps = at(logging, "disable_existing_loggers");
    boolean isIncremental =
        at(logging, "incremental").filter(value -> Values.isTruthy(value) != Answer.NO).isPresent();
    return !isIncremental && keeps.map(value -> Values.isTruthy(value).isYes()).orElse(true);
  }

  /// Whether an unhandled exception is surely written down nowhere and told to nobody.
  boolean losesErrors() {
    if (isDefault()) {
      return !hasAdmins;
    }
    if (!isPlain(logging)) {
      return false;
    }
    Set<String> named = loggers().keySet();
    if (disablesOthers() && !named.contains("django") && !named.contains("django.request")) {
      return true;
    }
    if (threshold() > ERROR) {
      return true;
    }
    boolean hasHandler = false;
    for (String logger : CHAIN) {
      Optional<Datum> own = logger(logger);
      List<String> handlers =
          own.map(Logs::handlers)
              .orElse(logger.equals("django") ? List.of("console", "mail_admins") : List.of());
      for (String handler : handlers) {
        hasHandler = true;
        if (writes(handler, own.isEmpty())) {
          return false;
        }
      }
      boolean propagates =
          own.flatMap(one -> at(one, "propagate"))
              .map(value -> Values.isTruthy(value) != Answer.NO)
              .orElse(true);
      if (!propagates) {
        break;
      }
    }
    // Where no handler is met at all, Python's last resort writes to standard error.
    return hasHandler;
  }

  /// The level from which `django.request` hands on: its own, or that of the nearest logger above
  /// that has one; Django's own configuration gives "django" one.
  private int threshold() {
    for (String logger : CHAIN) {
      boolean isSet = logger(logger).flatMap(one -> at(one, "level")).isPresent();
      // What is not set anew stays as Django's own configuration left it.
      int own = isSet ? level(logger(logger).orElseThrow()) : logger.equals("django") ? INFO : 0;
      if (own != 0) {
        return own;
      }
    }
    return 0;
  }

  /// Whether a handler writes an error down, or may.
  private boolean writes(String name, boolean isOfDjango) {
    Optional<Datum> own =
        isOfDjango ? Optional.empty() : at(logging, "handlers").flatMap(all -> at(all, name));
    if (own.isEmpty()) {
      return name.equals("mail_admins") ? hasAdmins : !name.equals("console") || !isOfDjango;
    }
    Datum handler = own.get();
    String type = text(at(handler, "class")).orElse("");
    return !type.endsWith("NullHandler")
        && (!type.endsWith("AdminEmailHandler") || hasAdmins)
        && level(handler) <= ERROR
        && filters(handler).stream().noneMatch(this::waitsForDebug);
  }

  private boolean waitsForDebug(String filter) {
    return at(logging, "filters")
        .flatMap(all -> at(all, filter))
        .flatMap(one -> text(at(one, "()")))
        .filter("django.utils.log.RequireDebugTrue"::equals)
        .isPresent();
  }

  private static List<String> filters(Datum handler) {
    return texts(at(handler, "filters"));
  }

  private static List<String> handlers(Datum logger) {
    return texts(at(logger, "handlers"));
  }

  private Optional<Datum> logger(String name) {
    return name.isEmpty()
        ? at(logging, "root").or(() -> Optional.ofNullable(loggers().get("")))
        : Optional.ofNullable(loggers().get(name));
  }

  private Map<String, Datum> loggers() {
    return entries(at(logging, "loggers"));
  }

  /// Handlers that loggers use and that write to a file which only grows.
  List<String> growing() {
    return used(
        handler ->
            text(at(handler, "class")).filter("logging.FileHandler"::equals).isPresent()
                && text(at(handler, "filename"))
                    .filter(name -> DEVICE.matcher(name).matches())
                    .isEmpty());
  }

  /// Handlers that loggers use and that mail the debug page.
  List<String> mailing() {
    return hasAdmins
        ? used(
            handler ->
                text(at(handler, "class"))
                        .filter("django.utils.log.AdminEmailHandler"::equals)
                        .isPresent()
                    && at(handler, "include_html")
                        .filter(value -> Values.isTruthy(value).isYes())
                        .isPresent())
        : List.of();
  }

  /// Loggers of Django, or the root, that hand on what is meant for development.
  List<String> talkative() {
    var found = new ArrayList<String>();
    Stream.concat(Stream.of(""), loggers().keySet().stream().filter(name -> !name.isEmpty()))
        .filter(name -> name.isEmpty() || name.equals("django"))
        .forEach(
            name -> {
              boolean isTold =
                  logger(name)
                      .filter(
                          one ->
                              level(one) == DEBUG
                                  && handlers(one).stream().anyMatch(this::tellsAll))
                      .isPresent();
              if (isTold) {
                found.add(name.isEmpty() ? "root" : name);
              }
            });
    return found;
  }

  private boolean tellsAll(String handler) {
    return at(logging, "handlers")
        .flatMap(all -> at(all, handler))
        .filter(
            one ->
                level(one) <= DEBUG
                    && !text(at(one, "class")).orElse("").endsWith("NullHandler")
                    && filters(one).stream().noneMatch(this::waitsForDebug))
        .isPresent();
  }

  private interface Question {
    boolean holds(Datum handler);
  }

  private List<String> used(Question question) {
    var names = new LinkedHashSet<String>();
    Stream.concat(logger("").stream(), loggers().values().stream())
        .forEach(logger -> names.addAll(handlers(logger)));
    Map<String, Datum> all = entries(at(logging, "handlers"));
    return names.stream()
        .filter(name -> all.containsKey(name) && question.holds(all.get(name)))
        .toList();
  }

  /// A level of a logger or a handler; what is not known is taken to let everything through.
  private static int level(Datum definition) {
    return at(definition, "level")
        .map(
            value ->
                switch (value) {
                  case Datum.Text(var name) ->
                      LEVELS.getOrDefault(name.toUpperCase(Locale.ROOT), 0);
                  case Datum.Int(BigInteger number) -> number.intValue();
                  default -> 1;
                })
        .orElse(0);
  }

  /// Whether everything of it is there in every environment.
  private static boolean isPlain(Datum value) {
    return switch (value) {
      case Datum.Mapping(var entries) ->
          entries.stream().allMatch(entry -> entry.isAlways() && isPlain(entry.value()));
      case Datum.Sequence(_, var elements) ->
          elements.stream().allMatch(element -> element.isAlways() && isPlain(element.value()));
      case Datum.OneOf _, Datum.Unknown _ -> false;
      default -> true;
    };
  }

  private static Optional<Datum> at(Datum mapping, String key) {
    return Optional.ofNullable(entries(Optional.of(mapping)).get(key));
  }

  private static Map<String, Datum> entries(Optional<Datum> mapping) {
    var all = new TreeMap<String, Datum>();
    if (mapping.isPresent() && mapping.get() instanceof Datum.Mapping(var entries)) {
      for (Datum.Entry entry : entries) {
        if (entry.key() instanceof Datum.Text(var key)) {
          all.put(key, entry.value());
        }
      }
    }
    return all;
  }

  private static Optional<String> text(Optional<Datum> value) {
    return value.filter(Datum.Text.class::isInstance).map(one -> ((Datum.Text) one).value());
  }

  private static List<String> texts(Optional<Datum> value) {
    var all = new TreeSet<String>();
    if (value.isPresent() && value.get() instanceof Datum.Sequence(_, var elements)) {
      elements.forEach(element -> text(Optional.of(element.value())).ifPresent(all::add));
    }
    return List.copyOf(all);
  }
}
