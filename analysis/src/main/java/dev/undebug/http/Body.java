package dev.undebug.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of a message body. Whoever hands bytes over gives them up, so nothing is copied.
public final class Body {

  /// No bytes at all.
  public static final Body EMPTY = new Body(new byte[0]);

  private final byte[] bytes;

  /// Takes bytes over without a copy.
  ///
  /// @param bytes owned by the body from now on
  public Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The UTF-8 bytes of a text.
  public static Body of(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes themselves; not to be changed.
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Body[" + bytes.length + " bytes]";
  }
}
