package dev.undebug.page;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// Reads the frames of an HTML traceback: `<li class="frame">` with a file, a line, a function, up
/// to fourteen source lines and a table of local variables.
final class TracebackReader {

  /// `, line 55, in inner` (3.1 and newer) or ` in inner` (before, the line is the list's number).
  private static final Pattern PLACE =
      Pattern.compile("(?:,\\s*line\\s+(\\d{1,7}))?(?:,?\\s+in\\s+(\\S.*?))?\\s*$", Pattern.DOTALL);

  private final Markup markup;
  private final Disclosures disclosures;
  private final FramePlaces places;

  TracebackReader(Markup markup, Disclosures disclosures, Roots roots) {
    this.markup = markup;
    this.disclosures = disclosures;
    this.places = new FramePlaces(disclosures, roots);
  }

  void read() {
    Element list = markup.inside("browserTraceback", "ul.traceback").first();
    if (list == null) {
      return;
    }
    for (Element item : Markup.children(list, "li")) {
      if (item.hasClass("frame")) {
        frame(item);
      } else {
        cause(item);
      }
    }
  }

  /// `The above exception (…) was the direct cause of the following exception:`
  private void cause(Element item) {
    var passage = markup.passage(item);
    String name = "cause before frame " + places.next();
    disclosures.line(Category.LOCAL_VARIABLE, name, passage);
  }

  private void frame(Element item) {
    Markup.children(item, "h3").forEach(this::cause);
    var codes = Markup.children(item, "code");
    if (codes.isEmpty()) {
      return;
    }
    Element file = codes.getFirst();
    String path = file.wholeText().strip();
    String name = name(item, path, codes);
    places.file(name, markup.passage(file));
    String source = source(item, path, name);
    locals(item, path, name, source);
  }

  private String name(Element item, String path, Elements codes) {
    Matcher place = PLACE.matcher(item.wholeOwnText().strip());
    boolean isNew = place.find() && place.group(1) != null;
    int line = isNew ? Integer.parseInt(place.group(1)) : contextLine(item);
    if (codes.size() > 1) {
      return places.name(path, line, codes.get(1).wholeText().strip());
    }
    boolean hasFunction = place.hasMatch() && place.group(2) != null;
    return places.name(path, line, hasFunction ? place.group(2).strip() : "");
  }

  private static int contextLine(Element item) {
    Element context = item.selectFirst("ol.context-line");
    if (context == null) {
      return 0;
    }
    String start = context.attr("start");
    return start.matches("\\d{1,7}") ? Integer.parseInt(start) : 0;
  }

  /// Tells the source lines around the failing one, and returns them.
  private String source(Element item, String path, String name) {
    var lines = new ArrayList<Element>();
    for (Element line : item.select("div.context > ol > li")) {
      var text = Markup.children(line, "pre");
      lines.add(text.isEmpty() ? line : text.getFirst());
    }
    if (lines.isEmpty()) {
      return "";
    }
    var passage = markup.passage(lines);
    places.source(name, passage);
    SourceLiterals.read(
        disclosures, path, name, passage, () -> markup.startOf(lines, TracebackReader::isFailing));
    return passage.text();
  }

  private static boolean isFailing(Element line) {
    Element list = line.closest("ol");
    return list != null && list.hasClass("context-line");
  }

  private void locals(Element item, String path, String name, String source) {
    Set<String> bodies = Variables.requestBodies(source);
    for (Element row : item.select("table.vars > tbody > tr, table.vars > tr")) {
      var cells = Markup.children(row, "td");
      if (cells.size() > 1 && cells.get(1).hasClass("code")) {
        String local = cells.getFirst().text();
        var passage = markup.passage(cells.get(1));
        Category category =
            bodies.contains(local)
                ? Category.REQUEST
                : Variables.ofLocal(path, local, passage.text());
        disclosures.value(category, name + ": " + local, passage);
      }
    }
  }
}
