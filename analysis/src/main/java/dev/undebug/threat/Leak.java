package dev.undebug.threat;

import dev.undebug.page.Category;
import dev.undebug.secret.SecretKind;
import dev.undebug.source.Place;
import java.util.Arrays;
import java.util.Optional;

/// One thing that a debug page gives away, ready to be shown: `preview` holds no secret.
///
/// @param name where it stands, as a path: `DATABASES['default']['PASSWORD']`
/// @param content how much is known of the value
/// @param credential what the value is a credential of; [Credential#NONE] for other values
/// @param preview what the report shows of the value
/// @param origin how it is known
public record Leak(
    Category category,
    String name,
    Content content,
    Credential credential,
    String preview,
    Origin origin) {

  /// How much is known of the value.
  public enum Content {
    /// The value is known.
    KNOWN,
    /// Django itself stars it.
    STARRED,
    /// The page shows it, but the tree does not have it.
    ELSEWHERE
  }

  /// What is known of a value as a credential.
  ///
  /// @param kind the [word](SecretKind#word()), empty for what is none
  /// @param label the kind in words that people read
  /// @param proof the [word](dev.undebug.secret.Proof#word()) of the proof
  /// @param because what the proof rests on
  /// @param fingerprint 32 hex digits, or empty
  public record Credential(
      String kind, String label, String proof, String because, String fingerprint) {

    public static final Credential NONE = new Credential("", "", "", "", "");
  }

  /// How a disclosure is known.
  public sealed interface Origin {

    /// It stands on a page that was obtained.
    ///
    /// @param page which of the pages that were obtained, from 1
    /// @param offset bytes in the decoded body
    record Seen(int page, int offset) implements Origin {}

    /// The page of this application would show it.
    ///
    /// @param place where the code or configuration has it
    /// @param when under which circumstances, as a phrase: `in every technical page`
    record Predicted(Place place, String when) implements Origin {}
  }

  public boolean isMasked() {
    return content == Content.STARRED;
  }

  public boolean isSecret() {
    return !credential.kind.isEmpty();
  }

  /// The credential stands in the clear.
  public boolean isExposedSecret() {
    return isSecret() && !isMasked();
  }

  public boolean isSeen() {
    return origin instanceof Origin.Seen;
  }

  /// The kind of credential, if it is one.
  public Optional<SecretKind> kind() {
    return Arrays.stream(SecretKind.values())
        .filter(kind -> kind.word().equals(credential.kind))
        .findFirst();
  }

  /// Where it is known from, in a few words.
  public String where() {
    return switch (origin) {
      case Origin.Seen(var page, var offset) -> "page %d, byte %d".formatted(page, offset);
      case Origin.Predicted(var place, _) -> place.toString();
    };
  }
}
