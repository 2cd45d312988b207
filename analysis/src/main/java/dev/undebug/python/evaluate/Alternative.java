package dev.undebug.python.evaluate;

import java.util.List;
import java.util.SortedMap;

/// Something that may hold of an environment; all its parts must. A condition is a list of
/// alternatives, one of which must hold; the empty alternative always holds.
///
/// @param env tests of variables; all tests of a name must hold, and mostly there is one
/// @param files whether a path of the tree exists
/// @param modules whether a module can be imported
/// @param argv tests that some argument of the process must pass
/// @param host tests of the machine's name
/// @param why for an unknown outcome, why; otherwise empty
/// @param owner for an unknown outcome, who decides; otherwise empty
public record Alternative(
    SortedMap<String, List<Test>> env,
    SortedMap<String, Boolean> files,
    SortedMap<String, Boolean> modules,
    List<Test> argv,
    List<Test> host,
    String why,
    String owner) {

  /// Whether it surely holds of every environment.
  public boolean isAlways() {
    return why.isEmpty() && isUnconditional();
  }

  /// Whether it asks nothing of the environment; with a reason, nobody knows whether it holds.
  public boolean isUnconditional() {
    return env.isEmpty()
        && files.isEmpty()
        && modules.isEmpty()
        && argv.isEmpty()
        && host.isEmpty();
  }
}
