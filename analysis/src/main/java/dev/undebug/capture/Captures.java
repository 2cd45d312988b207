package dev.undebug.capture;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Reads captured answers: raw exchanges (`.http`), bare bodies (`.html`, `.txt`), HAR, WARC and
/// mails and mailboxes, each plain or compressed with gzip, from files, folders and standard input.
/// What a file is, its first bytes tell; its name only decides whether a folder offers it.
public final class Captures {

  /// Bytes of one capture beyond which it is refused: sixteen times the largest debug page seen.
  private static final int LARGEST = 64 * 1024 * 1024;

  /// Bytes that are read of one HAR, WARC or mail, decompressed.
  private static final long LARGEST_ARCHIVE = 16L << 30;

  /// Folders inside folders that are entered.
  private static final int DEPTH = 64;

  /// Files of one folder that are read.
  private static final int MOST = 200_000;

  private static final Set<String> ENDINGS =
      Set.of(
          "http", "html", "htm", "txt", "response", "resp", "body", "har", "warc", "eml", "mbox");

  private Captures() {}

  /// Reads a file, or the files of a folder and its folders in the order of their names. Symbolic
  /// links inside a folder are not followed.
  public static void read(Path path, Consumer<Captured> each) {
    if (Files.isDirectory(path)) {
      folder(path, each);
    } else {
      file(path, source(path), each);
    }
  }

  /// Reads a stream to its end; it stays open.
  ///
  /// @param source how the stream is called in what comes back
  public static void read(String source, InputStream in, Consumer<Captured> each) {
    try {
      var stream = new BufferedInputStream(in, 64 * 1024);
      byte[] head = head(stream);
      if (Sniff.isZstandard(head)) {
        String why = "it is compressed with Zstandard, which is not read; decompress it first";
        each.accept(new Captured.Failed(source, why));
      } else if (Sniff.isGzip(head)) {
        compressed(source, stream, each);
      } else {
        plain(source, stream, head, each);
      }
    } catch (IOException broken) {
      each.accept(new Captured.Failed(source, why(broken)));
    }
  }

  private static byte[] head(BufferedInputStream stream) throws IOException {
    stream.mark(Sniff.BYTES);
    byte[] head = stream.readNBytes(Sniff.BYTES);
    stream.reset();
    return head;
  }

  /// An archive of records that are compressed one by one is decompressed by its own reader.
  private static void compressed(String source, BufferedInputStream stream, Consumer<Captured> each)
      throws IOException {
    stream.mark(4 * Sniff.BYTES);
    byte[] start = new byte[0];
    try {
      start = new GZIPInputStream(new Limited(keepOpen(stream), 3L * Sniff.BYTES)).readNBytes(5);
    } catch (IOException _) {
      // What cannot be decompressed at all is said below.
    }
    stream.reset();
    if (Warc.begins(start)) {
      Warc.read(limited(stream), new Taker(source, each));
      return;
    }
    var inside = new BufferedInputStream(limited(new GZIPInputStream(keepOpen(stream))), 64 * 1024);
    plain(source, inside, head(inside), each);
  }

  private static InputStream limited(InputStream in) {
    return new Limited(in, LARGEST_ARCHIVE);
  }

  private static InputStream keepOpen(InputStream in) {
    return new java.io.FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
      }

      @Override
      public void close() {
        // The caller's.
      }
    };
  }

  private static void plain(String source, InputStream stream, byte[] head, Consumer<Captured> each)
      throws IOException {
    if (Warc.begins(head)) {
      Warc.read(limited(stream), new Taker(source, each));
    } else if (Sniff.isHar(head) || source.endsWith(".har")) {
      Har.read(limited(stream), new Taker(source, each));
    } else if (Sniff.isMailbox(head)) {
      Mailbox.read(limited(stream), new Taker(source, each));
    } else if (Sniff.isMail(head) && !RawExchange.begins(head)) {
      Mail.read(limited(stream), new Taker(source, each));
    } else {
      single(source, stream.readNBytes(LARGEST + 1), each);
    }
  }

  private static void folder(Path folder, Consumer<Captured> each) {
    var found = new TreeMap<String, Path>();
    var failed = new TreeMap<String, String>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              found.put(source(file), file);
            }
            return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException broken) {
            failed.put(source(file), why(broken));
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
    } catch (IOException broken) {
      failed.put(source(folder), why(broken));
    }
    failed.forEach((source, why) -> each.accept(new Captured.Failed(source, why)));
    found.forEach((source, file) -> offered(file, source, each));
    if (found.size() == MOST) {
      each.accept(
          new Captured.Failed(
              source(folder), "it holds more than " + MOST + " files; name its folders"));
    }
  }

  private static void offered(Path file, String source, Consumer<Captured> each) {
    String name = source.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    int dot = name.lastIndexOf('.');
    if (dot < 0 || !ENDINGS.contains(name.substring(dot + 1))) {
      String why = "its name does not end as a captured answer's does";
      each.accept(new Captured.Skipped(source, why));
    } else {
      file(file, source, each);
    }
  }

  private static void file(Path file, String source, Consumer<Captured> each) {
    try (var in = Files.newInputStream(file)) {
      read(source, in, each);
    } catch (IOException broken) {
      each.accept(new Captured.Failed(source, why(broken)));
    }
  }

  private static void single(String source, byte[] bytes, Consumer<Captured> each) {
    if (bytes.length == 0) {
      each.accept(new Captured.Failed(source, "it is empty"));
    } else if (bytes.length > LARGEST) {
      String why = "it is larger than %d MiB".formatted(LARGEST >> 20);
      each.accept(new Captured.Failed(source, why));
    } else if (!RawExchange.begins(bytes)) {
      whole(source, Exchange.ofBody(new Body(bytes)), each);
    } else {
      switch (RawExchange.read(bytes)) {
        case Reading.Whole(var exchange) -> whole(source, exchange, each);
        case Reading.Broken(var why) -> each.accept(new Captured.Failed(source, why));
      }
    }
  }

  private static void whole(String source, Exchange exchange, Consumer<Captured> each) {
    each.accept(new Captured.Whole(source, Captured.Carrier.ANSWER, exchange));
    each.accept(new Captured.Read(source, 1));
  }

  static String why(IOException broken) {
    return switch (broken) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "it may not be read";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(broken.getMessage());
    };
  }

  private static String source(Path path) {
    return path.toString().replace('\\', '/');
  }
}
