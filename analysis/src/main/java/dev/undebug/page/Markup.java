package dev.undebug.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeTraversor;

/// A page of HTML as a tree that remembers its positions.
final class Markup {

  private final PageText page;
  private final Document document;
  private final Map<String, Element> byId = new HashMap<>();

  Markup(PageText page) {
    this.page = page;
    var parser = Parser.htmlParser().setTrackPosition(true);
    document = Jsoup.parse(page.text(), "", parser);
    NodeTraversor.traverse(
        (node, _) -> {
          if (node instanceof Element element && !element.id().isEmpty()) {
            byId.putIfAbsent(element.id(), element);
          }
        },
        document);
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

  /// The children of an element that have a name.
  static Elements children(Element parent, String name) {
    var children = new Elements();
    for (Element child = parent.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (child.normalName().equals(name)) {
        children.add(child);
      }
    }
    return children;
  }

  /// What a selector finds inside the element with an id; nothing when there is no such element.
  Elements inside(String id, String selector) {
    Element element = byId.get(id);
    return element == null ? new Elements() : element.select(selector);
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

  /// The index in the passage of some elements where the first of a kind begins; 0 when there is
  /// none.
  int startOf(List<Element> elements, Predicate<Element> isWanted) {
    for (int i = 1; i < elements.size(); i++) {
      if (isWanted.test(elements.get(i))) {
        return passage(elements.subList(0, i)).text().length() + 1;
      }
    }
    return 0;
  }
}
