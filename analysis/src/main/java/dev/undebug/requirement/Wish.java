package dev.undebug.requirement;

import dev.undebug.requirement.Requirement.Form;
import dev.undebug.requirement.Requirement.Use;
import dev.undebug.source.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a requirement of PEP 508 says, before it has its place: `Django[argon2]>=4.2,<5; os_name ==
/// "posix"`.
record Wish(String name, Form form, String version, String range, String marker) {

  private static final int MAX_CHARACTERS = 2000;

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9])?)\\s*(?:\\[[^\\]]*\\])?\\s*(?<rest>.*)",
          Pattern.DOTALL);

  /// One comparison, or several.
  private static final Pattern VERSIONS =
      Pattern.compile(
          "\\(?\\s*((?:~=|===|==|!=|<=|>=|<|>)\\s*[A-Za-z0-9.*+!_-]+"
              + "(?:\\s*,\\s*(?:~=|===|==|!=|<=|>=|<|>)\\s*[A-Za-z0-9.*+!_-]+){0,20})\\s*,?\\s*\\)?");

  private static final Pattern EXACT =
      Pattern.compile("(?:^|,)\\s*={2,3}\\s*([^,*\\s]+)\\s*(?:,|$)");

  /// Reads one; empty for what is none.
  static Optional<Wish> of(String text) {
    Matcher named = NAMED.matcher(text.strip());
    if (text.length() > MAX_CHARACTERS || !named.matches()) {
      return Optional.empty();
    }
    String name = Requirement.normal(named.group("name"));
    String rest = named.group("rest");
    int semicolon = rest.indexOf(';');
    String marker = semicolon < 0 ? "" : rest.substring(semicolon + 1).strip();
    String versions = (semicolon < 0 ? rest : rest.substring(0, semicolon)).strip();
    if (versions.startsWith("@")) {
      return Optional.of(new Wish(name, Form.ELSEWHERE, "", "", marker));
    }
    if (versions.isEmpty()) {
      return Optional.of(new Wish(name, Form.ANY, "", "", marker));
    }
    Matcher written = VERSIONS.matcher(versions);
    return written.matches()
        ? Optional.of(ofRange(name, written.group(1).strip(), marker))
        : Optional.empty();
  }

  /// @param range comparisons of PEP 440
  static Wish ofRange(String name, String range, String marker) {
    Matcher exact = EXACT.matcher(range);
    return exact.find()
        ? new Wish(name, Form.PINNED, exact.group(1), range, marker)
        : new Wish(name, range.isEmpty() ? Form.ANY : Form.RANGE, "", range, marker);
  }

  Requirement at(Place place, Use use) {
    return new Requirement(name, form, version, range, marker, use, place);
  }
}
