package dev.undebug.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import java.io.IOException;
import java.util.List;

/// Writes conditions over the environment, so that anyone can check them against Python.
final class JsonConditions {

  private final JsonGenerator json;

  JsonConditions(JsonGenerator json) {
    this.json = json;
  }

  void write(String name, List<Alternative> alternatives) throws IOException {
    json.writeArrayFieldStart(name);
    for (Alternative alternative : alternatives) {
      write(alternative);
    }
    json.writeEndArray();
  }

  private void write(Alternative alternative) throws IOException {
    json.writeStartObject();
    if (!alternative.env().isEmpty()) {
      json.writeObjectFieldStart("env");
      for (var entry : alternative.env().entrySet()) {
        json.writeFieldName(entry.getKey());
        variable(entry.getValue());
      }
      json.writeEndObject();
    }
    flags("files", alternative.files());
    flags("modules", alternative.modules());
    tests("argv", alternative.argv());
    if (alternative.host().size() == 1) {
      json.writeFieldName("host");
      test(alternative.host().getFirst());
    } else {
      tests("host", alternative.host());
    }
    if (!alternative.why().isEmpty()) {
      json.writeStringField("why", alternative.why());
      json.writeStringField("owner", alternative.owner());
    }
    json.writeEndObject();
  }

  /// Mostly a variable has one test; several stand in a list, and all must hold.
  private void variable(List<Test> tests) throws IOException {
    if (tests.size() == 1) {
      test(tests.getFirst());
      return;
    }
    json.writeStartArray();
    for (Test test : tests) {
      test(test);
    }
    json.writeEndArray();
  }

  private void flags(String name, java.util.Map<String, Boolean> flags) throws IOException {
    if (flags.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    for (var flag : flags.entrySet()) {
      json.writeBooleanField(flag.getKey(), flag.getValue());
    }
    json.writeEndObject();
  }

  private void tests(String name, List<Test> tests) throws IOException {
    if (tests.isEmpty()) {
      return;
    }
    json.writeFieldName(name);
    json.writeStartArray();
    for (Test test : tests) {
      test(test);
    }
    json.writeEndArray();
  }

  private void test(Test test) throws IOException {
    json.writeStartObject();
    if (!test.after().isEmpty()) {
      json.writeArrayFieldStart("after");
      for (String operation : test.after()) {
        json.writeString(operation);
      }
      json.writeEndArray();
    }
    switch (test.check()) {
      case Test.Check.In(var values) -> values("in", values);
      case Test.Check.NotIn(var values) -> values("not_in", values);
      case Test.Check.StartsWith(var text) -> json.writeStringField("starts_with", text);
      case Test.Check.EndsWith(var text) -> json.writeStringField("ends_with", text);
      case Test.Check.Contains(var text) -> json.writeStringField("contains", text);
      case Test.Check.Matches(var pattern) -> json.writeStringField("matches", pattern);
      case Test.Check.Raises(var raises) -> json.writeBooleanField("raises", raises);
      case Test.Check.Truthy(var truthy) -> json.writeBooleanField("truthy", truthy);
    }
    json.writeEndObject();
  }

  private void values(String name, List<Datum> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (Datum value : values) {
      datum(value);
    }
    json.writeEndArray();
  }

  /// In lists of values null stands for an unset variable.
  private void datum(Datum value) throws IOException {
    switch (value) {
      case Datum.Unset() -> json.writeNull();
      case Datum.None() -> tagged("$none", "None");
      case Datum.Bool(var bool) -> json.writeBoolean(bool);
      case Datum.Int(var number) -> json.writeNumber(number);
      case Datum.Real(var number) -> json.writeNumber(number);
      case Datum.Text(var text) -> json.writeString(text);
      case Datum.Bytes(var bytes) -> tagged("$bytes", bytes);
      case Datum.Sequence(var form, var elements) -> sequence(form, elements);
      case Datum.PathOf(var path) -> tagged("$path", path);
      case Datum.Mapping _, Datum.FromVariable _, Datum.OneOf _ ->
          tagged("$unknown", "a value that depends on others");
      case Datum.Thing(var description) -> tagged("$unknown", description);
      case Datum.Unknown(var why, _) -> tagged("$unknown", why);
    }
  }

  private void sequence(Datum.Sequence.Form form, List<Datum.Element> elements) throws IOException {
    switch (form) {
      case LIST -> elements(elements);
      case TUPLE -> tagged("$tuple", elements);
      case SET -> tagged("$set", elements);
    }
  }

  private void tagged(String tag, List<Datum.Element> elements) throws IOException {
    json.writeStartObject();
    json.writeFieldName(tag);
    elements(elements);
    json.writeEndObject();
  }

  private void elements(List<Datum.Element> elements) throws IOException {
    json.writeStartArray();
    for (Datum.Element element : elements) {
      datum(element.value());
    }
    json.writeEndArray();
  }

  private void tagged(String tag, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField(tag, text);
    json.writeEndObject();
  }
}
