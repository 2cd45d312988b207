package dev.undebug.capture;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.http.Request;
import dev.undebug.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/// Reads mails that carry a page: what Django sends to `ADMINS` as text, with HTML beside it or
/// not, and what people attach.
final class Mail {

  /// Bytes of one part that are read.
  private static final int LARGEST = 64 * 1024 * 1024;

  /// Parts of one mail, nested ones included, beyond which it is refused.
  private static final int PARTS = 1_000;

  /// What stands before the report in a mail's text: the log line, for the handler's formatter.
  private static final Pattern REPORT = Pattern.compile("(?m)^[\\w.]{1,200} at /.{0,2000}$");

  private static final int LOG_CHARACTERS = 20_000;

  private final Taker taker;
  private final Deque<Multipart> open = new ArrayDeque<>();
  private int parts;

  private Mail(Taker taker) {
    this.taker = taker;
  }

  /// A part that holds parts; of alternatives the last readable one counts, as RFC 2046 has it.
  private record Multipart(boolean isAlternative, List<Exchange> pages) {}

  static void read(InputStream in, Taker taker) {
    taker.end(pages(in, taker));
  }

  /// Hands on the pages of one mail.
  ///
  /// @return why it was not read to its end; empty when it was
  static String pages(InputStream in, Taker taker) {
    try {
      new Mail(taker).parse(in);
      return "";
    } catch (IOException broken) {
      return Captures.why(broken);
    } catch (MimeException broken) {
      return "it is no whole mail: " + broken.getMessage();
    }
  }

  private void parse(InputStream in) throws IOException, MimeException {
    var config =
        new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(1 << 20)
            .setMaxHeaderCount(10_000)
            .setMaxContentLen(-1)
            .build();
    var mail = new MimeTokenStream(config);
    mail.parse(in);
    for (var state = mail.getState(); state != EntityState.T_END_OF_STREAM; state = mail.next()) {
      if (state == EntityState.T_START_MULTIPART) {
        boolean isAlternative =
            mail.getBodyDescriptor().getMimeType().equalsIgnoreCase("multipart/alternative");
        open.push(new Multipart(isAlternative, new ArrayList<>()));
      } else if (state == EntityState.T_END_MULTIPART) {
        close(open.pop());
      } else if (state == EntityState.T_BODY) {
        part(mail);
      }
    }
  }

  private void part(MimeTokenStream mail) throws IOException {
    if (++parts > PARTS) {
      throw new IOException("it has more than %,d parts".formatted(PARTS));
    }
    BodyDescriptor descriptor = mail.getBodyDescriptor();
    String type = descriptor.getMimeType().toLowerCase(java.util.Locale.ROOT);
    boolean isPage =
        type.equals("text/html")
            || type.equals("text/plain")
            || type.equals("application/xhtml+xml")
            || type.equals("application/octet-stream");
    if (isPage) {
      byte[] bytes = mail.getDecodedInputStream().readNBytes(LARGEST);
      offer(exchange(type, utf8(bytes, descriptor.getCharset())));
    }
  }

  /// The dissector reads UTF-8.
  private static byte[] utf8(byte[] bytes, @org.jspecify.annotations.Nullable String charset) {
    boolean isOther =
        charset != null
            && !charset.equalsIgnoreCase("utf-8")
            && !charset.equalsIgnoreCase("us-ascii");
    if (!isOther) {
      return bytes;
    }
    try {
      return new String(bytes, java.nio.charset.Charset.forName(charset))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return bytes;
    }
  }

  private static Exchange exchange(String type, byte[] bytes) {
    if (RawExchange.begins(bytes)
        && RawExchange.read(bytes) instanceof Reading.Whole(var exchange)) {
      return exchange;
    }
    byte[] body = type.equals("text/plain") ? report(bytes) : bytes;
    return new Exchange(
        Request.UNKNOWN, new Response(0, Headers.of("Content-Type", type), new Body(body)));
  }

  /// The report without the log line before it.
  private static byte[] report(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, LOG_CHARACTERS), StandardCharsets.ISO_8859_1);
    var report = REPORT.matcher(head);
    return report.find()
        ? java.util.Arrays.copyOfRange(bytes, report.start(), bytes.length)
        : bytes;
  }

  private void offer(Exchange page) {
    if (open.isEmpty()) {
      taker.take(Captured.Carrier.MAIL, page);
    } else {
      open.peek().pages().add(page);
    }
  }

  private void close(Multipart multipart) {
    var pages = multipart.pages();
    if (multipart.isAlternative() && !pages.isEmpty()) {
      offer(pages.getLast());
    } else {
      pages.forEach(this::offer);
    }
  }
}
