package dev.undebug.report;

import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// One exchange as a file that `inspect` reads: the request's head, and the answer with its body
/// decoded. Stars stand where secrets were, so that nothing moves.
public final class ExchangeFile {

  /// Headers whose values let somebody in.
  private static final Set<String> CREDENTIALS =
      Set.of("cookie", "authorization", "proxy-authorization", "set-cookie");

  /// Headers that speak of how the body travelled, which is undone.
  private static final Set<String> OF_THE_WAY =
      Set.of("transfer-encoding", "content-encoding", "content-length", "connection");

  private ExchangeFile() {}

  /// The bytes of the file.
  ///
  /// @param secrets the values that must not be seen
  public static byte[] of(Exchange exchange, Mask mask, Needles secrets) {
    var head = new StringBuilder();
    var request = exchange.request();
    head.append(request.method()).append(' ').append(mask.text(request.uri(), secrets));
    head.append(" HTTP/1.1\r\n");
    fields(head, request.headers(), mask, secrets);
    head.append("\r\nHTTP/1.1 ").append(exchange.response().status()).append(" -\r\n");
    fields(head, exchange.response().headers(), mask, secrets);
    byte[] body = masked(exchange.response().body().bytes(), mask, secrets);
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    var file = new ByteArrayOutputStream();
    file.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    file.writeBytes(body);
    return file.toByteArray();
  }

  private static void fields(StringBuilder head, Headers headers, Mask mask, Needles secrets) {
    for (Headers.Field field : headers.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (!OF_THE_WAY.contains(name)) {
        boolean isHidden = CREDENTIALS.contains(name) && !mask.isRevealing();
        String value = isHidden ? stars(field.value()) : mask.text(field.value(), secrets);
        head.append(field.name()).append(": ").append(oneLine(value)).append("\r\n");
      }
    }
  }

  /// `sessionid=******; Path=/`: what a cookie is called and how it travels is no secret.
  private static String stars(String value) {
    int equals = value.indexOf('=');
    return value.substring(0, equals + 1) + "********";
  }

  private static String oneLine(String value) {
    return value.replace('\r', ' ').replace('\n', ' ');
  }

  private static byte[] masked(byte[] body, Mask mask, Needles secrets) {
    if (mask.isRevealing()) {
      return body;
    }
    Charset charset = StandardCharsets.UTF_8;
    String text;
    try {
      text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      charset = StandardCharsets.ISO_8859_1;
      text = new String(body, charset);
    }
    return mask.text(text, secrets).getBytes(charset);
  }
}
