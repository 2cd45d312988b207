package dev.undebug.threat;

import dev.undebug.page.Category;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import dev.undebug.secret.Proof;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes disclosures ready to be shown, and remembers what must not be.
final class Shown {

  /// A preview is one short line.
  private static final int PREVIEW = 60;

  /// A longer value is told by its length.
  private static final int LARGEST = 200_000;

  private static final String STARS = "********************";

  private final Mask mask;
  private final Set<String> secrets = new LinkedHashSet<>();

  /// What is looked for in texts; out of date as soon as there are more secrets.
  private Needles needles = Needles.NONE;

  private int sought;

  /// A copy of a credential is one under whatever name; shorter values are words.
  private static final int LEAST_COPIED = 8;

  /// Credentials by value, each with the strongest proof that was found.
  private final Map<String, Secret> known = new LinkedHashMap<>();

  private final Map<String, String> names = new HashMap<>();

  /// What was looked at before: deployments share most of what they hold.
  private final Set<Learnt> learnt = new HashSet<>();

  private record Learnt(String name, String value) {}

  /// What values are is asked when they are learnt, and again whenever they are shown.
  private final Map<Learnt, Optional<Secret>> classified = new HashMap<>();

  private final Map<String, List<Secret>> within = new HashMap<>();

  Shown(Mask mask) {
    this.mask = mask;
  }

  /// Learns what a value holds, before anything is shown.
  void learn(String name, String value) {
    if (!learnt.add(new Learnt(name, value))) {
      return;
    }
    for (Secret secret : secretsOf(name, value)) {
      secrets.add(secret.core());
      secrets.add(secret.value());
      if (secret.value().length() >= LEAST_COPIED && !secret.isWord()) {
        known.merge(secret.value(), secret, Shown::stronger);
        names.putIfAbsent(secret.value(), name);
      }
    }
  }

  /// Remembers a value that must not be shown, whatever it looks like.
  void hide(String value) {
    secrets.add(value);
  }

  /// Credentials by their values.
  Map<String, Secret> known() {
    return Map.copyOf(known);
  }

  /// The name under which a credential was first met; not yet [#safe].
  String nameOf(String value) {
    return names.getOrDefault(value, "");
  }

  /// Knows better from now on.
  void prove(Secret secret) {
    known.put(secret.value(), secret);
    secrets.add(secret.value());
  }

  /// The signing key is one whatever else its name says; then the proof decides.
  private static Secret stronger(Secret one, Secret other) {
    if (one.proof() == Proof.SIGNATURE || one.kind() == SecretKind.DJANGO_SECRET_KEY) {
      return one;
    }
    boolean isOther =
        other.kind() == SecretKind.DJANGO_SECRET_KEY || other.proof().compareTo(one.proof()) < 0;
    return isOther ? other : one;
  }

  private List<Secret> secretsOf(String name, String value) {
    var found = new ArrayList<Secret>();
    classified(name, value).ifPresent(found::add);
    found.addAll(within(value));
    return found;
  }

  private Optional<Secret> classified(String name, String value) {
    return classified.computeIfAbsent(new Learnt(name, value), _ -> Secrets.classify(name, value));
  }

  private List<Secret> within(String value) {
    return within.computeIfAbsent(value, Secrets::within);
  }

  private Leak.Credential credential(Secret secret) {
    var masked = mask.of(secret);
    return new Leak.Credential(
        masked.kind(),
        masked.label(),
        secret.proof().word(),
        secret.because(),
        masked.fingerprint());
  }

  /// The values that no text may show.
  Needles secrets() {
    if (sought != secrets.size()) {
      needles = Needles.of(secrets);
      sought = secrets.size();
    }
    return needles;
  }

  Mask mask() {
    return mask;
  }

  /// A disclosure that Django stars.
  Leak starred(Category category, String name, Leak.Origin origin) {
    return new Leak(
        category, name(name), Leak.Content.STARRED, Leak.Credential.NONE, STARS, origin);
  }

  /// A disclosure whose value the tree does not have.
  Leak unvalued(Category category, String name, String why, Leak.Origin origin) {
    return new Leak(
        category, name(name), Leak.Content.ELSEWHERE, Leak.Credential.NONE, why, origin);
  }

  /// A disclosure in the clear.
  Leak clear(Category category, String name, String value, Leak.Origin origin) {
    return clear(category, name, value, origin, name);
  }

  /// A disclosure in the clear that another name says more about.
  ///
  /// @param promise the name by which the value is judged
  Leak clear(Category category, String name, String value, Leak.Origin origin, String promise) {
    var copy = known.get(value.strip());
    if (copy != null && isBetterThanItsName(copy)) {
      return whole(category, name, copy, origin);
    }
    var secret = classified(promise, value).or(() -> classified(name, value));
    if (secret.isPresent()) {
      return whole(category, name, secret.get(), origin);
    }
    if (copy != null) {
      return whole(category, name, copy, origin);
    }
    var inside = within(value);
    var credential = inside.isEmpty() ? Leak.Credential.NONE : credential(inside.getFirst());
    return new Leak(category, name(name), Leak.Content.KNOWN, credential, preview(value), origin);
  }

  private static boolean isBetterThanItsName(Secret copy) {
    return copy.kind() == SecretKind.DJANGO_SECRET_KEY
        || copy.proof() == Proof.SIGNATURE
        || copy.proof() == Proof.CERTIFICATE;
  }

  private Leak whole(Category category, String name, Secret secret, Leak.Origin origin) {
    return new Leak(
        category,
        name(name),
        Leak.Content.KNOWN,
        credential(secret),
        mask.of(secret).preview(),
        origin);
  }

  /// A text without secrets.
  String safe(String text) {
    return mask.text(text, secrets());
  }

  /// Where something stands, without secrets.
  private String name(String name) {
    return mask.name(name, secrets());
  }

  /// One line, without secrets and control characters. It is masked before it is cut: half a secret
  /// would not be known for one.
  String preview(String value) {
    if (value.length() > LARGEST) {
      return "%,d characters".formatted(value.length());
    }
    String line = safe(value).replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.length() <= PREVIEW ? line : line.substring(0, PREVIEW - 1) + "…";
  }
}
