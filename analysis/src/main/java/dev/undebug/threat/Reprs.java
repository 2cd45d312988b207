package dev.undebug.threat;

import java.util.ArrayList;

/// Writes known values as Python would.
final class Reprs {

  private Reprs() {}

  static String of(Known value) {
    return switch (value) {
      case Known.Text(var text) -> "'" + text + "'";
      case Known.Numeral(var digits) -> digits;
      case Known.Bool(var bool) -> bool ? "True" : "False";
      case Known.None() -> "None";
      case Known.Items(var items) ->
          "[" + String.join(", ", items.stream().map(Reprs::of).toList()) + "]";
      case Known.Entries(var entries) -> {
        var pairs = new ArrayList<String>();
        entries.forEach((key, part) -> pairs.add("'" + key + "': " + of(part)));
        yield "{" + String.join(", ", pairs) + "}";
      }
      case Known.FromEnvironment(var why) -> "<" + why + ">";
      case Known.Unknown _ -> "<unknown>";
    };
  }
}
