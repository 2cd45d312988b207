package dev.undebug.threat;

import dev.undebug.source.Place;
import java.util.List;

/// What a site and the source say of each other.
///
/// @param url the site, as it was asked
/// @param deployment what the site looks like; empty when several or none would do
/// @param because what that rests on
/// @param sentence what follows for DEBUG
/// @param places what made it so: the deciding assignment, and the deployment's own file
public record Reconciliation(
    String url,
    String deployment,
    List<String> because,
    Agreement agreement,
    String sentence,
    List<Place> places) {

  /// How the two stand to each other.
  public enum Agreement {
    /// Both say the same.
    AGREES("agrees"),
    /// The site is what the code, as shipped, is not.
    CONTRADICTS("contradicts"),
    /// The code leaves it to the environment, and the site tells.
    SETTLES("settles"),
    /// One of them does not say.
    OPEN("open");

    private final String word;

    Agreement(String word) {
      this.word = word;
    }

    /// The word that reports use.
    public String word() {
      return word;
    }
  }

  public Reconciliation {
    because = List.copyOf(because);
    places = List.copyOf(places);
  }
}
