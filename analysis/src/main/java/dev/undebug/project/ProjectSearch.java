package dev.undebug.project;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import dev.undebug.source.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the Django projects of a tree: first the files that start Django, then the folder each of
/// them is started from.
final class ProjectSearch {

  private static final Words MENTIONS =
      Words.of(
          List.of(
              "DJANGO_SETTINGS_MODULE",
              "get_asgi_application",
              "get_wsgi_application",
              "execute_from_command_line",
              "DJANGO_CONFIGURATION"));

  /// Folders whose Python files start Django only to test or document it.
  private static final Set<String> NO_START =
      Set.of("tests", "test", "docs", "doc", "migrations", "management", "templatetags");

  private static final Pattern PATH_ADDED =
      Pattern.compile("sys\\.path\\.(?:append|insert|extend)\\(.*", Pattern.DOTALL);

  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?m)^(DEBUG|SECRET_KEY|ALLOWED_HOSTS|INSTALLED_APPS|ROOT_URLCONF|DATABASES)\\s*=");

  /// The settings that only Django has.
  private static final Pattern ITS_OWN =
      Pattern.compile("(?m)^(ALLOWED_HOSTS|INSTALLED_APPS|ROOT_URLCONF|DATABASES)\\s*=");

  private static final Pattern DJANGO = Pattern.compile("(?m)^[ \\t]*(?:from|import)\\s+django\\b");
  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?m)^[ \\t]*(?:from|import)\\s+(?:flask|quart|fastapi|starlette|sanic|bottle|pyramid|tornado)\\b");

  /// Parts of the paths of files that nobody ships to visitors.
  private static final Set<String> NOT_SHIPPED =
      Set.of("test", "tests", "testing", "docs", "doc", "examples", "example", "fixtures");

  private static final Pattern WORD = Pattern.compile("[\"']([\\w./-]+)[\"']");

  private final Tree tree;
  private final Map<String, Found> byRoot = new TreeMap<>();

  /// A project that is being put together.
  private static final class Found {
    final Set<String> roots = new LinkedHashSet<>();
    final Map<String, EntryPoint> entryPoints = new TreeMap<>();

    /// Settings that only their contents tell.
    final Set<String> alone = new TreeSet<>();
  }

  /// A file that starts Django, before its project is known.
  private record Start(
      EntryPoint.Kind kind, String path, List<EntryPoint.Write> writes, SourceText source) {

    Optional<String> settings() {
      return writes.stream()
          .filter(write -> write.name().equals("DJANGO_SETTINGS_MODULE"))
          .map(EntryPoint.Write::text)
          .filter(text -> !text.isEmpty())
          .findFirst();
    }
  }

  ProjectSearch(Tree tree) {
    this.tree = tree;
  }

  List<Project> search() {
    var starts = starts();
    for (Start start : starts) {
      if (start.kind() == EntryPoint.Kind.MANAGE) {
        found(TreePaths.parent(start.path()));
      }
    }
    for (Start start : starts) {
      String root = root(start);
      var project = found(root);
      project.roots.addAll(addedPaths(start, root));
      var modules = new ModulePaths(tree, List.copyOf(project.roots));
      var run = new ArrayList<Start>(before(start, starts, modules));
      run.add(start);
      project.entryPoints.put(
          start.path(),
          new EntryPoint(
              start.kind(),
              start.path(),
              modules.nameOf(start.path()).orElse(""),
              run.stream().flatMap(one -> one.writes().stream()).toList(),
              run.stream().anyMatch(one -> EnvironWrites.computes(one.source()))));
    }
    if (starts.isEmpty()) {
      findSettingsAlone();
    }
    var projects = new ArrayList<Project>();
    var parts = new ProjectParts(tree, byRoot.keySet());
    byRoot.forEach(
        (root, found) ->
            projects.add(
                parts.project(root, List.copyOf(found.roots), found.entryPoints, found.alone)));
    return projects;
  }

  /// The files that name settings and that run before a server's entry point does, as the packages
  /// around it import them.
  private List<Start> before(Start start, List<Start> starts, ModulePaths modules) {
    boolean isOfServer =
        start.kind() == EntryPoint.Kind.WSGI || start.kind() == EntryPoint.Kind.ASGI;
    Optional<String> module = modules.nameOf(start.path());
    if (!isOfServer || module.isEmpty()) {
      return List.of();
    }
    var files = new PackageImports(tree, modules).before(module.get());
    return starts.stream()
        .filter(other -> !other.path().equals(start.path()) && files.contains(other.path()))
        .toList();
  }

  /// A tree that nothing starts may still hold settings: an application's part, or a snippet.
  private void findSettingsAlone() {
    if (findSettingsAlone(false) == 0) {
      findSettingsAlone(true);
    }
  }

  /// @param isOfAnyName whether a file counts that is not called after settings, such as the
  ///   configuration that an image of somebody else's application loads
  private int findSettingsAlone(boolean isOfAnyName) {
    int count = 0;
    for (String path : tree.files()) {
      String folder = TreePaths.parent(path);
      boolean isNamedSo =
          PythonFiles.isPython(path)
              && (TreePaths.name(PythonFiles.withoutEnding(path)).equals("settings")
                  || TreePaths.name(folder).equals("settings"));
      boolean isCandidate =
          isOfAnyName
              ? PythonFiles.isPython(path) && isShipped(path) && !isOfLibrary(path)
              : isNamedSo && (isShipped(path) || !tree.hasFile("setup.py"));
      if (isCandidate
          && tree.text(path).filter(text -> isSettings(text.text())).isPresent()
          && !isOfAnother(tree.text(path).orElseThrow().text())) {
        String root = folder;
        while (!root.isEmpty() && tree.hasFile(TreePaths.join(root, "__init__.py"))) {
          root = TreePaths.parent(root);
        }
        var found = found(root);
        if (isOfAnyName) {
          found.alone.add(path);
        }
        count++;
      }
    }
    return count;
  }

  /// Whether a module is a part of a package that others install: what it says of settings are
  /// defaults for theirs.
  private boolean isOfLibrary(String path) {
    return tree.hasFile("setup.py")
        && tree.hasFile(TreePaths.join(TreePaths.parent(path), "__init__.py"));
  }

  private static boolean isShipped(String path) {
    return Stream.of(path.split("[/._-]")).noneMatch(NOT_SHIPPED::contains);
  }

  /// Whether a module assigns at least two of the settings that every project has.
  private static boolean isSettings(String text) {
    return SETTINGS.matcher(text).results().map(found -> found.group(1)).distinct().count() >= 2;
  }

  /// Whether what two of the names say is another framework's: Flask has DEBUG and SECRET_KEY too.
  private boolean isOfAnother(String text) {
    if (ITS_OWN.matcher(text).find()) {
      return false;
    }
    boolean hasAnother = false;
    for (String path : tree.files()) {
      String code =
          PythonFiles.isPython(path)
              ? new String(tree.bytes(path).orElse(new byte[0]), StandardCharsets.ISO_8859_1)
              : "";
      if (DJANGO.matcher(code).find()) {
        return false;
      }
      hasAnother = hasAnother || ANOTHER.matcher(code).find();
    }
    return hasAnother;
  }

  private Found found(String root) {
    return byRoot.computeIfAbsent(
        root,
        folder -> {
          var found = new Found();
          found.roots.add(folder);
          for (String below : List.of("src", "apps", "project")) {
            String path = TreePaths.join(folder, below);
            if (tree.hasFolder(path) && !tree.hasFile(path + "/__init__.py")) {
              found.roots.add(path);
            }
          }
          if (!folder.isEmpty()) {
            found.roots.add(TreePaths.parent(folder));
            found.roots.add("");
            // The library that an example project beside it is about.
            if (tree.hasFolder("src") && !tree.hasFile("src/__init__.py")) {
              found.roots.add("src");
            }
          }
          return found;
        });
  }

  private List<Start> starts() {
    var starts = new ArrayList<Start>();
    for (String path : tree.files()) {
      // mod_wsgi runs `shop.wsgi`, which is Python by another name.
      if (!(PythonFiles.isPython(path) || path.endsWith(".wsgi")) || !mayStart(path)) {
        continue;
      }
      var bytes = tree.bytes(path);
      if (bytes.isEmpty()) {
        continue;
      }
      // Latin-1 keeps every byte, and what is looked for is ASCII.
      var raw = new String(bytes.get(), StandardCharsets.ISO_8859_1);
      if (!MENTIONS.isAnyIn(raw) && !PassengerFile.isOne(path, raw)) {
        continue;
      }
      var source = new SourceText(path, new String(bytes.get(), StandardCharsets.UTF_8));
      var writes = new PassengerFile(tree, source).writes();
      kind(path, raw, writes).ifPresent(kind -> starts.add(new Start(kind, path, writes, source)));
    }
    return starts;
  }

  private static boolean mayStart(String path) {
    String name = TreePaths.name(PythonFiles.withoutEnding(path));
    if (name.equals("conftest") || name.startsWith("test_") || name.equals("setup")) {
      return false;
    }
    for (String part : TreePaths.parent(path).split("/")) {
      if (NO_START.contains(part) && !name.matches("manage|.*[wa]sgi.*")) {
        return false;
      }
    }
    return true;
  }

  private static Optional<EntryPoint.Kind> kind(
      String path, String text, List<EntryPoint.Write> writes) {
    String name = TreePaths.name(PythonFiles.withoutEnding(path));
    String folder = TreePaths.name(TreePaths.parent(path));
    boolean chooses =
        writes.stream().anyMatch(write -> write.name().startsWith("DJANGO_SETTINGS_MODULE"));
    if (name.equals("manage") && (chooses || text.contains("execute_from_command_line"))) {
      return Optional.of(EntryPoint.Kind.MANAGE);
    }
    if (text.contains("get_asgi_application(") && !name.equals("manage")) {
      return Optional.of(EntryPoint.Kind.ASGI);
    }
    boolean isWsgi = name.contains("wsgi") || folder.equals("wsgi");
    if (text.contains("get_wsgi_application(") || (isWsgi && chooses)) {
      return Optional.of(EntryPoint.Kind.WSGI);
    }
    if ((name.contains("asgi") || folder.equals("asgi")) && chooses) {
      return Optional.of(EntryPoint.Kind.ASGI);
    }
    if (chooses && name.startsWith("celery")) {
      return Optional.of(EntryPoint.Kind.CELERY);
    }
    return chooses ? Optional.of(EntryPoint.Kind.SCRIPT) : Optional.empty();
  }

  /// The folder that a file's project is started from: the one of manage.py above it from which the
  /// settings it names can be imported; without one, the folder from which they can.
  private String root(Start start) {
    String folder = TreePaths.parent(start.path());
    if (start.kind() == EntryPoint.Kind.MANAGE) {
      return folder;
    }
    var settings = start.settings();
    var managed = managed(start, ProjectSearch::isFile);
    if (managed.isPresent()) {
      return managed.get();
    }
    for (String up = folder; ; up = TreePaths.parent(up)) {
      if (settings.isPresent() && imports(Set.of(up), settings, ProjectSearch::isFile)) {
        return up;
      }
      if (up.isEmpty()) {
        break;
      }
    }
    return managed(start, _ -> true).orElseGet(() -> abovePackages(folder));
  }

  /// The deepest folder of a manage.py above a file from which the settings that it names can be
  /// imported.
  private Optional<String> managed(Start start, Predicate<ModulePaths.Found> counts) {
    return byRoot.entrySet().stream()
        .filter(one -> TreePaths.isWithin(start.path(), one.getKey()))
        .filter(one -> imports(one.getValue().roots, start.settings(), counts))
        .map(Map.Entry::getKey)
        .max(Comparator.comparingInt(String::length));
  }

  private static boolean isFile(ModulePaths.Found found) {
    return found.form() != ModulePaths.Form.NAMESPACE;
  }

  private String abovePackages(String folder) {
    String above = folder;
    while (tree.hasFile(TreePaths.join(above, "__init__.py")) && !above.isEmpty()) {
      above = TreePaths.parent(above);
    }
    return above;
  }

  private boolean imports(
      Set<String> roots, Optional<String> settings, Predicate<ModulePaths.Found> counts) {
    if (settings.isEmpty()) {
      return true;
    }
    var modules = new ModulePaths(tree, List.copyOf(roots));
    return modules.find(settings.get()).filter(counts).isPresent();
  }

  /// Folders that a start file puts on `sys.path`, as far as they are written as literals.
  private Set<String> addedPaths(Start start, String root) {
    var added = new TreeSet<String>();
    for (var line : PythonLines.read(start.source())) {
      if (!PATH_ADDED.matcher(line.text()).find()) {
        continue;
      }
      Matcher word = WORD.matcher(line.text());
      while (word.find()) {
        for (String from : List.of(TreePaths.parent(start.path()), root)) {
          TreePaths.resolve(from, word.group(1)).filter(tree::hasFolder).ifPresent(added::add);
        }
      }
    }
    added.remove(root);
    return added;
  }
}
