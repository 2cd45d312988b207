package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/// Why DEBUG is, or can be, on in one deployment; the rules of the first family are its cases.
sealed interface DebugOrigin {

  /// No environment turns it off.
  record Always() implements DebugOrigin {}

  /// Production is started with settings that are not for it.
  ///
  /// @param better settings of the tree that are called after production; empty when there are none
  /// @param isWhole whether those are more than a part that others take in, and DEBUG is off in
  ///   them
  /// @param isOn whether they turn DEBUG on as well
  /// @param isDefault whether the place names them only for want of `DJANGO_SETTINGS_MODULE`
  /// @param elsewhere where else in the tree that is said to be settings for production
  /// @param owner who outside the tree may well name others; empty for nobody
  /// @param variables those that turn DEBUG off in the module all the same, and that are unset
  record WrongModule(
      String module,
      String better,
      boolean isWhole,
      boolean isOn,
      Place place,
      boolean isDefault,
      Optional<Place> elsewhere,
      String owner,
      List<String> variables)
      implements DebugOrigin {

    String help() {
      if (isOn) {
        return "turn DEBUG off in %s, where it is on too, and name that here".formatted(better);
      }
      return isWhole
          ? "name %s here".formatted(better)
          : "name settings for production here, with DEBUG off";
    }
  }

  /// It is on where a module or a file is missing.
  ///
  /// @param what `the module shop.production`
  /// @param isExpected whether the tree has a template of it, or tells git to leave it out: who
  ///   installs the application is to make it
  record Fallback(String what, boolean isExpected) implements DebugOrigin {}

  /// It is the truth of a text, so that "False" turns it on.
  ///
  /// @param isOn whether it is on as shipped
  /// @param text the text as shipped; empty where a cast hides it
  record TruthyText(String variable, boolean isOn, String text) implements DebugOrigin {}

  /// The settings understand a variable's words otherwise than whoever writes them.
  sealed interface Misunderstood extends DebugOrigin {}

  /// It is on as soon as the variable is there, whatever it holds.
  record Presence(String variable, boolean isOn) implements Misunderstood {}

  /// It is on for words that mean off, and off for those that mean on.
  record Inverted(String variable, boolean isOn) implements Misunderstood {}

  /// Some words that mean off turn it on.
  record Misread(String variable, boolean isOn, List<String> words) implements Misunderstood {}

  /// The absence of variables means on.
  sealed interface Forgotten extends DebugOrigin {}

  /// Nothing sets the variable, and its absence means on.
  ///
  /// @param told where a document or an example says to turn it off
  record Absence(String variable, Optional<Place> told) implements Forgotten {}

  /// The deployment sets the variable to a text that means on.
  record Deployed(String variable, String text, Place place) implements DebugOrigin {}

  /// The settings read a file of the tree in which the variable means on.
  ///
  /// @param owners who could set it otherwise
  record Stored(String variable, String text, Place place, List<Environment.Owner> owners)
      implements DebugOrigin {}

  /// It is off, and on as soon as the variable that the deployment sets is forgotten.
  ///
  /// @param owner who sets it outside the tree; empty when the deployment itself does
  record Forgettable(String variable, String owner) implements Forgotten {}

  /// It is on unless somebody outside the tree, of whom no file asks it, sets one of these.
  ///
  /// @param owners who could; empty where nobody is known to
  record UnlessSet(List<String> variables, List<Environment.Owner> owners) implements Forgotten {

    /// Whether one of them is an image, which may well have been made for production.
    boolean isOfImage() {
      return owners.stream().anyMatch(owner -> owner.nature() == Environment.Nature.IMAGE);
    }
  }

  /// Something that no file of the tree sets decides it.
  ///
  /// @param what the variables, or what else there may be
  record Elsewhere(String what) implements DebugOrigin {}

  /// Somebody outside the tree names the settings module, and it is on in all that the tree has.
  ///
  /// @param isButShared whether what others are made of is left out
  record EveryModule(boolean isButShared) implements DebugOrigin {}

  /// A part for development is taken in, unless the variable holds the text.
  record UnlessText(String variable, String text) implements DebugOrigin {}

  /// It is on, and no variable alone explains it.
  record Unexplained() implements DebugOrigin {}
}
