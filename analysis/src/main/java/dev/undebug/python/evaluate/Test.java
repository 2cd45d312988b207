package dev.undebug.python.evaluate;

import java.util.List;

/// A test of one text that the program cannot know: the value of a variable, an argument, a host
/// name.
///
/// @param after operations on the text, in order: `strip`, `lower`, `int`, `split(',')`; a pipeline
///   that raises, or that is given an unset variable, satisfies only `Raises(true)`, except for
///   [#UNSET] in `In` and `NotIn` of an empty pipeline
public record Test(List<String> after, Check check) {

  /// Stands in `In` and `NotIn` for a variable that is not set.
  public static final Datum UNSET = new Datum.Unset();

  /// What is asked of the outcome of the pipeline.
  public sealed interface Check {
    /// It is one of these.
    record In(List<Datum> values) implements Check {}

    /// It is none of these.
    record NotIn(List<Datum> values) implements Check {}

    record StartsWith(String text) implements Check {}

    record EndsWith(String text) implements Check {}

    record Contains(String text) implements Check {}

    /// Python's `re.fullmatch` with `re.DOTALL`.
    record Matches(String pattern) implements Check {}

    /// Whether the pipeline raises an exception.
    record Raises(boolean raises) implements Check {}

    /// Python's `bool`.
    record Truthy(boolean truthy) implements Check {}
  }

  public Test {
    after = List.copyOf(after);
  }
}
