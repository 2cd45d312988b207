package dev.undebug.capture;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
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

/// Reads captured answers: raw exchanges (`.http`) and bare bodies (`.html`, `.txt`), from files,
/// folders and standard input. What a file is, its first bytes tell; its name only decides whether
/// a folder offers it.
public final class Captures {

  /// Bytes of one capture beyond which it is refused: sixteen times the largest debug page seen.
  private static final int LARGEST = 64 * 1024 * 1024;

  /// Folders inside folders that are entered.
  private static final int DEPTH = 64;

  /// Files of one folder that are read.
  private static final int MOST = 200_000;

  private static final Set<String> ENDINGS =
      Set.of("http", "html", "htm", "txt", "response", "resp", "body");

  private Captures() {}

  /// Reads a file, or the files of a folder and its folders in the order of their names. Symbolic
  /// links inside a folder are not followed.
  public static void read(Path path, Consumer<Captured> each) {
    if (Files.isDirectory(path)) {
      folder(path, each);
    } else {
      each.accept(file(path, source(path)));
    }
  }

  /// Reads a stream to its end.
  ///
  /// @param source how the stream is called in what comes back
  public static Captured read(String source, InputStream in) {
    try {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST ? tooLarge(source) : captured(source, bytes);
    } catch (IOException broken) {
      return new Captured.Failed(source, why(broken));
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
    found.forEach((source, file) -> each.accept(offered(file, source)));
    if (found.size() == MOST) {
      each.accept(
          new Captured.Failed(
              source(folder), "it holds more than " + MOST + " files; name its folders"));
    }
  }

  private static Captured offered(Path file, String source) {
    int dot = source.lastIndexOf('.');
    String ending = source.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (dot < 0 || !ENDINGS.contains(ending)) {
      return new Captured.Skipped(source, "its name does not end as a captured answer's does");
    }
    return file(file, source);
  }

  private static Captured file(Path file, String source) {
    try {
      if (Files.size(file) > LARGEST) {
        return tooLarge(source);
      }
      return captured(source, Files.readAllBytes(file));
    } catch (IOException broken) {
      return new Captured.Failed(source, why(broken));
    }
  }

  private static Captured captured(String source, byte[] bytes) {
    if (bytes.length == 0) {
      return new Captured.Failed(source, "it is empty");
    }
    if (!RawExchange.begins(bytes)) {
      return new Captured.Whole(source, Exchange.ofBody(new Body(bytes)));
    }
    return switch (RawExchange.read(bytes)) {
      case Reading.Whole(var exchange) -> new Captured.Whole(source, exchange);
      case Reading.Broken(var why) -> new Captured.Failed(source, why);
    };
  }

  private static Captured tooLarge(String source) {
    return new Captured.Failed(source, "it is larger than %d MiB".formatted(LARGEST >> 20));
  }

  private static String why(IOException broken) {
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
