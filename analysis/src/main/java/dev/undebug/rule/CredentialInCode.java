package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Secrets;
import dev.undebug.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A credential stands in the settings; one rule for each kind of what it opens.
///
/// @param opens what the credentials of this rule open
record CredentialInCode(String id, String name, Opens opens) implements Rule {

  static final List<Rule> ALL =
      List.of(
          new CredentialInCode("UDB208", "database-credential-in-code", Opens.DATABASE),
          new CredentialInCode("UDB209", "mail-credential-in-code", Opens.MAIL),
          new CredentialInCode("UDB210", "queue-credential-in-code", Opens.QUEUE),
          new CredentialInCode("UDB211", "service-credential-in-code", Opens.SERVICE));

  /// Django's own keys have rules of their own; limits are called after what they limit.
  static final Pattern HARMLESS =
      Pattern.compile(
          "SECRET_KEY(_FALLBACKS)?|.*(RATE|THROTTLE|LIMIT|MESSAGE|TEMPLATE|FORM|ROUTE).*");

  /// Defaults that open nothing but a service on the developer's own machine.
  private static final Set<String> NO_SECRET =
      Set.of("password", "postgres", "root", "admin", "user", "secret", "test", "guest");

  private static final Pattern QUEUES =
      Pattern.compile(".*(BROKER|CACHE|CELERY|CHANNEL_LAYERS|REDIS|RABBIT|AMQP|RQ_QUEUES|HUEY).*");

  /// What a credential opens.
  enum Opens {
    DATABASE("opens a database"),
    MAIL("opens the mail server"),
    /// A broker or a cache.
    QUEUE("opens a broker or a cache"),
    SERVICE("opens a service");

    private final String words;

    Opens(String words) {
      this.words = words;
    }

    static Opens of(String setting, Secret secret) {
      if (setting.startsWith("EMAIL")) {
        return MAIL;
      }
      if (QUEUES.matcher(setting).matches()) {
        return QUEUE;
      }
      boolean isDatabase =
          setting.equals("DATABASES") || secret.kind().use() == SecretKind.Use.DATABASE;
      return isDatabase ? DATABASE : SERVICE;
    }
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.production().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    Set<String> keys = SecretKeys.known(evaluated).collect(Collectors.toSet());
    var sightings = new ArrayList<Sighting>();
    evaluated
        .settings()
        .settings()
        .forEach(
            (setting, value) -> {
              if (!value.isDefault() && !HARMLESS.matcher(setting).matches()) {
                leaves(value).stream()
                    .filter(leaf -> !keys.contains(leaf.text()) && !isSet(evaluated, leaf.text()))
                    .forEach(leaf -> add(evaluated, setting, leaf, sightings));
              }
            });
    return sightings.stream();
  }

  static List<Parts.Leaf> leaves(Setting setting) {
    return setting.values().stream()
        .flatMap(value -> Parts.leaves(setting.name(), value).stream())
        .distinct()
        .toList();
  }

  /// Whether it comes from a file of the deployment, which is another rule's business.
  private static boolean isSet(Evaluated evaluated, String text) {
    return evaluated.deployment().environment().variables().values().stream()
        .anyMatch(variable -> variable instanceof Variable.Set set && set.text().contains(text));
  }

  private void add(Evaluated evaluated, String setting, Parts.Leaf leaf, List<Sighting> sightings) {
    var place = Literals.find(evaluated, setting, leaf);
    var secret = Secrets.classify(leaf.path(), leaf.text());
    if (place.isEmpty() || secret.isEmpty() || Opens.of(setting, secret.get()) != opens) {
      return;
    }
    var left = new Values(evaluated).left(place.get());
    if (!left.isEmpty() && NO_SECRET.contains(leaf.text().toLowerCase(Locale.ROOT))) {
      return;
    }
    String unless = left.isEmpty() ? "" : ", while %s is unset".formatted(left.getFirst());
    sightings.add(
        evaluated
            .sighting(
                left.isEmpty() ? Severity.HIGH : Severity.MEDIUM,
                place.get(),
                "%s is written in the code%s: %s, which %s"
                    .formatted(leaf.path(), unless, secret.get().kind().label(), opens.words),
                "read it from the environment, and replace the one that was published")
            .mending(Edits.readText(evaluated, place.get(), leaf.path())));
  }
}
