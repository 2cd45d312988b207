package dev.undebug.page;

import java.util.List;

/// One captured or live response that is, or shows, a debug page.
///
/// @param because why the liveness is what it is, in one sentence
/// @param django which Django made the page
/// @param disclosures in the order of the page
public record Page(
    PageKind kind,
    Liveness liveness,
    String because,
    VersionRange django,
    List<Disclosure> disclosures) {

  public Page {
    disclosures = List.copyOf(disclosures);
  }

  /// The same page, which came by mail and so proves nothing of what visitors get.
  public Page mailed() {
    return liveness == Liveness.LIVE
        ? new Page(
            kind,
            Liveness.UNSURE,
            "it came by mail: Django sends this page to ADMINS whatever DEBUG is",
            django,
            disclosures)
        : this;
  }

  /// The same page, which holds what only one request held.
  public Page proven() {
    return new Page(
        kind, Liveness.LIVE, "it tells a word that only this request held", django, disclosures);
  }

  /// The same page, of which nothing shows that it was made for the request it answered.
  public Page unproven() {
    return liveness == Liveness.LIVE
        ? new Page(
            kind,
            Liveness.UNSURE,
            "it tells nothing that only this request held, so it may be a copy",
            django,
            disclosures)
        : this;
  }

  public Framework framework() {
    return kind.framework();
  }
}
