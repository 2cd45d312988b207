package dev.undebug.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// Takes transfer and content codings off a body.
///
/// Captures often hold the decoded body below the headers of the encoded one, so a coding that does
/// not show in the bytes is taken for done.
final class Codings {

  /// Decoded bytes beyond which a body is refused: sixteen times the largest debug page seen (a
  /// recursion of 3.5 MB), so that a small capture cannot fill the memory.
  private static final int LARGEST = 64 * 1024 * 1024;

  /// Content codings upon each other that are taken off; servers use one.
  private static final int MOST_CODINGS = 4;

  private Codings() {}

  /// The first bytes of what a body holds, so that no small answer fills the memory. What cannot be
  /// decoded comes back as it is.
  ///
  /// @param body without its transfer coding
  /// @param atMost bytes of every step; the rest is left
  static byte[] first(Headers headers, byte[] body, int atMost) {
    String[] codings = String.join(",", headers.all("Content-Encoding")).split(",", -1);
    byte[] decoded = body;
    for (int i = codings.length - 1; i >= 0 && codings.length <= MOST_CODINGS; i--) {
      decoded = first(codings[i].strip().toLowerCase(Locale.ROOT), decoded, atMost);
    }
    return decoded;
  }

  private static byte[] first(String coding, byte[] body, int atMost) {
    var inflater = new Inflater(!hasZlibHeader(body));
    try (InputStream stream =
        switch (coding) {
          case "gzip", "x-gzip" -> new GZIPInputStream(new ByteArrayInputStream(body));
          case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(body), inflater);
          case "br" -> new BrotliInputStream(new ByteArrayInputStream(body));
          default -> InputStream.nullInputStream();
        }) {
      var out = new ByteArrayOutputStream();
      byte[] buffer = new byte[16 * 1024];
      try {
        int count = stream.read(buffer);
        while (count >= 0 && out.size() < atMost) {
          out.write(buffer, 0, Math.min(count, atMost - out.size()));
          count = stream.read(buffer);
        }
      } catch (IOException _) {
        // What came before the damage is a page, too.
      }
      return out.size() == 0 ? body : out.toByteArray();
    } catch (IOException notEncoded) {
      return body;
    } finally {
      inflater.end();
    }
  }

  private static boolean hasZlibHeader(byte[] body) {
    return body.length > 1
        && (body[0] & 0x0f) == 8
        && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
  }

  static byte[] takeOff(Headers headers, byte[] raw) throws RawExchange.Unreadable {
    byte[] body = raw;
    if (headers.first("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      body = dechunk(body);
    }
    String[] codings = String.join(",", headers.all("Content-Encoding")).split(",", -1);
    for (int i = codings.length - 1; i >= 0; i--) {
      body = decode(codings[i].strip().toLowerCase(Locale.ROOT), body);
    }
    return body;
  }

  private static byte[] decode(String coding, byte[] body) throws RawExchange.Unreadable {
    return switch (coding) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> isGzip(body) ? gunzip(body) : body;
      case "deflate" -> inflate(body);
      case "br" -> looksDecoded(body) ? body : unbrotli(body);
      default -> looksDecoded(body) ? body : refuse(coding);
    };
  }

  private static byte[] refuse(String coding) throws RawExchange.Unreadable {
    throw new RawExchange.Unreadable(
        "its body is encoded with '%s', which is not read; decode it first".formatted(coding));
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
  }

  private static boolean looksDecoded(byte[] body) {
    int sample = Math.min(body.length, 64);
    for (int i = 0; i < sample; i++) {
      if (body[i] >= 0 && body[i] < 9) {
        return false;
      }
    }
    return sample == 0 || body[0] == '<' || Character.isLetter(body[0]) || body[0] == '\n';
  }

  private static byte[] gunzip(byte[] body) throws RawExchange.Unreadable {
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return drain(stream);
    } catch (IOException broken) {
      throw new RawExchange.Unreadable("its gzip body is damaged: " + broken.getMessage());
    }
  }

  private static byte[] unbrotli(byte[] body) throws RawExchange.Unreadable {
    try (var stream = new BrotliInputStream(new ByteArrayInputStream(body))) {
      return drain(stream);
    } catch (IOException broken) {
      throw new RawExchange.Unreadable("its Brotli body is damaged: " + broken.getMessage());
    }
  }

  /// Some servers send the bare stream, some the one with a header.
  private static byte[] inflate(byte[] body) throws RawExchange.Unreadable {
    if (body.length < 2 || looksDecoded(body)) {
      return body;
    }
    var inflater = new Inflater(!hasZlibHeader(body));
    try (var stream = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
      return drain(stream);
    } catch (IOException broken) {
      throw new RawExchange.Unreadable("its deflate body is damaged: " + broken.getMessage());
    } finally {
      inflater.end();
    }
  }

  /// What could be decoded of a stream that breaks off is still a page.
  private static byte[] drain(InputStream stream) throws IOException, RawExchange.Unreadable {
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 * 1024];
    try {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        out.write(buffer, 0, n);
        if (out.size() > LARGEST) {
          throw new RawExchange.Unreadable(
              "its body is larger than %d MiB when decoded".formatted(LARGEST >> 20));
        }
      }
    } catch (IOException broken) {
      if (out.size() == 0) {
        throw broken;
      }
    }
    return out.toByteArray();
  }

  /// Bytes that are not chunked after all come back as they are.
  private static byte[] dechunk(byte[] raw) {
    var out = new ByteArrayOutputStream(raw.length);
    int at = 0;
    while (at < raw.length) {
      int end = indexOfNewline(raw, at);
      int size = end < 0 ? -1 : size(raw, at, end);
      if (size < 0) {
        return out.size() == 0 ? raw : out.toByteArray();
      }
      if (size == 0) {
        break;
      }
      int length = Math.min(size, raw.length - end - 1);
      out.write(raw, end + 1, length);
      at = end + 1 + length;
      while (at < raw.length && (raw[at] == '\r' || raw[at] == '\n') && at < end + 3 + length) {
        at++;
      }
    }
    return out.toByteArray();
  }

  private static int indexOfNewline(byte[] raw, int from) {
    int limit = Math.min(raw.length, from + 256);
    for (int i = from; i < limit; i++) {
      if (raw[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int size(byte[] raw, int from, int end) {
    String line = new String(Arrays.copyOfRange(raw, from, end), StandardCharsets.ISO_8859_1);
    int semicolon = line.indexOf(';');
    String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    if (!digits.matches("[0-9a-fA-F]{1,7}")) {
      return -1;
    }
    return Integer.parseInt(digits, 16);
  }
}
