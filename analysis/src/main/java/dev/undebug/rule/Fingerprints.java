package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Gives findings fingerprints that edits around them do not change.
///
/// A fingerprint is SHA-256 over the rule, the marked code without white space and values, and its
/// number among equal ones; 32 hex digits. It holds neither line nor path, so that inserting,
/// moving, indenting and renaming keep it; and no value, because a short password could be guessed
/// from its hash.
final class Fingerprints {

  /// Texts in quotes, which Python and most formats have; and what follows a name in the others.
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private static final Pattern ASSIGNED = Pattern.compile("[=:].*", Pattern.DOTALL);

  private final Function<String, Optional<SourceText>> texts;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final MessageDigest sha256;

  Fingerprints(Function<String, Optional<SourceText>> texts) {
    this.texts = texts;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The fingerprint of the next finding of a rule; those of equal code are asked for in order.
  String of(Rule rule, Sighting seen) {
    Place place = seen.place();
    // What is missing has no code: the line where it would stand is about something else.
    String code =
        seen.isAbsence()
            ? ""
            : texts.apply(place.path()).map(text -> code(text, place)).orElse(place.path());
    String names = QUOTED.matcher(code).replaceAll("''");
    if (!place.path().endsWith(".py")) {
      names = ASSIGNED.matcher(names).replaceFirst("=");
    }
    String key = rule.id() + "\n" + names.replaceAll("\\s+", "");
    int occurrence = occurrences.merge(key, 1, Integer::sum);
    byte[] digest = sha256.digest((key + "\n" + occurrence).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  private static String code(SourceText text, Place place) {
    if (place.start().line() > text.lineCount()) {
      return place.path();
    }
    if (place.start().equals(place.end())) {
      // A place without length is a file's or a line's; a file has no code of its own.
      return place.equals(Place.ofFile(place.path()))
          ? place.path().substring(place.path().lastIndexOf('/') + 1)
          : text.lineText(place.start().line());
    }
    int start = offset(text, place.start());
    return text.text().substring(start, Math.max(start, offset(text, place.end())));
  }

  private static int offset(SourceText text, Position position) {
    int line = Math.min(position.line(), text.lineCount());
    return Math.min(text.text().length(), text.lineStart(line) + position.column() - 1);
  }
}
