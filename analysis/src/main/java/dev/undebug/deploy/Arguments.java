package dev.undebug.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The arguments of a server's command line, split into options and what stands alone.
///
/// @param options by name without the dashes, each with its values in order; a flag has none
/// @param operands what stands alone, in order
record Arguments(Map<String, List<String>> options, List<String> operands) {

  /// Reads arguments.
  ///
  /// @param flags the options that take no value, without dashes; every other option takes one
  static Arguments read(List<String> words, Set<String> flags) {
    var options = new LinkedHashMap<String, List<String>>();
    var operands = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-") || word.length() < 2) {
        operands.add(word);
        continue;
      }
      String name = word.replaceFirst("^--?", "");
      int equals = name.indexOf('=');
      var values =
          options.computeIfAbsent(
              equals < 0 ? name : name.substring(0, equals), _ -> new ArrayList<>());
      if (equals >= 0) {
        values.add(name.substring(equals + 1));
      } else if (isGlued(word, flags)) {
        options.remove(name);
        options
            .computeIfAbsent(word.substring(1, 2), _ -> new ArrayList<>())
            .add(word.substring(2));
      } else if (!flags.contains(name) && i + 1 < words.size()) {
        values.add(words.get(++i));
      }
    }
    return new Arguments(options, operands);
  }

  /// `-w4`: a short option and its value in one word.
  private static boolean isGlued(String word, Set<String> flags) {
    return !word.startsWith("--")
        && word.length() > 2
        && !flags.contains(word.substring(1))
        && !flags.contains(word.substring(1, 2));
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  /// Every value given to any of these options.
  List<String> all(String... names) {
    var values = new ArrayList<String>();
    for (String name : names) {
      values.addAll(options.getOrDefault(name, List.of()));
    }
    return values;
  }

  /// The last value given to any of these options: that is the one that counts.
  Optional<String> last(String... names) {
    var values = all(names);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }
}
