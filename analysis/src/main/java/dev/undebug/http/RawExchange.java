package dev.undebug.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an exchange from the bytes of HTTP/1: an answer, or a request and the answer that follows
/// it. Line ends may be `\r\n` or `\n`.
public final class RawExchange {

  /// Header fields of one message beyond which the capture is refused; servers stop at a hundred.
  private static final int FIELDS = 1_000;

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/\\d(?:\\.\\d)?[ \\t]+(\\d{3})(?:[ \\t].*)?");
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]{1,20})[ \\t]+(\\S+)[ \\t]+HTTP/\\d(?:\\.\\d)?");

  private final byte[] bytes;
  private int at;

  private RawExchange(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads all bytes of a capture.
  public static Reading read(byte[] bytes) {
    try {
      return new Reading.Whole(new RawExchange(bytes).exchange());
    } catch (Unreadable unreadable) {
      return new Reading.Broken(unreadable.why);
    }
  }

  /// A request that stands alone; empty when the bytes are none.
  public static Optional<Request> request(byte[] bytes) {
    try {
      var raw = new RawExchange(bytes);
      var line = REQUEST_LINE.matcher(raw.line());
      if (!line.matches()) {
        return Optional.empty();
      }
      var headers = raw.headers();
      return Optional.of(
          new Request(line.group(1), line.group(2), headers, raw.requestBody(headers)));
    } catch (Unreadable _) {
      return Optional.empty();
    }
  }

  /// Whether the bytes begin as an exchange does.
  public static boolean begins(byte[] bytes) {
    String line = new RawExchange(bytes).line();
    return STATUS_LINE.matcher(line).matches() || REQUEST_LINE.matcher(line).matches();
  }

  private Exchange exchange() throws Unreadable {
    if (bytes.length == 0) {
      throw new Unreadable("it is empty");
    }
    String line = line();
    var request = REQUEST_LINE.matcher(line);
    if (!request.matches()) {
      return new Exchange(Request.UNKNOWN, response(line));
    }
    var headers = headers();
    var asked = new Request(request.group(1), request.group(2), headers, requestBody(headers));
    return new Exchange(asked, response(lineAfterBlanks()));
  }

  private Body requestBody(Headers headers) {
    int length;
    try {
      length = Integer.parseInt(headers.first("Content-Length").strip());
    } catch (NumberFormatException none) {
      length = 0;
    }
    int end = at + Math.clamp(length, 0, bytes.length - at);
    var body = new Body(Arrays.copyOfRange(bytes, at, end));
    at = end;
    return body;
  }

  private Response response(String line) throws Unreadable {
    var status = STATUS_LINE.matcher(line);
    if (!status.matches()) {
      throw new Unreadable("it does not begin with a status line such as 'HTTP/1.1 200 OK'");
    }
    int code = Integer.parseInt(status.group(1));
    var headers = headers();
    if (code >= 100 && code < 200) {
      return response(lineAfterBlanks());
    }
    if (code < 100) {
      throw new Unreadable(code + " is not an HTTP status");
    }
    byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
    return new Response(code, headers, new Body(Codings.takeOff(headers, rest)));
  }

  private Headers headers() throws Unreadable {
    var fields = new ArrayList<Headers.Field>();
    while (at < bytes.length) {
      String line = line();
      if (line.isEmpty()) {
        return new Headers(fields);
      }
      if (fields.size() == FIELDS) {
        throw new Unreadable("it has more than " + FIELDS + " header fields");
      }
      addTo(fields, line);
    }
    return new Headers(fields);
  }

  private static void addTo(List<Headers.Field> fields, String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      fields.add(
          new Headers.Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }
  }

  private String lineAfterBlanks() {
    String line = line();
    while (line.isEmpty() && at < bytes.length) {
      line = line();
    }
    return line;
  }

  private String line() {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int textEnd = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
    String line = new String(bytes, at, textEnd - at, StandardCharsets.ISO_8859_1);
    at = Math.min(end + 1, bytes.length);
    return line;
  }

  /// Why a capture cannot be read; never leaves this package.
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    Unreadable(String why) {
      super(why);
      this.why = why;
    }
  }
}
