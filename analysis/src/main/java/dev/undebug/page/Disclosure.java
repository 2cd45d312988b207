package dev.undebug.page;

/// One thing a page gives away.
///
/// @param name where in the page it stands, as a path: `DATABASES['default']['PASSWORD']`, `frame 3
///   shop/views.py:41 checkout: api_key`
/// @param value as the program behind the page had it: entities decoded, quotes of a text literal
///   taken off
/// @param isMasked Django itself put stars in the place of the value
/// @param offset bytes from the start of the decoded body to where the value stands
public record Disclosure(
    Category category, String name, String value, boolean isMasked, int offset) {

  public Disclosure {
    if (offset < 0) {
      throw new IllegalArgumentException("offset %d is not in a page".formatted(offset));
    }
  }
}
