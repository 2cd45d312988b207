package dev.undebug.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/// A stretch of a page as its reader sees it, character references taken off, which knows for every
/// character the byte it came from.
final class Passage {

  /// One run of source text.
  ///
  /// @param at where the run begins in the passage
  /// @param from where it begins in the source
  /// @param to one past its last character in the source
  private record Run(int at, int from, int to) {}

  private final PageText page;
  private final String text;
  private final List<Run> runs;
  private final boolean isMarkup;
  private int run;
  private int character;
  private int source;

  private Passage(PageText page, String text, List<Run> runs, boolean isMarkup) {
    this.isMarkup = isMarkup;
    this.page = page;
    this.text = text;
    this.runs = runs;
    rewind();
  }

  /// Everything that stands inside an element.
  static Passage of(PageText page, Element element) {
    return of(page, List.of(element));
  }

  /// Everything that stands inside some elements, one line each.
  static Passage of(PageText page, List<Element> elements) {
    var text = new StringBuilder();
    var runs = new ArrayList<Run>();
    for (Element element : elements) {
      if (!runs.isEmpty()) {
        text.append('\n');
      }
      NodeTraversor.traverse(
          (node, _) -> {
            if (node instanceof TextNode part) {
              var range = part.sourceRange();
              runs.add(new Run(text.length(), range.startPos(), range.endPos()));
              text.append(part.getWholeText());
            }
          },
          element);
    }
    return new Passage(page, text.toString(), runs, true);
  }

  /// A stretch of a page that has no markup.
  static Passage plain(PageText page, int from, int to) {
    return new Passage(page, page.text().substring(from, to), List.of(new Run(0, from, to)), false);
  }

  String text() {
    return text;
  }

  /// The byte a character came from. Asking in ascending order is cheap.
  int offset(int index) {
    if (runs.isEmpty()) {
      return 0;
    }
    if (index < character) {
      rewind();
    }
    while (run + 1 < runs.size() && runs.get(run + 1).at() <= index) {
      enter(run + 1);
    }
    int last = runs.get(run).to();
    while (character < index && source < last) {
      source = isMarkup ? afterCharacter(source, last) : source + 1;
      character++;
    }
    return page.byteOffset(source);
  }

  private void rewind() {
    if (!runs.isEmpty()) {
      enter(0);
    }
  }

  private void enter(int next) {
    run = next;
    character = runs.get(next).at();
    source = runs.get(next).from();
  }

  /// A reference such as `&#x27;` is one character; an unknown one is itself.
  private int afterCharacter(int from, int last) {
    String html = page.text();
    if (html.charAt(from) == '\r' && from + 1 < last && html.charAt(from + 1) == '\n') {
      return from + 2;
    }
    if (html.charAt(from) != '&') {
      return from + 1;
    }
    int limit = Math.min(last, from + 12);
    for (int i = from + 1; i < limit; i++) {
      char c = html.charAt(i);
      if (c == ';') {
        return i > from + 1 ? i + 1 : from + 1;
      }
      if (c != '#' && !Character.isLetterOrDigit(c)) {
        break;
      }
    }
    return from + 1;
  }
}
