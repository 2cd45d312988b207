package dev.undebug.project;

import dev.undebug.requirement.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One Django project of the tree.
///
/// @param root the folder from which it is started (the one that holds manage.py); empty for the
///   root of the tree
/// @param modules where its imports look
/// @param entryPoints what starts it, sorted by path
/// @param settings its settings modules, sorted by name
/// @param urls its URL modules (`urls.py`), sorted paths
/// @param templates its template folders, sorted paths
/// @param requirements its requirement and lock files, nearest folder first
/// @param python the Python it runs on
/// @param packages what is known of the packages it runs on, by normalised name (`django-environ`);
///   a package that it does not ask for is not there
public record Project(
    String root,
    ModulePaths modules,
    List<EntryPoint> entryPoints,
    List<SettingsModule> settings,
    List<String> urls,
    List<String> templates,
    List<String> requirements,
    Version python,
    Map<String, Version> packages) {

  /// A module that holds settings.
  ///
  /// @param name dotted, as `DJANGO_SETTINGS_MODULE` would name it
  /// @param path its file; for a package its `__init__.py`
  public record SettingsModule(String name, String path) implements Comparable<SettingsModule> {
    @Override
    public int compareTo(SettingsModule other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : path.compareTo(other.path);
    }
  }

  public Project {
    entryPoints = List.copyOf(entryPoints);
    settings = List.copyOf(settings);
    urls = List.copyOf(urls);
    templates = List.copyOf(templates);
    requirements = List.copyOf(requirements);
    packages = Map.copyOf(packages);
  }

  /// The same project in an image that has copies of files at other paths of the tree.
  ///
  /// @param copies the path of each copy, and the file of the tree that it is a copy of
  public Project placing(Map<String, String> copies) {
    return copies.isEmpty()
        ? this
        : new Project(
            root,
            new ModulePaths(modules.tree().placing(copies), modules.roots()),
            entryPoints,
            settings,
            urls,
            templates,
            requirements,
            python,
            packages);
  }

  /// The version of Django it runs on; empty when nothing in the tree asks for Django.
  public Optional<Version> django() {
    return Optional.ofNullable(packages.get("django"));
  }

  /// The entry point that is this file.
  public Optional<EntryPoint> entryPoint(String path) {
    return entryPoints.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  /// The entry points of a kind, sorted by path.
  public List<EntryPoint> entryPoints(EntryPoint.Kind kind) {
    return entryPoints.stream().filter(entry -> entry.kind() == kind).toList();
  }
}
