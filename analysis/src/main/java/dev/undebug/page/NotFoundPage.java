package dev.undebug.page;

import org.jsoup.nodes.Element;

/// Takes the technical 404 apart: the address, the URLconf, the patterns tried, or why a view said
/// that there is nothing.
final class NotFoundPage {

  private final Markup markup;
  private final Disclosures disclosures;

  NotFoundPage(Markup markup, Disclosures disclosures) {
    this.markup = markup;
    this.disclosures = disclosures;
  }

  void read() {
    for (Element row : markup.inside("summary", "table tr")) {
      Element label = Markup.children(row, "th").first();
      Element value = Markup.children(row, "td").first();
      if (label != null && value != null) {
        String name = label.text().replaceFirst(":$", "");
        disclosures.line(SummaryLabels.category(name), name, markup.passage(value));
      }
    }
    for (Element reason : markup.inside("summary", "pre.exception_value")) {
      reason(reason);
    }
    Element list = markup.inside("info", "ol").first();
    if (list == null) {
      markup.inside("info", "p").forEach(this::reason);
    } else {
      patterns(list);
    }
  }

  private void reason(Element reason) {
    disclosures.text(Category.LOCAL_VARIABLE, "reason", markup.passage(reason));
  }

  /// The URLconf stands in the sentence before the list, the path in the one after it.
  private void patterns(Element list) {
    Element before = list.previousElementSibling();
    Element after = list.nextElementSibling();
    Element urlconf = before == null ? null : before.selectFirst("code");
    Element path = after == null ? null : after.selectFirst("code");
    if (urlconf != null) {
      disclosures.text(Category.SETTING, "ROOT_URLCONF", markup.passage(urlconf));
    }
    int number = 0;
    for (Element item : Markup.children(list, "li")) {
      number++;
      disclosures.line(Category.URL_PATTERN, "pattern " + number, markup.passage(item));
    }
    if (path != null) {
      disclosures.text(Category.REQUEST, "current path", markup.passage(path));
    }
  }
}
