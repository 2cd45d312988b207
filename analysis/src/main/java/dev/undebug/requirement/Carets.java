package dev.undebug.requirement;

import dev.undebug.requirement.Requirement.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions as Poetry and Pipenv write them, in the words of PEP 440.
/// <https://python-poetry.org/docs/dependency-specification/>
final class Carets {

  private static final Pattern BOUND =
      Pattern.compile("([~^]?)\\s*(\\d{1,9}(?:\\.\\d{1,9}){0,5})(.*)");

  private Carets() {}

  /// What an entry asks for; a bare version is exactly that one, as both have it.
  static Wish wish(String name, String written, String marker) {
    String range = written.strip();
    if (range.isEmpty() || range.equals("*")) {
      return new Wish(name, Form.ANY, "", "", marker);
    }
    var parts = new ArrayList<String>();
    for (String part : range.split(",", -1)) {
      var clause = clause(part.strip());
      if (clause.isEmpty()) {
        // Alternatives (`||`) and the like: several would do, and PEP 440 has no word for them.
        return new Wish(name, Form.RANGE, "", "", marker);
      }
      parts.add(clause.get());
    }
    return Wish.ofRange(name, String.join(",", parts), marker);
  }

  private static Optional<String> clause(String part) {
    if (part.matches("(?:~=|===|==|!=|<=|>=|<|>)\\s*[A-Za-z0-9.*+!_-]+")) {
      return Optional.of(part);
    }
    if (part.matches("\\d+(?:\\.\\d+)*\\.\\*")) {
      return Optional.of("==" + part);
    }
    Matcher bound = BOUND.matcher(part);
    if (!bound.matches() || !bound.group(3).matches("[A-Za-z0-9.+_-]*")) {
      return Optional.empty();
    }
    String version = bound.group(2) + bound.group(3);
    if (bound.group(1).isEmpty()) {
      return Optional.of("==" + version);
    }
    List<String> numbers = List.of(bound.group(2).split("\\.", -1));
    int kept = bound.group(1).equals("~") ? Math.min(1, numbers.size() - 1) : significant(numbers);
    var above = new ArrayList<>(numbers.subList(0, kept));
    above.add(String.valueOf(Long.parseLong(numbers.get(kept)) + 1));
    return Optional.of(">=%s,<%s".formatted(version, String.join(".", above)));
  }

  /// The index of the first number that is not zero: a caret holds everything up to it.
  private static int significant(List<String> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (Long.parseLong(numbers.get(i)) != 0) {
        return i;
      }
    }
    return numbers.size() - 1;
  }
}
