package dev.undebug.page;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/// A page of HTML as a tree that remembers its positions.
final class Markup {

  private final PageText page;
  private final Document document;

  Markup(PageText page) {
    this.page = page;
    var parser = Parser.htmlParser().setTrackPosition(true);
    document = Jsoup.parse(page.text(), "", parser);
  }

  PageText page() {
    return page;
  }

  Document document() {
    return document;
  }

  String text() {
    return page.text();
  }

  boolean has(String selector) {
    return document.selectFirst(selector) != null;
  }

  /// Whether a style sheet of the page contains something; white space does not count.
  boolean hasStyle(String css) {
    for (Element style : document.select("style")) {
      if (style.data().replaceAll("\\s+", "").contains(css)) {
        return true;
      }
    }
    return false;
  }

  Elements all(String selector) {
    return document.select(selector);
  }

  Passage passage(Element element) {
    return Passage.of(page, element);
  }

  Passage passage(List<Element> elements) {
    return Passage.of(page, elements);
  }
}
