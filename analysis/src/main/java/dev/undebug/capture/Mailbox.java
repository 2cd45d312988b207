package dev.undebug.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Reads the file of a mailbox, one mail behind the other (RFC 4155): a line that begins with `From
/// ` behind an empty line, or at the very beginning, begins a mail; `>From ` is a line of one.
final class Mailbox {

  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  /// Bytes of a line that are looked at together; a longer one is read in parts.
  private static final int LINE = 8 * 1024;

  /// A sender and a time; a sentence may begin with the word, too.
  private static final Pattern ENVELOPE = Pattern.compile("From \\S{1,300} .{0,300}\\d\\d:\\d\\d");

  private final InputStream in;
  private final byte[] line = new byte[LINE];
  private int length;
  private boolean isFirst = true;
  private boolean isLineStart = true;
  private boolean isBehindEmptyLine = true;
  private boolean isAtEnd;

  private Mailbox(InputStream in) {
    this.in = in;
  }

  static void read(InputStream in, Taker taker) {
    String why = "";
    var box = new Mailbox(in);
    try {
      box.next();
      while (why.isEmpty() && box.begins()) {
        String broken = Mail.pages(box.new One(), taker);
        if (!broken.isEmpty()) {
          taker.fail(broken);
        }
        why = taker.isFull() ? Taker.tooMany() : "";
      }
    } catch (IOException broken) {
      why = Captures.why(broken);
    }
    taker.end(why);
  }

  /// Passes over what is left of a mail, and the envelope of the next; whether there is one.
  private boolean begins() throws IOException {
    while (!isAtEnd && !isEnvelope()) {
      next();
    }
    if (isAtEnd) {
      return false;
    }
    next();
    return true;
  }

  private boolean isEnvelope() {
    return isLineStart
        && isBehindEmptyLine
        && (isFirst
            || ENVELOPE
                .matcher(new String(line, 0, length, StandardCharsets.ISO_8859_1))
                .lookingAt());
  }

  /// Reads the next line, or the next part of it.
  private void next() throws IOException {
    isFirst = length == 0;
    boolean wasWhole = length == 0 || line[length - 1] == '\n';
    isBehindEmptyLine =
        wasWhole
            && (length == 0 || (isLineStart && (length == 1 || (length == 2 && line[0] == '\r'))));
    isLineStart = wasWhole;
    length = 0;
    while (length < LINE) {
      int read = in.read();
      if (read < 0) {
        break;
      }
      line[length++] = (byte) read;
      if (read == '\n') {
        break;
      }
    }
    isAtEnd = length == 0;
  }

  /// One mail, up to the envelope of the next.
  private final class One extends InputStream {

    private int at;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      if (at == 0) {
        at = isQuoted() ? 1 : 0;
      }
      if (isAtEnd || (at == 0 && isEnvelope())) {
        return -1;
      }
      int copied = Math.min(count, length - at);
      System.arraycopy(line, at, bytes, offset, copied);
      at += copied;
      if (at == length) {
        next();
        at = 0;
      }
      return copied;
    }

    /// `>From `, `>>From `: a mark was put before it, so that it begins no mail.
    private boolean isQuoted() {
      int marks = 0;
      while (isLineStart && marks < length && line[marks] == '>') {
        marks++;
      }
      return marks > 0
          && length >= marks + FROM.length
          && Arrays.equals(line, marks, marks + FROM.length, FROM, 0, FROM.length);
    }
  }
}
