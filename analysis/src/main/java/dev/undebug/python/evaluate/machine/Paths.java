package dev.undebug.python.evaluate.machine;

import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Paths of the analysed machine. The tree stands at a place that nobody has chosen yet.
public final class Paths {

  /// The root of the tree, as the analysed program sees it.
  public static final String ROOT = "/<project>";

  private Paths() {}

  /// The folders above the root have names that nobody knows: `/<above 1>` holds the root.
  private static final Pattern ABOVE = Pattern.compile("/<above (\\d)>");

  private static final Pattern PLACE = Pattern.compile("/<(?:project|above \\d)>");

  /// Folders above the root that a program climbs to; more are not told apart.
  private static final int MAX_ABOVE = 6;

  /// The path of a file of the tree.
  public static String absolute(String path) {
    return path.isEmpty() ? ROOT : ROOT + "/" + path;
  }

  /// The file of the tree that a path means; empty for a path outside the tree.
  public static Optional<String> inTree(String path) {
    String normal = normal(path);
    if (normal.equals(ROOT)) {
      return Optional.of("");
    }
    if (normal.startsWith(ROOT + "/")) {
      return TreePaths.resolve("", normal.substring(ROOT.length() + 1));
    }
    // The program is taken to be started in the root of its project.
    return normal.startsWith("/") || normal.startsWith("..")
        ? Optional.empty()
        : TreePaths.resolve("", normal.equals(".") ? "" : normal);
  }

  /// Whether a path leads above the tree, where its names are not known.
  static boolean isAbove(String path) {
    return path.startsWith("/<") && !path.startsWith(ROOT);
  }

  /// A path that people read: folders above the root as `..`.
  static String shown(String path) {
    Matcher above = ABOVE.matcher(path);
    if (!above.lookingAt()) {
      return path;
    }
    int levels = Integer.parseInt(above.group(1));
    return String.join("/", Collections.nCopies(levels, "..")) + path.substring(above.end());
  }

  /// Whether a text depends on where the tree is installed.
  public static boolean isPlaced(String text) {
    return text.contains(ROOT) || namesAbove(text);
  }

  /// Whether a text holds the name of a folder above the root.
  static boolean namesAbove(String text) {
    return text.contains("/<above ");
  }

  /// Whether a slice of a text is the same wherever the tree is installed: it does not cut into the
  /// place, and counts from the side of it where it cuts.
  static boolean keepsPlace(String text, Value lower, Value upper, Value step) {
    if (!isPlaced(text)) {
      return true;
    }
    Matcher place = PLACE.matcher(text);
    boolean isFound = place.find();
    int start = place.start();
    int end = place.end();
    while (isFound && place.find()) {
      end = place.end();
    }
    return isFound
        && step == Value.Singleton.NONE
        && cutsBeside(text.length(), start, end, lower)
        && cutsBeside(text.length(), start, end, upper);
  }

  private static boolean cutsBeside(int length, int start, int end, Value bound) {
    if (!(bound instanceof Value.Int(var number)) || number.bitLength() > 30) {
      return bound == Value.Singleton.NONE;
    }
    int at = number.intValue();
    return at >= 0 ? at <= start : length + at >= end;
  }

  private static Optional<String> above(String path) {
    if (path.equals(ROOT)) {
      return Optional.of("/<above 1>");
    }
    Matcher above = ABOVE.matcher(path);
    if (!above.matches()) {
      return Optional.empty();
    }
    int level = Integer.parseInt(above.group(1)) + 1;
    return level > MAX_ABOVE ? Optional.empty() : Optional.of("/<above " + level + ">");
  }

  /// `os.path.normpath`.
  public static String normal(String path) {
    boolean absolute = path.startsWith("/");
    var parts = new ArrayList<String>();
    for (String part : path.split("/")) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        parts.add(part);
      } else if (!parts.isEmpty() && !parts.getLast().equals("..")) {
        Optional<String> up =
            absolute && parts.size() == 1 ? above("/" + parts.getFirst()) : Optional.empty();
        parts.removeLast();
        up.ifPresent(folder -> parts.add(folder.substring(1)));
      } else if (!absolute) {
        parts.add(part);
      }
    }
    String joined = String.join("/", parts);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /// How `pathlib` spells a path: `..` stays.
  static String spelled(String path) {
    boolean absolute = path.startsWith("/");
    var parts = new ArrayList<String>();
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String joined = String.join("/", parts);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /// The folder above; empty where that is too far outside the tree.
  public static Optional<String> parent(String path) {
    if (path.equals(ROOT) || ABOVE.matcher(path).matches()) {
      return above(path);
    }
    int slash = path.lastIndexOf('/');
    return Optional.of(slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash));
  }

  public static Cases aboveTree(Machine m) {
    return m.opaque("a path above the root of the analysed tree", "where the tree is installed");
  }

  /// `os.path.join`.
  public static String joinTexts(List<String> parts) {
    var joined = new StringBuilder();
    for (String part : parts) {
      if (part.startsWith("/")) {
        joined.setLength(0);
      } else if (!joined.isEmpty() && joined.charAt(joined.length() - 1) != '/') {
        joined.append('/');
      }
      joined.append(part);
    }
    return joined.toString();
  }

  /// `path / other`.
  static Cases join(Machine m, String path, Value other) {
    return switch (other) {
      case Value.Text(var text) -> path(m, joinTexts(List.of(path, text)));
      case Value.FilePath(var text) -> path(m, joinTexts(List.of(path, text)));
      case Value.Symbol _, Value.Opaque _ -> m.operators.unknownFrom(other);
      default -> m.raise("TypeError", "unsupported operand type(s) for /");
    };
  }

  public static Cases path(Machine m, String text) {
    return m.of(new Value.FilePath(spelled(text)));
  }

  static Cases attribute(Machine m, String path, String name) {
    int slash = path.lastIndexOf('/');
    String last = path.substring(slash + 1);
    int dot = last.lastIndexOf('.');
    boolean isRoot = path.equals(ROOT) || ABOVE.matcher(path).matches();
    return switch (name) {
      case "parent" -> parent(path).map(up -> path(m, up)).orElseGet(() -> aboveTree(m));
      case "name" -> isRoot ? aboveTree(m) : m.text(last);
      case "stem" -> isRoot ? aboveTree(m) : m.text(dot > 0 ? last.substring(0, dot) : last);
      case "suffix" -> m.text(dot > 0 ? last.substring(dot) : "");
      case "parents" -> parents(m, path);
      case "parts" -> aboveTree(m);
      default -> m.function(name, (machine, arguments) -> call(machine, path, name, arguments));
    };
  }

  private static Cases parents(Machine m, String path) {
    var all = new ArrayList<Cases>();
    Optional<String> up = parent(path);
    while (up.isPresent() && all.size() < 100) {
      all.add(path(m, up.get()));
      up = up.get().equals("/") || up.get().equals(".") ? Optional.empty() : parent(up.get());
    }
    return m.tuple(all);
  }

  static Cases call(Machine m, String path, String method, Arguments arguments) {
    return switch (method) {
      case "resolve", "absolute", "expanduser" -> {
        String normal = normal(path.startsWith("/") ? path : ROOT + "/" + path);
        yield path.startsWith("~")
                || (!isAbove(normal) && !normal.startsWith(ROOT) && path.startsWith(".."))
            ? aboveTree(m)
            : path(m, normal);
      }
      case "joinpath" ->
          m.each(
              arguments.positional(),
              parts -> {
                Cases joined = m.of(new Value.FilePath(path));
                for (Value part : parts) {
                  joined =
                      m.each(
                          joined,
                          at ->
                              at instanceof Value.FilePath(var text)
                                  ? join(m, text, part)
                                  : m.of(at));
                }
                return joined;
              });
      case "exists" -> Files.exists(m, path);
      case "is_file" -> Files.isFile(m, path);
      case "is_dir" -> Files.isFolder(m, path);
      case "stat" ->
          m.branch(
              Files.exists(m, path),
              () -> m.opaque("it depends on the machine", "the machine"),
              () -> m.raise("FileNotFoundError", "No such file or directory"));
      case "as_posix", "__str__", "__fspath__" -> m.text(path);
      case "read_text" -> Files.read(m, path);
      case "open" ->
          Files.open(m, m.text(path), arguments.find(0, "mode").orElseGet(() -> m.text("r")));
      case "write_text", "write_bytes", "touch" -> Files.write(m, path);
      case "mkdir" -> m.none();
      case "with_suffix", "with_name" ->
          m.each(arguments.positional().getFirst(), part -> with(m, path, method, part));
      case "is_absolute" -> m.diagram.truth(path.startsWith("/"));
      case "relative_to" ->
          m.each(
              arguments.positional().getFirst(),
              base ->
                  path.startsWith(Repr.plain(base) + "/")
                      ? path(m, path.substring(Repr.plain(base).length() + 1))
                      : m.opaque("Path.relative_to is not modelled here", "undebug"));
      default -> m.escaped(m.unknown("Path." + method + " is not modelled", "undebug"));
    };
  }

  private static Cases with(Machine m, String path, String method, Value part) {
    if (!(part instanceof Value.Text(var text))) {
      return m.operators.unknownFrom(part);
    }
    int slash = path.lastIndexOf('/') + 1;
    int dot = path.lastIndexOf('.');
    String stem = dot > slash ? path.substring(0, dot) : path;
    return path(m, method.equals("with_name") ? path.substring(0, slash) + text : stem + text);
  }
}
