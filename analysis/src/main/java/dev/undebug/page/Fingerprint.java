package dev.undebug.page;

import dev.undebug.http.Headers;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Which Django made a page: what it prints, otherwise the narrowest range that its looks leave.
///
/// A boundary that is not known exactly is drawn on the safe side: when 3.2 lacks a mark and 4.2
/// has it, the mark says "4.0 or newer" and its absence "4.1 or older".
final class Fingerprint {

  /// A mark of a page and what its presence and its absence say.
  private record Clue(
      Predicate<Markup> mark, Series present, Series presentTo, Series absent, Series absentTo) {}

  private static final Pattern DOCUMENTATION =
      Pattern.compile("docs\\.djangoproject\\.com/en/(\\d{1,2}\\.\\d{1,2})/");

  /// Marks of the head, which every kind shares.
  private static final List<Clue> HEAD =
      List.of(
          until("1.3", markup -> markup.text().contains("HTML 4.01 Transitional")),
          since("6.0", "6.1", markup -> markup.has("meta[name=color-scheme]")));

  private static final List<Clue> TECHNICAL_500 =
      List.of(
          shows(Series.of("1.1"), Series.NEWEST, markup -> markup.has("#files-info")),
          shows(
              Series.OLDEST,
              Series.of("1.0"),
              markup -> markup.has("#cookie-info") && !markup.has("#files-info")),
          since("2.0", "2.1", markup -> markup.hasStyle("background-color:#fff")),
          since("3.2", "3.2", markup -> markup.hasStyle(".fname") || markup.has("code.fname")),
          since("4.0", "4.0", markup -> markup.hasStyle("summary.commands")),
          since("5.1", "5.1", markup -> markup.has("header#summary")));

  private static final List<Clue> TECHNICAL_404 =
      List.of(
          since("2.0", "2.2", markup -> markup.hasStyle("color:#000")),
          since("3.1", "3.2", markup -> markup.hasStyle("exception_value")),
          since("5.1", "5.1", markup -> markup.has("header#summary")));

  private static final List<Clue> CSRF_403 =
      List.of(
          since("1.2", "1.2", _ -> true),
          since("2.0", "2.2", markup -> markup.hasStyle("color:#000")),
          since("5.0", "5.2", markup -> !markup.has("style[type]")));

  private static final List<Clue> WELCOME =
      List.of(
          since("2.0", "2.0", markup -> markup.hasStyle(".exhaust__line")),
          since("3.2", "3.2", markup -> markup.has("html[dir]")));

  private final Markup markup;
  private Series from = Series.OLDEST;
  private Series to = Series.NEWEST;

  private Fingerprint(Markup markup) {
    this.markup = markup;
  }

  /// A mark that came with a series.
  ///
  /// @param first the earliest series that can have it
  /// @param surely the earliest series that surely has it
  private static Clue since(String first, String surely, Predicate<Markup> mark) {
    return new Clue(mark, Series.of(first), Series.NEWEST, Series.OLDEST, before(surely));
  }

  /// A mark whose absence says nothing, since the page may be cut off before it.
  private static Clue shows(Series first, Series last, Predicate<Markup> mark) {
    return new Clue(mark, first, last, Series.OLDEST, Series.NEWEST);
  }

  /// A mark that went after a series.
  private static Clue until(String last, Predicate<Markup> mark) {
    return new Clue(mark, Series.OLDEST, Series.of(last), after(last), Series.NEWEST);
  }

  private static Series before(String series) {
    int index = Series.ALL.indexOf(Series.of(series));
    return Series.ALL.get(Math.max(0, index - 1));
  }

  private static Series after(String series) {
    int index = Series.ALL.indexOf(Series.of(series));
    return Series.ALL.get(Math.min(Series.ALL.size() - 1, index + 1));
  }

  /// The version of a page of HTML.
  static VersionRange of(PageKind kind, Markup markup, Headers headers) {
    return switch (kind) {
      case TECHNICAL_500, TECHNICAL_400 -> technical(markup);
      case TECHNICAL_404 ->
          new Fingerprint(markup).narrow(TECHNICAL_404).words().contentType(headers).range();
      case CSRF_403 -> linked(markup, CSRF_403);
      case WELCOME -> linked(markup, WELCOME);
      default -> new VersionRange.Between(Series.OLDEST, Series.NEWEST);
    };
  }

  /// The version that a text report prints.
  static VersionRange ofText(String report) {
    Matcher printed = Pattern.compile("Django Version:\\s*(\\S+)").matcher(report);
    if (printed.find() && Series.stands(printed.group(1))) {
      return new VersionRange.Exact(printed.group(1));
    }
    return new VersionRange.Between(new Series(1, 4), Series.NEWEST);
  }

  private static VersionRange technical(Markup markup) {
    boolean isSummaryWhole = false;
    for (Element label : markup.inside("summary", "th")) {
      Element value = label.nextElementSibling();
      isSummaryWhole |= label.text().equals("Python Executable:");
      if (label.text().equals("Django Version:") && value != null && Series.stands(value.text())) {
        return new VersionRange.Exact(value.text());
      }
    }
    var fingerprint = new Fingerprint(markup).narrow(TECHNICAL_500);
    if (isSummaryWhole) {
      fingerprint.within(Series.OLDEST, new Series(1, 1));
    }
    return fingerprint.range();
  }

  /// Releases from 4.1 on declare the character set of a 404. A relay may add one, so its presence
  /// counts only where the application's own server answered.
  private Fingerprint contentType(Headers headers) {
    String type = headers.first("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT);
    if (type.equals("text/html")) {
      within(Series.OLDEST, new Series(4, 0));
    } else if (type.equals("text/html;charset=utf-8") && isOwnServer(headers.first("Server"))) {
      within(new Series(4, 1), Series.NEWEST);
    }
    return this;
  }

  private static boolean isOwnServer(String server) {
    return server.startsWith("WSGIServer/")
        || server.startsWith("gunicorn")
        || server.startsWith("uvicorn")
        || server.startsWith("daphne");
  }

  private static VersionRange linked(Markup markup, List<Clue> clues) {
    Matcher link = DOCUMENTATION.matcher(markup.text());
    if (link.find()) {
      var series = Series.of(link.group(1));
      return new VersionRange.Between(series, series);
    }
    var fingerprint = new Fingerprint(markup).narrow(clues);
    if (markup.text().contains("/en/dev/ref/contrib/csrf/")) {
      fingerprint.within(Series.OLDEST, new Series(1, 7));
    }
    return fingerprint.words().range();
  }

  private Fingerprint narrow(List<Clue> clues) {
    HEAD.forEach(this::apply);
    clues.forEach(this::apply);
    return this;
  }

  private void apply(Clue clue) {
    if (clue.mark().test(markup)) {
      within(clue.present(), clue.presentTo());
    } else {
      within(clue.absent(), clue.absentTo());
    }
  }

  /// Sentences tell only where they stand: the page may be cut off before them.
  private Fingerprint words() {
    String text = markup.document().text();
    if (text.contains("The current URL,")) {
      within(Series.OLDEST, new Series(1, 10));
    } else if (text.contains("The current path,") || text.contains("The empty path")) {
      within(new Series(1, 10), Series.NEWEST);
    }
    if (text.contains("You’re seeing")) {
      within(new Series(3, 2), Series.NEWEST);
    } else if (text.contains("You're seeing")) {
      within(Series.OLDEST, new Series(3, 1));
    }
    if (text.contains("Congratulations on your first Django-powered page")) {
      oldWelcome(text);
    }
    return this;
  }

  private void oldWelcome(String text) {
    if (text.contains("DATABASE_*")) {
      within(Series.OLDEST, new Series(1, 2));
    } else if (text.contains("Here's what to do next")) {
      within(new Series(1, 1), new Series(1, 7));
    } else {
      within(new Series(1, 6), new Series(1, 11));
    }
  }

  /// Takes a statement in, unless it contradicts the others, as on a page that somebody changed.
  private void within(Series first, Series last) {
    Series newFrom = first.compareTo(from) > 0 ? first : from;
    Series newTo = last.compareTo(to) < 0 ? last : to;
    if (newFrom.compareTo(newTo) <= 0) {
      from = newFrom;
      to = newTo;
    }
  }

  private VersionRange range() {
    return new VersionRange.Between(from, to);
  }
}
