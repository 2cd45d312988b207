package dev.undebug.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// The files of one source tree, read safely: nothing outside its root, nothing of unbounded size.
///
/// The list of files is made once; contents are read when asked for. What was read, left out or
/// could not be read is remembered in [#sources()].
public final class Tree {

  /// The largest file that is read. Settings and deployment files are a thousand times smaller.
  public static final int MAX_FILE_BYTES = 8 * 1024 * 1024;

  /// Gives the bytes of a file of the tree.
  @FunctionalInterface
  public interface Contents {
    /// Reads one file.
    ///
    /// @throws IOException with one line that says why not
    byte[] read(String path) throws IOException;
  }

  /// Texts that are kept, and how long one may be: 16 MB at most.
  private static final int MAX_KEPT = 64;

  private static final int MAX_KEPT_CHARACTERS = 128 * 1024;

  private final Map<String, SourceText> texts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SourceText> eldest) {
          return size() > MAX_KEPT;
        }
      };

  private final KeptBytes kept = new KeptBytes();
  private final Map<Class<?>, Object> found = new ConcurrentHashMap<>();
  private final NavigableSet<String> files;
  private final List<String> sorted;
  private final NavigableSet<String> folders = new TreeSet<>();
  private final Contents contents;
  private final Map<String, Source> sources;
  private final Map<String, String> origins;
  private final Set<String> local;

  Tree(NavigableSet<String> files, List<Source> leftOut, Contents contents) {
    this(files, new ConcurrentSkipListMap<>(), contents, Map.of(), Set.of());
    for (Source source : leftOut) {
      sources.put(source.source(), source);
    }
  }

  private Tree(
      NavigableSet<String> files,
      Map<String, Source> sources,
      Contents contents,
      Map<String, String> origins,
      Set<String> local) {
    this.sources = sources;
    this.local = local;
    this.origins = origins;
    this.files = files;
    this.sorted = List.copyOf(files);
    this.contents = contents;
    folders.add("");
    for (String file : files) {
      for (String up = TreePaths.parent(file); folders.add(up) && !up.isEmpty(); ) {
        up = TreePaths.parent(up);
      }
    }
  }

  /// Lists the files below a folder.
  ///
  /// @throws IOException when the folder itself cannot be listed
  public static Tree open(Path root) throws IOException {
    return TreeWalk.of(root);
  }

  /// A tree held in memory.
  ///
  /// @param files path to text
  public static Tree of(Map<String, String> files) {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return ofBytes(bytes);
  }

  /// A tree held in memory.
  ///
  /// @param files path to contents, which are not copied
  public static Tree ofBytes(Map<String, byte[]> files) {
    var bytes = new TreeMap<>(files);
    return new Tree(
        new TreeSet<>(bytes.keySet()),
        List.of(),
        path -> {
          byte[] found = bytes.get(path);
          if (found == null) {
            throw new IOException("no such file");
          }
          return found.clone();
        });
  }

  /// A tree that is kept elsewhere, such as in a repository's history.
  ///
  /// @param files paths relative to its root
  /// @param contents gives at most [#MAX_FILE_BYTES] and one more
  public static Tree of(NavigableSet<String> files, Contents contents) {
    return new Tree(files, List.of(), contents);
  }

  /// The same tree without some of its files.
  public Tree without(Predicate<String> excluded) {
    var left = new TreeSet<String>();
    for (String file : files) {
      if (!excluded.test(file)) {
        left.add(file);
      }
    }
    return left.size() == files.size() ? this : new Tree(left, sources, contents, origins, local);
  }

  /// The same tree with copies of its files at other paths, as an image may have them.
  ///
  /// @param copies the path of each copy, and the file of this tree that it is a copy of
  public Tree placing(Map<String, String> copies) {
    if (copies.isEmpty()) {
      return this;
    }
    var all = new TreeSet<>(files);
    all.addAll(copies.keySet());
    return new Tree(
        all,
        sources,
        path -> contents.read(copies.getOrDefault(path, path)),
        Map.copyOf(copies),
        local);
  }

  /// The same tree with other contents of some files, and with more files.
  ///
  /// @param changed path to contents, which are not copied
  public Tree overlaid(Map<String, byte[]> changed) {
    var bytes = new TreeMap<>(changed);
    var all = new TreeSet<>(files);
    all.addAll(bytes.keySet());
    return new Tree(
        all,
        sources,
        path -> {
          byte[] found = bytes.get(path);
          return found == null ? contents.read(path) : found.clone();
        },
        origins,
        local);
  }

  /// The same tree, some files of which are of this machine alone: git ignores them, and has them
  /// in no commit.
  public Tree keeping(Set<String> ofThisMachine) {
    return ofThisMachine.isEmpty()
        ? this
        : new Tree(files, sources, contents, origins, Set.copyOf(ofThisMachine));
  }

  /// Whether a file is of this machine alone.
  public boolean isLocal(String path) {
    return local.contains(path);
  }

  /// The file that a path is a copy of; the path itself when it is none.
  public String origin(String path) {
    return origins.getOrDefault(path, path);
  }

  /// Every file, sorted.
  public List<String> files() {
    return sorted;
  }

  /// Every file in a folder or below it, sorted.
  public List<String> filesBelow(String folder) {
    if (folder.isEmpty()) {
      return files();
    }
    // '0' is the character after '/', so the range holds what begins with the folder and a slash.
    return List.copyOf(files.subSet(folder + "/", true, folder + "0", false));
  }

  /// The files of a folder itself, sorted.
  public List<String> filesIn(String folder) {
    return filesBelow(folder).stream()
        .filter(file -> TreePaths.parent(file).equals(folder))
        .toList();
  }

  public boolean hasFile(String path) {
    return files.contains(path);
  }

  public boolean hasFolder(String path) {
    return folders.contains(path);
  }

  /// The bytes of a file, which nobody changes; empty when it is not there or cannot be read, and
  /// then [#sources()] says why.
  public Optional<byte[]> bytes(String path) {
    if (!files.contains(path)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = kept.read(path, contents);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new IOException(tooLarge(bytes.length));
      }
      sources.putIfAbsent(origin(path), new Source(origin(path), Source.Status.READ, ""));
      return Optional.of(bytes);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      failed(path, why.isEmpty() ? e.getClass().getSimpleName() : why);
      return Optional.empty();
    }
  }

  /// A file as UTF-8 text, without a byte order mark; what is not UTF-8 becomes U+FFFD. The last
  /// ones are kept: rules and reports ask for the same few again and again.
  public Optional<SourceText> text(String path) {
    synchronized (texts) {
      SourceText kept = texts.get(path);
      if (kept != null) {
        return Optional.of(kept);
      }
    }
    var read = bytes(path).map(bytes -> decoded(path, bytes));
    read.filter(text -> text.text().length() <= MAX_KEPT_CHARACTERS)
        .ifPresent(
            text -> {
              synchronized (texts) {
                texts.put(path, text);
              }
            });
    return read;
  }

  /// A file as text, in UTF-16 where it is: PowerShell's `pip freeze > requirements.txt` writes
  /// that, and pip reads it.
  public Optional<SourceText> textByMark(String path) {
    var read = text(path);
    boolean isUtf16 = read.filter(source -> source.text().startsWith("\uFFFD\uFFFD")).isPresent();
    return isUtf16
        // This charset takes the byte order from the mark, and the mark away.
        ? bytes(path).map(bytes -> new SourceText(path, new String(bytes, StandardCharsets.UTF_16)))
        : read;
  }

  private static SourceText decoded(String path, byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return new SourceText(path, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /// What is found by looking through the whole tree: looked for when it is first asked for.
  public <T> T once(Class<T> type, Function<Tree, T> find) {
    Object known = found.get(type);
    if (known == null) {
      known = find.apply(this);
      found.put(type, known);
    }
    return type.cast(known);
  }

  /// Remembers that a file could not be understood; the first reason stays.
  ///
  /// @param why one line: what, where in the file, what to do
  public void failed(String path, String why) {
    sources.merge(
        origin(path),
        new Source(origin(path), Source.Status.FAILED, why),
        (old, failure) -> old.status() == Source.Status.READ ? failure : old);
  }

  /// What was read, left out, or could not be read, so far; sorted.
  public List<Source> sources() {
    return new ArrayList<>(sources.values());
  }

  /// Whether folders of that name are left out of every tree: history, caches, other people's code.
  public static boolean leavesOut(String folderName) {
    return TreeWalk.leavesOut(folderName);
  }

  static String tooLarge(long bytes) {
    return "%,d bytes; files above %,d are not read".formatted(bytes, MAX_FILE_BYTES);
  }
}
