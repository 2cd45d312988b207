package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The models of the reader libraries against what the libraries themselves answered, as
/// `lab/readers_oracle.py --record` wrote it down.
class ReaderTablesTest {
  private static final JsonFactory JSON = new JsonFactory();

  /// Answers that no model gives yet, of each hundred.
  private static final int MAX_UNKNOWN_PERCENT = 5;

  /// A table: what is asked, of which texts, and what each version answers.
  private static final class Table {
    final List<@Nullable Object> texts = new ArrayList<>();
    final Map<String, String> files = new TreeMap<>();
    String setup = "";

    /// By version, then by reader: an answer for each text.
    final Map<String, Map<String, String[]>> answers = new LinkedHashMap<>();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "django-environ",
        "python-decouple",
        "dynaconf",
        "environs",
        "dj-database-url",
        "python-dotenv"
      })
  void everyAnswerIsTheLibrarysOwnOrUnknown(String distribution) throws IOException {
    check(distribution, 200);
  }

  /// As `lab/models_oracle.py --record` wrote it down.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "re",
        "standard",
        "yaml",
        "toml",
        "pydantic",
        "configurations",
        "enum",
        "classes",
        "collections",
        "numbers",
        "texts"
      })
  void everyDocumentAndFunctionIsReadAsByCpythonOrUnknown(String name) throws IOException {
    check(name, 10);
  }

  private static void check(String name, int leastRight) throws IOException {
    Table table = read(name);
    var wrong = new ArrayList<String>();
    int right = 0;
    int unknown = 0;

    for (var version : table.answers.entrySet()) {
      List<String> readers = List.copyOf(version.getValue().keySet());
      EvaluatedModule module = module(table, readers);
      for (String told : version.getKey().split(" ")) {
        module =
            module.on(told.substring(0, told.indexOf('=')), told.substring(told.indexOf('=') + 1));
      }
      for (int i = 0; i < table.texts.size(); i++) {
        Map<String, String> variables =
            table.texts.get(i) instanceof String text ? Map.of("X", text) : Map.of();
        Evaluation evaluation = module.in(Environment.of(variables));
        for (int reader = 0; reader < readers.size(); reader++) {
          String said = said(evaluation, "R" + reader);
          String expected = version.getValue().get(readers.get(reader))[i];
          if (said.equals(expected)) {
            right++;
          } else if (said.contains("unknown") || expected.contains("$thing")) {
            unknown++;
          } else {
            wrong.add(
                "%s: %s of %s is %s, not %s"
                    .formatted(
                        version.getKey(), readers.get(reader), table.texts.get(i), expected, said));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(right).isGreaterThan(leastRight);
    assertThat(unknown * 100).isLessThanOrEqualTo((right + unknown) * MAX_UNKNOWN_PERCENT);
  }

  private static EvaluatedModule module(Table table, List<String> readers) {
    var source = new StringBuilder(table.setup);
    source.append(
        """

        def attempt(read):
            try:
                return ("is", read())
            except Exception as error:
                return ("raises", type(error).__name__)

        """);
    for (int i = 0; i < readers.size(); i++) {
      source.append("R%d = attempt(lambda: %s)%n".formatted(i, readers.get(i)));
    }
    EvaluatedModule module = EvaluatedModule.of(source.toString());
    for (var file : table.files.entrySet()) {
      module = module.with(file.getKey(), file.getValue());
    }
    return module;
  }

  private static String said(Evaluation evaluation, String name) {
    Evaluation.Binding binding = evaluation.names().get(name);
    if (binding == null || binding.cases().size() != 1) {
      return "unknown";
    }
    return binding.cases().getFirst().outcome() instanceof Case.Outcome.Is(var value)
        ? plain(value)
        : "unknown";
  }

  /// One spelling for a value, also of the parsed tables.
  private static String plain(Datum datum) {
    return switch (datum) {
      case Datum.None _, Datum.Unset _ -> "null";
      case Datum.Bool(var truth) -> String.valueOf(truth);
      case Datum.Int(var number) -> number.toString();
      case Datum.Real(var number) -> "real " + number;
      case Datum.Text(var text) -> "'" + text + "'";
      case Datum.Bytes(var text) -> "{'$bytes'='" + text + "'}";
      case Datum.PathOf(var text) -> "{'$path'='" + text + "'}";
      case Datum.Thing _, Datum.FromVariable _, Datum.OneOf _, Datum.Unknown _ -> "unknown";
      case Datum.Mapping(var entries) ->
          "{'$dict'="
              + entries.stream()
                  .map(
                      one ->
                          one.isAlways()
                              ? List.of(plain(one.key()), plain(one.value())).toString()
                              : "unknown")
                  .toList()
              + "}";
      case Datum.Sequence(var form, var elements) -> {
        String all =
            elements.stream()
                .map(one -> one.isAlways() ? plain(one.value()) : "unknown")
                .toList()
                .toString();
        yield switch (form) {
          case LIST -> all;
          case TUPLE -> "{'$tuple'=" + all + "}";
          case SET -> "{'$set'=" + all + "}";
        };
      }
    };
  }

  private static Table read(String distribution) throws IOException {
    var table = new Table();
    String path = "/dev/undebug/python/evaluate/library/readers/" + distribution + ".tsv";
    try (InputStream stream =
        Objects.requireNonNull(ReaderTablesTest.class.getResourceAsStream(path), path)) {
      var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t");
        switch (cells[0]) {
          case "texts" -> texts(table, cells[1]);
          case "file" -> table.files.put(cells[1], text(cells[2]));
          case "setup" -> table.setup = text(cells[1]);
          default -> row(table, cells);
        }
      }
    }
    return table;
  }

  private static void row(Table table, String[] cells) throws IOException {
    String[] answers = new String[table.texts.size()];
    for (int i = 2; i < cells.length; i++) {
      int blank = cells[i].indexOf(' ');
      String answer = "{'$tuple'=" + json(cells[i].substring(blank + 1)) + "}";
      for (String number : cells[i].substring(0, blank).split(",")) {
        answers[Integer.parseInt(number)] = answer;
      }
    }
    for (String version : cells[0].split(";")) {
      table.answers.computeIfAbsent(version, _ -> new LinkedHashMap<>()).put(cells[1], answers);
    }
  }

  private static void texts(Table table, String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        table.texts.add(parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText());
      }
    }
  }

  private static String text(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return parser.getText();
    }
  }

  private static String json(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return json(parser);
    }
  }

  private static String json(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> "'" + parser.getText() + "'";
      case VALUE_NUMBER_FLOAT -> "real " + parser.getDoubleValue();
      case START_ARRAY -> {
        var elements = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(json(parser));
        }
        yield elements.toString();
      }
      case START_OBJECT -> {
        var members = new HashMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put("'" + name + "'", json(parser));
        }
        boolean isReal = members.containsKey("'$float'");
        yield isReal ? real(members.getOrDefault("'$float'", "")) : members.toString();
      }
      default -> parser.getText();
    };
  }

  private static String real(String quoted) {
    return "real "
        + switch (quoted) {
          case "'nan'" -> Double.NaN;
          case "'inf'" -> Double.POSITIVE_INFINITY;
          default -> Double.NEGATIVE_INFINITY;
        };
  }
}
