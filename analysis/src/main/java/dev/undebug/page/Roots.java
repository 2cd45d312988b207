package dev.undebug.page;

import java.util.ArrayList;
import java.util.List;

/// The folders that Python imports from, as the page prints them.
final class Roots {

  private final List<String> folders = new ArrayList<>();

  private void add(String folder) {
    if (folder.length() > 1 && (folder.startsWith("/") || folder.contains(":\\"))) {
      folders.add(folder);
    }
  }

  /// Takes over a list of texts.
  void addTexts(List<Repr> items) {
    for (Repr item : items) {
      if (item instanceof Repr.Text(var folder, _, _)) {
        add(folder);
      }
    }
  }

  /// A path below the longest folder that holds it; otherwise as it is.
  String relative(String path) {
    int longest = 0;
    for (String folder : folders) {
      boolean holds =
          path.startsWith(folder)
              && path.length() > folder.length() + 1
              && "/\\".indexOf(path.charAt(folder.length())) >= 0;
      if (holds && folder.length() + 1 > longest) {
        longest = folder.length() + 1;
      }
    }
    return path.substring(longest);
  }
}
