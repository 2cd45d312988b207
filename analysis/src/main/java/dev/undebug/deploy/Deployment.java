package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One way in which the application is started.
///
/// @param name unique in the tree, stable between runs: `docker-compose.yml#web`
/// @param place where it is written
/// @param project the root folder of the project that it starts
/// @param entry the file of the entry point that it loads (`shop/wsgi.py`); empty when none of the
///   tree's files is known to be it
/// @param environment what the process finds before the entry point's own writes
/// @param placed files that its image has at a path of the tree, and the file of the tree that each
///   is a copy of: `settings/config.py` from `docker/config.py`
public record Deployment(
    String name,
    Kind kind,
    Place place,
    String project,
    Standing standing,
    Command command,
    String entry,
    Settings settings,
    Environment environment,
    SortedMap<String, String> placed) {

  public Deployment {
    placed = Collections.unmodifiableSortedMap(new TreeMap<>(placed));
  }

  /// Whether a deployment counts as production, and the evidence.
  public record Standing(boolean production, String because) {

    private static final String FOR_WANT = ", but nothing else in the tree serves it";

    /// What looks like development, in a tree that offers nothing else.
    static Standing forWant(String because) {
      return new Standing(true, because + FOR_WANT);
    }

    /// Whether it counts as production only because the tree starts nothing else.
    public boolean isForWant() {
      return because.endsWith(FOR_WANT);
    }
  }

  Deployment called(String other) {
    return new Deployment(
        other, kind, place, project, standing, command, entry, settings, environment, placed);
  }

  Deployment standing(Standing other) {
    return new Deployment(
        name, kind, place, project, other, command, entry, settings, environment, placed);
  }

  /// The same, with a variable set.
  ///
  /// @param text its value
  public Deployment with(String variable, String text) {
    return new Deployment(
        name,
        kind,
        place,
        project,
        standing,
        command,
        entry,
        settings,
        environment.with(variable, new Variable.Set(text, place)),
        placed);
  }

  /// The same, loading other settings.
  public Deployment with(Settings other) {
    return new Deployment(
        name, kind, place, project, standing, command, entry, other, environment, placed);
  }

  public boolean production() {
    return standing.production();
  }

  /// Whether it answers visitors; a worker does not. What is started by nobody knows which command
  /// is taken to answer.
  public boolean serves() {
    return command.server().serves()
        || (command.server() == Server.UNKNOWN
            && kind != Kind.MANAGE
            && kind != Kind.CELERY
            && kind != Kind.SCRIPT);
  }
}
