package dev.undebug.front;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/// One directive of a server's configuration.
///
/// @param words its name and arguments, as the server understands them
/// @param inner what its block holds; empty for one without
/// @param isBlock whether it has a block
record Directive(List<String> words, List<Directive> inner, boolean isBlock, Place place) {

  Directive {
    words = List.copyOf(words);
    inner = List.copyOf(inner);
  }

  String name() {
    return words.getFirst();
  }

  boolean is(String name) {
    return name().equals(name);
  }

  List<String> arguments() {
    return words.subList(1, words.size());
  }

  /// The last word; the name where there is no other.
  String last() {
    return words.getLast();
  }

  Directive with(List<Directive> others) {
    return new Directive(words, others, isBlock, place);
  }

  /// The last directive of a name that stands in the block itself.
  Optional<Directive> find(String directive) {
    Directive found = null;
    for (Directive one : inner) {
      if (one.is(directive)) {
        found = one;
      }
    }
    return Optional.ofNullable(found);
  }

  boolean has(String directive) {
    return inner.stream().anyMatch(one -> one.is(directive));
  }
}
