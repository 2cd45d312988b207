package dev.undebug.settings;

import dev.undebug.project.ModulePaths;
import dev.undebug.python.Dialect;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.python.evaluate.Test;
import dev.undebug.source.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Answers `lab/evaluator_oracle.py`: evaluates modules of a folder, a line of JSON for each line
/// that asks.
///
/// A line asks `MODULE<tab>env<tab>NAME=TEXT<U+0001>NAME=TEXT…` or `MODULE<tab>every<tab>`; after
/// another tab it may name versions, `django-environ=0.4.5 environs=9.5.0`.
final class SettingsDump {
  private SettingsDump() {}

  public static void main(String[] arguments) throws IOException {
    var tree = Tree.open(Path.of(arguments[0]));
    var roots = arguments.length > 1 ? List.of(arguments[1].split(",", -1)) : List.of("");
    int minor = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 11;
    var modules = new TreeModules(new ModulePaths(tree, roots), Dialect.PYTHON_3);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] cells = line.split("\t", -1);
      boolean isEvery = cells[1].equals("every");
      var environment = isEvery ? Environment.every() : Environment.of(variables(cells[2]));
      Map<String, String> versions =
          cells.length > 3 ? variables(cells[3].replace(' ', '\u0001')) : Map.of();
      var evaluator = new Evaluator(modules, minor, versions);
      out.println(answer(evaluator.evaluate(cells[0], environment)));
    }
  }

  private static Map<String, String> variables(String cell) {
    return Arrays.stream(cell.split("\u0001"))
        .filter(one -> !one.isEmpty())
        .collect(
            Collectors.toMap(
                one -> one.substring(0, one.indexOf('=')),
                one -> unescaped(one.substring(one.indexOf('=') + 1))));
  }

  /// A tab, an end of line and a backslash are written as in Python.
  private static String unescaped(String text) {
    return text.replace("\\\\", "\u0002")
        .replace("\\t", "\t")
        .replace("\\n", "\n")
        .replace("\u0002", "\\");
  }

  private static String answer(Evaluation evaluation) {
    var names = new TreeMap<String, String>();
    evaluation.names().forEach((name, binding) -> names.put(name, cases(binding.cases())));
    Evaluation.Binding debug = evaluation.names().get("DEBUG");
    var members = new TreeMap<String, String>();
    members.put("truth", debug == null ? "null" : truth(debug.truth()));
    members.put("failures", cases(evaluation.failures()));
    members.put("unknown", cases(evaluation.unknown()));
    members.put("names", object(names));
    return object(members);
  }

  private static String truth(Evaluation.Truth truth) {
    return object(
        Map.of(
            "on", alternatives(truth.trueWhen()),
            "fails", alternatives(truth.failsWhen()),
            "unknown", alternatives(truth.unknownWhen()),
            "off", String.valueOf(truth.isFalseSomewhere())));
  }

  private static String cases(List<Case> cases) {
    return array(
        cases.stream()
            .map(
                one ->
                    object(
                        switch (one.outcome()) {
                          case Case.Outcome.Is(var value) ->
                              Map.of("when", alternatives(one.when()), "value", datum(value));
                          case Case.Outcome.Fails(var type, var message, _) ->
                              Map.of("fails", quote(type + ": " + message));
                          case Case.Outcome.Absent() -> Map.of("absent", "true");
                          case Case.Outcome.Unknown(var why, _) -> Map.of("unknown", quote(why));
                        }))
            .toList());
  }

  private static String datum(Datum datum) {
    return switch (datum) {
      case Datum.None _, Datum.Unset _ -> "null";
      case Datum.Bool(var truth) -> String.valueOf(truth);
      case Datum.Int(var number) -> number.toString();
      case Datum.Real(var number) ->
          Double.isFinite(number)
              ? String.valueOf(number)
              : object(
                  Map.of(
                      "$float", quote(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf")));
      case Datum.Text(var text) -> quote(text);
      case Datum.Bytes(var text) -> object(Map.of("$bytes", quote(text)));
      case Datum.PathOf(var text) -> object(Map.of("$path", quote(text)));
      case Datum.Thing(var what) -> object(Map.of("$thing", quote(what)));
      case Datum.FromVariable(var name, _) -> object(Map.of("$var", quote(name)));
      case Datum.Unknown(var why, _) -> object(Map.of("$unknown", quote(why)));
      case Datum.OneOf(var cases) -> object(Map.of("$cases", cases(cases)));
      case Datum.Mapping(var entries) ->
          object(
              Map.of(
                  "$dict",
                  array(
                      entries.stream()
                          .map(
                              one ->
                                  array(
                                      List.of(
                                          datum(one.key()), element(one.isAlways(), one.value()))))
                          .toList())));
      case Datum.Sequence(var form, var elements) -> sequence(form, elements);
    };
  }

  private static String sequence(Datum.Sequence.Form form, List<Datum.Element> elements) {
    String all = array(elements.stream().map(one -> element(one.isAlways(), one.value())).toList());
    return switch (form) {
      case LIST -> all;
      case TUPLE -> object(Map.of("$tuple", all));
      case SET -> object(Map.of("$set", all));
    };
  }

  private static String element(boolean isAlways, Datum value) {
    return isAlways ? datum(value) : object(Map.of("$when", "true", "value", datum(value)));
  }

  private static String alternatives(List<Alternative> alternatives) {
    return array(alternatives.stream().map(SettingsDump::alternative).toList());
  }

  private static String alternative(Alternative alternative) {
    var members = new TreeMap<String, String>();
    var env = new TreeMap<String, String>();
    alternative.env().forEach((name, tests) -> env.put(name, tests(tests)));
    members.put("env", object(env));
    var files = new TreeMap<String, String>();
    alternative.files().forEach((path, there) -> files.put(path, String.valueOf(there)));
    members.put("files", object(files));
    var modules = new TreeMap<String, String>();
    alternative.modules().forEach((name, there) -> modules.put(name, String.valueOf(there)));
    members.put("modules", object(modules));
    members.put("host", tests(alternative.host()));
    members.put("why", quote(alternative.why()));
    return object(members);
  }

  private static String tests(List<Test> tests) {
    return array(tests.stream().map(SettingsDump::test).toList());
  }

  private static String test(Test test) {
    var members = new TreeMap<String, String>();
    members.put("after", array(test.after().stream().map(SettingsDump::quote).toList()));
    switch (test.check()) {
      case Test.Check.In(var values) ->
          members.put("in", array(values.stream().map(SettingsDump::datum).toList()));
      case Test.Check.NotIn(var values) ->
          members.put("not_in", array(values.stream().map(SettingsDump::datum).toList()));
      case Test.Check.StartsWith(var text) -> members.put("starts_with", quote(text));
      case Test.Check.EndsWith(var text) -> members.put("ends_with", quote(text));
      case Test.Check.Contains(var text) -> members.put("contains", quote(text));
      case Test.Check.Matches(var pattern) -> members.put("matches", quote(pattern));
      case Test.Check.Raises(var raises) -> members.put("raises", String.valueOf(raises));
      case Test.Check.Truthy(var truthy) -> members.put("truthy", String.valueOf(truthy));
    }
    return object(members);
  }

  private static String object(Map<String, String> members) {
    var parts = new ArrayList<String>();
    new TreeMap<>(members).forEach((name, value) -> parts.add(quote(name) + ":" + value));
    return "{" + String.join(",", parts) + "}";
  }

  private static String array(List<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  private static String quote(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
