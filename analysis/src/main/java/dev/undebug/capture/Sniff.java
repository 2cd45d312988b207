package dev.undebug.capture;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Tells what a file is by its first bytes.
final class Sniff {

  /// Bytes that are looked at: a HAR says what it is in its first members.
  static final int BYTES = 8 * 1024;

  private static final Pattern HAR =
      Pattern.compile("^\\uFEFF?\\s*\\{\\s*\"log\"\\s*:\\s*\\{", Pattern.DOTALL);

  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}:.*");

  /// Fields that mails have and answers do not.
  private static final Pattern OF_MAIL =
      Pattern.compile(
          "(?:MIME-Version|Received|Return-Path|Delivered-To|Message-ID|Subject):.*",
          Pattern.CASE_INSENSITIVE);

  private Sniff() {}

  static boolean startsWith(byte[] head, String ascii) {
    byte[] start = ascii.getBytes(StandardCharsets.US_ASCII);
    return head.length >= start.length
        && java.util.Arrays.equals(head, 0, start.length, start, 0, start.length);
  }

  static boolean isGzip(byte[] head) {
    return head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
  }

  static boolean isZstandard(byte[] head) {
    return head.length > 3
        && head[0] == 0x28
        && head[1] == (byte) 0xb5
        && head[2] == 0x2f
        && head[3] == (byte) 0xfd;
  }

  static boolean isHar(byte[] head) {
    return HAR.matcher(text(head)).find();
  }

  /// A mail begins with fields, one of which only mails have; the file of a mailbox with `From `.
  static boolean isMail(byte[] head) {
    String[] lines = text(head).split("\\r?\\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (OF_MAIL.matcher(line).matches()) {
        return true;
      }
      boolean isContinued = i > 0 && !line.isBlank() && " \t".indexOf(line.charAt(0)) >= 0;
      boolean isEnvelope = i == 0 && line.startsWith("From ");
      if (!isContinued && !isEnvelope && !FIELD.matcher(line).matches()) {
        return false;
      }
    }
    return false;
  }

  /// The file of a mailbox: mails one behind the other, each behind an envelope's line.
  static boolean isMailbox(byte[] head) {
    return startsWith(head, "From ") && isMail(head);
  }

  private static String text(byte[] head) {
    return new String(head, StandardCharsets.UTF_8);
  }
}
