package dev.undebug.python.evaluate.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Python's `shlex`, in its POSIX mode with `whitespace_split`, as python-decouple uses it.
final class ShellWords {
  private final String text;
  private final String delimiters;
  private final List<String> words = new ArrayList<>();
  private StringBuilder word = new StringBuilder();
  private boolean isQuoted;
  private int at;

  private ShellWords(String text, String delimiters) {
    this.text = text;
    this.delimiters = delimiters;
  }

  /// The words; empty where a quotation is not closed.
  ///
  /// @param delimiters the characters between words
  static Optional<List<String>> split(String text, String delimiters) {
    var words = new ShellWords(text, delimiters);
    return words.run() ? Optional.of(words.words) : Optional.empty();
  }

  private boolean run() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (delimiters.indexOf(c) >= 0) {
        finish();
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        finish();
      } else if (c == '\\') {
        if (at == text.length()) {
          return false;
        }
        word.append(text.charAt(at++));
      } else if (c == '\'' || c == '"') {
        isQuoted = true;
        if (!quoted(c)) {
          return false;
        }
      } else {
        word.append(c);
      }
    }
    finish();
    return true;
  }

  private boolean quoted(char quote) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return true;
      }
      if (c == '\\' && quote == '"') {
        if (at == text.length()) {
          return false;
        }
        char next = text.charAt(at++);
        if (next != '\\' && next != quote) {
          word.append('\\');
        }
        word.append(next);
      } else {
        word.append(c);
      }
    }
    return false;
  }

  private void finish() {
    if (!word.isEmpty() || isQuoted) {
      words.add(word.toString());
    }
    word = new StringBuilder();
    isQuoted = false;
  }
}
