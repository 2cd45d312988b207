package dev.undebug.front;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One virtual host of an Apache configuration, or the server itself where it has none.
final class ApacheHost implements Front {

  private final List<Directive> around;
  private final List<Directive> own;

  /// A virtual host.
  ///
  /// @param around what stands around it and holds for every host
  /// @param own what stands in it
  ApacheHost(List<Directive> around, List<Directive> own) {
    this.around = List.copyOf(around);
    this.own = List.copyOf(own);
  }

  @Override
  public String word() {
    return "Apache";
  }

  @Override
  public Answer answer(String address, Predicate<String> exists) {
    return new ApacheRequest(this, address, exists).answer();
  }

  @Override
  public List<Mount> mounts() {
    var mounts = new ArrayList<Mount>();
    for (Directive one : all("alias")) {
      if (one.words().size() == 3 && isPlain(one.last())) {
        mounts.add(new Mount(one.words().get(1), one.last(), one.place()));
      }
    }
    for (Directive one : all("documentroot")) {
      if (one.words().size() == 2 && isPlain(one.last())) {
        mounts.add(new Mount("", one.last(), one.place()));
      }
    }
    return mounts;
  }

  static boolean isPlain(String path) {
    return path.startsWith("/") && !path.contains("$") && !path.contains("%");
  }

  /// The directives of a name that the host has, its own first.
  List<Directive> all(String name) {
    return Stream.concat(own.stream(), around.stream()).filter(one -> one.is(name)).toList();
  }

  /// The directives of the host itself.
  List<Directive> own() {
    return own;
  }

  /// Everything in the order in which sections are merged: what holds for every host first.
  List<Directive> merged() {
    return Stream.concat(around.stream(), own.stream()).toList();
  }
}
