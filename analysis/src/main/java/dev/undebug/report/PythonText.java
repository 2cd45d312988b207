package dev.undebug.report;

import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.threat.Conditions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes values much as Python would, with what is not known between angle brackets.
record PythonText(SettingsSecrets secrets) {

  /// @param path the name under which the value stands; it tells credentials
  String of(String path, Datum value) {
    return switch (value) {
      case Datum.None _ -> "None";
      case Datum.Unset _ -> "<unset>";
      case Datum.Bool(var truth) -> truth ? "True" : "False";
      case Datum.Int(var number) -> number.toString();
      case Datum.Real(var number) -> String.valueOf(number);
      case Datum.Text(var text) -> text(path, text);
      case Datum.Bytes(var text) -> "b" + text(path, text);
      case Datum.PathOf(var text) -> "Path(" + text(path, text) + ")";
      case Datum.FromVariable(var name, var after) ->
          "<" + name + (after.isEmpty() ? "" : ", " + String.join(", ", after)) + ">";
      case Datum.Thing(var description) -> "<" + description + ">";
      case Datum.Unknown(var why, _) -> "<unknown: " + why + ">";
      case Datum.OneOf(var cases) ->
          cases.stream().map(one -> one(path, one)).collect(Collectors.joining(" or ", "<", ">"));
      case Datum.Sequence(var form, var elements) -> sequence(path, form, elements);
      case Datum.Mapping(var entries) ->
          entries.stream()
              .map(
                  entry -> {
                    String key = of(path, entry.key());
                    return key + ": " + of(path + "[" + key + "]", entry.value());
                  })
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private String one(String path, Case one) {
    String value =
        switch (one.outcome()) {
          case Case.Outcome.Is(var datum) -> of(path, datum);
          case Case.Outcome.Fails(var type, _, _) -> type;
          case Case.Outcome.Absent() -> "nothing";
          case Case.Outcome.Unknown(var why, _) -> "unknown: " + why;
        };
    return one.when().isEmpty() ? value : value + " when " + Conditions.words(one.when());
  }

  private String text(String path, String text) {
    var secret = secrets.find(path, text);
    if (secret.isPresent()) {
      var masked = secrets.masked(secret.get());
      return "<" + masked.label() + ", " + masked.preview() + ">";
    }
    String shown = secrets.text(text).replace("\\", "\\\\").replace("\n", "\\n");
    return shown.contains("'") ? '"' + shown + '"' : "'" + shown + "'";
  }

  private String sequence(String path, Datum.Sequence.Form form, List<Datum.Element> elements) {
    List<String> all =
        IntStream.range(0, elements.size())
            .mapToObj(
                i -> {
                  Datum.Element element = elements.get(i);
                  String value = of(path + "[" + i + "]", element.value());
                  return element.isAlways()
                      ? value
                      : "<" + value + " when " + Conditions.words(element.when()) + ">";
                })
            .toList();
    String joined = String.join(", ", all);
    return switch (form) {
      case LIST -> "[" + joined + "]";
      case TUPLE -> all.size() == 1 ? "(" + joined + ",)" : "(" + joined + ")";
      case SET -> all.isEmpty() ? "set()" : "{" + joined + "}";
    };
  }
}
