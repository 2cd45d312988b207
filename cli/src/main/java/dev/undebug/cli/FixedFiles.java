package dev.undebug.cli;

import dev.undebug.fix.Plan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/// Writes the files of a plan: all of them, or none.
final class FixedFiles {

  private final Path root;

  private final List<Path> temporary = new ArrayList<>();

  /// Folders that were made, deepest first.
  private final Deque<Path> folders = new ArrayDeque<>();

  FixedFiles(Path root) {
    this.root = root;
  }

  /// A file whose new contents lie beside it.
  private record Prepared(Path target, Path beside, Optional<Plan.Contents> before) {}

  /// Writes files.
  ///
  /// @throws UsageException when one of them cannot be written, or is no longer what the plan was
  ///   made from; then no file has changed
  void write(SortedMap<String, Plan.Change> files) throws IOException {
    for (var entry : files.entrySet()) {
      check(entry.getKey(), entry.getValue());
    }
    var prepared = new ArrayList<Prepared>();
    try {
      for (var entry : files.entrySet()) {
        prepared.add(prepared(entry.getKey(), entry.getValue()));
      }
    } catch (IOException e) {
      forget();
      throw new UsageException("%s; nothing was changed".formatted(said(e)));
    }
    replace(prepared);
  }

  private void check(String path, Plan.Change change) throws IOException {
    Path file = root.resolve(path);
    if (leadsOut(file)) {
      throw refused(path, "lies behind a link that leads out of the folder");
    }
    if (change.before().isEmpty()) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(path, "is there by now; run fix again");
      }
      return;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(path, "is a link; fix the file that it points to");
    }
    if (!isWritable(file)) {
      throw refused(path, "is read-only; make it writable, or leave its rule out");
    }
    if (!isAs(file, change.before().get())) {
      throw refused(path, "was changed meanwhile; run fix again");
    }
  }

  private static UsageException refused(String path, String why) {
    return new UsageException("%s %s. Nothing was changed.".formatted(path, why));
  }

  private boolean leadsOut(Path file) throws IOException {
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder == null || !folder.toRealPath().startsWith(root.toRealPath());
  }

  /// Also the superuser, who may write everything, respects what its owner may not.
  private static boolean isWritable(Path file) throws IOException {
    var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return Files.isWritable(file)
        && (posix == null
            || posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE));
  }

  private static boolean isAs(Path file, Plan.Contents contents) throws IOException {
    return Arrays.equals(Files.readAllBytes(file), contents.bytes());
  }

  private Prepared prepared(String path, Plan.Change change) throws IOException {
    Path target = root.resolve(path);
    Path folder = Objects.requireNonNullElse(target.getParent(), root);
    var missing = new ArrayDeque<Path>();
    for (Path at = folder; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path one : missing) {
      Files.createDirectory(one);
      folders.push(one);
    }
    Path beside = Files.createTempFile(folder, ".undebug-", ".tmp");
    temporary.add(beside);
    try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(change.after().bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    permit(target, beside, change.before().isPresent());
    return new Prepared(target, beside, change.before());
  }

  private static void permit(Path target, Path beside, boolean isThere) throws IOException {
    var view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(
          isThere
              ? Files.getPosixFilePermissions(target)
              : PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private void replace(List<Prepared> prepared) throws IOException {
    var done = new ArrayList<Prepared>();
    try {
      for (Prepared one : prepared) {
        if (one.before().isPresent() && !isAs(one.target(), one.before().get())) {
          throw new IOException(root.relativize(one.target()) + " was changed meanwhile");
        }
        Files.move(one.beside(), one.target(), StandardCopyOption.ATOMIC_MOVE);
        done.add(one);
      }
    } catch (IOException e) {
      for (Prepared one : done) {
        restore(one);
      }
      forget();
      throw new UsageException("%s; nothing was changed".formatted(said(e)));
    }
  }

  private static void restore(Prepared one) throws IOException {
    if (one.before().isPresent()) {
      Files.write(one.target(), one.before().get().bytes());
    } else {
      Files.deleteIfExists(one.target());
    }
  }

  private void forget() throws IOException {
    for (Path path : temporary) {
      Files.deleteIfExists(path);
    }
    for (Path folder : folders) {
      Files.deleteIfExists(folder);
    }
  }

  private static String said(IOException e) {
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getFile() + ": " + failure.getReason()
        : String.valueOf(e.getMessage());
  }
}
