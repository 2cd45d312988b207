package dev.undebug.settings;

import dev.undebug.project.ModulePaths;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Dialect;
import dev.undebug.python.Module;
import dev.undebug.python.ParsedFiles;
import dev.undebug.python.evaluate.ModuleSource;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The modules and files of an analysed tree, as one project imports them; each is parsed once.
public final class TreeModules implements ModuleSource {

  /// Stands for a dot in an expression of a template, which joins no packages.
  private static final char DOT_OF_TEMPLATE = '\uE002';

  /// A tag of Jinja or Django that decides which lines there are.
  private static final Pattern TAG =
      Pattern.compile(
          "\\{%[-+]?\\s*(if|for|block|extends|include|raw|set|macro|verbatim)\\b[^\n]*?%}");

  private final ModulePaths paths;
  private final Dialect dialect;
  private final ParsedFiles files;
  private final Map<String, Lookup> parsed = new HashMap<>();

  /// Traces ask for the lines of the same few files again and again.
  private final Map<String, Optional<String>> texts = new HashMap<>();

  /// The modules that a project's imports find.
  ///
  /// @param dialect the Python that all of them are written in
  public TreeModules(ModulePaths paths, Dialect dialect) {
    this(paths, dialect, ParsedFiles.of(paths.tree()));
  }

  /// The same, where the tree has files at other places.
  ///
  /// @param files those of the tree itself
  TreeModules(ModulePaths paths, Dialect dialect, ParsedFiles files) {
    this.paths = paths;
    this.dialect = dialect;
    this.files = files;
  }

  /// The name under which Python imports a module whose name is, in part, an expression of a
  /// template: `{{ cookiecutter.name }}.settings`.
  static String importable(String module) {
    return module.contains("{{")
        ? module.replaceAll("\\.(?=[^{}]*}})", String.valueOf(DOT_OF_TEMPLATE))
        : module;
  }

  private Tree tree() {
    return paths.tree();
  }

  @Override
  public Lookup module(String dottedName) {
    String written = dottedName.replace(DOT_OF_TEMPLATE, '.');
    Optional<ModulePaths.Found> found = paths.find(written);
    if (found.isEmpty()) {
      return new Lookup.Missing(expectedPath(written));
    }
    return switch (found.get().form()) {
      case NAMESPACE ->
          isImportable(written, found.get().path())
              ? new Lookup.Namespace(found.get().path())
              : new Lookup.Missing("");
      case MODULE -> parsed(found.get().path(), false);
      case PACKAGE -> parsed(found.get().path(), true);
    };
  }

  /// Whether a folder without `__init__.py` is meant by a name: Python 2 imports none, and one that
  /// holds no Python stands for nothing that a package of that name would not win over.
  private boolean isImportable(String name, String folder) {
    return dialect == Dialect.PYTHON_3
        && (name.contains(".")
            || tree().files().stream()
                .anyMatch(file -> file.startsWith(folder + "/") && PythonFiles.isPython(file)));
  }

  /// Where the tree would have a module: beside the modules of its parent package.
  private String expectedPath(String dottedName) {
    int dot = dottedName.lastIndexOf('.');
    if (dot < 0) {
      return "";
    }
    return paths
        .find(dottedName.substring(0, dot))
        .map(
            parent ->
                switch (parent.form()) {
                  case MODULE -> "";
                  case NAMESPACE -> parent.path() + "/" + dottedName.substring(dot + 1) + ".py";
                  case PACKAGE ->
                      parent.path().substring(0, parent.path().length() - "__init__.py".length())
                          + dottedName.substring(dot + 1)
                          + ".py";
                })
        .orElse("");
  }

  @Override
  public Lookup file(String path) {
    return tree().hasFile(path) ? parsed(path, false) : new Lookup.Missing(path);
  }

  private Lookup parsed(String path, boolean isPackage) {
    return parsed.computeIfAbsent(path, _ -> parse(path, isPackage));
  }

  private Lookup parse(String path, boolean isPackage) {
    Optional<Module> read = files.read(tree().origin(path), dialect);
    if (read.isEmpty()) {
      return new Lookup.Broken(path, "it cannot be read");
    }
    Module module = read.get();
    if (module.problems().isEmpty()) {
      return new Lookup.Found(path, isPackage, module);
    }
    var problem = module.problems().getFirst();
    String why =
        template(module.source())
            .orElseGet(
                () ->
                    "line %d: %s"
                        .formatted(
                            module.source().line(problem.span().start()), problem.message()));
    tree().failed(path, why);
    return new Lookup.Broken(path, why);
  }

  /// Why a file that is no Python is none: whoever renders a template decides what becomes of its
  /// tags.
  private static Optional<String> template(SourceText source) {
    Matcher tag = TAG.matcher(source.text());
    return tag.find()
        ? Optional.of(
            "line %d: it is a template, and {%% %s %%} is for whoever renders it to decide"
                .formatted(source.line(tag.start()), tag.group(1)))
        : Optional.empty();
  }

  @Override
  public boolean exists(String path) {
    return tree().hasFile(path) || tree().hasFolder(path);
  }

  @Override
  public boolean isFolder(String path) {
    return tree().hasFolder(path);
  }

  @Override
  public Optional<String> read(String path) {
    return texts.computeIfAbsent(path, found -> tree().text(found).map(SourceText::text));
  }

  @Override
  public List<String> list(String folder) {
    var names = new TreeSet<String>();
    int skip = folder.isEmpty() ? 0 : folder.length() + 1;
    for (String file : tree().filesBelow(folder)) {
      int slash = file.indexOf('/', skip);
      names.add(slash < 0 ? file.substring(skip) : file.substring(skip, slash));
    }
    return List.copyOf(names);
  }
}
