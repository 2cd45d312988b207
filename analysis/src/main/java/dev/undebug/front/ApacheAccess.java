package dev.undebug.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Whether Apache lets a visitor whom no list of addresses names have a file: `Require` (Apache
/// 2.4, `mod_authz_core.c`), and `Order`, `Allow`, `Deny` (`mod_access_compat.c`).
final class ApacheAccess {

  private static final Set<String> CONTAINERS = Set.of("requireall", "requireany", "requirenone");

  private static final Set<String> OLD = Set.of("order", "allow", "deny");

  /// What is required of somebody that a stranger is not.
  private static final Set<String> OF_OTHERS =
      Set.of("ip", "host", "forward-dns", "local", "user", "valid-user", "group", "file-owner");

  private enum Outcome {
    GRANTED,
    DENIED,
    NEUTRAL
  }

  private ApacheAccess() {}

  /// Whether the sections that hold for a file let everybody have it.
  ///
  /// @param sections what they say, in the order in which they are merged
  static boolean isOpen(List<List<Directive>> sections) throws Ends {
    List<Directive> required = List.of();
    List<Directive> old = List.of();
    for (List<Directive> section : sections) {
      List<Directive> here = limited(section);
      refuse(here);
      required = said(here, ApacheAccess::isRequire, required);
      old = said(here, one -> OLD.contains(one.name()), old);
    }
    boolean isOpenOfOld = old.isEmpty() || isOpenOfOld(old);
    if (required.isEmpty()) {
      if (!isOpenOfOld) {
        return false;
      }
      throw Ends.unknown("whether the server's main configuration opens the folder is not here");
    }
    return isOpenOfOld && any(required) == Outcome.GRANTED;
  }

  private static List<Directive> said(
      List<Directive> here, Predicate<Directive> isWanted, List<Directive> before) {
    List<Directive> found = here.stream().filter(isWanted).toList();
    return found.isEmpty() ? before : found;
  }

  private static boolean isRequire(Directive one) {
    return one.is("require") || CONTAINERS.contains(one.name());
  }

  /// With what holds for GET alone in its place.
  private static List<Directive> limited(List<Directive> section) {
    var all = new ArrayList<Directive>();
    for (Directive one : section) {
      boolean names = one.arguments().contains("GET");
      if ((one.is("limit") && names) || (one.is("limitexcept") && !names)) {
        all.addAll(one.inner());
      } else if (!one.is("limit") && !one.is("limitexcept")) {
        all.add(one);
      }
    }
    return all;
  }

  private static void refuse(List<Directive> section) throws Ends {
    for (Directive one : section) {
      boolean merges = one.is("authmerging") && !one.last().equalsIgnoreCase("off");
      if (merges || one.is("satisfy")) {
        throw Ends.unknown(one.name() + " is not followed");
      }
    }
  }

  private static Outcome outcome(Directive one) throws Ends {
    return switch (one.name()) {
      case "requireall" -> all(one.inner());
      case "requireany" -> any(one.inner());
      case "requirenone" -> any(one.inner()) == Outcome.GRANTED ? Outcome.DENIED : Outcome.NEUTRAL;
      default -> required(one.arguments());
    };
  }

  private static Outcome required(List<String> words) throws Ends {
    boolean isNot = !words.isEmpty() && words.getFirst().equalsIgnoreCase("not");
    List<String> said = isNot ? words.subList(1, words.size()) : words;
    boolean holds = holds(said);
    if (isNot) {
      return holds ? Outcome.DENIED : Outcome.NEUTRAL;
    }
    return holds ? Outcome.GRANTED : Outcome.DENIED;
  }

  private static boolean holds(List<String> said) throws Ends {
    String what = said.isEmpty() ? "" : said.getFirst().toLowerCase(Locale.ROOT);
    if (what.equals("all")) {
      return said.getLast().equalsIgnoreCase("granted");
    }
    if (what.equals("method")) {
      return said.contains("GET");
    }
    boolean isEverybody = said.contains("0.0.0.0/0") || said.contains("::/0");
    if (OF_OTHERS.contains(what) && !isEverybody) {
      return false;
    }
    throw Ends.unknown("Require " + what + " is not followed");
  }

  private static Outcome all(List<Directive> inner) throws Ends {
    boolean isGranted = false;
    for (Directive one : inner) {
      if (isRequire(one)) {
        Outcome outcome = outcome(one);
        if (outcome == Outcome.DENIED) {
          return Outcome.DENIED;
        }
        isGranted |= outcome == Outcome.GRANTED;
      }
    }
    return isGranted ? Outcome.GRANTED : Outcome.NEUTRAL;
  }

  private static Outcome any(List<Directive> inner) throws Ends {
    boolean isDenied = false;
    for (Directive one : inner) {
      if (isRequire(one)) {
        Outcome outcome = outcome(one);
        if (outcome == Outcome.GRANTED) {
          return Outcome.GRANTED;
        }
        isDenied |= outcome == Outcome.DENIED;
      }
    }
    return isDenied ? Outcome.DENIED : Outcome.NEUTRAL;
  }

  private static boolean isOpenOfOld(List<Directive> old) throws Ends {
    boolean allowsFirst = false;
    boolean isAllowed = false;
    boolean isDenied = false;
    for (Directive one : old) {
      List<String> said =
          one.arguments().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
      if (said.stream().anyMatch(word -> word.startsWith("env="))) {
        throw Ends.unknown("a list of addresses that hangs on a variable");
      }
      switch (one.name()) {
        case "order" -> allowsFirst = said.getFirst().startsWith("allow");
        case "allow" -> isAllowed |= said.contains("all");
        default -> isDenied |= said.contains("all");
      }
    }
    return allowsFirst ? isAllowed && !isDenied : isAllowed || !isDenied;
  }
}
