package dev.undebug.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The text of one file of the analysed tree, and where its lines begin.
///
/// A line ends after `\n`, after `\r\n`, or after a lone `\r`, as for CPython.
public final class SourceText {

  private final String path;
  private final String text;
  private final int[] lineStarts;
  private final byte[] bytes;
  private final Charset charset;
  private final int markBytes;

  /// A text of which there are no bytes but those of its UTF-8 form.
  ///
  /// @param path relative to the root of the tree, with forward slashes
  /// @param text the decoded content, without a byte order mark
  public SourceText(String path, String text) {
    this(path, text, text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 0);
  }

  /// A text as it was decoded from a file.
  ///
  /// @param bytes the whole file; belongs to the text from now on
  /// @param markBytes the length of the byte order mark
  public SourceText(String path, String text, byte[] bytes, Charset charset, int markBytes) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.bytes = bytes;
    this.charset = charset;
    this.markBytes = markBytes;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[Math.max(16, text.length() / 32)];
    int lines = 1;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (!endsLine(text, i)) {
        continue;
      }
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = i + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  private static boolean endsLine(String text, int i) {
    return switch (text.charAt(i)) {
      case '\n' -> true;
      case '\r' -> i + 1 == text.length() || text.charAt(i + 1) != '\n';
      default -> false;
    };
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  public String slice(Span span) {
    return text.substring(span.start(), span.end());
  }

  /// The number of lines; a text that ends with a line end has an empty last line.
  public int lineCount() {
    return lineStarts.length;
  }

  /// The line that holds a code unit, from 1.
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// Where a line begins, in code units.
  ///
  /// @param line from 1
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /// A line without its end.
  ///
  /// @param line from 1
  public String lineText(int line) {
    int start = lineStart(line);
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  public Position position(int offset) {
    int line = line(offset);
    return new Position(line, offset - lineStart(line) + 1);
  }

  /// CPython's `col_offset`: UTF-8 bytes between the start of the line and the code unit.
  public int utf8Column(int offset) {
    int start = lineStart(line(offset));
    return text.substring(start, offset).getBytes(StandardCharsets.UTF_8).length;
  }

  /// The bytes of the file, its byte order mark included.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// How the file was decoded.
  public Charset charset() {
    return charset;
  }

  /// Where a code unit stands in the file, in bytes from its start, the byte order mark counted.
  public int byteOffset(int offset) {
    if (bytes.length - markBytes == text.length()) {
      return markBytes + offset;
    }
    return markBytes + text.substring(0, offset).getBytes(charset).length;
  }

  public Place place(Span span) {
    return new Place(path, position(span.start()), position(span.end()));
  }
}
