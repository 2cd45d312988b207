package dev.undebug.python.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What became of one module.
///
/// @param names the public names the module ends with, sorted
/// @param failures when the module does not come to its end; a case for each exception
/// @param unknown when nothing can be said of the module as a whole; a case for each reason
/// @param reads the environment variables that were read, in order
/// @param asked the variables that this may depend on; empty where that is any of them
/// @param libraries third-party modules that were taken to be installed, sorted
public record Evaluation(
    Map<String, Binding> names,
    List<Case> failures,
    List<Case> unknown,
    List<Read> reads,
    Optional<Set<String>> asked,
    Set<String> libraries) {

  /// A name of the module.
  ///
  /// @param cases what is not known, then failures, then values; the first that holds counts, since
  ///   a long condition may also hold where an earlier one does
  /// @param truth when it is true, when it is not, when it fails, when that is unknown
  /// @param trace the assignments, the winning one first
  public record Binding(String name, List<Case> cases, Truth truth, List<Step> trace) {}

  /// When something is true; every other environment makes it false.
  ///
  /// @param isFalseSomewhere whether any other environment is left
  public record Truth(
      List<Alternative> trueWhen,
      List<Alternative> failsWhen,
      List<Alternative> unknownWhen,
      boolean isFalseSomewhere) {}
}
