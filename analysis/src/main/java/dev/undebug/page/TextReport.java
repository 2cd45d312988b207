package dev.undebug.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the text report apart, which Django sends to clients that do not ask for HTML.
final class TextReport {

  /// A line of the report.
  ///
  /// @param end one past its last character, without the line's end
  private record Line(int start, int end) {}

  private static final Pattern TITLE = Pattern.compile("(\\S+) at (/.*)");
  private static final Pattern VARIABLE = Pattern.compile("(.+?) = (.*)");
  private static final Pattern SECTION =
      Pattern.compile("(GET|POST|FILES|COOKIES|META|Settings):(?: No .*)?");
  private static final Pattern LAST = Pattern.compile("You.{1,3}re seeing this error because .*");
  private static final Pattern CAUSE =
      Pattern.compile("(?:The above exception|During handling of the above exception) \\(.*");

  private final PageText page;
  private final Disclosures disclosures;
  private final List<Line> lines = new ArrayList<>();
  private final Roots roots = new Roots();
  private int at;
  private String exceptionType = "";

  TextReport(PageText page, Disclosures disclosures) {
    this.page = page;
    this.disclosures = disclosures;
    String text = page.text();
    int start = 0;
    while (start <= text.length()) {
      int newline = text.indexOf('\n', start);
      int next = newline < 0 ? text.length() : newline;
      int end = next > start && text.charAt(next - 1) == '\r' ? next - 1 : next;
      lines.add(new Line(start, end));
      start = next + 1;
    }
  }

  void read() {
    title();
    while (at < lines.size() && !stands(LAST)) {
      Matcher section = SECTION.matcher(line());
      if (section.matches()) {
        section(section.group(1));
      } else if (!label()) {
        other();
      }
    }
  }

  private void title() {
    while (at < lines.size() && line().isBlank()) {
      at++;
    }
    Matcher title = TITLE.matcher(at < lines.size() ? line() : "");
    if (title.lookingAt()) {
      exceptionType = title.group(1);
      at++;
    }
    int first = at;
    while (at < lines.size() && !startsWith("Request Method:") && !startsWith("Django Version:")) {
      at++;
    }
    Passage message = passage(first, at - 1);
    disclosures.text(
        Variables.ofException(exceptionType, message.text()), "Exception Value", message);
  }

  /// `Label: value`, or a label with its value on the lines below.
  private boolean label() {
    String line = line();
    int colon = line.indexOf(':');
    String label = colon < 0 ? "" : line.substring(0, colon);
    switch (label) {
      case "Request Method",
          "Request URL",
          "Django Version",
          "Python Executable",
          "Python Version",
          "Server time",
          "Raised during" ->
          disclosures.line(SummaryLabels.category(label), label, rest(colon + 1));
      case "Exception Type" ->
          disclosures.add(Category.SOURCE_CODE, label, exceptionType, rest(colon + 2).offset(0));
      case "Python Path" -> path(rest(colon + 1));
      case "USER" -> disclosures.text(Category.USER, "user", rest(colon + 1));
      case "Installed Applications" -> {
        below(Category.PACKAGE, "installed application");
        return true;
      }
      case "Installed Middleware" -> {
        below(Category.SETTING, "installed middleware");
        return true;
      }
      default -> {
        return false;
      }
    }
    at++;
    return true;
  }

  private void path(Passage passage) {
    disclosures.value(Category.PATH, "Python Path", passage);
    if (ReprReader.read(passage.text()) instanceof Repr.Items(var items, _, _)) {
      roots.addTexts(items);
    }
  }

  private void below(Category category, String name) {
    at++;
    int first = at;
    while (at < lines.size() && !line().isBlank() && (at == first || startsWith(" "))) {
      at++;
    }
    disclosures.value(category, name, passage(first, at - 1));
  }

  private void other() {
    if (stands(CAUSE)) {
      disclosures.line(Category.LOCAL_VARIABLE, "cause", rest(0));
      at++;
    } else if (startsWith("Template error:")) {
      templateError();
    } else if (startsWith("Template loader postmortem") || startsWith("Template Loader Error:")) {
      missingTemplate();
    } else if (startsWith("Traceback")) {
      at = new TextTraceback(this, disclosures, roots).read();
    } else {
      at++;
    }
  }

  private void templateError() {
    at++;
    Matcher place = Pattern.compile("In template (.*), error at line \\d+").matcher(line());
    String name = "template";
    if (place.matches()) {
      name = "template " + place.group(1);
      disclosures.text(Category.PATH, "template file", rest(place.start(1), place.end(1)));
      at++;
    }
    int first = at;
    while (at < lines.size() && !line().isBlank() && !startsWith("Traceback")) {
      at++;
    }
    disclosures.text(Category.TEMPLATE_CONTEXT, name + " source", passage(first, at - 1));
  }

  private void missingTemplate() {
    at++;
    while (at < lines.size() && !startsWith("Traceback") && !startsWith("Template error:")) {
      if (line().strip().startsWith("* ") || line().startsWith("/")) {
        disclosures.line(Category.PATH, "template tried", rest(0));
      }
      at++;
    }
  }

  private void section(String section) {
    at++;
    while (at < lines.size() && !SECTION.matcher(line()).matches() && !stands(LAST)) {
      if (startsWith("Using settings module ")) {
        disclosures.text(Category.SETTING, "settings module", rest(22));
        at++;
      } else {
        variable(section);
      }
    }
  }

  /// `NAME = repr`; the rare value with line ends goes on until the next one.
  private void variable(String section) {
    Matcher variable = VARIABLE.matcher(line());
    int first = at;
    at++;
    if (!variable.matches()) {
      return;
    }
    while (at < lines.size() && goesOn()) {
      at++;
    }
    String name = variable.group(1);
    int from = lines.get(first).start() + variable.start(2);
    var passage = Passage.plain(page, from, Math.max(from, lines.get(at - 1).end()));
    switch (section) {
      case "META" -> disclosures.value(Variables.ofMeta(name), "META " + name, passage);
      case "Settings" -> disclosures.value(Category.SETTING, name, passage);
      default -> disclosures.value(Category.REQUEST, section + " " + name, passage);
    }
  }

  private boolean goesOn() {
    String line = line();
    return !line.isBlank()
        && !VARIABLE.matcher(line).matches()
        && !SECTION.matcher(line).matches()
        && !LAST.matcher(line).matches();
  }

  private boolean stands(Pattern pattern) {
    return pattern.matcher(line()).matches();
  }

  boolean startsWith(String start) {
    return line().startsWith(start);
  }

  String line() {
    return line(at);
  }

  /// The text of a line; empty behind the last one.
  String line(int number) {
    if (number >= lines.size()) {
      return "";
    }
    Line line = lines.get(number);
    return page.text().substring(line.start(), line.end());
  }

  int lineCount() {
    return lines.size();
  }

  int number() {
    return at;
  }

  private Passage rest(int from) {
    return rest(from, line().length());
  }

  private Passage rest(int from, int to) {
    return stretch(at, from, to);
  }

  /// A part of one line.
  Passage stretch(int number, int from, int to) {
    int start = lines.get(number).start();
    int last = Math.min(to, line(number).length());
    return Passage.plain(page, start + Math.min(from, last), start + last);
  }

  /// Some whole lines.
  Passage passage(int first, int last) {
    int start = lines.get(Math.min(first, lines.size() - 1)).start();
    int end = last < first ? start : lines.get(last).end();
    return Passage.plain(page, start, end);
  }
}
