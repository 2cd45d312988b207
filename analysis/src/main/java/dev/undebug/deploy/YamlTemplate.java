package dev.undebug.deploy;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A YAML file that is itself a template (Jinja, Go), made readable: every character stays at its
/// place, expressions become marked text, control tags become blanks.
///
/// @param text YAML of the same length
/// @param undecided the lines, from 1, that stand inside a condition or a loop
record YamlTemplate(String text, BitSet undecided) {

  /// Stand for the brackets of an expression; private-use characters that nobody writes.
  static final char OPEN = '\uE000';

  static final char CLOSE = '\uE001';

  private static final Pattern TAG =
      Pattern.compile("\\{%-?\\s*(\\w+)?[^%]{0,2000}%}|\\{\\{-?\\s*([\\w/*.\"]+)?[^{}]{0,2000}}}");

  private static final Pattern EXPRESSION = Pattern.compile(OPEN + "[^" + CLOSE + "]*" + CLOSE);

  /// A text as it can be shown: what an expression gives is nobody's guess.
  static String shown(String text) {
    return EXPRESSION.matcher(text).replaceAll("{…}");
  }

  static boolean looksLikeOne(String text) {
    return text.contains("{{") || text.contains("{%");
  }

  static YamlTemplate of(String text) {
    var undecided = new BitSet();
    char[] result = text.toCharArray();
    Matcher tag = TAG.matcher(text);
    int depth = 0;
    int line = 1;
    int counted = 0;
    while (tag.find()) {
      for (; counted < tag.start(); counted++) {
        if (text.charAt(counted) == '\n') {
          line++;
          if (depth > 0) {
            undecided.set(line);
          }
        }
      }
      String word = tag.group(1) == null ? String.valueOf(tag.group(2)) : tag.group(1);
      int change = change(word);
      depth = Math.max(0, depth + change);
      boolean isControl = tag.group().startsWith("{%") || change != 0 || word.equals("else");
      if (isControl || standsAlone(text, tag)) {
        blank(result, tag.start(), tag.end());
      } else {
        mark(result, tag.start(), tag.end());
      }
    }
    return new YamlTemplate(new String(result), undecided);
  }

  private static int change(String word) {
    return switch (word) {
      case "if", "for", "range", "with", "define", "block", "macro" -> 1;
      case "endif", "endfor", "end", "endblock", "endmacro", "endwith" -> -1;
      default -> 0;
    };
  }

  /// A line that is nothing but an expression is a whole piece of YAML that we do not have.
  private static boolean standsAlone(String text, Matcher tag) {
    int start = text.lastIndexOf('\n', tag.start()) + 1;
    int end = text.indexOf('\n', tag.end());
    return text.substring(start, tag.start()).isBlank()
        && text.substring(tag.end(), end < 0 ? text.length() : end).isBlank();
  }

  private static void blank(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      text[i] = text[i] == '\n' ? '\n' : ' ';
    }
  }

  private static void mark(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isLetterOrDigit(text[i]) && text[i] != '.' && text[i] != '\n') {
        text[i] = '_';
      }
    }
    text[start] = OPEN;
    text[end - 1] = CLOSE;
  }
}
