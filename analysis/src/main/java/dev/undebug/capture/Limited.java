package dev.undebug.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that refuses to go on after so many bytes: a small compressed file can hold terabytes.
final class Limited extends FilterInputStream {

  private final long most;
  private long read;

  /// @param most bytes
  Limited(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int some = in.read(bytes, offset, length);
    count(Math.max(0, some));
    return some;
  }

  private void count(int bytes) throws IOException {
    read += bytes;
    if (read > most) {
      throw new IOException("it holds more than %d MiB".formatted(most >> 20));
    }
  }

  /// Marks would count bytes twice.
  @Override
  public boolean markSupported() {
    return false;
  }
}
