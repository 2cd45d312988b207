package dev.undebug.fix;

import dev.undebug.rule.Edit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One change with one purpose.
///
/// @param rule the id of the rule whose finding it closes
/// @param title what it does, in one phrase: `Read DEBUG from the environment`
/// @param safety whether it can be made without knowing more
/// @param needs what must be so, or must be done where the application runs; empty for nothing
/// @param edits of files that are there
/// @param files what is new
/// @param variables of the environment that the application reads from now on
public record Repair(
    String rule,
    String title,
    Safety safety,
    String needs,
    List<Edit> edits,
    List<NewFile> files,
    List<Sample> variables) {

  /// Whether a change keeps what the application does for its users.
  public enum Safety {
    /// It does, once the variables that it names are set.
    SAFE,
    /// It may not: somebody must know that it fits.
    UNSAFE
  }

  /// A file that is not there yet.
  ///
  /// @param path relative to the root of the tree
  public record NewFile(String path, String text) {}

  /// A variable as a sample file names it.
  ///
  /// @param project the folder that the sample file lies in
  /// @param value an example; empty where only the reader can know one
  /// @param says what it is for, in one line
  public record Sample(String project, String name, String value, String says) {}

  public Repair {
    edits = List.copyOf(edits);
    files = List.copyOf(files);
    variables = List.copyOf(variables);
  }

  /// A safe one that does nothing yet.
  static Repair of(String rule, String title) {
    return new Repair(rule, title, Safety.SAFE, "", List.of(), List.of(), List.of());
  }

  /// The same, made only by somebody who knows that it fits.
  ///
  /// @param what must be so
  Repair unsafe(String what) {
    return new Repair(rule, title, Safety.UNSAFE, what, edits, files, variables);
  }

  Repair editing(List<Edit> others) {
    return new Repair(rule, title, safety, needs, others, files, variables);
  }

  Repair adding(List<NewFile> others) {
    return new Repair(rule, title, safety, needs, edits, others, variables);
  }

  Repair reading(List<Sample> others) {
    return new Repair(rule, title, safety, needs, edits, files, others);
  }

  /// Whether there is anything to do.
  boolean doesNothing() {
    return edits.isEmpty() && files.isEmpty();
  }

  /// The files that it changes or makes, sorted.
  public Set<String> paths() {
    var paths = new TreeSet<String>();
    edits.forEach(edit -> paths.add(edit.place().path()));
    files.forEach(file -> paths.add(file.path()));
    return paths;
  }
}
