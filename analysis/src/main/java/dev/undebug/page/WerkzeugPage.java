package dev.undebug.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Takes the page of the Werkzeug debugger apart, which `runserver_plus` sends in the place of
/// Django's: source and frames, and the console's secret.
final class WerkzeugPage {

  private static final Pattern SECRET = Pattern.compile("SECRET\\s*=\\s*\"([^\"]{1,200})\"");

  private final Markup markup;
  private final Disclosures disclosures;
  private final FramePlaces places;

  WerkzeugPage(Markup markup, Disclosures disclosures) {
    this.markup = markup;
    this.disclosures = disclosures;
    this.places = new FramePlaces(disclosures, new Roots());
  }

  void read() {
    Matcher secret = SECRET.matcher(markup.text());
    if (secret.find()) {
      int offset = markup.page().byteOffset(secret.start(1));
      disclosures.add(Category.SETTING, "debugger SECRET", secret.group(1), offset);
    }
    for (Element message : markup.all("p.errormsg")) {
      String type = message.text().replaceFirst(":.*", "").replaceFirst(".*\\.", "");
      var passage = markup.passage(message);
      disclosures.text(Variables.ofException(type, passage.text()), "Exception Value", passage);
    }
    for (Element frame : markup.all("div.frame")) {
      frame(frame);
    }
  }

  private void frame(Element frame) {
    Element file = frame.selectFirst("cite.filename");
    Element line = frame.selectFirst("em.line");
    Element function = frame.selectFirst("code.function");
    if (file == null || line == null || function == null) {
      return;
    }
    String path = file.text().replaceAll("^\"|\"$", "");
    String number = line.text();
    String name =
        places.name(
            path, number.matches("\\d{1,7}") ? Integer.parseInt(number) : 0, function.text());
    places.file(name, markup.passage(file));
    var lines = frame.select("pre.line");
    if (!lines.isEmpty()) {
      var passage = markup.passage(lines);
      places.source(name, passage);
      SourceLiterals.read(
          disclosures,
          path,
          name,
          passage,
          () -> markup.startOf(lines, one -> one.hasClass("current")));
    }
  }
}
