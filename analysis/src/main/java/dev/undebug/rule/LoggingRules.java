package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.project.EntryPoint;
import dev.undebug.project.Project;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Node;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Mitigation 6: who would learn of an error, and what a log keeps that it should not.
final class LoggingRules {

  private static final Set<String> METHODS =
      Set.of("debug", "info", "warning", "warn", "error", "exception", "critical", "log");
  private static final Pattern LOGGER = Pattern.compile("(?i)(self\\.)?_?(log|logger|logging)");

  /// The whole of what a visitor sent.
  private static final Pattern WHOLE_REQUEST =
      Pattern.compile("(self\\.)?request\\.(POST|body|data|META|headers|COOKIES)");

  static final List<CodeRule> OF_CODE =
      List.of(
          new CodeRule(
              "UDB605",
              "request-logged",
              Severity.LOW,
              List.of(
                  "request.POST",
                  "request.body",
                  "request.data",
                  "request.META",
                  "request.headers",
                  "request.COOKIES"),
              LoggingRules::logged));

  static final List<Rule> ALL =
      List.of(
          new ErrorsUnseen(),
          new SettingsRule(
              "UDB602",
              "log-without-rotation",
              Severity.LOW,
              Range.EVERY,
              v -> Answer.of(Logs.of(v).filter(logs -> !logs.growing().isEmpty()).isPresent()),
              new Telling(
                  "LOGGING",
                  "the log file grows until the disk is full: logging.FileHandler does not rotate",
                  "use RotatingFileHandler, or WatchedFileHandler with logrotate")),
          new LogLevelDebug(),
          new SettingsRule(
              "UDB604",
              "error-mail-html",
              Severity.MEDIUM,
              Range.EVERY,
              v -> Answer.of(Logs.of(v).filter(logs -> !logs.mailing().isEmpty()).isPresent()),
              new Telling(
                  "LOGGING",
                  "every error mails the whole debug page to ADMINS",
                  "leave include_html out, or use an error tracker that masks")));

  private LoggingRules() {}

  /// With DEBUG off, an error reaches nobody.
  private static final class ErrorsUnseen implements Rule {

    /// What learns of errors without a handler.
    private static final Pattern TRACKERS =
        Pattern.compile(
            "sentry|raven|rollbar|bugsnag|newrelic|opentelemetry|elasticapm|ddtrace|airbrake"
                + "|honeybadger|scout_apm|appsignal|logfire|opbeat|azure\\.monitor|watchtower|django_guid"
                + "|basicConfig\\(|dictConfig\\(|addHandler\\(|structlog|loguru|google\\.cloud");

    @Override
    public String id() {
      return "UDB601";
    }

    @Override
    public String name() {
      return "errors-unseen";
    }

    @Override
    public Severity severity() {
      return Severity.MEDIUM;
    }

    @Override
    public Stream<Sighting> check(Application application) {
      return application.meant().stream()
          .filter(evaluated -> evaluated.deployment().serves() && isSo(evaluated))
          .filter(evaluated -> !isTracked(application.tree(), evaluated.project()))
          .map(LoggingRules.ErrorsUnseen::sighting);
    }

    private static boolean isSo(Evaluated evaluated) {
      var values = new Values(evaluated);
      return !values.isIdle() && Logs.of(values).filter(Logs::losesErrors).isPresent();
    }

    private static Sighting sighting(Evaluated evaluated) {
      boolean isDefault = Logs.of(new Values(evaluated)).filter(Logs::isDefault).isPresent();
      Sighting seen =
          evaluated.sighting(
              Severity.MEDIUM,
              SettingsRule.place(evaluated, "LOGGING"),
              isDefault
                  ? "with DEBUG off, nobody learns of an error: there is no LOGGING, and ADMINS is"
                      + " empty"
                  : "with DEBUG off, nobody learns of an error: no handler of LOGGING takes it",
              "give the logger \"django\" a handler that writes to the console, and"
                  + " disable_existing_loggers=False");
      return isDefault ? seen.asAbsence() : seen;
    }

    private static boolean isTracked(Tree tree, Project project) {
      return Stream.of(
              project.settings().stream().map(Project.SettingsModule::path),
              project.entryPoints().stream().map(EntryPoint::path),
              project.requirements().stream())
          .flatMap(paths -> paths)
          .flatMap(path -> tree.text(path).stream())
          .anyMatch(text -> TRACKERS.matcher(text.text()).find());
    }
  }

  private static void logged(Node node, Scene scene, CodeRule.Seen seen) {
    if (node instanceof Expression.Call call
        && call.function() instanceof Expression.Attribute(var logger, var method, _)
        && METHODS.contains(method)
        && CodeFile.dotted(logger).filter(name -> LOGGER.matcher(name).matches()).isPresent()) {
      Stream.concat(call.arguments().stream(), call.keywords().stream().map(Keyword::value))
          .flatMap(LoggingRules::parts)
          .filter(
              part ->
                  CodeFile.dotted(part)
                      .filter(name -> WHOLE_REQUEST.matcher(name).matches())
                      .isPresent())
          .findFirst()
          .ifPresent(
              part ->
                  seen.add(
                      Severity.LOW,
                      Confidence.MEDIUM,
                      part,
                      "all that the visitor sent is logged, passwords and session among it",
                      "log the names of the fields, or those that are harmless"));
    }
  }

  /// What is written out of an argument: itself, or what a text is made of.
  private static Stream<Expression> parts(Expression argument) {
    return switch (argument) {
      case Expression.JoinedStr(var values, _) -> values.stream().flatMap(LoggingRules::parts);
      case Expression.FormattedValue value -> parts(value.value());
      case Expression.BinOp(var left, _, var right, _) -> Stream.concat(parts(left), parts(right));
      case Expression.Tuple(var elements, _) -> elements.stream().flatMap(LoggingRules::parts);
      case Expression.Call(Expression.Attribute(var owner, var method, _), var arguments, _, _)
          when method.equals("format") || method.equals("decode") || method.equals("dict") ->
          Stream.concat(parts(owner), arguments.stream().flatMap(LoggingRules::parts));
      default -> Stream.of(argument);
    };
  }
}
