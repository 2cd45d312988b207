package dev.undebug.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What a directive of a Caddyfile holds for (`modules/caddyhttp/matchers.go`).
///
/// @param named the named matchers of the site
/// @param exists whether a path is a file
record CaddyMatcher(Map<String, Directive> named, Predicate<String> exists) {

  /// A request, as the matchers see it.
  ///
  /// @param root the folder that files come from, where one is known
  record Seen(String path, Optional<String> root) {}

  /// Whether a word stands for what a directive holds for.
  static boolean isMatcher(String word) {
    return word.equals("*") || word.startsWith("/") || word.startsWith("@");
  }

  /// Whether a directive with this matcher holds.
  boolean holds(String matcher, Seen seen) throws Ends {
    if (matcher.isEmpty() || matcher.equals("*")) {
      return true;
    }
    if (matcher.startsWith("/")) {
      return isPath(matcher, seen.path);
    }
    Directive said = named.get(matcher);
    if (said == null) {
      throw Ends.unknown(matcher + " is not here");
    }
    return all(conditions(said), seen);
  }

  /// The paths of a matcher that is of paths alone; for the order of directives.
  List<String> paths(String matcher) {
    if (matcher.startsWith("/")) {
      return List.of(matcher);
    }
    Directive said = named.get(matcher);
    var paths = new ArrayList<String>();
    if (said != null) {
      for (Directive one : conditions(said)) {
        if (one.is("path")) {
          paths.addAll(one.arguments());
        }
      }
    }
    return paths;
  }

  /// The conditions of a named matcher stand in its block or behind its name.
  private static List<Directive> conditions(Directive said) {
    if (said.words().size() == 1) {
      return said.inner();
    }
    return List.of(
        new Directive(
            said.words().subList(1, said.words().size()),
            said.inner(),
            said.isBlock(),
            said.place()));
  }

  private boolean all(List<Directive> conditions, Seen seen) throws Ends {
    for (Directive one : conditions) {
      if (!one(one, seen)) {
        return false;
      }
    }
    return true;
  }

  private boolean one(Directive one, Seen seen) throws Ends {
    return switch (one.name()) {
      case "path" -> one.arguments().stream().anyMatch(path -> isPath(path, seen.path));
      case "path_regexp" -> Expression.holds(one.last(), false, seen.path);
      case "method" -> one.arguments().stream().anyMatch("GET"::equalsIgnoreCase);
      case "remote_ip", "client_ip" -> false;
      case "not" -> one.words().size() > 1 ? !all(conditions(one), seen) : !all(one.inner(), seen);
      case "file" -> file(one, seen).isPresent();
      default -> throw Ends.unknown("the matcher " + one.name() + " is not followed");
    };
  }

  private Optional<String> file(Directive one, Seen seen) throws Ends {
    if (one.isBlock()) {
      throw Ends.unknown("the matcher file with options is not followed");
    }
    return first(one.arguments().isEmpty() ? List.of("{path}") : one.arguments(), seen);
  }

  /// The first of several files that is there, as an address.
  Optional<String> first(List<String> tried, Seen seen) throws Ends {
    String root = seen.root.orElseThrow(() -> Ends.unknown("no folder is named"));
    for (String one : tried) {
      String address =
          one.replace("{path}", seen.path)
              .replace("{http.request.uri.path}", seen.path)
              .replace("{uri}", seen.path);
      if (address.contains("{") || Globs.isGlob(one)) {
        throw Ends.unknown("the file " + one + " is not followed");
      }
      if (one.startsWith("=")) {
        throw new Ends(new Answer.Other());
      }
      if (!one.endsWith("/") && exists.test(joined(root, address))) {
        return Optional.of(clean(address));
      }
    }
    return Optional.empty();
  }

  /// The file that an address is below a folder; nothing leads out of it.
  static String joined(String root, String address) {
    return (root + clean(address)).replaceAll("/+", "/");
  }

  private static String clean(String address) {
    var parts = new ArrayList<String>();
    for (String part : address.split("/")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /// Paths are compared without regard to case; a star stands for the rest at either end.
  private static boolean isPath(String written, String address) {
    String pattern = written.toLowerCase(Locale.ROOT);
    String path = address.toLowerCase(Locale.ROOT).replaceAll("[. ]+$", "");
    if (pattern.equals("*")) {
      return true;
    }
    boolean isAtStart = pattern.startsWith("*");
    boolean isAtEnd = pattern.endsWith("*");
    long stars = pattern.chars().filter(c -> c == '*').count();
    if (stars == 2 && isAtStart && isAtEnd) {
      return path.contains(pattern.substring(1, pattern.length() - 1));
    }
    if (stars == 1 && isAtStart) {
      return path.endsWith(pattern.substring(1));
    }
    if (stars == 1 && isAtEnd) {
      return path.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return stars == 0 ? path.equals(pattern) : Globs.matches(pattern, path, true);
  }
}
