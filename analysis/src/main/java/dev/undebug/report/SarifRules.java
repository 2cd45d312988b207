package dev.undebug.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RulePage;
import dev.undebug.rule.Rules;
import dev.undebug.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a SARIF log says of the rules, and of the weaknesses they look for.
final class SarifRules {

  /// The taxonomy of the weaknesses.
  static final String CWE = "CWE";

  private final JsonGenerator json;
  private final List<Rule> rules;
  private final List<String> weaknesses;

  /// @param found ids of the rules that found something; the others are not told
  SarifRules(JsonGenerator json, Set<String> found) {
    this.json = json;
    this.rules = Rules.ALL.stream().filter(rule -> found.contains(rule.id())).toList();
    this.weaknesses =
        rules.stream()
            .flatMap(rule -> cwe(RulePage.of(rule)).stream())
            .sorted()
            .distinct()
            .toList();
  }

  private static List<String> cwe(RulePage page) {
    return page.references().stream().filter(reference -> reference.startsWith("CWE-")).toList();
  }

  void rules() throws IOException {
    JsonText.objects(json, "rules", rules, this::rule);
  }

  /// The number of a rule in the list.
  int index(String id) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no rule " + id);
  }

  private void rule(Rule rule) throws IOException {
    RulePage page = RulePage.of(rule);
    json.writeStringField("id", rule.id());
    json.writeStringField("name", camel(rule.name()));
    message("shortDescription", page.headline());
    message("fullDescription", page.summary());
    JsonText.object(
        json,
        "help",
        help -> {
          help.writeStringField("text", page.summary());
          help.writeStringField("markdown", page.markdown());
        });
    JsonText.object(
        json,
        "defaultConfiguration",
        defaults -> defaults.writeStringField("level", level(rule.severity())));
    JsonText.objects(json, "relationships", cwe(page), this::relationship);
    JsonText.object(
        json,
        "properties",
        properties -> {
          JsonText.texts(
              properties,
              "tags",
              java.util.stream.Stream.concat(
                      java.util.stream.Stream.of("security", "django"),
                      cwe(page).stream().map(id -> "external/cwe/" + id.toLowerCase(Locale.ROOT)))
                  .toList());
          properties.writeStringField("precision", "very-high");
          properties.writeStringField("security-severity", score(rule.severity()));
        });
  }

  private void message(String name, String text) throws IOException {
    JsonText.object(json, name, message -> message.writeStringField("text", text));
  }

  private void relationship(String weakness) throws IOException {
    JsonText.object(
        json,
        "target",
        target -> {
          target.writeStringField("id", weakness.substring(CWE.length() + 1));
          target.writeNumberField("index", weaknesses.indexOf(weakness));
          JsonText.object(
              target,
              "toolComponent",
              component -> {
                component.writeStringField("name", CWE);
                component.writeNumberField("index", 0);
              });
        });
    JsonText.texts(json, "kinds", List.of("superset"));
  }

  void taxonomy() throws IOException {
    json.writeStringField("name", CWE);
    json.writeStringField("organization", "MITRE");
    json.writeStringField("informationUri", "https://cwe.mitre.org/");
    message("shortDescription", "The MITRE Common Weakness Enumeration");
    JsonText.objects(
        json,
        "taxa",
        weaknesses,
        weakness -> json.writeStringField("id", weakness.substring(CWE.length() + 1)));
  }

  /// SARIF's three words.
  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, NOTE -> "note";
    };
  }

  /// The middle of GitHub's band for the word.
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case NOTE -> "0.0";
    };
  }

  /// `debug-is-true` as SARIF wants names: `DebugIsTrue`.
  private static String camel(String name) {
    var camel = new StringBuilder();
    for (String word : name.split("-")) {
      camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return camel.toString();
  }
}
