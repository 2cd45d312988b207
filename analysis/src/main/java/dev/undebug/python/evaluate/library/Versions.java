package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/// The versions of third-party packages, as the project's files name them.
///
/// @param known from the normalised name of a distribution, `django-environ`, to its version
record Versions(Map<String, String> known) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  /// What is assumed of a package.
  ///
  /// @param newest the version that is taken where none is known
  String of(String distribution, String newest) {
    return known.getOrDefault(distribution, newest);
  }

  /// The numbers of a version as a tuple, as Python compares them.
  static Cases tuple(Machine m, String version) {
    var numbers = new ArrayList<Cases>();
    var matcher = NUMBER.matcher(version);
    while (matcher.find() && numbers.size() < 3) {
      numbers.add(m.integer(Integer.parseInt(matcher.group())));
    }
    while (numbers.size() < 3) {
      numbers.add(m.integer(0));
    }
    return m.tuple(numbers);
  }
}
