package dev.undebug.report;

import dev.undebug.rule.Rule;
import dev.undebug.rule.Rules;
import dev.undebug.rule.Standing;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.DebugState;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A JUnit report: every production deployment is a test that DEBUG is off, and every rule a test
/// that nothing breaks it; a rule that is broken in three places is three tests that failed.
public final class JUnitReport {

  private final XMLStreamWriter xml;
  private final Whereabouts whereabouts;

  private JUnitReport(XMLStreamWriter xml, Whereabouts whereabouts) {
    this.xml = xml;
    this.whereabouts = whereabouts;
  }

  /// The whole document, ending in a line end.
  public static String of(Analysis analysis, Whereabouts whereabouts) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JUnitReport(xml, whereabouts).write(analysis);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing into memory", e);
    }
    return text.append('\n').toString();
  }

  private void write(Analysis analysis) throws XMLStreamException {
    var production =
        analysis.deployments().stream().filter(Analysis.Started::isProduction).toList();
    var findings = analysis.findings();
    var silent =
        Rules.ALL.stream()
            .filter(
                rule -> findings.stream().noneMatch(one -> one.finding().rule().equals(rule.id())))
            .toList();
    long on = production.stream().filter(one -> state(one) == DebugState.ON).count();
    long undecided =
        production.stream()
            .filter(one -> state(one) == DebugState.UNKNOWN || state(one) == DebugState.DEPENDS)
            .count();
    long open = analysis.openFindings().size();
    long skipped = findings.size() - open;
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    suite("undebug.deployments", production.size(), on, undecided);
    for (Analysis.Started started : production) {
      deployment(started);
    }
    end(1);
    suite("undebug.rules", findings.size() + silent.size(), open, skipped);
    for (var observation : findings) {
      finding(observation);
    }
    for (Rule rule : silent) {
      line(2);
      xml.writeEmptyElement("testcase");
      xml.writeAttribute("classname", "undebug.rules." + rule.id());
      xml.writeAttribute("name", rule.name());
      xml.writeAttribute("time", "0");
    }
    end(1);
    end(0);
    xml.writeEndDocument();
  }

  private static DebugState state(Analysis.Started started) {
    return started.decision().state();
  }

  private void suite(String name, long tests, long failures, long skipped)
      throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", Long.toString(tests));
    xml.writeAttribute("failures", Long.toString(failures));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", Long.toString(skipped));
    xml.writeAttribute("time", "0");
  }

  private void deployment(Analysis.Started started) throws XMLStreamException {
    test("undebug.deployments", "DEBUG is off in " + started.name());
    switch (state(started)) {
      case ON ->
          outcome(
              "failure",
              "verdict",
              "DEBUG is on " + started.decision().condition(),
              List.of(started.because()));
      case UNKNOWN, DEPENDS ->
          outcome(
              "skipped",
              "",
              "%s: %s".formatted(state(started).word(), started.decision().condition()),
              List.of());
      case OFF, FAILS -> {}
    }
    end(2);
  }

  private void finding(Analysis.Observation observation) throws XMLStreamException {
    var found = observation.finding();
    test("undebug.rules." + found.rule(), "%s at %s".formatted(found.name(), found.place()));
    switch (found.standing()) {
      case Standing.Open _ ->
          outcome(
              "failure",
              found.severity().word(),
              found.message(),
              List.of(
                  "%s, %s%s".formatted(found.severity().word(), whereabouts.typed(), found.place()),
                  "help: " + found.help(),
                  "in " + String.join(", ", found.deployments())));
      case Standing.Known(var since) -> outcome("skipped", "", "known since " + since, List.of());
      case Standing.Suppressed(var because, _, _) -> outcome("skipped", "", because, List.of());
    }
    end(2);
  }

  private void test(String owner, String name) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", owner);
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("time", "0");
  }

  private void outcome(String element, String type, String message, List<String> lines)
      throws XMLStreamException {
    line(3);
    xml.writeStartElement(element);
    xml.writeAttribute("message", clean(message));
    if (!type.isEmpty()) {
      xml.writeAttribute("type", type);
    }
    if (!lines.isEmpty()) {
      xml.writeCharacters(clean(String.join("\n", lines)));
    }
    xml.writeEndElement();
  }

  private void end(int depth) throws XMLStreamException {
    line(depth);
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /// XML 1.0 cannot hold other control characters, nor halves of characters.
  private static String clean(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean isFit =
                  c == '\n'
                      || c == '\t'
                      || (c >= 0x20 && c <= 0xD7FF)
                      || (c >= 0xE000 && c <= 0xFFFD)
                      || c >= 0x10000;
              clean.appendCodePoint(isFit ? c : 0xFFFD);
            });
    return clean.toString();
  }
}
