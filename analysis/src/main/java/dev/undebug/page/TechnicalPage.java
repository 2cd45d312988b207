package dev.undebug.page;

import org.jsoup.nodes.Element;

/// Takes the technical 500 and 400 apart: summary, template error, traceback, request, settings.
final class TechnicalPage {

  private static final String INFORMATION = "h3[id], h3[id] + p, table.req tr, h4 > code";

  private final Markup markup;
  private final Disclosures disclosures;
  private final Roots roots = new Roots();
  private String exceptionType = "";
  private String section = "";

  TechnicalPage(Markup markup, Disclosures disclosures) {
    this.markup = markup;
    this.disclosures = disclosures;
  }

  void read() {
    roots();
    exceptionType = exceptionType();
    for (Element row : markup.inside("summary", "table tr")) {
      summary(row);
    }
    unicodeHint();
    templateError();
    missingTemplate();
    new TracebackReader(markup, disclosures, roots).read();
    for (Element element : markup.inside("requestinfo", INFORMATION)) {
      information(element);
    }
  }

  private void roots() {
    for (Element row : markup.inside("summary", "table tr")) {
      if (label(row).equals("Python Path")) {
        Repr path = ReprReader.read(cell(row).wholeText());
        if (path instanceof Repr.Items(var items, _, _)) {
          roots.addTexts(items);
        }
      }
    }
  }

  private String exceptionType() {
    for (Element row : markup.inside("summary", "table tr")) {
      if (label(row).equals("Exception Type")) {
        return cell(row).text();
      }
    }
    Element heading = markup.inside("summary", "h1").first();
    return heading == null ? "" : heading.text().replaceFirst("\\s.*", "");
  }

  private static String label(Element row) {
    Element label = Markup.children(row, "th").first();
    return label == null ? "" : label.text().replaceFirst(":$", "");
  }

  private static Element cell(Element row) {
    Element cell = Markup.children(row, "td").first();
    return cell == null ? row : cell;
  }

  private void summary(Element row) {
    String label = label(row);
    if (label.isEmpty() || cell(row).equals(row)) {
      return;
    }
    var passage = markup.passage(cell(row));
    switch (label) {
      case "Python Path" -> disclosures.value(Category.PATH, label, passage);
      case "Exception Value" ->
          disclosures.text(Variables.ofException(exceptionType, passage.text()), label, passage);
      default -> disclosures.line(SummaryLabels.category(label), label, passage);
    }
  }

  private void unicodeHint() {
    for (Element hint : markup.inside("unicode-hint", "strong")) {
      disclosures.text(
          Category.LOCAL_VARIABLE, "text that could not be converted", markup.passage(hint));
    }
  }

  private void templateError() {
    Element path = markup.inside("template", "p > code").first();
    String name = path == null ? "template" : "template " + path.text();
    if (path != null) {
      disclosures.text(Category.PATH, "template file", markup.passage(path));
    }
    var lines = markup.inside("template", "table.source td");
    if (!lines.isEmpty()) {
      var passage = markup.passage(lines);
      String source = passage.text().replaceAll("\\n\\n", "\n").stripTrailing();
      disclosures.add(Category.TEMPLATE_CONTEXT, name + " source", source, passage.offset(0));
    }
  }

  private void missingTemplate() {
    for (Element tried : markup.inside("template-not-exist", "li")) {
      if (tried.selectFirst("li li") == null) {
        disclosures.line(Category.PATH, "template tried", markup.passage(tried));
      }
    }
  }

  private void information(Element element) {
    switch (element.normalName()) {
      case "h3" -> section = element.id();
      case "p" -> user(element);
      case "code" -> module(element);
      default -> row(element);
    }
  }

  private void user(Element element) {
    if (section.equals("user-info")) {
      disclosures.text(Category.USER, "user", markup.passage(element));
    }
  }

  private void module(Element element) {
    if (section.equals("settings-info")) {
      disclosures.text(Category.SETTING, "settings module", markup.passage(element));
    }
  }

  private void row(Element row) {
    var cells = Markup.children(row, "td");
    if (cells.size() < 2 || !cells.get(1).hasClass("code")) {
      return;
    }
    var passage = markup.passage(cells.get(1));
    String name = cells.getFirst().text();
    switch (section) {
      case "get-info" -> disclosures.value(Category.REQUEST, "GET " + name, passage);
      case "post-info" -> disclosures.value(Category.REQUEST, "POST " + name, passage);
      case "files-info" -> disclosures.value(Category.REQUEST, "FILES " + name, passage);
      case "cookie-info" -> disclosures.value(Category.REQUEST, "COOKIES " + name, passage);
      case "meta-info" -> disclosures.value(Variables.ofMeta(name), "META " + name, passage);
      case "settings-info" -> setting(name, passage);
      default -> {}
    }
  }

  private void setting(String name, Passage passage) {
    disclosures.value(Category.SETTING, name, passage);
    if (name.equals("INSTALLED_APPS")) {
      disclosures.value(Category.PACKAGE, "installed application", passage);
    }
  }
}
