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
      Element label = row.selectFirst("> th");
      Element value = row.selectFirst("> td");
      if (label != null && value != null) {
        String name = label.text().replaceFirst(":$", "");
        disclosures.line(SummaryLabels.category(name), name, markup.passage(value));
      }
    }
    for (Element reason : markup.all("#summary pre.exception_value, #info > p:only-child")) {
      disclosures.text(Category.LOCAL_VARIABLE, "reason", markup.passage(reason));
    }
    patterns();
  }

  private void patterns() {
    Element list = markup.document().selectFirst("#info ol");
    if (list == null) {
      return;
    }
    Element urlconf = markup.document().selectFirst("#info > p code");
    if (urlconf != null) {
      disclosures.text(Category.SETTING, "ROOT_URLCONF", markup.passage(urlconf));
    }
    int number = 0;
    for (Element item : list.select("> li")) {
      number++;
      disclosures.line(Category.URL_PATTERN, "pattern " + number, markup.passage(item));
    }
    for (Element path : markup.all("#info ol ~ p code")) {
      disclosures.text(Category.REQUEST, "current path", markup.passage(path));
    }
  }
}
