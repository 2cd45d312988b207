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

  public Framework framework() {
    return kind.framework();
  }
}
