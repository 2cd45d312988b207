package dev.undebug.cli;

import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// A folder as it was at a revision of the repository around it. Nothing of the repository is
/// executed: no hook, no filter, no `git`.
final class GitRevision implements AutoCloseable {

  /// As many files as a folder on disk may have.
  private static final int MAX_FILES = 300_000;

  private final Repository repository;
  private final Tree tree;

  private GitRevision(Repository repository, Tree tree) {
    this.repository = repository;
    this.tree = tree;
  }

  /// Where a folder lies in its repository, with a slash behind it; empty for the repository's own
  /// root, and where there is none.
  static String prefix(Path directory) throws IOException {
    Path folder = directory.toRealPath();
    for (Path at = folder; at != null; at = at.getParent()) {
      // A file in worktrees and submodules.
      if (at.resolve(".git").toFile().exists()) {
        String path = at.relativize(folder).toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
      }
    }
    return "";
  }

  /// The repository around a folder; empty where there is none. Whoever asks closes it.
  static Optional<Repository> repository(Path directory) throws IOException {
    SystemReader.setInstance(new OnlyThisRepository(SystemReader.getInstance()));
    var builder = new FileRepositoryBuilder().findGitDir(directory.toRealPath().toFile());
    return builder.getGitDir() == null
        ? Optional.empty()
        : Optional.of(builder.setMustExist(true).build());
  }

  /// Opens a folder as it was where a revision and the present one parted. Files that git ignores
  /// are taken to have been what they are: a variable in somebody's own `.env` is no change.
  ///
  /// @param name a branch, tag or commit
  /// @param present the folder as it is
  /// @throws IOException when the repository cannot be read
  static GitRevision open(Path directory, String name, Tree present) throws IOException {
    Repository repository =
        repository(directory)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--since %s: %s is in no git repository".formatted(name, directory)));
    try (var walk = new RevWalk(repository)) {
      RevCommit fork = fork(repository, walk, name);
      String prefix = prefix(directory);
      return new GitRevision(repository, new Files(repository, prefix).tree(fork, present));
    } catch (IOException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /// Its files; they can be read until it is closed.
  Tree tree() {
    return tree;
  }

  @Override
  public void close() {
    repository.close();
  }

  private static RevCommit fork(Repository repository, RevWalk walk, String name)
      throws IOException {
    RevCommit base = walk.parseCommit(resolve(repository, name));
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return base;
    }
    walk.setRevFilter(RevFilter.MERGE_BASE);
    walk.markStart(base);
    walk.markStart(walk.parseCommit(head));
    RevCommit fork = walk.next();
    return walk.parseCommit(fork == null ? base : fork);
  }

  private static ObjectId resolve(Repository repository, String name) throws IOException {
    try {
      ObjectId found = repository.resolve(name + "^{commit}");
      if (found != null) {
        return found;
      }
    } catch (RevisionSyntaxException e) {
      // Said below, in the same words.
    }
    throw new UsageException(
        "--since %s: no such branch, tag or commit here; a shallow clone may lack it"
            .formatted(name));
  }

  /// The files of a commit below a folder.
  private record Files(
      Repository repository,
      String prefix,
      NavigableSet<String> paths,
      Map<String, ObjectId> blobs,
      Map<String, String> links) {

    Files(Repository repository, String prefix) {
      this(repository, prefix, new TreeSet<>(), new HashMap<>(), new HashMap<>());
    }

    Tree tree(RevCommit commit, Tree present) throws IOException {
      read(commit);
      links.forEach(
          (link, target) -> {
            ObjectId blob = blobs.get(target);
            if (blob != null && paths.add(link)) {
              blobs.put(link, blob);
            }
          });
      var untold = present.files().stream().filter(path -> !paths.contains(path)).toList();
      Set<String> ignored = IgnoredFiles.of(repository, prefix, untold);
      paths.addAll(ignored);
      return Tree.of(paths, path -> content(path, present, ignored.contains(path)));
    }

    private byte[] content(String path, Tree present, boolean isIgnored) throws IOException {
      return isIgnored
          ? present.bytes(path).orElseThrow(() -> new IOException("it is not read"))
          : bytes(repository, Objects.requireNonNull(blobs.get(path)));
    }

    private void read(RevCommit commit) throws IOException {
      try (var walk = new TreeWalk(repository)) {
        walk.addTree(commit.getTree());
        walk.setRecursive(true);
        if (!prefix.isEmpty()) {
          walk.setFilter(PathFilter.create(prefix.substring(0, prefix.length() - 1)));
        }
        while (walk.next() && paths.size() < MAX_FILES) {
          add(walk);
        }
      }
    }

    private void add(TreeWalk walk) throws IOException {
      String path = walk.getPathString();
      if (!path.startsWith(prefix) || isLeftOut(path)) {
        return;
      }
      String inside = path.substring(prefix.length());
      FileMode mode = walk.getFileMode(0);
      if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
        paths.add(inside);
        blobs.put(inside, walk.getObjectId(0));
      } else if (mode.equals(FileMode.SYMLINK)) {
        target(repository, walk.getObjectId(0), inside).ifPresent(to -> links.put(inside, to));
      }
    }
  }

  private static boolean isLeftOut(String path) {
    for (String name : path.split("/")) {
      if (Tree.leavesOut(name)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> target(Repository repository, ObjectId blob, String link)
      throws IOException {
    ObjectLoader loader = repository.open(blob);
    if (loader.getSize() > 4096) {
      return Optional.empty();
    }
    String written = new String(loader.getBytes(), StandardCharsets.UTF_8);
    Path to = Path.of("/" + link).resolveSibling(written).normalize();
    return written.startsWith("/") ? Optional.empty() : Optional.of(to.toString().substring(1));
  }

  private static byte[] bytes(Repository repository, ObjectId blob) throws IOException {
    ObjectLoader loader = repository.open(blob);
    if (loader.getSize() > Tree.MAX_FILE_BYTES) {
      throw new IOException("%,d bytes; it is not read".formatted(loader.getSize()));
    }
    return loader.getBytes(Tree.MAX_FILE_BYTES);
  }

  /// Reads no configuration of the machine or its user; finding it would start a `git`.
  private static final class OnlyThisRepository extends SystemReader.Delegate {

    OnlyThisRepository(SystemReader system) {
      super(system);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }
  }

  /// A configuration without a file.
  private static final class Nothing extends FileBasedConfig {

    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
