package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Purpose;
import dev.undebug.deploy.Settings;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// DEBUG is on in a production deployment, or can come on there; one rule for each [DebugOrigin].
record DebugRule(String id, String name, Severity severity) implements Rule {

  static final List<Rule> ALL =
      List.of(
          new DebugRule("UDB101", "debug-is-true", Severity.CRITICAL),
          new DebugRule("UDB102", "debug-on-by-default", Severity.CRITICAL),
          new DebugRule("UDB103", "debug-from-truthy-text", Severity.CRITICAL),
          new DebugRule("UDB104", "debug-off-only-while-set", Severity.MEDIUM),
          new DebugRule("UDB105", "debug-turned-on", Severity.CRITICAL),
          new DebugRule("UDB106", "debug-inverted", Severity.CRITICAL),
          new DebugRule("UDB107", "debug-by-presence", Severity.CRITICAL),
          new DebugRule("UDB108", "debug-misread-word", Severity.CRITICAL),
          new DebugRule("UDB109", "debug-on-without-module", Severity.CRITICAL),
          new DebugRule("UDB110", "debug-from-wrong-module", Severity.CRITICAL),
          new DebugRule("UDB119", "debug-decided-elsewhere", Severity.NOTE));

  /// What turns a switch off that a text turned on.
  private static final Map<String, String> OPPOSITES =
      Map.of(
          "1", "0", "True", "False", "true", "false", "TRUE", "FALSE", "yes", "no", "on", "off",
          "On", "Off", "y", "n", "t", "f");

  /// Variables that production has for want of which it would have no database: where the absence
  /// of one is a part of the condition, it is met on a developer's machine.
  private static final Pattern OF_SERVICES =
      Pattern.compile("(?i).*(DATABASE|POSTGRES|MYSQL|REDIS|BROKER|SENTRY|AWS_|^DB_).*");

  @Override
  public Stream<Sighting> check(Application application) {
    return Stream.concat(
        application.production().flatMap(this::check),
        id.equals("UDB101") ? meant(application) : Stream.empty());
  }

  /// Settings called after production in which DEBUG is on, where somebody outside the tree is to
  /// name the settings: whoever names others than these does not name what is meant.
  private static Stream<Sighting> meant(Application application) {
    var open =
        application
            .production()
            .filter(one -> one.settings().debug().state() == Verdict.State.UNKNOWN)
            .filter(one -> one.deployment().settings() instanceof Settings.Unknown)
            .map(Evaluated::name)
            .collect(Collectors.toSet());
    return application.meant().stream()
        .filter(one -> open.contains(one.name()) && one.deployment().serves())
        .filter(one -> Purpose.isForProduction(one.settings().module()))
        .filter(one -> one.settings().debug().state() == Verdict.State.ON)
        .filter(one -> DebugReasons.of(one).getFirst() instanceof DebugOrigin.Always)
        .map(
            one ->
                one.sighting(
                    Severity.HIGH,
                    place(one),
                    "DEBUG is on in %s, in every environment".formatted(one.settings().module()),
                    "turn it off in the settings that are called after production"));
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return DebugReasons.of(evaluated).stream().flatMap(origin -> check(evaluated, origin));
  }

  private Stream<Sighting> check(Evaluated evaluated, DebugOrigin origin) {
    Told plain = told(origin, place(evaluated));
    Told told =
        switch (origin) {
          case DebugOrigin.Fallback _ -> plain;
          case DebugOrigin.Absence(var variable, _) ->
              unlessOnPlatform(evaluated, List.of(variable), unlessOverridden(evaluated, plain));
          case DebugOrigin.UnlessSet(var variables, _) ->
              unlessOnPlatform(evaluated, variables, unlessOverridden(evaluated, plain));
          case DebugOrigin.WrongModule wrong ->
              wrong.isDefault() && wrong.owner().isEmpty()
                  ? unlessElsewhere(evaluated, unlessOverridden(evaluated, plain))
                  : unlessOverridden(evaluated, plain);
          case DebugOrigin.Stored stored ->
              unlessLocal(evaluated, stored.place(), unlessOverridden(evaluated, plain));
          case DebugOrigin.Deployed _ ->
              unlessLocal(
                  evaluated,
                  plain.place(),
                  unlessServed(evaluated, unlessOverridden(evaluated, plain)));
          default -> unlessOverridden(evaluated, plain);
        };
    return told.id().equals(id)
        ? Stream.of(
            evaluated
                .sighting(severity(evaluated, told), told.place(), told.message(), told.help())
                .mending(edits(origin, evaluated, told.place())))
        : Stream.empty();
  }

  /// Where DEBUG is decided, in whichever settings module that is.
  private static Place place(Evaluated evaluated) {
    return evaluated
        .decidedAt("DEBUG")
        .or(
            () ->
                evaluated.settings().debug().trace().stream()
                    .map(step -> step.place())
                    .filter(place -> !place.path().isEmpty())
                    .findFirst())
        .orElseGet(() -> evaluated.placeOf("DEBUG"));
  }

  /// What is on as the tree has it weighs less where somebody may lay a file over it.
  private static Told unlessOverridden(Evaluated evaluated, Told told) {
    var verdict = evaluated.settings().debug();
    return verdict.state() == Verdict.State.ON
        ? verdict.unknownWhen().stream()
            .flatMap(one -> Stream.of(one.files(), one.modules()))
            .flatMap(map -> map.entrySet().stream())
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .findFirst()
            .map(told::unless)
            .orElse(told)
        : told;
  }

  /// PythonAnywhere has a file of its own for mod_wsgi, outside the tree, which names the settings.
  private static Told unlessElsewhere(Evaluated evaluated, Told told) {
    boolean isUnstarted = evaluated.deployment().kind().isDefault();
    return isUnstarted
        ? Mentions.ofPythonAnywhere(evaluated.project().modules().tree())
            .map(told::onPythonAnywhere)
            .orElse(told)
        : told;
  }

  /// What git ignores is of this machine.
  private static Told unlessLocal(Evaluated evaluated, Place file, Told told) {
    return evaluated.project().modules().tree().isLocal(file.path()) ? told.local() : told;
  }

  /// What a platform itself sets, it sets for all that run there.
  private static Told unlessOnPlatform(Evaluated evaluated, List<String> variables, Told told) {
    return PlatformEdge.setting(variables, evaluated).map(told::outside).orElse(told);
  }

  /// What a file for development sets counts only where nobody serves the application otherwise.
  private static Told unlessServed(Evaluated evaluated, Told told) {
    return evaluated.deployment().standing().isForWant()
        ? Mentions.ofServer(evaluated.project().modules().tree()).map(told::beside).orElse(told)
        : told;
  }

  /// A worker shows nobody a page; what it mails and logs is another matter.
  private static Severity severity(Evaluated evaluated, Told told) {
    boolean isSevere = told.severity().compareTo(Severity.MEDIUM) > 0;
    return isSevere && !evaluated.deployment().serves() ? Severity.MEDIUM : told.severity();
  }

  private static List<Edit> edits(DebugOrigin origin, Evaluated evaluated, Place place) {
    return switch (origin) {
      case DebugOrigin.Always() ->
          Edits.read(evaluated, place, reader -> reader.flag("DJANGO_DEBUG"));
      case DebugOrigin.Absence(var variable, _) -> Edits.defaultOff(evaluated, place, variable);
      case DebugOrigin.Forgettable(var variable, _) -> Edits.defaultOff(evaluated, place, variable);
      case DebugOrigin.UnlessSet(var variables, _) ->
          variables.size() == 1
              ? Edits.defaultOff(evaluated, place, variables.getFirst())
              : List.of();
      case DebugOrigin.TruthyText _ -> Edits.compare(evaluated, place);
      case DebugOrigin.WrongModule wrong ->
          wrong.isWhole()
              ? Edits.replace(evaluated, place, wrong.module(), wrong.better())
              : List.of();
      case DebugOrigin.Deployed(_, var text, var where) ->
          Edits.replace(evaluated, where, text, OPPOSITES.getOrDefault(text, ""));
      case DebugOrigin.Stored stored ->
          Edits.replace(
              evaluated, stored.place(), stored.text(), OPPOSITES.getOrDefault(stored.text(), ""));
      case DebugOrigin.Presence _ -> Edits.compare(evaluated, place);
      case DebugOrigin.Unexplained _, DebugOrigin.Fallback _ -> List.of();
      case DebugOrigin.UnlessText _, DebugOrigin.EveryModule _ -> List.of();
      case DebugOrigin.Elsewhere _ -> List.of();
      case DebugOrigin.Inverted _, DebugOrigin.Misread _ -> List.of();
    };
  }

  private static Told told(DebugOrigin origin, Place place) {
    return switch (origin) {
      case DebugOrigin.Always() ->
          critical(
              "UDB101",
              place,
              "DEBUG is on in every environment",
              "read it from the environment, off unless the variable says otherwise");
      case DebugOrigin.UnlessText(var variable, var text) ->
          critical(
              "UDB102",
              place,
              "DEBUG is on unless %s is \"%s\", and nothing sets it".formatted(variable, text),
              "let the process stop while the variable is missing");
      case DebugOrigin.EveryModule(var isButShared) ->
          critical(
              "UDB101",
              place,
              isButShared
                  ? "DEBUG is on in every settings module of the tree but for those that others are made of"
                  : "DEBUG is on in every settings module of the tree",
              "turn it off in the module that production is to load");
      case DebugOrigin.Unexplained() ->
          critical("UDB102", place, "DEBUG is on as shipped", "make the default off");
      case DebugOrigin.TruthyText(var variable, var isOn, var text) ->
          new Told(
              "UDB103",
              isOn ? Severity.CRITICAL : Severity.HIGH,
              place,
              text.isEmpty()
                  ? "DEBUG is on for every non-empty %s, \"False\" and \"0\" included"
                      .formatted(variable)
                  : "DEBUG is the text \"%s\", which is true".formatted(text),
              "compare the text with the one value that means on");
      case DebugOrigin.Deployed(var variable, var text, var where) ->
          critical(
              "UDB105",
              where,
              "%s=%s turns DEBUG on".formatted(variable, text),
              "remove the variable from the production deployment");
      case DebugOrigin.Stored stored -> stored(stored);
      case DebugOrigin.Misunderstood words -> told(words, place);
      case DebugOrigin.Forgotten forgotten -> told(forgotten, place);
      case DebugOrigin.Elsewhere(var what) -> elsewhere(what, place);
      case DebugOrigin.Fallback(var what, var isExpected) ->
          new Told(
              "UDB109",
              isExpected ? Severity.HIGH : Severity.CRITICAL,
              place,
              "DEBUG is on while %s is missing".formatted(what),
              "let the process stop when it is missing, and fall back to nothing");
      case DebugOrigin.WrongModule wrong -> wrongModule(wrong);
    };
  }

  private static String conditions(DebugOrigin.WrongModule wrong) {
    var names = new ArrayList<String>();
    if (wrong.isDefault()) {
      names.add("DJANGO_SETTINGS_MODULE");
    }
    names.addAll(wrong.variables());
    return names.isEmpty()
        ? ""
        : ", while %s %s unset"
            .formatted(String.join(" and ", names), names.size() == 1 ? "is" : "are");
  }

  private static Told wrongModule(DebugOrigin.WrongModule wrong) {
    boolean isOwned = !wrong.owner().isEmpty();
    String elsewhere =
        wrong
            .elsewhere()
            .map(place -> "; %s:%d sets it".formatted(place.path(), place.start().line()))
            .orElse("");
    Severity severity =
        isOwned || wrong.elsewhere().isPresent() ? Severity.MEDIUM : Severity.CRITICAL;
    return new Told(
        "UDB110",
        isOwned && wrong.elsewhere().isPresent() ? Severity.LOW : severity,
        wrong.place(),
        isOwned
            ? "production falls back to %s, in which DEBUG is on, unless other settings are named by %s%s"
                .formatted(wrong.module(), wrong.owner(), elsewhere)
            : "production is started with %s, in which DEBUG is on%s%s"
                .formatted(wrong.module(), conditions(wrong), elsewhere),
        wrong.help());
  }

  private static Told elsewhere(String what, Place place) {
    return new Told(
        "UDB119",
        Severity.NOTE,
        place,
        "whether DEBUG is on hangs on %s, which this deployment's files do not set".formatted(what),
        "see that it is off where this runs; --env-from takes what the deployment says");
  }

  private static Told stored(DebugOrigin.Stored stored) {
    boolean isOpen = !stored.owners().isEmpty();
    return new Told(
        "UDB105",
        isOpen ? Severity.HIGH : Severity.CRITICAL,
        stored.place(),
        "%s=%s in %s, which the settings read, turns DEBUG on%s"
            .formatted(
                stored.variable(),
                stored.text(),
                stored.place().path(),
                isOpen ? ", unless %s sets it".formatted(names(stored.owners())) : ""),
        "turn it off there, and keep the file that is for development out of what is shipped");
  }

  private static String names(List<Environment.Owner> owners) {
    return owners.stream()
        .map(Environment.Owner::name)
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static Told critical(String id, Place place, String message, String help) {
    return new Told(id, Severity.CRITICAL, place, message, help);
  }

  private static Told told(DebugOrigin.Forgotten forgotten, Place place) {
    return switch (forgotten) {
      case DebugOrigin.Absence(var variable, var told) ->
          new Told(
              "UDB102",
              told.isPresent() ? Severity.HIGH : Severity.CRITICAL,
              place,
              "DEBUG is on while %s is unset, and %s"
                  .formatted(
                      variable,
                      told.map(
                              where ->
                                  "only %s:%d tells to turn it off"
                                      .formatted(where.path(), where.start().line()))
                          .orElse("nothing sets it")),
              "make the default off");
      case DebugOrigin.Forgettable(var variable, var owner) ->
          new Told(
              "UDB104",
              owner.isEmpty() ? Severity.MEDIUM : Severity.HIGH,
              place,
              owner.isEmpty()
                  ? "DEBUG is off as shipped, and on when %s is unset".formatted(variable)
                  : "DEBUG is on when %s is unset, and only %s sets it".formatted(variable, owner),
              "make the default off, so that a forgotten variable fails towards safety");
      case DebugOrigin.UnlessSet unless -> unlessSet(unless, place);
    };
  }

  private static Told unlessSet(DebugOrigin.UnlessSet unless, Place place) {
    boolean isOne = unless.variables().size() == 1;
    String who =
        unless.owners().isEmpty()
            ? "nothing sets " + (isOne ? "it" : "them")
            : "nothing but %s could set %s"
                .formatted(names(unless.owners()), isOne ? "it" : "them");
    Severity severity =
        unless.owners().isEmpty()
            ? Severity.CRITICAL
            : unless.isOfImage() ? Severity.MEDIUM : Severity.HIGH;
    return new Told(
        "UDB102",
        unless.variables().stream().anyMatch(name -> OF_SERVICES.matcher(name).matches())
            ? severity.lessened()
            : severity,
        place,
        "DEBUG is on while %s %s unset, and %s"
            .formatted(String.join(" and ", unless.variables()), isOne ? "is" : "are", who),
        "make the default off, so that a forgotten variable fails towards safety");
  }

  private static Told told(DebugOrigin.Misunderstood origin, Place place) {
    return switch (origin) {
      case DebugOrigin.Inverted(var variable, var isOn) ->
          new Told(
              "UDB106",
              isOn ? Severity.CRITICAL : Severity.HIGH,
              place,
              "the comparison is inverted: %s=False turns DEBUG on".formatted(variable),
              "turn the comparison around");
      case DebugOrigin.Presence(var variable, var isOn) ->
          new Told(
              "UDB107",
              isOn ? Severity.CRITICAL : Severity.HIGH,
              place,
              "DEBUG is on as soon as %s is set, be it to \"False\" or to nothing"
                  .formatted(variable),
              "compare the text with the one value that means on");
      case DebugOrigin.Misread(var variable, var isOn, var words) ->
          new Told(
              "UDB108",
              isOn ? Severity.CRITICAL : Severity.LOW,
              place,
              "%s=%s turns DEBUG on".formatted(variable, String.join(" or ", words)),
              "compare with the values that mean on, so that every other one means off");
    };
  }
}
