package dev.undebug.page;

/// One frame of a traceback.
///
/// @param number from 1, in the order of the page
/// @param path of the source file, as printed
/// @param line from 1; 0 when the page does not tell
/// @param function empty when the page does not tell
record Frame(int number, String path, int line, String function) {

  /// How disclosures of the frame are named: `frame 3 shop/views.py:41 checkout`.
  ///
  /// @param roots folders that Python imports from
  String name(Roots roots) {
    String place = line > 0 ? ":" + line : "";
    String where = function.isEmpty() ? "" : " " + function;
    return "frame " + number + " " + roots.relative(path) + place + where;
  }
}
