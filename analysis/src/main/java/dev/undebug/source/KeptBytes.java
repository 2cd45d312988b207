package dev.undebug.source;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Files that were read: a tree is gone through several times, and to open a file costs more than
/// to look for a few words in it. What came first is kept, as far as there is room: whoever goes
/// through everything would throw out with the last files the first that the next one asks for.
final class KeptBytes {

  /// The sources of the largest repository that was measured have 20 MB.
  private static final long ROOM_BYTES = 32L * 1024 * 1024;

  private static final int LARGEST_BYTES = 256 * 1024;

  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  byte[] read(String path, Tree.Contents contents) throws IOException {
    byte[] known = kept.get(path);
    if (known != null) {
      return known;
    }
    byte[] read = contents.read(path);
    if (read.length <= LARGEST_BYTES && bytes.addAndGet(read.length) <= ROOM_BYTES) {
      kept.put(path, read);
    }
    return read;
  }
}
