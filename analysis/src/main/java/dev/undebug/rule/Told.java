package dev.undebug.rule;

import dev.undebug.source.Place;

/// What a rule about DEBUG says, and what else in the tree weighs against it.
record Told(String id, Severity severity, Place place, String message, String help) {

  /// The same, where a file that is not in the tree may say otherwise.
  Told unless(String what) {
    return new Told(
        id,
        severity.lessened(),
        place,
        "%s; %s, which is not in the tree, may say otherwise".formatted(message, what),
        help);
  }

  /// The same, where the site runs on PythonAnywhere.
  Told onPythonAnywhere(Place mention) {
    return new Told(
        id,
        severity.lessened().lessened(),
        place,
        "%s; PythonAnywhere (%s:%d) has a file of its own that names them"
            .formatted(message, mention.path(), mention.start().line()),
        help);
  }

  /// The same, where a file that is not to be committed says so.
  Told local() {
    return new Told(
        id, severity.lessened().lessened(), place, message + "; git ignores the file", help);
  }

  /// The same, where a platform of whom no file of deployment speaks sees to it.
  Told outside(String platform) {
    return new Told(
        id, severity.lessened(), place, "%s; %s itself would".formatted(message, platform), help);
  }

  /// The same, where a document tells of a server of its own.
  Told beside(Place document) {
    return new Told(
        id,
        severity.lessened(),
        place,
        "%s; %s:%d tells of another server"
            .formatted(message, document.path(), document.start().line()),
        help);
  }
}
