package dev.undebug.threat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One set of circumstances under which DEBUG is on, or the process fails, or nobody knows; all of
/// it must hold.
///
/// @param env by variable
/// @param files by path, whether it exists
/// @param modules by dotted name, whether it can be imported
/// @param why of an unknown alternative; else empty
/// @param owner of an unknown alternative, who knows it; else empty
public record Alternative(
    SortedMap<String, Test> env,
    SortedMap<String, Boolean> files,
    SortedMap<String, Boolean> modules,
    List<Test> argv,
    List<Test> host,
    String why,
    String owner) {

  public Alternative {
    env = new TreeMap<>(env);
    files = new TreeMap<>(files);
    modules = new TreeMap<>(modules);
    argv = List.copyOf(argv);
    host = List.copyOf(host);
  }

  /// It holds whenever one variable passes a test.
  public static Alternative ofVariable(String name, Test test) {
    var env = new TreeMap<String, Test>();
    env.put(name, test);
    return new Alternative(env, new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), "", "");
  }

  /// Nobody knows, and why.
  public static Alternative unknown(String why, String owner) {
    return new Alternative(
        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), why, owner);
  }

  /// It always holds.
  public boolean isAlways() {
    return env.isEmpty()
        && files.isEmpty()
        && modules.isEmpty()
        && argv.isEmpty()
        && host.isEmpty()
        && why.isEmpty();
  }

  /// As a clause that completes "on when …".
  public String words() {
    var clauses = new ArrayList<String>();
    env.forEach((name, test) -> clauses.add(test.words(name)));
    files.forEach((path, isThere) -> clauses.add(path + (isThere ? " exists" : " does not exist")));
    modules.forEach(
        (name, isThere) ->
            clauses.add(name + (isThere ? " can be imported" : " cannot be imported")));
    argv.forEach(test -> clauses.add(test.words("the command line")));
    host.forEach(test -> clauses.add(test.words("the host name")));
    if (!why.isEmpty()) {
      clauses.add(owner.isEmpty() ? why : why + " (" + owner + " decides)");
    }
    return clauses.isEmpty() ? "always" : String.join(" and ", clauses);
  }

  /// What is asked of one text.
  ///
  /// @param after the operations done to it first: `strip`, `lower`, `int`
  /// @param words what it is compared with, sorted as found
  /// @param orUnset whether being unset counts among the words of `in` and `not_in`
  public record Test(List<String> after, Ask ask, List<String> words, boolean orUnset) {

    public Test {
      after = List.copyOf(after);
      words = List.copyOf(words);
    }

    /// As a clause about a named thing: `DJANGO_DEBUG is "1" or unset`.
    String words(String name) {
      String subject = after.isEmpty() ? name : name + " (after " + String.join(", ", after) + ")";
      return switch (ask) {
        case IN -> subject + " is " + choice(" or ");
        case NOT_IN -> subject + " is neither " + choice(" nor ");
        case STARTS_WITH -> subject + " starts with " + choice(" or ");
        case ENDS_WITH -> subject + " ends with " + choice(" or ");
        case CONTAINS -> subject + " contains " + choice(" or ");
        case MATCHES -> subject + " matches " + choice(" or ");
        case RAISES -> subject + " cannot be read so";
        case TRUTHY -> subject + " is set and not empty";
      };
    }

    private String choice(String or) {
      var all = new ArrayList<String>();
      words.forEach(word -> all.add('"' + word + '"'));
      if (orUnset) {
        all.add("unset");
      }
      return String.join(or, all);
    }
  }

  /// The kinds of test.
  public enum Ask {
    IN,
    NOT_IN,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS,
    MATCHES,
    RAISES,
    TRUTHY;

    /// The word that reports use.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
