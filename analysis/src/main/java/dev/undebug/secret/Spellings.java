package dev.undebug.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/// The ways in which a text may spell a value.
final class Spellings {

  /// A shorter line of a longer value says nothing of it.
  private static final int LEAST_LINE = 12;

  private Spellings() {}

  static Collection<String> of(String value) {
    var forms = new TreeSet<String>();
    add(forms, value);
    add(forms, value.replace("\\", "\\\\").replace("'", "\\'"));
    add(forms, value.replace("\\", "\\\\").replace("\"", "\\\""));
    if (value.indexOf('%') >= 0) {
      try {
        add(forms, URLDecoder.decode(value, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException _) {
        return forms;
      }
    }
    for (String line : value.split("\\R|\\\\n")) {
      if (line.length() >= LEAST_LINE) {
        add(forms, line);
      }
    }
    return forms;
  }

  private static void add(Collection<String> forms, String form) {
    if (!form.isBlank()) {
      forms.add(form);
    }
  }
}
