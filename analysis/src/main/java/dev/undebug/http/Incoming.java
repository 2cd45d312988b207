package dev.undebug.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the answer of a server over HTTP/1 as it arrives, within bounds, whatever the server does:
/// endless headers and bodies, wrong lengths, damaged chunks and encodings end in an answer that is
/// cut, or in one clear line. Time is not its matter: whoever owns the connection closes it.
public final class Incoming {

  /// Bytes of status line and header fields; nginx and Apache send and take 8 KiB.
  private static final int HEAD_BYTES = 64 * 1024;

  /// Header fields; servers stop at a hundred.
  private static final int FIELDS = 500;

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1(?:\\.\\d)?[ \\t]+([1-9]\\d\\d)(?:[ \\t].*)?", Pattern.DOTALL);
  private static final Pattern SIZE = Pattern.compile("([0-9a-fA-F]{1,8})[ \\t]*(?:;.*)?");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  private final InputStream in;
  private final int bodyBytes;
  private int headBytes;
  private boolean isCut;

  private Incoming(InputStream in, int bodyBytes) {
    this.in = in;
    this.bodyBytes = bodyBytes;
  }

  /// An answer.
  ///
  /// @param isCut whether there was more, or less than announced
  public record Arrived(Response response, boolean isCut) {}

  /// Reads one answer; interim ones are passed over.
  ///
  /// @param in should be buffered
  /// @param method of the request: an answer to `HEAD` has no body
  /// @param bodyBytes of the body, encoded and decoded, beyond which it is cut
  /// @throws IOException with one line that says why there is no answer
  public static Arrived read(InputStream in, String method, int bodyBytes) throws IOException {
    return new Incoming(in, bodyBytes).answer(method);
  }

  private Arrived answer(String method) throws IOException {
    int status = status();
    Headers headers = headers();
    while (status < 200 && status != 101) {
      status = status();
      headers = headers();
    }
    boolean isEmpty = method.equals("HEAD") || status == 204 || status == 304 || status == 101;
    byte[] body = isEmpty ? new byte[0] : body(headers);
    byte[] decoded = Codings.first(headers, body, bodyBytes);
    return new Arrived(
        new Response(status, headers, new Body(decoded)), isCut || decoded.length == bodyBytes);
  }

  private int status() throws IOException {
    String line = line();
    var matcher = STATUS_LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IOException(
          line.isEmpty()
              ? "the server answers with an empty line, which is not HTTP"
              : "the server does not speak HTTP/1: it says '%s'".formatted(shown(line)));
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static String shown(String line) {
    String head = line.substring(0, Math.min(40, line.length()));
    return head.replaceAll("[^ -~]", "?");
  }

  private Headers headers() throws IOException {
    var fields = new ArrayList<Headers.Field>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (fields.size() == FIELDS) {
        throw new IOException("the answer has more than %d header fields".formatted(FIELDS));
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.add(
            new Headers.Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return new Headers(fields);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException(
            headBytes == 0
                ? "the server closes the connection without an answer"
                : "the answer ends within its headers");
      }
      if (++headBytes > HEAD_BYTES) {
        throw new IOException(
            "the answer has more than %d KiB of headers".formatted(HEAD_BYTES >> 10));
      }
      line.append((char) b);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  /// What came before a broken end is kept: a debug page cut short is still one.
  private byte[] body(Headers headers) {
    var body = new ByteArrayOutputStream();
    String coding = headers.first("Transfer-Encoding").toLowerCase(Locale.ROOT);
    String length = headers.first("Content-Length");
    try {
      if (coding.contains("chunked")) {
        chunks(body);
      } else if (LENGTH.matcher(length).matches()) {
        copy(body, Long.parseLong(length));
      } else {
        toTheEnd(body);
      }
    } catch (IOException _) {
      isCut = true;
    }
    return body.toByteArray();
  }

  private void toTheEnd(ByteArrayOutputStream body) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      body.write(buffer, 0, Math.min(count, bodyBytes - body.size()));
      if (body.size() == bodyBytes) {
        isCut = true;
        return;
      }
    }
  }

  private void copy(ByteArrayOutputStream body, long length) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = length;
    while (left > 0) {
      int room = (int) Math.min(buffer.length, Math.min(left, bodyBytes - body.size()));
      int count = room == 0 ? -1 : in.read(buffer, 0, room);
      if (count < 0) {
        isCut = true;
        return;
      }
      body.write(buffer, 0, count);
      left -= count;
    }
  }

  private void chunks(ByteArrayOutputStream body) throws IOException {
    while (!isCut) {
      var size = SIZE.matcher(chunkLine());
      long length = size.matches() ? Long.parseLong(size.group(1), 16) : -1;
      if (length == 0) {
        return;
      }
      if (length < 0) {
        isCut = true;
        return;
      }
      copy(body, length);
      if (!isCut) {
        chunkLine();
      }
    }
  }

  private String chunkLine() throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n' && line.length() < 256; b = in.read()) {
      if (b < 0) {
        isCut = true;
        return "";
      }
      line.append((char) b);
    }
    return line.toString().strip();
  }
}
