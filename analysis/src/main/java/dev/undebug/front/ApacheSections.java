package dev.undebug.front;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The sections of a host that hold for an address and for a file, in the order in which Apache 2.4
/// merges them (`server/request.c`): folders from the shortest on, expressions of folders, names of
/// files, addresses.
final class ApacheSections {

  private final List<Directive> merged;

  ApacheSections(ApacheHost host) {
    this.merged = host.merged();
  }

  /// What is said of an address.
  List<Directive> ofAddress(String address) throws Ends {
    var found = new ArrayList<Directive>();
    for (Directive one : merged) {
      if ((one.is("location") || one.is("locationmatch")) && holdsForAddress(one, address)) {
        found.add(one);
      }
    }
    return found;
  }

  /// What is said of a file, without what is said of its address.
  List<Directive> ofFile(String path) throws Ends {
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<Directive> folders = folders(path);
    var found = new ArrayList<>(folders);
    for (Directive one : merged) {
      addNamed(one, name, found);
    }
    for (Directive folder : folders) {
      for (Directive one : folder.inner()) {
        addNamed(one, name, found);
      }
    }
    return found;
  }

  private static void addNamed(Directive one, String name, List<Directive> found) throws Ends {
    boolean isFiles = one.is("files") || one.is("filesmatch");
    if (isFiles && one.words().size() > 1 && isNamed(one, name)) {
      found.add(one);
    }
  }

  private static boolean isNamed(Directive one, String name) throws Ends {
    String pattern = one.last();
    if (isExpression(one, "filesmatch")) {
      return Expression.holds(pattern, false, name);
    }
    return Globs.isGlob(pattern) ? Globs.matches(pattern, name, false) : pattern.equals(name);
  }

  private static boolean isExpression(Directive one, String named) {
    return one.is(named) || one.words().get(1).equals("~");
  }

  /// The sections of folders that hold. Apache takes the file itself for the last of its folders.
  private List<Directive> folders(String path) throws Ends {
    var plain = new ArrayList<Directive>();
    var expressions = new ArrayList<Directive>();
    for (Directive one : merged) {
      boolean isFolder = one.is("directory") || one.is("directorymatch");
      if (!isFolder || one.words().size() < 2) {
        continue;
      }
      if (one.last().contains("$") && one.last().contains("{")) {
        throw Ends.unknown("the folder " + one.last() + " is not here");
      }
      if (isExpression(one, "directorymatch")) {
        if (Expression.holds(one.last(), false, path)) {
          expressions.add(one);
        }
      } else if (isWithin(path + "/", one.last())) {
        plain.add(one);
      }
    }
    plain.sort(Comparator.comparingInt(one -> depth(one.last())));
    plain.addAll(expressions);
    return plain;
  }

  private static int depth(String folder) {
    return (int) (folder + "/").replaceAll("/+", "/").chars().filter(c -> c == '/').count();
  }

  /// Whether a folder is the one of a section, or below it.
  private static boolean isWithin(String folder, String section) {
    String written = (section + "/").replaceAll("/+", "/");
    int depth = depth(written);
    if (depth(folder) < depth) {
      return false;
    }
    int end = -1;
    for (int slash = 0; slash < depth; slash++) {
      end = folder.indexOf('/', end + 1);
    }
    String above = folder.substring(0, end + 1);
    return Globs.isGlob(written) ? Globs.matches(written, above, true) : written.equals(above);
  }

  private static boolean holdsForAddress(Directive one, String address) throws Ends {
    if (one.words().size() < 2) {
      return false;
    }
    String pattern = one.last();
    if (isExpression(one, "locationmatch")) {
      return Expression.holds(pattern, false, address);
    }
    if (Globs.isGlob(pattern)) {
      return Globs.matches(pattern, address, true);
    }
    return address.startsWith(pattern)
        && (pattern.endsWith("/")
            || address.length() == pattern.length()
            || address.charAt(pattern.length()) == '/');
  }
}
