package dev.undebug.python.evaluate.machine;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The methods of Python's `bytes`.
final class ByteStrings {
  private ByteStrings() {}

  static Cases call(Machine m, String name, String bytes, List<Value> values) {
    byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
    String encoding = values.isEmpty() ? "utf-8" : Repr.plain(values.getFirst());
    switch (name) {
      case "decode" -> {
        if (values.size() < 2 && encoding.toLowerCase(Locale.ROOT).matches("utf-?8")) {
          try {
            return m.text(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
          } catch (CharacterCodingException e) {
            return m.raise("UnicodeDecodeError", "invalid start byte");
          }
        }
      }
      case "hex" -> {
        if (values.isEmpty()) {
          return m.text(HexFormat.of().formatHex(raw));
        }
      }
      default -> {}
    }
    return m.opaque("bytes." + name + " is not modelled", "undebug");
  }
}
