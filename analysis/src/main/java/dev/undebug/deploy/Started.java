package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.List;

/// A process that a deployment starts.
///
/// @param words as the process gets them
/// @param environment what it finds
/// @param folder its working directory, as it sees it
/// @param isCertain false when a condition that the tree does not decide stands before it
record Started(
    List<String> words, Environment environment, String folder, boolean isCertain, Place place) {

  Started {
    words = List.copyOf(words);
  }

  Started uncertain() {
    return new Started(words, environment, folder, false, place);
  }

  Started at(Place other) {
    return new Started(words, environment, folder, isCertain, other);
  }
}
