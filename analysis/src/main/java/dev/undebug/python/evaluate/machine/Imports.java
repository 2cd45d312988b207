package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Alias;
import dev.undebug.python.Dialect;
import dev.undebug.python.Statement;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.ModuleSource.Lookup;
import dev.undebug.source.SourceText;
import dev.undebug.source.TreePaths;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Imports, and the execution of modules.
public final class Imports {
  private static final int MAX_MODULES = 400;

  private final Machine m;
  private final Map<String, ModuleObject> modules = new LinkedHashMap<>();

  /// What the program gives to libraries instead of assigning it.
  final GivenNames given;

  private final ImportNames names;

  /// For which environments a module has been, or is being, executed.
  private final Map<String, Cases> executed = new HashMap<>();

  Imports(Machine m) {
    this.m = m;
    this.given = new GivenNames(m);
    this.names = new ImportNames(m);
  }

  void importName(Alias alias) {
    Cases loaded = load(names.implied(alias.name()));
    if (!m.isReached()) {
      return;
    }
    int dot = alias.name().indexOf('.');
    boolean bindsTop = alias.asName().isEmpty() && dot > 0;
    Cases bound = bindsTop ? load(names.implied(alias.name().substring(0, dot))) : loaded;
    m.names.assign(Binder.bound(alias), bound);
  }

  void importFrom(Statement.ImportFrom from) {
    if (from.module().equals("__future__")) {
      names.future(from);
      return;
    }
    String name = names.absolute(from.module(), from.level());
    var place = m.place();
    Cases loaded = load(name);
    m.place = place;
    if (!m.isReached()) {
      return;
    }
    for (Alias alias : from.names()) {
      if (alias.name().equals("*")) {
        m.each(
            loaded,
            module -> {
              StarImport.run(m, module, name);
              return m.none();
            });
      } else {
        m.each(
            loaded,
            module -> {
              importOne(module, name, alias);
              return m.none();
            });
      }
    }
  }

  private void importOne(Value module, String name, Alias alias) {
    String bound = alias.asName().isEmpty() ? alias.name() : alias.asName();
    Cases value =
        m.each(
            m.attributes.find(module, alias.name()),
            found ->
                found == Value.Singleton.ABSENT ? submodule(module, name, alias) : m.of(found));
    if (m.isReached()) {
      List<Scope> origin =
          module instanceof ModuleObject object ? List.of(object.scope) : List.of();
      m.names.set(
          m.scope, bound, value, new Scope.Origin("imported from " + name, origin, alias.name()));
    }
  }

  private Cases submodule(Value module, String name, Alias alias) {
    boolean isOwn = module instanceof ModuleObject object && m.library.get(object.name) == null;
    if (isOwn && !(m.source.module(name + "." + alias.name()) instanceof Lookup.Missing)) {
      return load(name + "." + alias.name());
    }
    boolean isGone = module instanceof ModuleObject object && isGone(object, alias.name());
    if (!isOwn && !isGone) {
      return load(name + "." + alias.name());
    }
    return m.raise(
        "ImportError", "cannot import name " + Repr.quote(alias.name()) + " from " + name);
  }

  /// Whether a model says that its library has not the name.
  private boolean isGone(ModuleObject module, String name) {
    return m.of(Value.Singleton.ABSENT).equals(module.scope.slots.get(name));
  }

  /// The module of a dotted name, executed wherever the running code is reached.
  public Cases load(String name) {
    if (name.isEmpty()) {
      return m.raise("ImportError", "attempted relative import with no known parent package");
    }
    int dot = name.lastIndexOf('.');
    Cases parent = dot > 0 ? load(name.substring(0, dot)) : m.none();
    if (!m.isReached()) {
      return m.diagram.unreached;
    }
    if (dot > 0) {
      return m.each(
          parent,
          value -> {
            if (value instanceof Value.Opaque opaque) {
              return m.of(opaque);
            }
            Cases child = find(name);
            if (m.isReached()
                && value instanceof ModuleObject above
                && m.library.get(above.name) == null) {
              m.names.set(
                  above.scope,
                  name.substring(dot + 1),
                  child,
                  new Scope.Origin("imported", List.of(), name));
            }
            return child;
          });
    }
    return find(name);
  }

  private Cases find(String name) {
    if (m.scope.file.isModel() && m.library.get(name) != null) {
      // A model means the library, whatever the tree calls its own modules.
      boolean isShadowed = !(m.source.module(name) instanceof Lookup.Missing);
      return isShadowed ? modelled(name, "library " + name) : modelled(name, name);
    }
    ModuleObject known = modules.get(name);
    if (known != null && m.diagram.andNot(m.guard(), done(name)) == m.diagram.never) {
      return m.of(known);
    }
    Lookup lookup = m.source.module(name);
    return switch (lookup) {
      case Lookup.Found(var path, var isPackage, var module) -> {
        String packageName =
            isPackage ? name : name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
        var file = new Scope.File(module.source(), module.dialect(), packageName);
        yield execute(name, path, file, module.body());
      }
      case Lookup.Namespace(var path) ->
          // A module that is installed wins over a mere folder, wherever the folder lies.
          m.library.get(name) != null || StandardLibrary.has(name)
              ? missing(name, "")
              : m.of(modules.computeIfAbsent(name, _ -> empty(name, path)));
      case Lookup.Broken(var path, var why) ->
          m.escaped(m.unknown("the module " + path + " cannot be read: " + why, path));
      case Lookup.Missing(var expected) -> missing(name, expected);
    };
  }

  /// A module that has been imported, `ABSENT` where it has not; of libraries that are not modelled
  /// nobody knows.
  Cases loaded(String name) {
    ModuleObject module = modules.get(name);
    Cases absent = m.of(Value.Singleton.ABSENT);
    if (module == null) {
      return m.source.module(name) instanceof Lookup.Missing
          ? m.opaque("the table of loaded modules", "CPython")
          : absent;
    }
    return m.diagram.choose(done(name), m.of(module), absent);
  }

  private Cases done(String name) {
    return executed.getOrDefault(name, m.diagram.never);
  }

  private ModuleObject empty(String name, String path) {
    var file = new Scope.File(new SourceText(path, ""), Dialect.PYTHON_3, name);
    return new ModuleObject(m.clean(), name, Scope.ofModule(file));
  }

  private Cases missing(String name, String expected) {
    if (m.library.get(name) != null) {
      return modelled(name, name);
    }
    String top = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (StandardLibrary.has(top)) {
      return m.opaque("the module " + name + " of Python's library is not modelled", name);
    }
    String path =
        expected.isEmpty() && looksLocal(name) ? name.replace('.', '/') + ".py" : expected;
    if (!path.isEmpty()) {
      return m.branch(
          Files.absent(m, path, true),
          () -> m.opaque("the module " + path + " is not in the tree", path),
          () -> m.raise("ModuleNotFoundError", "No module named " + Repr.quote(name)));
    }
    m.libraries.add(top);
    var absent = m.unknown("the package " + top + " is not in the tree", top);
    if (m.tries == 0 || m.environment.world() == Environment.World.GIVEN) {
      return m.of(absent);
    }
    return m.branch(
        m.predicate(new Atom.Importable(top), List.of(), new Predicate.Check.Holds()),
        () -> m.of(absent),
        () -> m.raise("ModuleNotFoundError", "No module named " + Repr.quote(name)));
  }

  /// The modules that were imported so far.
  List<ModuleObject> loaded() {
    return List.copyOf(modules.values());
  }

  /// Whether a module could be imported, without doing so.
  public Cases isImportable(String name) {
    String top = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    boolean isThere =
        !(m.source.module(name) instanceof Lookup.Missing)
            || m.library.get(top) != null
            || StandardLibrary.has(top)
            || m.environment.world() == Environment.World.GIVEN;
    return isThere
        ? m.diagram.always
        : m.predicate(new Atom.Importable(top), List.of(), new Predicate.Check.Holds());
  }

  Cases modelled(String name, String key) {
    ModuleObject made = modules.computeIfAbsent(key, _ -> empty(name, ""));
    Library library = m.library.get(name);
    if (executed.put(key, m.diagram.always) == null && library != null) {
      made.scope.slots.putAll(library.names(m));
    }
    return m.of(made);
  }

  /// Runs a model that is written in Python, for every environment, and gives back its names.
  ///
  /// @param given names that it finds in its namespace
  public Map<String, Cases> model(
      String name, dev.undebug.python.Module module, Map<String, Cases> given) {
    var scope = Scope.ofModule(new Scope.File(module.source(), module.dialect(), name, true));
    scope.slots.putAll(given);
    Cases guard = m.guard;
    List<Exit> exits = m.exits;
    int tries = m.tries;
    int catching = m.catching;
    Cases live = m.live;
    m.guard = m.diagram.always;
    m.exits = new java.util.ArrayList<>();
    m.tries = 0;
    m.catching = 0;
    m.live = m.diagram.always;
    runIn(scope, module.body());
    if (!m.exits.isEmpty()) {
      throw new IllegalStateException("the model of " + name + " does not come to its end");
    }
    m.guard = guard;
    m.exits = exits;
    m.tries = tries;
    m.catching = catching;
    m.live = live;
    return scope.slots;
  }

  /// Names that people give to modules that each machine has its own of.
  private static boolean looksLocal(String name) {
    return !name.contains(".")
        && (name.contains("local") || name.contains("settings") || name.contains("secret"));
  }

  Cases execute(String name, String path, Scope.File file, List<Statement> body) {
    if (modules.size() > MAX_MODULES) {
      return m.lose("more modules are imported than can be followed", "undebug");
    }
    ModuleObject module =
        modules.computeIfAbsent(name, _ -> new ModuleObject(m.clean(), name, Scope.ofModule(file)));
    Cases reached = m.guard();
    Cases before = m.diagram.and(reached, done(name));
    executed.put(name, m.diagram.or(done(name), reached));
    m.guard = m.diagram.andNot(reached, before);
    Cases ran = m.guard();
    prepare(module, path);
    runIn(module.scope, body);
    // What raised is not kept: the next import tries again.
    executed.put(
        name,
        m.diagram.andNot(
            executed.getOrDefault(name, m.diagram.never), m.diagram.andNot(ran, m.guard())));
    m.guard = m.diagram.or(m.guard(), before);
    return m.isReached() ? m.of(module) : m.diagram.unreached;
  }

  private void prepare(ModuleObject module, String path) {
    Map<String, Cases> slots = module.scope.slots;
    slots.putIfAbsent("__name__", m.text(module.name));
    slots.putIfAbsent("__file__", m.text(Paths.absolute(path)));
    slots.putIfAbsent("__package__", m.text(module.scope.file.packageName()));
    slots.putIfAbsent("__doc__", m.none());
    slots.putIfAbsent("__path__", m.texts(List.of(Paths.absolute(TreePaths.parent(path)))));
  }

  private void runIn(Scope scope, List<Statement> body) {
    Scope outer = m.scope;
    var place = m.place();
    m.enter();
    m.scope = scope;
    try {
      for (Statement statement : body) {
        m.statements.run(List.of(statement));
        m.live = m.catching == 0 ? m.diagram.always : m.live;
      }
    } finally {
      m.scope = outer;
      m.place = place;
      m.leave();
    }
  }

  /// An attribute of a module, `ABSENT` where there is none.
  Cases attribute(ModuleObject module, String name) {
    if (name.equals("__dict__")) {
      return m.of(new Value.Namespace(module.scope));
    }
    Cases found = m.names.ofModule(module.scope, name);
    return m.each(
        found,
        value -> {
          if (value != Value.Singleton.ABSENT
              || m.library.get(module.name) == null
              || isNone(module, name)
              || isGone(module, name)) {
            return m.of(value);
          }
          if (m.library.get(module.name + "." + name) != null) {
            return load(module.name + "." + name);
          }
          return m.opaque(module.name + "." + name + " is not modelled", module.name);
        });
  }

  /// Whether a model says that its module has no such name.
  private static boolean isNone(ModuleObject module, String name) {
    return module.scope.slots.get("_ELSE") instanceof Cases.Leaf leaf
        && leaf.value instanceof Value.Text(var all)
        && !List.of(all.split(" ")).contains(name);
  }

  /// Runs a file's text in a namespace.
  public Cases exec(Cases code, Scope scope) {
    return m.each(
        code,
        value -> {
          String path =
              value instanceof Value.Text(var text) ? m.filesByText.getOrDefault(text, "") : "";
          if (!path.isEmpty()) {
            return include(path, scope);
          }
          m.names.flood(scope, m.unknown("code that is made while running", "undebug"));
          return m.escaped(m.unknown("code that is made while running", "undebug"));
        });
  }

  /// Runs a file of the tree in a namespace.
  public Cases include(String path, Scope scope) {
    return switch (m.source.file(path)) {
      case Lookup.Found(_, _, var module) -> {
        var file = new Scope.File(module.source(), module.dialect(), scope.file.packageName());
        runIn(scope.inFile(file), module.body());
        yield m.isReached() ? m.none() : m.diagram.unreached;
      }
      case Lookup.Broken(_, var why) ->
          m.lose("the file " + path + " cannot be read: " + why, path);
      case Lookup.Namespace _, Lookup.Missing _ ->
          m.branch(
              Files.absent(m, path, true),
              () -> {
                m.names.flood(scope, m.unknown("the file " + path + " is not in the tree", path));
                return m.none();
              },
              () -> m.raise("FileNotFoundError", "No such file or directory: " + path));
    };
  }
}
