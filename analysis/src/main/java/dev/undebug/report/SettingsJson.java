package dev.undebug.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Secret;
import dev.undebug.settings.DebugMeaning;
import dev.undebug.settings.Setting;
import dev.undebug.settings.SettingsQuery;
import dev.undebug.source.Place;
import java.io.IOException;
import java.util.List;

/// The answer of `undebug settings` for programs: `undebug/report-1`.
///
/// Of several cases the first that holds counts. A setting is `{value}`, `{cases: [{when,
/// value}]}`, `{fails: why}` or `{unknown: why}`. Values are JSON; what JSON lacks is tagged:
/// `{"$tuple": […]}`, `$set`, `$bytes`, `$dict` (pairs, where a key is no text), `{"$unknown":
/// why}`, `{"$variable": NAME}` for a variable's own text, `{"$secret": {…}}` for what is masked;
/// `{"$when": […], "value": …}` for an element that is there only sometimes.
public final class SettingsJson {

  private final JsonGenerator json;
  private final JsonConditions conditions;
  private final SettingsSecrets secrets;

  private SettingsJson(JsonGenerator json, Mask mask) {
    this.json = json;
    this.conditions = new JsonConditions(json);
    this.secrets = new SettingsSecrets(mask);
  }

  /// The whole answer, ending in a line end.
  public static String of(SettingsQuery.Answer answer, Mask mask) {
    return JsonReport.document(json -> new SettingsJson(json, mask).write(answer));
  }

  private void write(SettingsQuery.Answer answer) throws IOException {
    json.writeStringField("module", answer.module());
    json.writeObjectFieldStart("settings");
    for (var setting : answer.settings().entrySet()) {
      json.writeObjectFieldStart(setting.getKey());
      setting(setting.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("assumed");
    json.writeStringField("python", answer.assumed().python());
    json.writeStringField("django", answer.assumed().django());
    json.writeArrayFieldStart("libraries");
    for (String library : answer.libraries()) {
      json.writeString(library);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void setting(Setting setting) throws IOException {
    List<Case> cases = setting.cases();
    if (cases.size() == 1) {
      outcome(setting.name(), cases.getFirst().outcome());
    } else {
      json.writeArrayFieldStart("cases");
      for (Case one : cases) {
        json.writeStartObject();
        conditions.write("when", one.when());
        outcome(setting.name(), one.outcome());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (setting.name().equals("DEBUG")) {
      meaning(setting);
    }
    json.writeFieldName("decided_at");
    if (setting.decidedAt().isEmpty()) {
      json.writeNull();
    } else {
      Place place = setting.decidedAt().get();
      json.writeStartObject();
      json.writeStringField("path", place.path());
      json.writeNumberField("line", place.start().line());
      json.writeNumberField("column", place.start().column());
      json.writeEndObject();
    }
  }

  /// `meaning`: what Django makes of values of DEBUG that are no bools; left out where there are
  /// none.
  private void meaning(Setting setting) throws IOException {
    var text = new PythonText(secrets);
    List<String> sentences =
        setting.values().stream()
            .flatMap(value -> DebugMeaning.of(value, text.of("DEBUG", value)).stream())
            .distinct()
            .toList();
    if (!sentences.isEmpty()) {
      json.writeArrayFieldStart("meaning");
      for (String sentence : sentences) {
        json.writeString(sentence);
      }
      json.writeEndArray();
    }
  }

  private void outcome(String name, Case.Outcome outcome) throws IOException {
    switch (outcome) {
      case Case.Outcome.Is(Datum.Unknown(var why, var owner)) -> unknown(why, owner);
      case Case.Outcome.Is(var value) -> {
        json.writeFieldName("value");
        value(name, value);
      }
      case Case.Outcome.Fails(var type, var message, _) -> {
        String said = secrets.text(message);
        json.writeStringField("fails", said.isEmpty() ? type : type + ": " + said);
      }
      case Case.Outcome.Absent() -> json.writeBooleanField("absent", true);
      case Case.Outcome.Unknown(var why, var owner) -> unknown(why, owner);
    }
  }

  private void unknown(String why, String owner) throws IOException {
    json.writeStringField("unknown", why);
    if (!owner.isEmpty()) {
      json.writeStringField("owner", owner);
    }
  }

  private void value(String path, Datum value) throws IOException {
    switch (value) {
      case Datum.None _, Datum.Unset _ -> json.writeNull();
      case Datum.Bool(var truth) -> json.writeBoolean(truth);
      case Datum.Int(var number) -> json.writeNumber(number);
      case Datum.Real(var number) when Double.isFinite(number) -> json.writeNumber(number);
      case Datum.Real(var number) -> tagged("$unknown", "the number " + number);
      case Datum.Text(var text) -> text(path, text);
      case Datum.PathOf(var text) -> json.writeString(text);
      case Datum.Bytes(var text) -> bytes(path, text);
      case Datum.FromVariable(var name, var after) -> {
        json.writeStartObject();
        json.writeStringField("$variable", name);
        if (!after.isEmpty()) {
          json.writeArrayFieldStart("after");
          for (String operation : after) {
            json.writeString(operation);
          }
          json.writeEndArray();
        }
        json.writeEndObject();
      }
      case Datum.Thing(var description) -> tagged("$unknown", description);
      case Datum.Unknown(var why, _) -> tagged("$unknown", why);
      case Datum.OneOf(var cases) -> oneOf(path, cases);
      case Datum.Sequence(var form, var elements) -> sequence(path, form, elements);
      case Datum.Mapping(var entries) -> mapping(path, entries);
    }
  }

  private void text(String path, String text) throws IOException {
    var found = secrets.find(path, text);
    if (found.isEmpty()) {
      json.writeString(secrets.text(text));
    } else {
      secret(found.get());
    }
  }

  private void bytes(String path, String text) throws IOException {
    var found = secrets.find(path, text);
    if (found.isEmpty()) {
      tagged("$bytes", secrets.text(text));
    } else {
      secret(found.get());
    }
  }

  private void secret(Secret secret) throws IOException {
    var masked = secrets.masked(secret);
    json.writeStartObject();
    json.writeObjectFieldStart("$secret");
    json.writeStringField("kind", masked.kind());
    json.writeNumberField("length", masked.length());
    json.writeStringField("preview", masked.preview());
    if (masked.fingerprint().isEmpty()) {
      json.writeNullField("fingerprint");
    } else {
      json.writeStringField("fingerprint", masked.fingerprint());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void oneOf(String path, List<Case> cases) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("$cases");
    for (Case one : cases) {
      json.writeStartObject();
      conditions.write("when", one.when());
      outcome(path, one.outcome());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void sequence(String path, Datum.Sequence.Form form, List<Datum.Element> elements)
      throws IOException {
    switch (form) {
      case LIST -> elements(path, elements);
      case TUPLE, SET -> {
        json.writeStartObject();
        json.writeFieldName(form == Datum.Sequence.Form.TUPLE ? "$tuple" : "$set");
        elements(path, elements);
        json.writeEndObject();
      }
    }
  }

  private void elements(String path, List<Datum.Element> elements) throws IOException {
    json.writeStartArray();
    for (int at = 0; at < elements.size(); at++) {
      element(path + "[" + at + "]", elements.get(at));
    }
    json.writeEndArray();
  }

  /// Something that may be there only sometimes.
  private void element(String path, Datum.Element element) throws IOException {
    if (element.isAlways()) {
      value(path, element.value());
      return;
    }
    json.writeStartObject();
    conditions.write("$when", element.when());
    json.writeFieldName("value");
    value(path, element.value());
    json.writeEndObject();
  }

  private void mapping(String path, List<Datum.Entry> entries) throws IOException {
    boolean hasTexts = entries.stream().allMatch(entry -> entry.key() instanceof Datum.Text);
    json.writeStartObject();
    if (!hasTexts) {
      json.writeArrayFieldStart("$dict");
    }
    for (Datum.Entry entry : entries) {
      String name = entry.key() instanceof Datum.Text(var text) ? text : "";
      if (hasTexts) {
        json.writeFieldName(name);
      } else {
        json.writeStartArray();
        value(path, entry.key());
      }
      element(path + "['" + name + "']", new Datum.Element(entry.when(), entry.value()));
      if (!hasTexts) {
        json.writeEndArray();
      }
    }
    if (!hasTexts) {
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void tagged(String tag, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField(tag, text);
    json.writeEndObject();
  }
}
