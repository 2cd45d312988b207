package dev.undebug.threat;

import dev.undebug.page.Category;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Secret;
import dev.undebug.secret.Secrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes disclosures ready to be shown, and remembers what must not be.
final class Shown {

  /// A preview is one short line.
  private static final int PREVIEW = 60;

  private static final String STARS = "********************";

  private final Mask mask;
  private final Set<String> secrets = new LinkedHashSet<>();

  Shown(Mask mask) {
    this.mask = mask;
  }

  /// Learns what a value holds, before anything is shown.
  void learn(String name, String value) {
    for (Secret secret : secretsOf(name, value)) {
      secrets.add(secret.core());
      secrets.add(secret.value());
    }
  }

  private static List<Secret> secretsOf(String name, String value) {
    var found = new ArrayList<Secret>();
    Secrets.classify(name, value).ifPresent(found::add);
    found.addAll(Secrets.within(value));
    return found;
  }

  /// The values that no text may show.
  Collection<String> secrets() {
    return List.copyOf(secrets);
  }

  Mask mask() {
    return mask;
  }

  /// A disclosure that Django stars.
  Leak starred(Category category, String name, Leak.Origin origin) {
    return new Leak(category, name, true, Leak.Credential.NONE, STARS, origin);
  }

  /// A disclosure whose value the tree does not have.
  Leak unvalued(Category category, String name, String why, Leak.Origin origin) {
    return new Leak(category, name, false, Leak.Credential.NONE, why, origin);
  }

  /// A disclosure in the clear.
  Leak clear(Category category, String name, String value, Leak.Origin origin) {
    return clear(category, name, value, origin, name);
  }

  /// A disclosure in the clear that another name says more about.
  ///
  /// @param promise the name by which the value is judged
  Leak clear(Category category, String name, String value, Leak.Origin origin, String promise) {
    var secret = Secrets.classify(promise, value).or(() -> Secrets.classify(name, value));
    if (secret.isEmpty()) {
      return new Leak(category, name, false, Leak.Credential.NONE, preview(value), origin);
    }
    var masked = mask.of(secret.get());
    var credential =
        new Leak.Credential(
            masked.kind(),
            masked.label(),
            secret.get().proof().word(),
            secret.get().because(),
            masked.fingerprint());
    return new Leak(category, name, false, credential, masked.preview(), origin);
  }

  /// One line, without secrets and control characters.
  String preview(String value) {
    String cut = value.length() > 20 * PREVIEW ? value.substring(0, 20 * PREVIEW) : value;
    String line = mask.text(cut, secrets).replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.length() <= PREVIEW ? line : line.substring(0, PREVIEW - 1) + "…";
  }
}
