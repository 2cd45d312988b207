package dev.undebug.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Lists the files of a folder on disk, once.
final class TreeWalk {

  /// More files than any application we know has without its installed packages (the largest
  /// measured repository has 40,000).
  private static final int MAX_FILES = 300_000;

  /// Deeper than any honest tree; paths of attackers are not.
  private static final int MAX_DEPTH = 60;

  /// History and caches: nothing of the application lives there.
  private static final Set<String> INVISIBLE =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          ".bzr",
          "__pycache__",
          ".tox",
          ".nox",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          ".idea");

  /// Other people's code.
  private static final Set<String> INSTALLED =
      Set.of("node_modules", "bower_components", "site-packages", "dist-packages", ".venv");

  /// What an interpreter brings along: `lib/python3.12`, also without `pyvenv.cfg`, as older
  /// virtual environments are.
  private static final Pattern LIBRARY = Pattern.compile("(.*/)?lib(64)?/python[23]\\.\\d{1,2}");

  private final Path root;
  private final NavigableSet<String> files = new TreeSet<>();
  private final List<Source> leftOut = new ArrayList<>();

  private TreeWalk(Path root) {
    this.root = root;
  }

  static boolean leavesOut(String name) {
    return INVISIBLE.contains(name) || INSTALLED.contains(name);
  }

  static Tree of(Path folder) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(folder.toString());
    }
    var walk = new TreeWalk(root);
    walk.enter(root, "", 0);
    return new Tree(walk.files, walk.leftOut, walk::read);
  }

  private void enter(Path folder, String path, int depth) throws IOException {
    var entries = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries.add(entry);
        if (entries.size() > MAX_FILES) {
          break;
        }
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(null);
    for (Path entry : entries) {
      if (files.size() >= MAX_FILES) {
        skip(path.isEmpty() ? "." : path, "the tree has more than %,d files".formatted(MAX_FILES));
        return;
      }
      visit(entry, TreePaths.join(path, String.valueOf(entry.getFileName())), depth);
    }
  }

  private void visit(Path entry, String path, int depth) {
    try {
      var attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        link(entry, path);
      } else if (attributes.isDirectory()) {
        folder(entry, path, depth);
      } else if (attributes.isRegularFile()) {
        files.add(path);
      }
    } catch (IOException e) {
      leftOut.add(new Source(path, Source.Status.FAILED, "cannot be read: " + reason(e)));
    }
  }

  private void folder(Path folder, String path, int depth) throws IOException {
    String name = TreePaths.name(path);
    if (INVISIBLE.contains(name)) {
      return;
    }
    if (INSTALLED.contains(name) || isEnvironment(folder, path)) {
      skip(path, "installed packages, not the application");
    } else if (name.equals("django") && Files.exists(folder.resolve("conf/global_settings.py"))) {
      skip(path, "a copy of Django, not the application");
    } else if (depth >= MAX_DEPTH) {
      skip(path, "deeper than %d folders".formatted(MAX_DEPTH));
    } else {
      enter(folder, path, depth + 1);
    }
  }

  /// A virtual environment, or what an interpreter brings along. On Windows, `Lib` holds both its
  /// modules and the installed packages.
  private static boolean isEnvironment(Path folder, String path) {
    return Files.exists(folder.resolve("pyvenv.cfg"))
        || LIBRARY.matcher(path).matches()
        || (TreePaths.name(path).equals("Lib")
            && Files.isDirectory(folder.resolve("site-packages")));
  }

  /// A link is followed to a file of the same tree, never to a folder, never outside.
  private void link(Path link, String path) throws IOException {
    Path target;
    try {
      target = link.toRealPath();
    } catch (IOException e) {
      skip(path, "a link that leads nowhere");
      return;
    }
    if (!target.startsWith(root)) {
      skip(path, "a link that leads out of the tree");
    } else if (Files.isRegularFile(target)) {
      files.add(path);
    } else {
      skip(path, "a link to a folder");
    }
  }

  private void skip(String path, String why) {
    leftOut.add(new Source(path, Source.Status.SKIPPED, why));
  }

  private byte[] read(String path) throws IOException {
    // Asked again at reading time: the tree may have changed since it was listed.
    Path real;
    try {
      real = root.resolve(path).toRealPath();
    } catch (IOException e) {
      throw new IOException("cannot be read: " + reason(e), e);
    }
    if (!real.startsWith(root)) {
      throw new IOException("a link that leads out of the tree");
    }
    if (!Files.isRegularFile(real)) {
      throw new IOException("not a file");
    }
    long size = Files.size(real);
    if (size > Tree.MAX_FILE_BYTES) {
      throw new IOException(Tree.tooLarge(size));
    }
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(Tree.MAX_FILE_BYTES + 1);
    } catch (IOException e) {
      throw new IOException("cannot be read: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : e.getClass().getSimpleName();
  }
}
