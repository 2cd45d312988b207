package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The environment a process starts with, as far as the tree decides it.
///
/// Environments are built in layers, lowest first, and every layer is laid over the one before:
/// what an image brings, what compose or a unit says, what the platform says, what the process's
/// own server says (gunicorn's `raw_env`). That order is the reader's whole model of precedence;
/// each value keeps what it shadowed.
///
/// @param variables by name; what is not named is unset, unless somebody in `open` sets it
/// @param open who may set variables that no file of the tree names
/// @param built variables that are set only while an image is built, and are gone when it runs
public record Environment(
    SortedMap<String, Variable> variables, List<Owner> open, SortedMap<String, Variable> built) {

  /// Somebody outside the tree who may set variables.
  ///
  /// @param name `Heroku config vars`, `/etc/shop.env (not in the tree)`
  /// @param place where the tree says so
  public record Owner(String name, String why, Place place, Nature nature) {
    public Owner(String name, String why, Place place) {
      this(name, why, place, Nature.OTHER);
    }

    boolean isPlatform() {
      return nature == Nature.PLATFORM;
    }
  }

  /// What somebody who may set variables is.
  public enum Nature {
    /// A platform's own configuration: made to hold variables, and empty until somebody fills it.
    PLATFORM,
    /// An image that the tree does not describe: whoever made it may have given it variables.
    IMAGE,
    /// A file that is not in the tree, which has a template of it: what the template leaves out,
    /// the file is not expected to hold.
    DESCRIBED,
    OTHER
  }

  /// More names than any honest environment has; what is beyond is open.
  private static final int MAX_VARIABLES = 2_000;

  /// Nothing is set.
  public static final Environment EMPTY = new Environment(new TreeMap<>(), List.of());

  public Environment {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    open = List.copyOf(open);
    built = Collections.unmodifiableSortedMap(new TreeMap<>(built));
  }

  public Environment(SortedMap<String, Variable> variables, List<Owner> open) {
    this(variables, open, new TreeMap<>());
  }

  public Optional<Variable> find(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /// With one variable on top of what there is.
  public Environment with(String name, Variable variable) {
    if (variables.size() >= MAX_VARIABLES && !variables.containsKey(name)) {
      return openTo(
          new Owner(
              variable.place().path(),
              "it sets more than %,d variables".formatted(MAX_VARIABLES),
              Place.ofFile(variable.place().path())));
    }
    var map = new TreeMap<>(variables);
    map.merge(name, variable, (old, top) -> top.over(old));
    return new Environment(map, open, built);
  }

  /// With one variable beneath what there is: it counts only where nothing is set.
  public Environment withDefault(String name, Variable variable) {
    var old = find(name);
    if (old.isEmpty()) {
      return with(name, variable);
    }
    return old.get() instanceof Variable.Unset ? with(name, variable) : this;
  }

  /// With somebody who may set more.
  public Environment openTo(Owner owner) {
    if (open.contains(owner)) {
      return this;
    }
    var all = new ArrayList<>(open);
    all.add(owner);
    return new Environment(variables, all, built);
  }

  /// With a variable that is set only while an image is built.
  public Environment built(String name, Variable variable) {
    if (built.size() >= MAX_VARIABLES) {
      return this;
    }
    var all = new TreeMap<>(built);
    all.put(name, variable);
    return new Environment(variables, open, all);
  }

  /// With another layer on top.
  public Environment with(Environment layer) {
    var result = this;
    for (var entry : layer.variables.entrySet()) {
      result = result.with(entry.getKey(), entry.getValue());
    }
    for (Owner owner : layer.open) {
      result = result.openTo(owner);
    }
    for (var entry : layer.built.entrySet()) {
      result = result.built(entry.getKey(), entry.getValue());
    }
    return result;
  }
}
