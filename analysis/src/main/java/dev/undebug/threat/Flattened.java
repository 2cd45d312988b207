package dev.undebug.threat;

import dev.undebug.page.Starring;
import java.util.ArrayList;
import java.util.List;

/// The parts of a setting, each with the name under which the technical page has it, and whether
/// that series of Django stars it.
final class Flattened {

  /// Parts of one setting; a longer list is cut.
  private static final int MAX_PARTS = 500;

  private static final int MAX_DEPTH = 30;

  /// One part.
  record Part(String path, Known value, boolean isStarred) {}

  private final Starring starring;
  private final List<Part> parts = new ArrayList<>();

  private Flattened(Starring starring) {
    this.starring = starring;
  }

  static List<Part> of(Setting setting, Starring starring) {
    var flattened = new Flattened(starring);
    flattened.add(
        setting.name(), setting.value(), starring.stars(setting.name()), new Way(true, 0));
    return flattened.parts;
  }

  /// How a part was reached.
  ///
  /// @param isJudged whether keys below are still judged by their names
  private record Way(boolean isJudged, int depth) {

    Way into(boolean isJudgedBelow) {
      return new Way(isJudged && isJudgedBelow, depth + 1);
    }
  }

  private void add(String path, Known value, boolean isStarred, Way way) {
    if (parts.size() >= MAX_PARTS) {
      return;
    }
    boolean isLeaf = isStarred || way.depth >= MAX_DEPTH;
    switch (value) {
      case Known.Items(var items) when !isLeaf && items.stream().anyMatch(Flattened::hasParts) -> {
        for (int i = 0; i < items.size(); i++) {
          add(path + "[" + i + "]", items.get(i), false, way.into(starring.entersLists()));
        }
      }
      case Known.Entries(var entries) when !isLeaf && !entries.isEmpty() ->
          entries.forEach(
              (key, part) -> {
                boolean isKeyStarred =
                    way.isJudged && starring.entersDictionaries() && starring.stars(key);
                add(
                    path + "['" + key + "']",
                    part,
                    isKeyStarred,
                    way.into(starring.entersDictionaries()));
              });
      case Known.Items _, Known.Entries _ -> parts.add(new Part(path, value, isStarred));
      case Known.Text _, Known.Numeral _, Known.Bool _, Known.None _ ->
          parts.add(new Part(path, value, isStarred));
      case Known.FromEnvironment _, Known.Unknown _ -> parts.add(new Part(path, value, isStarred));
    }
  }

  /// A list of plain words is one part; one that holds more is taken apart.
  private static boolean hasParts(Known item) {
    return item instanceof Known.Items
        || item instanceof Known.Entries
        || item instanceof Known.Text;
  }

  /// The part of a setting at a path: `PAYMENT['merchant']`.
  static List<Part> at(KnownSettings settings, String path) {
    int end = path.indexOf('[');
    String name = end < 0 ? path : path.substring(0, end);
    var setting = settings.find(name);
    if (setting.isEmpty()) {
      return List.of();
    }
    return of(setting.get(), Starring.NONE).stream()
        .filter(part -> part.path.equals(path) || part.path.startsWith(path + "["))
        .toList();
  }
}
