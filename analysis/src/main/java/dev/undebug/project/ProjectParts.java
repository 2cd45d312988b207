package dev.undebug.project;

import dev.undebug.requirement.PackageVersions;
import dev.undebug.requirement.Version;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Gathers the parts of one project.
final class ProjectParts {

  private static final Set<String> REQUIREMENT_NAMES =
      Set.of(
          "pyproject.toml",
          "poetry.lock",
          "uv.lock",
          "pdm.lock",
          "pylock.toml",
          "Pipfile",
          "Pipfile.lock",
          "setup.py",
          "setup.cfg",
          "runtime.txt",
          ".python-version",
          "environment.yml");

  /// Folders where a file called settings is about something else.
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "migrations",
          "db_migrations",
          "models",
          "serializers",
          "forms",
          "views",
          "management",
          "templatetags",
          "admin");

  private final Tree tree;
  private final Collection<String> roots;

  /// @param roots the roots of all projects: what lies below another project's is that one's
  ProjectParts(Tree tree, Collection<String> roots) {
    this.tree = tree;
    this.roots = roots;
  }

  /// @param alone files that are settings by what they hold
  Project project(
      String root,
      List<String> importRoots,
      Map<String, EntryPoint> entryPoints,
      Set<String> alone) {
    var modules = new ModulePaths(tree, importRoots);
    var files = new ArrayList<String>();
    for (String file : tree.filesBelow(root)) {
      if (owner(file).equals(root)) {
        files.add(file);
      }
    }
    var requirements = requirements(root);
    var packages = new TreeMap<String, Version>();
    var python = new PackageVersions(tree).read(requirements, packages);
    return new Project(
        root,
        modules,
        List.copyOf(entryPoints.values()),
        settings(files, modules, entryPoints.values(), alone),
        files.stream().filter(file -> TreePaths.name(file).matches("urls\\.py(-tpl)?")).toList(),
        templates(files),
        requirements,
        python.orElse(new Version("", Version.Knowledge.UNKNOWN, Place.ofFile(root))),
        packages);
  }

  private String owner(String file) {
    String best = "";
    for (String root : roots) {
      if (TreePaths.isWithin(file, root) && root.length() > best.length()) {
        best = root;
      }
    }
    return best;
  }

  private List<Project.SettingsModule> settings(
      List<String> files,
      ModulePaths modules,
      Collection<EntryPoint> entryPoints,
      Set<String> alone) {
    var found = new TreeSet<Project.SettingsModule>();
    var tops = new TreeSet<String>();
    for (EntryPoint entry : entryPoints) {
      for (var write : entry.writes("DJANGO_SETTINGS_MODULE")) {
        tops.add(top(write.text()));
        modules
            .find(write.text())
            .filter(module -> module.form() != ModulePaths.Form.NAMESPACE)
            .ifPresent(
                module -> found.add(new Project.SettingsModule(module.name(), module.path())));
      }
    }
    var folders = new TreeSet<String>();
    for (var named : found) {
      boolean isSplit = TreePaths.name(TreePaths.parent(named.path())).contains("settings");
      if (isSplit) {
        folders.add(TreePaths.parent(named.path()));
      }
    }
    for (String file : files) {
      if (PythonFiles.isPython(file) && (alone.contains(file) || isSettings(file, folders))) {
        name(file, modules, tops)
            .ifPresent(name -> found.add(new Project.SettingsModule(name, file)));
      }
    }
    found.addAll(neighbours(files, modules, Set.copyOf(found), tops));
    return List.copyOf(found);
  }

  /// The name of a module, from the root that the entry points name theirs from.
  private static Optional<String> name(String file, ModulePaths modules, Set<String> tops) {
    List<String> names = modules.namesOf(file);
    return names.stream()
        .filter(name -> tops.contains(top(name)))
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  private static String top(String name) {
    return name.split("\\.", 2)[0];
  }

  /// Modules beside settings that take all of them in, and so are settings for one purpose.
  private List<Project.SettingsModule> neighbours(
      List<String> files,
      ModulePaths modules,
      Set<Project.SettingsModule> known,
      Set<String> tops) {
    var found = new ArrayList<Project.SettingsModule>();
    for (var settings : known) {
      String folder = TreePaths.parent(settings.path());
      String last = settings.name().substring(settings.name().lastIndexOf('.') + 1);
      var takesIn =
          Pattern.compile(
              "(?m)^from[ \\t]+(\\.|%s|\\.?%s)[ \\t]+import[ \\t]+\\*"
                  .formatted(Pattern.quote(settings.name()), Pattern.quote(last)));
      for (String file : files) {
        if (PythonFiles.isPython(file)
            && TreePaths.parent(file).equals(folder)
            && !file.equals(settings.path())
            && tree.text(file).filter(text -> takesIn.matcher(text.text()).find()).isPresent()) {
          name(file, modules, tops)
              .ifPresent(name -> found.add(new Project.SettingsModule(name, file)));
        }
      }
    }
    return found;
  }

  private static boolean isSettings(String file, Set<String> folders) {
    String name = TreePaths.name(PythonFiles.withoutEnding(file));
    String folder = TreePaths.parent(file);
    for (String part : folder.split("/")) {
      if (NO_SETTINGS.contains(part)) {
        return false;
      }
    }
    return name.equals("settings")
        || name.startsWith("settings_")
        || name.endsWith("_settings")
        || TreePaths.name(folder).equals("settings")
        || folders.contains(folder);
  }

  private static List<String> templates(List<String> files) {
    var folders = new TreeSet<String>();
    for (String file : files) {
      for (String up = TreePaths.parent(file); !up.isEmpty(); up = TreePaths.parent(up)) {
        if (TreePaths.name(up).equals("templates")) {
          folders.add(up);
        }
      }
    }
    return List.copyOf(folders);
  }

  /// The requirement files of the project's folder, then of those above it.
  private List<String> requirements(String root) {
    var found = new ArrayList<String>();
    for (String folder = root; ; folder = TreePaths.parent(folder)) {
      for (String file : tree.filesIn(folder)) {
        if (isRequirements(TreePaths.name(file))) {
          found.add(file);
        }
      }
      String below = TreePaths.join(folder, "requirements");
      for (String file : tree.filesBelow(below)) {
        if (file.endsWith(".txt") || file.endsWith(".in") || file.endsWith(".pip")) {
          found.add(file);
        }
      }
      if (folder.isEmpty()) {
        return found;
      }
    }
  }

  private static boolean isRequirements(String name) {
    return REQUIREMENT_NAMES.contains(name)
        || name.matches("(?i)(.*[-_.])?(requirements|constraints)([-_.].*)?\\.(txt|in|pip)");
  }
}
