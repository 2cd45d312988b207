package dev.undebug.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// What the fingerprints of secrets are keyed with, so that nobody without the key can try guesses
/// against them.
final class FingerprintKey {

  private static final int KEY_BYTES = 32;

  private FingerprintKey() {}

  /// `UNDEBUG_KEY`, else the key file of this user, which is made when it is missing, else nothing.
  static byte[] of(Console console) {
    String given = console.variable("UNDEBUG_KEY");
    if (!given.isEmpty()) {
      return given.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return fromFile(file(console));
    } catch (IOException | UnsupportedOperationException e) {
      return new byte[0];
    }
  }

  private static Path file(Console console) throws IOException {
    String state = console.variable("XDG_STATE_HOME");
    if (!state.isEmpty()) {
      return Path.of(state, "undebug", "key");
    }
    String home = console.variable("HOME");
    if (home.isEmpty()) {
      throw new IOException("no home folder");
    }
    return Path.of(home, ".local", "state", "undebug", "key");
  }

  private static byte[] fromFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length < KEY_BYTES) {
      throw new IOException(file + ": too short for a key");
    }
    return key;
  }

  /// Writes the key under another name first, so that a second process never reads half of it.
  private static void make(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var onlyTheUser =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path fresh = Files.createTempFile(file.getParent(), "key", "", onlyTheUser);
    try {
      Files.write(fresh, key);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException _) {
      // Another process was quicker; its key is as good.
    } finally {
      Files.delete(fresh);
    }
  }
}
