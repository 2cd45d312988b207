package dev.undebug.requirement;

import dev.undebug.requirement.Requirement.Form;
import dev.undebug.requirement.Requirement.Use;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packages of `poetry.lock`, `uv.lock`, `pdm.lock` and `pylock.toml`.
///
/// Their managers write them, one key on a line; they are read by line, for they grow to megabytes,
/// which a reader of all of TOML takes seconds for.
final class LockFile {

  private static final Pattern KEY = Pattern.compile("\"?([A-Za-z0-9._-]+)\"?\\s*=\\s*(.*)");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"|'([^']*)'");
  private static final Pattern DEPENDENCY =
      Pattern.compile("\\s*\\{\\s*name\\s*=\\s*\"([^\"]+)\".*");

  /// A package while its block is read.
  private static final class Block {
    final int line;
    int versionLine;
    String name = "";
    String version = "";
    String marker = "";
    boolean isElsewhere;
    boolean isRoot;
    boolean isDevelopment;
    final Set<String> needs = new LinkedHashSet<>();

    Block(int line) {
      this.line = line;
    }
  }

  private final SourceText source;
  private final Set<String> roots;
  private final List<Block> blocks = new ArrayList<>();
  private boolean tellsGroups;
  private String trouble = "";

  /// @param roots what the application itself asks for, as far as another file tells
  LockFile(SourceText source, Set<String> roots) {
    this.source = source;
    this.roots = roots;
  }

  /// What is wrong with it, in one line; empty for nothing.
  String trouble() {
    return trouble;
  }

  List<Requirement> read() {
    blocks();
    boolean hasGraph =
        (!roots.isEmpty() && !tellsGroups) || blocks.stream().anyMatch(block -> block.isRoot);
    Set<String> running = hasGraph ? running() : Set.of();
    var all = new ArrayList<Requirement>();
    for (Block block : blocks) {
      if (block.name.isEmpty() || (block.version.isEmpty() && !block.isElsewhere)) {
        if (trouble.isEmpty()) {
          trouble =
              "line %d: a package without a name or a version; the others are read"
                  .formatted(block.line);
        }
        continue;
      }
      if (block.isRoot) {
        continue;
      }
      boolean isDevelopment =
          block.isDevelopment || (hasGraph && !running.contains(Requirement.normal(block.name)));
      all.add(
          new Requirement(
              Requirement.normal(block.name),
              block.isElsewhere ? Form.ELSEWHERE : Form.LOCKED,
              block.isElsewhere ? "" : block.version,
              "",
              block.marker,
              isDevelopment ? Use.DEVELOPMENT : Use.RUN,
              place(block)));
    }
    return all;
  }

  private Place place(Block block) {
    return Lines.place(source, block.versionLine == 0 ? block.line : block.versionLine);
  }

  private void blocks() {
    Block block = new Block(0);
    String table = "";
    String list = "";
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      if (text.startsWith("[")) {
        table = text.replaceAll("[\\[\\]\\s]", "");
        list = "";
        if (text.startsWith("[[package")) {
          block = new Block(line);
          if (table.equals("package") || table.equals("packages")) {
            blocks.add(block);
          } else if (!blocks.isEmpty()) {
            block = blocks.getLast();
          }
        }
        continue;
      }
      Matcher key = KEY.matcher(text);
      if (key.matches()) {
        list = key.group(1);
        key(block, table, list, key.group(2), line);
      } else if (!table.contains("dev-dependencies") && !table.contains("metadata")) {
        need(block, table, list, text);
      }
    }
  }

  /// uv writes what a package needs as a list of tables, one on a line.
  private static void need(Block block, String table, String list, String text) {
    Matcher needed = DEPENDENCY.matcher(text);
    boolean isNeed = list.equals("dependencies") || table.endsWith("optional-dependencies");
    if (isNeed && needed.matches()) {
      block.needs.add(Requirement.normal(needed.group(1)));
    }
  }

  private void key(Block block, String table, String key, String value, int line) {
    if (table.equals("package") || table.equals("packages")) {
      switch (key) {
        case "name" -> block.name = text(value);
        case "version" -> {
          block.version = text(value);
          block.versionLine = line;
        }
        case "marker", "markers" -> block.marker = text(value);
        case "category" -> {
          tellsGroups = true;
          block.isDevelopment = text(value).equals("dev");
        }
        case "groups" -> {
          tellsGroups = true;
          block.isDevelopment = isDevelopment(value);
        }
        case "source" -> {
          block.isRoot = value.matches("\\{\\s*(?:virtual|editable)\\s*=\\s*\"[^\"]*\".*");
          block.isElsewhere =
              value.matches("\\{\\s*(?:git|directory|path|url|virtual|editable)\\s*=.*");
        }
        case "git", "path", "directory", "vcs" -> block.isElsewhere = true;
        default -> {}
      }
    } else if ((table.equals("package.source") && key.equals("type"))
        || table.matches("packages\\.(?:vcs|directory|archive)")) {
      block.isElsewhere |= !text(value).equals("legacy");
    }
    if (table.equals("package.dependencies")) {
      // Poetry's, one package on a line.
      block.needs.add(Requirement.normal(key));
    }
    if (key.equals("dependencies") && table.equals("package")) {
      QUOTED
          .matcher(value)
          .results()
          .forEach(
              name -> block.needs.add(Requirement.normal(name.group().replaceAll("[\"']", ""))));
    }
  }

  /// The text of a value; a value that is a table stands for itself.
  private static String text(String value) {
    Matcher quoted = QUOTED.matcher(value);
    if (value.startsWith("{") || !quoted.lookingAt()) {
      return value.startsWith("{") ? value : "";
    }
    return quoted.group(1) == null
        ? quoted.group(2)
        : quoted.group(1).replaceAll("\\\\([\"\\\\])", "$1");
  }

  /// Whether every group that a package belongs to is one for development.
  private static boolean isDevelopment(String groups) {
    var names = QUOTED.matcher(groups).results().map(name -> name.group()).toList();
    return !names.isEmpty()
        && names.stream().allMatch(name -> Requirement.use(name) == Use.DEVELOPMENT);
  }

  /// What the application itself needs, and what that needs.
  private Set<String> running() {
    Map<String, Set<String>> needs = new TreeMap<>();
    var open = new ArrayDeque<String>(roots);
    for (Block block : blocks) {
      needs
          .computeIfAbsent(Requirement.normal(block.name), _ -> new HashSet<>())
          .addAll(block.needs);
      if (block.isRoot) {
        open.addAll(block.needs);
      }
    }
    var running = new HashSet<String>();
    while (!open.isEmpty()) {
      String name = open.remove();
      if (running.add(name)) {
        open.addAll(needs.getOrDefault(name, Set.of()));
      }
    }
    return running;
  }
}
