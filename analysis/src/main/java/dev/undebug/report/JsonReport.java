package dev.undebug.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.undebug.page.VersionRange;
import dev.undebug.rule.Standing;
import dev.undebug.source.Place;
import dev.undebug.source.Source;
import dev.undebug.threat.Action;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Changes;
import dev.undebug.threat.DebugState;
import dev.undebug.threat.Decision;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Given;
import dev.undebug.threat.Leak;
import dev.undebug.threat.Mitigation;
import dev.undebug.threat.Reconciliation;
import dev.undebug.threat.Scenario;
import java.io.IOException;
import java.util.List;

/// The analysis for programs: `undebug/report-1`. Fields are only ever added.
public final class JsonReport {

  static final String SCHEMA = "undebug/report-1";

  private final JsonGenerator json;

  JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /// The whole report, ending in a line end.
  public static String of(Analysis analysis) {
    return document(json -> new JsonReport(json).write(analysis));
  }

  /// One object of this schema, ending in a line end.
  static String document(JsonText.Part members) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringField("schema", SCHEMA);
          members.write(json);
          json.writeEndObject();
        });
  }

  private <T> void list(String name, List<T> elements, JsonText.Element<T> fields)
      throws IOException {
    JsonText.objects(json, name, elements, fields);
  }

  private void texts(String name, List<String> texts) throws IOException {
    JsonText.texts(json, name, texts);
  }

  private void text(String name, String text) throws IOException {
    json.writeStringField(name, text);
  }

  /// Null where there is nothing to say.
  private void textOrNull(String name, String text) throws IOException {
    if (text.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, text);
    }
  }

  private void write(Analysis analysis) throws IOException {
    text("name", analysis.subject().name());
    text("django", analysis.subject().django());
    text("today", analysis.subject().today());
    application(analysis.headline());
    if (analysis.changes().isPresent()) {
      changes(analysis.changes().get());
    }
    list("verdicts", analysis.deployments(), this::deployment);
    list("findings", analysis.findings(), this::finding);
    list("mitigations", analysis.mitigations(), this::mitigation);
    list("sites", analysis.sites(), site -> site(site, analysis.pages()));
    list("reconciled", analysis.reconciled(), this::reconciled);
    list("pages", analysis.pages(), this::page);
    list("predicted", analysis.predicted(), this::leak);
    list("proofs", analysis.proofs(), this::proof);
    list("vectors", analysis.vectors(), this::vector);
    list("scores", analysis.scores(), this::score);
    list("scenarios", analysis.scenarios(), this::scenario);
    list("actions", analysis.actions(), this::action);
    list("sources", analysis.sources(), this::source);
  }

  private void application(Analysis.Headline headline) throws IOException {
    json.writeObjectFieldStart("application");
    text("verdict", headline.state().word());
    textOrNull("deployment", headline.deployment());
    text("because", headline.because());
    json.writeBooleanField("live", headline.isLive());
    text("sentence", headline.sentence());
    json.writeEndObject();
  }

  private void changes(Changes changes) throws IOException {
    json.writeObjectFieldStart("changes");
    text("since", changes.since());
    list(
        "verdicts",
        changes.turns(),
        turn -> {
          text("deployment", turn.deployment());
          textOrNull("before", turn.before().map(DebugState::word).orElse(""));
          textOrNull("after", turn.after().map(DebugState::word).orElse(""));
          text("what", turn.words());
        });
    list(
        "gone",
        changes.gone(),
        found -> {
          text("rule", found.rule());
          text("name", found.name());
          text("message", found.message());
          position(found.place());
          text("fingerprint", found.fingerprint());
        });
    json.writeEndObject();
  }

  private void deployment(Analysis.Started started) throws IOException {
    text("deployment", started.name());
    text("kind", started.kind());
    text("path", started.place().path());
    json.writeNumberField("line", started.place().start().line());
    json.writeBooleanField("production", started.isProduction());
    text("because", started.because());
    text("server", started.server());
    textOrNull("settings_module", started.settingsModule());
    json.writeObjectFieldStart("debug");
    debug(started.decision());
    json.writeEndObject();
    list("variables", started.variables(), this::variable);
  }

  private void variable(Given given) throws IOException {
    text("name", given.name());
    text("use", given.use().word());
    textOrNull("value", given.value());
    text("says", given.says());
    position(given.place());
    list(
        "shadowed",
        given.shadowed(),
        lost -> {
          text("says", lost.says());
          position(lost.place());
        });
  }

  private void debug(Decision decision) throws IOException {
    text("verdict", decision.state().word());
    var conditions = new JsonConditions(json);
    conditions.write("on_when", decision.onWhen());
    conditions.write("fails_when", decision.failsWhen());
    conditions.write("unknown_when", decision.unknownWhen());
    json.writeFieldName("decided_at");
    if (decision.trace().isEmpty()) {
      json.writeNull();
    } else {
      json.writeStartObject();
      position(decision.trace().getFirst().frame().place());
      json.writeEndObject();
    }
    list(
        "trace",
        decision.trace(),
        step -> {
          position(step.frame().place());
          text("what", step.words());
        });
    json.writeObjectFieldStart("assumed");
    textOrNull("python", decision.assumed().python());
    textOrNull("django", decision.assumed().django());
    texts("libraries", decision.assumed().libraries());
    json.writeEndObject();
  }

  private void position(Place place) throws IOException {
    text("path", place.path());
    json.writeNumberField("line", place.start().line());
    json.writeNumberField("column", place.start().column());
  }

  private void finding(Analysis.Observation observation) throws IOException {
    var found = observation.finding();
    text("rule", found.rule());
    text("name", found.name());
    text("severity", found.severity().word());
    text("confidence", found.confidence().word());
    text("message", found.message());
    text("help", found.help());
    position(found.place());
    json.writeNumberField("end_line", found.place().end().line());
    json.writeNumberField("end_column", found.place().end().column());
    texts("deployments", found.deployments());
    text("fingerprint", found.fingerprint());
    standing(found.standing());
    json.writeBooleanField("fixable", observation.isFixable());
    texts("references", observation.references());
  }

  private void standing(Standing standing) throws IOException {
    text("standing", standing.word());
    switch (standing) {
      case Standing.Open _ -> {}
      case Standing.Known(var since) -> text("since", since);
      case Standing.Suppressed(var because, var until, _) -> {
        text("because", because);
        textOrNull("until", until.map(Object::toString).orElse(""));
      }
    }
  }

  private void mitigation(Mitigation mitigation) throws IOException {
    json.writeNumberField("number", mitigation.measure().number());
    text("name", mitigation.measure().label());
    text("state", mitigation.state().words());
    text("because", mitigation.because());
    texts("evidence", mitigation.evidence());
  }

  /// The members of one site.
  void site(Evidence.Asked site, List<Analysis.Obtained> pages) throws IOException {
    text("url", site.url());
    text("verdict", site.state().word());
    text("because", site.because());
    textOrNull("again", site.again());
    list(
        "evidence",
        site.requests(),
        request -> {
          text("rung", request.rung());
          text("asked", request.asked());
          text("request", request.request());
          if (request.status() == 0) {
            json.writeNullField("status");
          } else {
            json.writeNumberField("status", request.status());
          }
          textOrNull("page", request.page());
          json.writeBooleanField("proof", request.isProof());
        });
    json.writeNumberField("requests", site.requests().size());
    list(
        "noticed",
        site.showings(),
        one -> {
          text("what", one.word());
          text("severity", one.severity().word());
          text("words", one.words());
          text("because", one.because());
        });
    var own = pages.stream().filter(page -> page.source().startsWith(site.url() + " ")).toList();
    list("pages", own, this::page);
  }

  private void reconciled(Reconciliation told) throws IOException {
    text("url", told.url());
    textOrNull("deployment", told.deployment());
    texts("because", told.because());
    text("agreement", told.agreement().word());
    text("sentence", told.sentence());
    list(
        "places",
        told.places(),
        place -> {
          text("path", place.path());
          json.writeNumberField("line", place.start().line());
        });
  }

  private void page(Analysis.Obtained page) throws IOException {
    text("source", page.source());
    text("framework", page.kind().framework().word());
    text("kind", page.kind().word());
    text("liveness", page.liveness().word());
    text("because", page.because());
    json.writeObjectFieldStart("django");
    switch (page.django()) {
      case VersionRange _ when !page.kind().framework().tellsDjango() -> {}
      case VersionRange.Exact(var version) -> text("exact", version);
      case VersionRange.Between(var from, var to) -> {
        text("from", from.toString());
        text("to", to.toString());
      }
    }
    json.writeEndObject();
    list("disclosures", page.leaks(), this::leak);
  }

  private void leak(Leak leak) throws IOException {
    text("category", leak.category().word());
    text("name", leak.name());
    json.writeBooleanField("masked", leak.isMasked());
    textOrNull("secret", leak.credential().kind());
    textOrNull("proof", leak.credential().proof());
    if (leak.isSecret()) {
      text("because", leak.credential().because());
    }
    text("preview", leak.preview());
    textOrNull("fingerprint", leak.credential().fingerprint());
    switch (leak.origin()) {
      case Leak.Origin.Seen(_, var offset) -> json.writeNumberField("offset", offset);
      case Leak.Origin.Predicted(var place, var when) -> {
        position(place);
        text("when", when);
      }
    }
  }

  private void proof(Analysis.Proven proof) throws IOException {
    textOrNull("credential", proof.credential());
    text("against", proof.against());
    text("outcome", proof.outcome().word());
    text("because", proof.because());
  }

  private void vector(Analysis.Opened opened) throws IOException {
    text("vector", opened.vector().word());
    text("name", opened.vector().label());
    text("state", opened.state().word());
    text("because", opened.because());
    texts("evidence", opened.evidence());
    texts("references", opened.references().all());
  }

  private void score(Analysis.Score score) throws IOException {
    text("situation", score.situation().words());
    json.writeBooleanField("proven", score.isProven());
    text("because", score.because());
    text("cvss_3_1", score.situation().vector31());
    json.writeNumberField("score_3_1", score.situation().score31());
    text("cvss_4_0", score.situation().vector40());
    json.writeNumberField("score_4_0", score.situation().score40());
  }

  private void scenario(Scenario scenario) throws IOException {
    json.writeNumberField("number", scenario.number());
    text("name", scenario.name());
    text("state", scenario.state().word());
    text("because", scenario.because());
    texts("steps", scenario.steps());
    texts("evidence", scenario.evidence());
    texts("references", scenario.references().all());
  }

  private void action(Action action) throws IOException {
    text("kind", action.kind().word());
    text("what", action.words());
    text("because", action.because());
  }

  private void source(Source source) throws IOException {
    text("source", source.source());
    text("status", source.status().word());
    text("why", source.why());
  }
}
