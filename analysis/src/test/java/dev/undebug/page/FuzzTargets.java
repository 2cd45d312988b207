package dev.undebug.page;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.RawExchange;

/// What must hold for every input, in the form that Jazzer calls: `Jazzer
/// --target_class='dev.undebug.page.FuzzTargets$OfDissector' CORPUS`.
public final class FuzzTargets {

  private FuzzTargets() {}

  /// Any chunking gives the same verdict.
  public static final class OfRecogniser {

    private OfRecogniser() {}

    public static void fuzzerTestOneInput(byte[] data) {
      var whole = Recogniser.of(data);
      int size = data.length == 0 ? 1 : 1 + (data[0] & 0x1f);
      var recogniser = new Recogniser();
      for (int at = 0; at < data.length; at += size) {
        recogniser.feed(data, at, Math.min(data.length, at + size));
      }
      if (!recogniser.finish().equals(whole)) {
        throw new IllegalStateException("chunks of " + size + " change the verdict " + whole);
      }
    }
  }

  /// Every disclosure of every page stands inside the body; so do those of its readers when they
  /// are handed what is no page.
  public static final class OfDissector {

    private OfDissector() {}

    public static void fuzzerTestOneInput(byte[] data) {
      RawExchange.read(data);
      Dissector.dissect(Exchange.ofBody(new Body(data)))
          .ifPresent(page -> page.disclosures().forEach(told -> inside(told, data.length)));
      var page = new PageText(data);
      var disclosures = new Disclosures();
      new TechnicalPage(new Markup(page), disclosures).read();
      new NotFoundPage(new Markup(page), disclosures).read();
      new TextReport(page, disclosures).read();
      disclosures.found().forEach(told -> inside(told, data.length));
    }

    private static void inside(Disclosure told, int length) {
      if (told.offset() > length) {
        throw new IllegalStateException(told.name() + " stands behind the body's end");
      }
    }
  }

  /// Every text has a structure, and its parts stand inside it.
  public static final class OfRepr {

    private OfRepr() {}

    public static void fuzzerTestOneInput(byte[] data) {
      var page = new PageText(data);
      int length = page.text().length();
      Repr repr = ReprReader.read(page.text());
      if (repr.start() < 0 || repr.end() < repr.start() || repr.end() > length) {
        throw new IllegalStateException("%s outside of %d".formatted(repr, length));
      }
      var disclosures = new Disclosures();
      disclosures.value(Category.SETTING, "X", Passage.plain(page, 0, length));
      disclosures.found().forEach(told -> OfDissector.inside(told, data.length));
      repr.hasText();
    }
  }
}
