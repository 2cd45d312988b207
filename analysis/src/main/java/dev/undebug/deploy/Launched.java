package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.List;

/// What a reader found: a way to start something, before it is known whether that is Django.
///
/// @param name of the deployment
/// @param context the folder of the tree that it belongs to
/// @param files what its processes see
/// @param environment what its first process finds
/// @param started the processes it starts
/// @param words names that tell what it is for: file, service, stage, profile
/// @param supersededBy one sentence, when something else of the tree is started instead; mostly
///   empty
/// @param hasOwnNetwork whether the addresses of its loopback are its own alone, as in a container
record Launched(
    Kind kind,
    String name,
    Place place,
    String context,
    FileView files,
    Environment environment,
    List<Started> started,
    List<String> words,
    String supersededBy,
    boolean hasOwnNetwork) {

  Launched {
    started = List.copyOf(started);
    words = List.copyOf(words);
  }

  Launched(
      Kind kind,
      String name,
      Place place,
      String context,
      FileView files,
      Environment environment,
      List<Started> started,
      List<String> words) {
    this(kind, name, place, context, files, environment, started, words, "", false);
  }

  /// The same, in an environment that others may change in ways that are not followed.
  Launched openTo(List<Environment.Owner> owners) {
    var open = environment;
    for (Environment.Owner owner : owners) {
      open = open.openTo(owner);
    }
    var all = new java.util.ArrayList<Started>();
    for (Started one : started) {
      var theirs = one.environment();
      for (Environment.Owner owner : owners) {
        theirs = theirs.openTo(owner);
      }
      all.add(new Started(one.words(), theirs, one.folder(), one.isCertain(), one.place()));
    }
    return new Launched(
        kind, name, place, context, files, open, all, words, supersededBy, hasOwnNetwork);
  }

  Launched supersededBy(String because) {
    return new Launched(
        kind, name, place, context, files, environment, started, words, because, hasOwnNetwork);
  }

  /// The same, in a container that shares its network with nobody.
  Launched inOwnNetwork() {
    return new Launched(
        kind, name, place, context, files, environment, started, words, supersededBy, true);
  }
}
