package dev.undebug.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Reads the frames of an HTML traceback: `<li class="frame">` with a file, a line, a function, up
/// to fourteen source lines and a table of local variables.
final class TracebackReader {

  /// `, line 55, in inner` (3.1 and newer) or ` in inner` (before, the line is the list's number).
  private static final Pattern PLACE =
      Pattern.compile("(?:,\\s*line\\s+(\\d{1,7}))?(?:,?\\s+in\\s+(\\S.*?))?\\s*$", Pattern.DOTALL);

  private static final Pattern SITE_PACKAGE =
      Pattern.compile("[/\\\\](?:site|dist)-packages[/\\\\]([A-Za-z0-9_]{1,64})(?:[/\\\\]|\\.py)");

  private final Markup markup;
  private final Disclosures disclosures;
  private final Roots roots;
  private final List<String> packages = new ArrayList<>();
  private int frames;

  TracebackReader(Markup markup, Disclosures disclosures, Roots roots) {
    this.markup = markup;
    this.disclosures = disclosures;
    this.roots = roots;
  }

  void read() {
    for (Element item : markup.all("ul.traceback > li")) {
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
    String name = "cause before frame " + (frames + 1);
    disclosures.line(Category.LOCAL_VARIABLE, name, passage);
  }

  private void frame(Element item) {
    for (Element heading : item.select("> h3, > h2")) {
      cause(heading);
    }
    Element file = item.selectFirst("> code");
    if (file == null) {
      return;
    }
    frames++;
    var frame = frame(item, file);
    String name = frame.name(roots);
    var path = markup.passage(file);
    disclosures.text(Category.PATH, name + " file", path);
    installed(path);
    source(item, name);
    locals(item, frame, name);
  }

  private Frame frame(Element item, Element file) {
    String path = file.wholeText().strip();
    Element function = item.selectFirst("> code ~ code");
    Matcher place = PLACE.matcher(item.wholeOwnText().strip());
    boolean isNew = place.find() && place.group(1) != null;
    int line = isNew ? Integer.parseInt(place.group(1)) : contextLine(item);
    String name = "";
    if (function != null) {
      name = function.wholeText().strip();
    } else if (place.hasMatch() && place.group(2) != null) {
      name = place.group(2).strip();
    }
    return new Frame(frames, path, line, name);
  }

  private static int contextLine(Element item) {
    Element context = item.selectFirst("ol.context-line");
    if (context == null) {
      return 0;
    }
    String start = context.attr("start");
    return start.matches("\\d{1,7}") ? Integer.parseInt(start) : 0;
  }

  private void source(Element item, String name) {
    var lines = new ArrayList<Element>();
    for (Element line : item.select("div.context > ol > li")) {
      Element text = line.selectFirst("> pre");
      lines.add(text == null ? line : text);
    }
    if (lines.isEmpty()) {
      return;
    }
    var passage = markup.passage(lines);
    if (!passage.text().isBlank()) {
      disclosures.add(
          Category.SOURCE_CODE, name, passage.text().stripTrailing(), passage.offset(0));
    }
  }

  private void locals(Element item, Frame frame, String name) {
    for (Element row : item.select("table.vars > tbody > tr, table.vars > tr")) {
      var cells = row.select("> td");
      if (cells.size() > 1 && cells.get(1).hasClass("code")) {
        String local = cells.getFirst().text();
        var passage = markup.passage(cells.get(1));
        Category category = Variables.ofLocal(frame.path(), local, passage.text());
        disclosures.value(category, name + ": " + local, passage);
      }
    }
  }

  private void installed(Passage path) {
    Matcher matcher = SITE_PACKAGE.matcher(path.text());
    if (matcher.find() && !packages.contains(matcher.group(1))) {
      packages.add(matcher.group(1));
      disclosures.add(
          Category.PACKAGE, "installed package", matcher.group(1), path.offset(matcher.start(1)));
    }
  }
}
