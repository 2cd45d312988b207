package dev.undebug.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The two shops of the lab.
public enum Shop {
  /// DEBUG is on, and every habit that makes it leak is there; `FAULTS.md` beside it lists them.
  INSECURE("insecure"),
  SECURE("secure");

  private final String id;

  Shop(String id) {
    this.id = id;
  }

  /// The folder that holds `manage.py`.
  public Path folder() {
    return lab().resolve(id);
  }

  /// The variables it is given from outside, as on its real server.
  public Map<String, String> env() {
    Path file = lab().resolve("kit").resolve(id + ".env");
    try {
      return pairs(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Map<String, String> pairs(List<String> lines) {
    var env = new TreeMap<String, String>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        env.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return env;
  }

  /// The project of every shape that changes what a visitor can see of DEBUG.
  public static Path shapes() {
    return lab().resolve("shapes");
  }

  /// The folder `lab` of this repository.
  static Path lab() {
    String root = System.getProperty("undebug.root");
    if (root != null) {
      return Path.of(root, "lab");
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("lab/provision"))) {
        return folder.resolve("lab");
      }
    }
    throw new IllegalStateException(
        "no folder lab in or above " + start + "; set the system property undebug.root");
  }
}
