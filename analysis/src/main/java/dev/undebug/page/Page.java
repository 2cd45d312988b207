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

  public Framework framework() {
    return kind.framework();
  }
}
