package dev.undebug.cli;

import dev.undebug.fix.Plan;
import dev.undebug.source.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/// The repository around a folder that is fixed: what of it is not committed, and a commit for each
/// repair. Nothing of the repository is executed: no hook, no filter, no `git`.
final class FixCommits {

  private final Path directory;
  private final Console console;

  /// Where the commits go, once it is known.
  private String branch = "";

  FixCommits(Path directory, Console console) {
    this.directory = directory;
    this.console = console;
  }

  /// Stops where a file that is to be changed differs from the last commit: what is not committed
  /// nobody could tell from the fix, or get back.
  void refuseUncommitted(SortedMap<String, Plan.Change> files) throws IOException {
    Optional<Repository> found = GitRevision.repository(directory);
    if (found.isEmpty()) {
      return;
    }
    try (Repository repository = found.get();
        var walk = new RevWalk(repository)) {
      String prefix = GitRevision.prefix(directory);
      ObjectId head = repository.resolve(Constants.HEAD);
      for (var entry : files.entrySet()) {
        var before = entry.getValue().before();
        if (before.isPresent()
            && !isCommitted(repository, walk, head, prefix + entry.getKey(), before.get())) {
          throw new UsageException(
              "%s has changes that are not committed: commit them, or say --allow-dirty. Nothing was"
                      .formatted(entry.getKey())
                  + " changed.");
        }
      }
    }
  }

  private static boolean isCommitted(
      Repository repository,
      RevWalk walk,
      @org.jspecify.annotations.Nullable ObjectId head,
      String path,
      Plan.Contents contents)
      throws IOException {
    if (head == null) {
      return false;
    }
    RevCommit commit = walk.parseCommit(head);
    try (TreeWalk file = TreeWalk.forPath(repository, path, commit.getTree())) {
      return file != null
          && Arrays.equals(
              normal(repository.open(file.getObjectId(0)).getBytes(Tree.MAX_FILE_BYTES)),
              normal(contents.bytes()));
    }
  }

  /// Line ends may differ between the repository and the folder.
  private static byte[] normal(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace("\r\n", "\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Chooses the branch, before anything is written.
  void prepare(LocalDate today) throws IOException {
    try (Repository repository =
        GitRevision.repository(directory)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--commit: %s is in no git repository; --write needs none"
                            .formatted(directory)))) {
      if (repository.resolve(Constants.HEAD) == null) {
        throw new UsageException("--commit: the repository has no commit yet; --write needs none");
      }
      String name = "undebug/fix-" + today;
      branch = name;
      for (int i = 2; repository.findRef(Constants.R_HEADS + branch) != null; i++) {
        branch = name + "-" + i;
      }
    }
  }

  /// Makes a commit for each step, and moves to their branch. The files are written already.
  void commit(Plan plan) throws IOException {
    if (plan.steps().isEmpty()) {
      return;
    }
    try (Repository repository = GitRevision.repository(directory).orElseThrow();
        var walk = new RevWalk(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      String prefix = GitRevision.prefix(directory);
      RevCommit head = walk.parseCommit(repository.resolve(Constants.HEAD));
      DirCache index = repository.lockDirCache();
      try (var reader = inserter.newReader()) {
        DirCache tree = DirCache.read(reader, head.getTree());
        ObjectId parent = head;
        for (Plan.Step step : plan.steps()) {
          for (var entry : step.files().entrySet()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, entry.getValue().bytes());
            put(tree, prefix + entry.getKey(), blob);
            put(index, prefix + entry.getKey(), blob);
          }
          parent = commit(repository, inserter, tree.writeTree(inserter), parent, step);
        }
        inserter.flush();
        move(repository, parent);
        index.write();
        index.commit();
      } finally {
        index.unlock();
      }
      console.note("%d commits on branch %s%n".formatted(plan.steps().size(), branch));
    }
  }

  private void move(Repository repository, ObjectId last) throws IOException {
    RefUpdate made = repository.updateRef(Constants.R_HEADS + branch);
    made.setNewObjectId(last);
    RefUpdate.Result result = made.update();
    if (result != RefUpdate.Result.NEW) {
      throw new UsageException(
          "branch %s could not be made (%s); the files are changed, and nothing is committed"
              .formatted(branch, result));
    }
    repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch);
  }

  private static void put(DirCache cache, String path, ObjectId blob) {
    DirCacheEditor editor = cache.editor();
    editor.add(
        new DirCacheEditor.PathEdit(path) {
          @Override
          public void apply(DirCacheEntry entry) {
            if (entry.getRawMode() == 0) {
              entry.setFileMode(FileMode.REGULAR_FILE);
            }
            entry.setObjectId(blob);
            entry.setLength(0);
            entry.smudgeRacilyClean();
          }
        });
    editor.finish();
  }

  private ObjectId commit(
      Repository repository,
      ObjectInserter inserter,
      ObjectId tree,
      ObjectId parent,
      Plan.Step step)
      throws IOException {
    var commit = new CommitBuilder();
    PersonIdent who = who(repository);
    commit.setTreeId(tree);
    commit.setParentId(parent);
    commit.setAuthor(who);
    commit.setCommitter(who);
    var repair = step.repair();
    commit.setMessage(
        "%s\n\nCloses %s of undebug.%s\n"
            .formatted(
                repair.title(),
                repair.rule(),
                repair.needs().isEmpty() ? "" : "\nHolds only if " + repair.needs() + "."));
    return inserter.insert(commit);
  }

  /// Who commits: as git would, by the environment, the repository and the user's own file.
  private PersonIdent who(Repository repository) throws IOException {
    String name = console.variable("GIT_AUTHOR_NAME");
    String mail = console.variable("GIT_AUTHOR_EMAIL");
    var own = new FileBasedConfig(new File(console.variable("HOME"), ".gitconfig"), FS.DETECTED);
    try {
      own.load();
    } catch (ConfigInvalidException e) {
      throw new UsageException("~/.gitconfig: %s".formatted(e.getMessage()));
    }
    return new PersonIdent(
        first(name, repository.getConfig().getString("user", null, "name"), own, "name", "undebug"),
        first(mail, repository.getConfig().getString("user", null, "email"), own, "email", ""));
  }

  private static String first(
      String given,
      @org.jspecify.annotations.Nullable String local,
      FileBasedConfig own,
      String key,
      String otherwise) {
    if (!given.isEmpty()) {
      return given;
    }
    String global = own.getString("user", null, key);
    return local != null ? local : global != null ? global : otherwise;
  }
}
