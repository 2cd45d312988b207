package dev.undebug.page;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers the frames of a traceback, and tells of each its file, its source lines and the
/// installed package it belongs to.
final class FramePlaces {

  private static final Pattern SITE_PACKAGE =
      Pattern.compile("[/\\\\](?:site|dist)-packages[/\\\\]([A-Za-z0-9_]{1,64})(?:[/\\\\]|\\.py)");

  private final Disclosures disclosures;
  private final Roots roots;
  private final Set<String> packages = new HashSet<>();
  private int frames;

  FramePlaces(Disclosures disclosures, Roots roots) {
    this.disclosures = disclosures;
    this.roots = roots;
  }

  /// The number of the frame that comes next, from 1.
  int next() {
    return frames + 1;
  }

  /// The name of the next frame: `frame 3 shop/views.py:41 checkout`.
  ///
  /// @param line 0 when the page does not tell
  /// @param function empty when the page does not tell
  String name(String path, int line, String function) {
    frames++;
    String place = line > 0 ? ":" + line : "";
    String where = function.isEmpty() ? "" : " " + function;
    return "frame " + frames + " " + roots.relative(path) + place + where;
  }

  /// Tells a frame's file, and once for each package that its folder is a package's.
  void file(String frame, Passage path) {
    disclosures.text(Category.PATH, frame + " file", path);
    Matcher matcher = SITE_PACKAGE.matcher(path.text());
    if (matcher.find() && packages.add(matcher.group(1))) {
      disclosures.add(
          Category.PACKAGE, "installed package", matcher.group(1), path.offset(matcher.start(1)));
    }
  }

  /// Tells a frame's source lines; their indentation stays.
  void source(String frame, Passage lines) {
    String source = lines.text().stripTrailing();
    if (!source.isBlank()) {
      disclosures.add(Category.SOURCE_CODE, frame, source, lines.offset(0));
    }
  }
}
