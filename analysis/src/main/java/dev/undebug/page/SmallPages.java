package dev.undebug.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Takes the two small pages apart: the explained CSRF refusal and the welcome page. They tell the
/// series through their links to the documentation, and that `DEBUG` is on.
final class SmallPages {

  private static final Pattern DOCUMENTATION =
      Pattern.compile("docs\\.djangoproject\\.com/en/(\\d{1,2}\\.\\d{1,2})/");

  private final Markup markup;
  private final Disclosures disclosures;

  SmallPages(Markup markup, Disclosures disclosures) {
    this.markup = markup;
    this.disclosures = disclosures;
  }

  void csrf() {
    for (Element reason : markup.inside("info", "pre")) {
      disclosures.text(Category.REQUEST, "reason", markup.passage(reason));
    }
    series();
  }

  void welcome() {
    for (Element code : markup.inside("instructions", "code")) {
      String text = code.text();
      if (text.contains("/settings.py")) {
        disclosures.text(Category.PATH, "settings file", markup.passage(code));
      }
    }
    series();
  }

  private void series() {
    Matcher link = DOCUMENTATION.matcher(markup.page().text());
    if (link.find()) {
      int offset = markup.page().byteOffset(link.start(1));
      disclosures.add(Category.VERSION, "Django series", link.group(1), offset);
    }
  }
}
