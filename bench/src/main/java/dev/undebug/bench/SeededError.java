package dev.undebug.bench;

import java.util.ArrayList;
import java.util.List;

/// One mistake put into a good file.
///
/// @param kind what happened to the file
/// @param edits in order, not overlapping
record SeededError(Kind kind, List<Edit> edits) {

  /// The mistakes that people, editors and merges make.
  enum Kind {
    DELETED_BRACKET,
    WRONG_BRACKET,
    DELETED_COLON,
    DELETED_COMMA,
    DELETED_QUOTE,
    DELETED_TRIPLE_QUOTE,
    DELETED_WORD,
    REST_OF_LINE_DELETED,
    INSERTED_GARBAGE,
    STRAY_KEYWORD,
    MERGE_CONFLICT,
    INDENTED_MORE,
    INDENTED_LESS
  }

  /// `removed` characters at `at` become `inserted`.
  record Edit(int at, int removed, String inserted) {
    int end() {
      return at + removed;
    }
  }

  String applyTo(String text) {
    var changed = new StringBuilder(text.length() + 100);
    int done = 0;
    for (Edit edit : edits) {
      changed.append(text, done, edit.at()).append(edit.inserted());
      done = edit.end();
    }
    return changed.append(text, done, text.length()).toString();
  }

  /// Where what stands behind a place of the good file has gone.
  int moved(int place) {
    int moved = place;
    for (Edit edit : edits) {
      if (edit.end() <= place) {
        moved += edit.inserted().length() - edit.removed();
      }
    }
    return moved;
  }

  /// Where what ends at a place of the good file ends now.
  int movedEnd(int place) {
    int moved = place;
    for (Edit edit : edits) {
      if (edit.end() < place || (edit.removed() > 0 && edit.end() == place)) {
        moved += edit.inserted().length() - edit.removed();
      }
    }
    return moved;
  }

  /// Whether a part of the good file was changed.
  boolean strikes(int start, int end) {
    var struck = new ArrayList<>(edits);
    struck.removeIf(edit -> edit.end() < start || edit.at() > end);
    return !struck.isEmpty();
  }
}
