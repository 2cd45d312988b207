package dev.undebug.fix;

import dev.undebug.rule.Edit;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Applies edits to the bytes of a file, and keeps every other byte: byte order mark, line ends,
/// and what is not UTF-8.
final class Patch {

  private static final String MARK = "\uFEFF";

  private Patch() {}

  /// Where an edit begins and ends in the text, in code units.
  private record Cut(int start, int end, String text) {}

  /// A file after some edits; empty where two of them touch the same text, or one would touch a
  /// line whose encoding is not known.
  static Optional<byte[]> apply(byte[] bytes, List<Edit> edits) {
    boolean isUtf8 = isUtf8(bytes);
    Charset charset = isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String whole = new String(bytes, charset);
    int skipped = whole.startsWith(MARK) ? MARK.length() : 0;
    var source = new SourceText("", whole.substring(skipped));
    String lineEnd = lineEnd(source.text());
    var cuts = new ArrayList<Cut>();
    for (Edit edit : new LinkedHashSet<>(edits)) {
      var start = edit.place().start();
      var end = edit.place().end();
      if (end.line() > source.lineCount() || (!isUtf8 && !isAscii(source, start, end))) {
        return Optional.empty();
      }
      cuts.add(
          new Cut(
              offset(source, start),
              offset(source, end),
              edit.text().replace("\r\n", "\n").replace("\n", lineEnd)));
    }
    return applied(source.text(), cuts)
        .map(text -> (whole.substring(0, skipped) + text).getBytes(charset));
  }

  private static Optional<String> applied(String text, List<Cut> cuts) {
    // The sort is stable: what is put in at one place keeps its order.
    cuts.sort(Comparator.comparingInt(Cut::start).thenComparingInt(Cut::end));
    var out = new StringBuilder(text.length() + 256);
    int at = 0;
    for (Cut cut : cuts) {
      if (cut.start() < at || cut.end() < cut.start()) {
        return Optional.empty();
      }
      out.append(text, at, cut.start()).append(cut.text());
      at = cut.end();
    }
    return Optional.of(out.append(text, at, text.length()).toString());
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// In another encoding columns may count otherwise than where the edit was made.
  private static boolean isAscii(SourceText source, Position start, Position end) {
    for (int line = start.line(); line <= end.line(); line++) {
      if (!source.lineText(line).chars().allMatch(c -> c < 0x80)) {
        return false;
      }
    }
    return true;
  }

  /// As the first line ends.
  private static String lineEnd(String text) {
    int at = text.indexOf('\n');
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }

  private static int offset(SourceText source, Position position) {
    return Math.min(
        source.text().length(), source.lineStart(position.line()) + position.column() - 1);
  }
}
