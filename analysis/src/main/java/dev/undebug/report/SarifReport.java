package dev.undebug.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.undebug.rule.Edit;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Standing;
import dev.undebug.source.Place;
import dev.undebug.source.Source;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Decision;
import dev.undebug.threat.Frame;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A SARIF 2.1.0 log, as GitHub's code scanning wants it.
///
/// Places are relative to the root of the repository. Fingerprints are under a key of our own:
/// GitHub computes its own key, and warns of any other value for it.
public final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";
  private static final String FINGERPRINT = "undebugFinding/v1";

  /// GitHub takes no more results of one run.
  private static final int MAX_RESULTS = 25_000;

  private final JsonGenerator json;
  private final SarifRules rules;
  private final Analysis analysis;
  private final Whereabouts whereabouts;

  /// Whether anything tells old findings from new ones.
  private final boolean isCompared;

  private SarifReport(JsonGenerator json, Analysis analysis, Whereabouts whereabouts) {
    this.json = json;
    this.analysis = analysis;
    this.whereabouts = whereabouts;
    this.rules =
        new SarifRules(
            json,
            analysis.findings().stream()
                .map(one -> one.finding().rule())
                .collect(Collectors.toSet()));
    this.isCompared =
        analysis.changes().isPresent()
            || analysis.findings().stream()
                .anyMatch(one -> one.finding().standing() instanceof Standing.Known);
  }

  /// The whole log, ending in a line end.
  ///
  /// @param version of this program
  public static String of(Analysis analysis, Whereabouts whereabouts, String version) {
    return JsonText.of(json -> new SarifReport(json, analysis, whereabouts).write(version));
  }

  private void write(String version) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    JsonText.objects(json, "runs", List.of(version), this::run);
    json.writeEndObject();
  }

  private void run(String version) throws IOException {
    JsonText.object(
        json,
        "tool",
        _ ->
            JsonText.object(
                json,
                "driver",
                _ -> {
                  json.writeStringField("name", "undebug");
                  json.writeStringField("semanticVersion", version);
                  rules.rules();
                  JsonText.objects(
                      json,
                      "supportedTaxonomies",
                      List.of(SarifRules.CWE),
                      name -> {
                        json.writeStringField("name", name);
                        json.writeNumberField("index", 0);
                      });
                }));
    JsonText.objects(json, "taxonomies", List.of(SarifRules.CWE), _ -> rules.taxonomy());
    JsonText.objects(
        json,
        "invocations",
        List.of(analysis),
        _ -> {
          json.writeBooleanField("executionSuccessful", true);
          JsonText.objects(json, "toolExecutionNotifications", failed(), this::notification);
        });
    JsonText.object(
        json,
        "originalUriBaseIds",
        _ ->
            JsonText.object(
                json, ROOT, _ -> message("description", "The root of the repository.")));
    json.writeStringField("columnKind", "utf16CodeUnits");
    JsonText.objects(
        json, "results", analysis.findings().stream().limit(MAX_RESULTS).toList(), this::result);
  }

  private List<Source> failed() {
    return analysis.sources().stream()
        .filter(source -> source.status() == Source.Status.FAILED)
        .toList();
  }

  private void notification(Source source) throws IOException {
    message("message", source.why());
    json.writeStringField("level", "warning");
    JsonText.objects(
        json,
        "locations",
        List.of(source),
        _ -> JsonText.object(json, "physicalLocation", _ -> artifact(source.source())));
  }

  private void result(Analysis.Observation observation) throws IOException {
    Finding found = observation.finding();
    json.writeStringField("ruleId", found.rule());
    json.writeNumberField("ruleIndex", rules.index(found.rule()));
    json.writeStringField("level", SarifRules.level(found.severity()));
    message("message", "%s. Help: %s.".formatted(found.message(), found.help()));
    JsonText.objects(
        json, "locations", List.of(observation.frame()), frame -> location(frame, true));
    JsonText.object(
        json, "partialFingerprints", _ -> json.writeStringField(FINGERPRINT, found.fingerprint()));
    var flow = flow(found);
    if (flow.isPresent()) {
      codeFlow(flow.get());
    }
    fix(found);
    standing(found.standing());
    JsonText.object(
        json,
        "properties",
        _ -> {
          json.writeStringField("severity", found.severity().word());
          json.writeStringField("confidence", found.confidence().word());
          JsonText.texts(json, "deployments", found.deployments());
        });
  }

  private void fix(Finding found) throws IOException {
    if (found.edits().isEmpty()) {
      return;
    }
    JsonText.objects(
        json,
        "fixes",
        List.of(found),
        _ -> {
          message("description", found.help());
          JsonText.objects(
              json,
              "artifactChanges",
              List.of(found.edits().getFirst().place().path()),
              path -> {
                artifact(path);
                JsonText.objects(json, "replacements", found.edits(), this::replacement);
              });
        });
  }

  private void replacement(Edit edit) throws IOException {
    JsonText.object(json, "deletedRegion", _ -> region(edit.place()));
    JsonText.object(json, "insertedContent", _ -> json.writeStringField("text", edit.text()));
  }

  private void region(Place place) throws IOException {
    json.writeNumberField("startLine", place.start().line());
    json.writeNumberField("startColumn", place.start().column());
    json.writeNumberField("endLine", place.end().line());
    json.writeNumberField("endColumn", place.end().column());
  }

  private void standing(Standing standing) throws IOException {
    if (isCompared) {
      json.writeStringField(
          "baselineState", standing instanceof Standing.Known ? "unchanged" : "new");
    }
    if (standing instanceof Standing.Suppressed(var because, _, var place)) {
      JsonText.objects(
          json,
          "suppressions",
          List.of(place),
          _ -> {
            json.writeStringField("kind", "inSource");
            json.writeStringField("justification", because);
            JsonText.object(json, "location", _ -> location(Frame.bare(place), false));
          });
    }
  }

  /// How DEBUG came about, for a finding that stands on the way of it.
  private Optional<List<Decision.Step>> flow(Finding found) {
    return analysis.deployments().stream()
        .filter(started -> found.deployments().contains(started.name()))
        .map(started -> started.decision().trace())
        .filter(trace -> trace.size() > 1)
        .filter(
            trace -> trace.stream().anyMatch(step -> step.frame().place().equals(found.place())))
        .findFirst();
  }

  /// A code flow runs the way the program does: what decides comes last.
  private void codeFlow(List<Decision.Step> trace) throws IOException {
    JsonText.objects(
        json,
        "codeFlows",
        List.of(trace),
        _ ->
            JsonText.objects(
                json,
                "threadFlows",
                List.of(trace),
                _ ->
                    JsonText.objects(
                        json,
                        "locations",
                        trace.reversed(),
                        step ->
                            JsonText.object(
                                json,
                                "location",
                                _ -> {
                                  location(step.frame(), true);
                                  message("message", step.words());
                                }))));
  }

  private void location(Frame frame, boolean withSnippet) throws IOException {
    Place place = frame.place();
    JsonText.object(
        json,
        "physicalLocation",
        _ -> {
          artifact(place.path());
          JsonText.object(
              json,
              "region",
              _ -> {
                region(place);
                String snippet =
                    frame.lines().stream()
                        .filter(Frame.Line::isMarked)
                        .map(Frame.Line::text)
                        .collect(Collectors.joining("\n"));
                if (withSnippet && !snippet.isEmpty()) {
                  message("snippet", snippet);
                }
              });
        });
  }

  private void artifact(String path) throws IOException {
    JsonText.object(
        json,
        "artifactLocation",
        _ -> {
          json.writeStringField("uri", uri(whereabouts.inRepository() + path));
          json.writeStringField("uriBaseId", ROOT);
        });
  }

  /// A path as a relative reference, with what a URI cannot hold percent-encoded.
  private static String uri(String path) {
    try {
      // The scheme's place is taken, so that a colon in the first folder's name is not one.
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("path " + path, e);
    }
  }

  private void message(String name, String text) throws IOException {
    JsonText.object(json, name, _ -> json.writeStringField("text", text));
  }
}
