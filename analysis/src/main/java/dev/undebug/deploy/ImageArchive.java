package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Reads an image that was saved to a file, by `docker save` or as an OCI layout, in one pass:
/// nothing is unpacked to disk, and of the layers only small files of text are kept.
public final class ImageArchive {

  /// Descriptions: manifests, indexes, configurations.
  private static final int MAX_JSON_BYTES = 4 * 1024 * 1024;

  private static final int MAX_BLOBS = 2_000;

  /// Bytes that come out of all decompression together; large images have 10 GiB.
  private static final long MAX_READ_BYTES = 32L * 1024 * 1024 * 1024;

  private final String name;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, ImageLayer> layers = new TreeMap<>();
  private final Map<String, String> links = new TreeMap<>();
  private final Map<String, String> unreadable = new TreeMap<>();
  private final ImageLayer.Budget budget = new ImageLayer.Budget(MAX_READ_BYTES);

  private ImageArchive(String name) {
    this.name = name;
  }

  /// Reads an archive.
  ///
  /// @throws IOException with one line that says what is wrong
  public static SavedImage read(Path file) throws IOException {
    Path last = file.getFileName();
    var archive = new ImageArchive(last == null ? "image" : last.toString());
    try (InputStream in = plain(new BufferedInputStream(Files.newInputStream(file)))) {
      archive.entries(new TarArchiveInputStream(in, StandardCharsets.UTF_8.name()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(file + ": not a tar archive: " + e.getMessage(), e);
    }
    return archive.image(file);
  }

  private static InputStream plain(BufferedInputStream in) throws IOException {
    byte[] start = peek(in, 2);
    return start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b
        ? new BufferedInputStream(new GZIPInputStream(in))
        : in;
  }

  private static byte[] peek(BufferedInputStream in, int count) throws IOException {
    in.mark(count);
    byte[] start = in.readNBytes(count);
    in.reset();
    return start;
  }

  private void entries(TarArchiveInputStream tar) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      String path = ImageLayer.path(entry.getName());
      if (entry.isSymbolicLink() || entry.isLink()) {
        links.put(path, entry.getLinkName());
      } else if (entry.isFile() && entry.getSize() > 0 && !path.isEmpty()) {
        if (texts.size() + layers.size() >= MAX_BLOBS) {
          throw new IOException(name + ": more than %,d files".formatted(MAX_BLOBS));
        }
        // The entry's own stream ends with the entry; it must not close the archive.
        blob(path, entry.getSize(), new BufferedInputStream(tar));
      }
    }
  }

  private void blob(String path, long size, BufferedInputStream in) throws IOException {
    byte[] start = peek(in, 4);
    boolean isZstd =
        start.length == 4 && start[0] == 0x28 && (start[1] & 0xff) == 0xb5 && start[2] == 0x2f;
    if (start.length > 0 && (start[0] == '{' || start[0] == '[')) {
      if (size <= MAX_JSON_BYTES) {
        texts.put(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } else if (isZstd) {
      unreadable.put(path, "it is compressed with zstd; save the image with `docker save`");
    } else if (start.length == 4) {
      try {
        layers.put(path, ImageLayer.read(plain(in), budget));
      } catch (IllegalArgumentException | IOException e) {
        if (budget.isSpent()) {
          throw new IOException(name + ": " + budget.why(), e);
        }
        unreadable.put(path, String.valueOf(e.getMessage()));
      }
    }
  }

  private SavedImage image(Path file) throws IOException {
    var saved = json("manifest.json").flatMap(list -> list.items().stream().findFirst());
    String configuration;
    var paths = new ArrayList<String>();
    if (saved.isPresent()) {
      configuration = saved.get().text("Config");
      paths.addAll(saved.get().get("Layers").map(Yaml::strings).orElse(List.of()));
    } else {
      var manifest = manifest(json("index.json"), 0);
      if (manifest.isEmpty()) {
        throw new IOException(
            file
                + ": no saved image: it has neither a manifest.json nor an index.json that names"
                + " an image");
      }
      configuration = digest(manifest.get().get("config"));
      for (Yaml layer : manifest.get().get("layers").map(Yaml::items).orElse(List.of())) {
        paths.add(digest(Optional.of(layer)));
      }
    }
    var config = texts.get(configuration);
    if (config == null) {
      throw new IOException("%s: its configuration %s is missing".formatted(file, configuration));
    }
    var used = new ArrayList<ImageLayer>();
    var missing = new TreeMap<String, String>();
    for (String path : paths) {
      var layer = layers.get(linked(path));
      if (layer == null) {
        missing.put(path, unreadable.getOrDefault(linked(path), "it is missing"));
      } else {
        used.add(layer);
      }
    }
    var combined = ImageLayer.combined(used);
    var tree = Tree.ofBytes(combined.files());
    missing.forEach((path, why) -> tree.failed(name + ":" + path, why));
    return new SavedImage(
        tree, combined.folders(), new SourceText(name, config), !missing.isEmpty());
  }

  /// `docker save` names a layer that it has written already by a link.
  private String linked(String path) {
    String target = links.get(path);
    if (target == null || layers.containsKey(path)) {
      return path;
    }
    String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    return dev.undebug.source.TreePaths.resolve(folder, target).orElse(path);
  }

  private Optional<Yaml> json(String path) {
    String text = texts.get(path);
    if (text == null) {
      return Optional.empty();
    }
    var problems = Tree.of(Map.of());
    return Yaml.documents(new SourceText(path, text), problems).stream().findFirst();
  }

  /// The manifest that an index names: of several, the one for Linux on amd64.
  private Optional<Yaml> manifest(Optional<Yaml> index, int depth) {
    if (index.isEmpty() || depth > 4) {
      return Optional.empty();
    }
    if (index.get().get("layers").isPresent()) {
      return index;
    }
    var all = index.get().get("manifests").map(Yaml::items).orElse(List.of());
    var sorted = new ArrayList<>(all);
    sorted.sort(java.util.Comparator.comparingInt(ImageArchive::distance));
    for (Yaml one : sorted) {
      var found = manifest(json(digest(Optional.of(one))), depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static int distance(Yaml descriptor) {
    String system = descriptor.at("platform", "os").flatMap(Yaml::scalar).orElse("linux");
    String machine =
        descriptor.at("platform", "architecture").flatMap(Yaml::scalar).orElse("amd64");
    return (system.equals("linux") ? 0 : 2) + (machine.equals("amd64") ? 0 : 1);
  }

  /// Where a blob lies: `blobs/sha256/…`.
  private static String digest(Optional<Yaml> descriptor) {
    return "blobs/" + descriptor.map(one -> one.text("digest")).orElse("").replace(':', '/');
  }
}
