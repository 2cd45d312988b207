package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// What one layer of an image changes, as far as small files of text go.
///
/// @param links the targets of links, by path
/// @param removed what it takes away of the layers below: files and folders
/// @param emptied folders of which it takes away all that the layers below have
/// @param installed versions of installed packages, by name
record ImageLayer(
    NavigableMap<String, byte[]> files,
    Map<String, String> links,
    Set<String> removed,
    Set<String> emptied,
    Map<String, String> installed) {

  /// Settings, start scripts and templates are smaller.
  private static final int MAX_FILE_BYTES = 1024 * 1024;

  /// A file without an ending may be a script.
  private static final int MAX_SCRIPT_BYTES = 64 * 1024;

  /// Links to folders that are followed.
  private static final int MAX_LINKED = 5_000;

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  private static final Pattern SYSTEM =
      Pattern.compile(
          "(usr/(lib|lib32|lib64|libx32|share|include|bin|sbin|libexec)|usr/local/(lib|share|include)"
              + "|lib|lib32|lib64|libx32|bin|sbin|proc|sys|dev|boot|var/lib|var/cache|var/log|run)/.*");

  private static final Pattern WANTED =
      Pattern.compile(
          "(?i).*(\\.(py|sh|bash|env|toml|ini|conf|cfg|json|ya?ml|html?|txt|lock|service|wsgi)"
              + "|/?\\.env[^/]*|/?procfile)");

  private static final Pattern INSTALLED =
      Pattern.compile(".*/(?:site|dist)-packages/([^/]+?)-([0-9][^/-]*)\\.dist-info/METADATA");

  /// What may still be read and kept; shared by all layers of an archive.
  static final class Budget {

    private static final long MAX_KEPT_BYTES = 256L * 1024 * 1024;
    private static final int MAX_ENTRIES = 3_000_000;

    private long readable;
    private long keepable = MAX_KEPT_BYTES;
    private int entries = MAX_ENTRIES;

    Budget(long readable) {
      this.readable = readable;
    }

    boolean isSpent() {
      return readable < 0 || keepable < 0 || entries < 0;
    }

    String why() {
      return "the image has too much in it: more than %,d entries, or %,d bytes of text"
          .formatted(MAX_ENTRIES, MAX_KEPT_BYTES);
    }

    void read(long bytes) throws IOException {
      readable -= bytes;
      check();
    }

    void keep(long bytes) throws IOException {
      keepable -= bytes;
      check();
    }

    void entry() throws IOException {
      entries--;
      check();
    }

    private void check() throws IOException {
      if (isSpent()) {
        throw new IOException(why());
      }
    }
  }

  /// Counts what comes out of a decompressor.
  private static final class Counted extends FilterInputStream {
    private final Budget budget;

    Counted(InputStream in, Budget budget) {
      super(in);
      this.budget = budget;
    }

    @Override
    public int read() throws IOException {
      budget.read(1);
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = super.read(bytes, from, count);
      budget.read(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      budget.read(skipped);
      return skipped;
    }
  }

  /// Reads a layer; its stream is left open.
  static ImageLayer read(InputStream in, Budget budget) throws IOException {
    var layer =
        new ImageLayer(
            new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    var tar = new TarArchiveInputStream(new Counted(in, budget), StandardCharsets.UTF_8.name());
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      budget.entry();
      layer.add(entry, tar, budget);
    }
    return layer;
  }

  private void add(TarArchiveEntry entry, TarArchiveInputStream tar, Budget budget)
      throws IOException {
    String path = path(entry.getName());
    if (path.isEmpty()) {
      return;
    }
    String name = TreePaths.name(path);
    String folder = TreePaths.parent(path);
    if (name.equals(OPAQUE)) {
      emptied.add(folder);
    } else if (name.startsWith(WHITEOUT)) {
      removed.add(TreePaths.join(folder, name.substring(WHITEOUT.length())));
    } else if (entry.isSymbolicLink() || entry.isLink()) {
      if (!isLeftOut(path)) {
        budget.keep(entry.getLinkName().length());
        links.put(path, (entry.isLink() ? "/" : "") + entry.getLinkName());
      }
    } else if (entry.isFile()) {
      var dist = INSTALLED.matcher(path);
      if (dist.matches()) {
        installed.put(dist.group(1), dist.group(2));
      } else if (isWanted(path, entry.getSize())) {
        budget.keep(entry.getSize());
        files.put(path, tar.readNBytes((int) entry.getSize()));
      }
    }
  }

  /// A path without `./` and slashes around; empty when it leads out of the image.
  static String path(String written) {
    return TreePaths.resolve("", written.replaceFirst("^/+", "")).orElse("");
  }

  private static boolean isLeftOut(String path) {
    if (SYSTEM.matcher(path).matches()) {
      return true;
    }
    for (String part : TreePaths.parent(path).split("/")) {
      if (Tree.leavesOut(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWanted(String path, long bytes) {
    boolean isPlain = !TreePaths.name(path).contains(".");
    return bytes <= (isPlain ? MAX_SCRIPT_BYTES : MAX_FILE_BYTES)
        && !isLeftOut(path)
        && (isPlain || WANTED.matcher(path).matches());
  }

  /// The files of an image.
  ///
  /// @param folders links to folders, and where they lead
  record Combined(NavigableMap<String, byte[]> files, Map<String, String> folders) {}

  /// The files of an image: of every layer what no later one has taken away or replaced.
  ///
  /// @param layers lowest first
  static Combined combined(List<ImageLayer> layers) {
    var all = new TreeMap<String, byte[]>();
    var linked = new TreeMap<String, String>();
    var installed = new TreeMap<String, String>();
    for (ImageLayer layer : layers) {
      for (String folder : layer.emptied) {
        removeBelow(all, folder);
        removeBelow(linked, folder);
      }
      for (String path : layer.removed) {
        remove(all, path);
        remove(linked, path);
      }
      layer.files.forEach(
          (path, bytes) -> {
            remove(all, path);
            linked.remove(path);
            all.put(path, bytes);
          });
      layer.links.forEach(
          (path, target) -> {
            remove(all, path);
            linked.put(path, target);
          });
      installed.putAll(layer.installed);
    }
    var combined = new Combined(all, new TreeMap<>());
    linked.forEach((path, target) -> follow(path, target, combined));
    var pins = new StringBuilder();
    installed.forEach((name, version) -> pins.append(name + "==" + version + "\n"));
    if (!pins.isEmpty()) {
      all.put("installed-requirements.txt", pins.toString().getBytes(StandardCharsets.UTF_8));
    }
    return combined;
  }

  private static void remove(NavigableMap<String, ?> from, String path) {
    from.remove(path);
    removeBelow(from, path);
  }

  private static void removeBelow(NavigableMap<String, ?> from, String folder) {
    if (folder.isEmpty()) {
      from.clear();
      return;
    }
    // '0' is the character after '/'.
    from.subMap(folder + "/", true, folder + "0", false).clear();
  }

  /// A link to a file is a copy of it; a link to a folder stays one.
  private static void follow(String path, String target, Combined into) {
    String found =
        target.startsWith("/")
            ? path(target)
            : TreePaths.resolve(TreePaths.parent(path), target).orElse("");
    byte[] bytes = into.files.get(found);
    if (bytes != null) {
      into.files.putIfAbsent(path, bytes);
    } else if (!found.isEmpty() && into.folders.size() < MAX_LINKED) {
      into.folders.put(path, found);
    }
  }
}
