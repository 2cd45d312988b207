package dev.undebug.page;

import java.util.List;

/// Finds the words that an application's own filter puts in the place of hidden values: since 3.1
/// `cleansed_substitute` can be set, and need not be stars.
final class Substitute {

  private Substitute() {}

  /// The same disclosures, those hidden by other words marked as masked.
  static List<Disclosure> mark(List<Disclosure> found) {
    String words = words(found);
    if (words.isEmpty()) {
      return found;
    }
    return found.stream().map(one -> one.value().equals(words) ? masked(one) : one).toList();
  }

  private static Disclosure masked(Disclosure one) {
    return new Disclosure(one.category(), one.name(), one.value(), true, one.offset());
  }

  /// A list of classes that is shown as one text, the same text as the secret key, is no list:
  /// every Django since 1.4 hides both by their names. Empty when nothing shows it.
  private static String words(List<Disclosure> found) {
    String key = value(found, "SECRET_KEY");
    return key.equals(value(found, "PASSWORD_HASHERS")) ? key : "";
  }

  private static String value(List<Disclosure> found, String name) {
    for (Disclosure one : found) {
      if (one.name().equals(name) && one.category() == Category.SETTING) {
        return one.value();
      }
    }
    return "";
  }
}
