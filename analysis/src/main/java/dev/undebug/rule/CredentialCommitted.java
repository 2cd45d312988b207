package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Variable;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Placeholders;
import dev.undebug.secret.Secret;
import dev.undebug.secret.Secrets;
import dev.undebug.source.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file of the deployment sets a variable to a credential.
final class CredentialCommitted implements Rule {

  private static final String HELP =
      "keep it in a secret store, and replace the one that was published";

  private static final Pattern PASSWORD = Pattern.compile("(\\w*?)PASS(WORD|WD)?");

  @Override
  public String id() {
    return "UDB212";
  }

  @Override
  public String name() {
    return "credential-committed";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    var used = application.meant().stream().flatMap(this::check).toList();
    var places = used.stream().map(Sighting::place).collect(Collectors.toSet());
    return Stream.concat(
        used.stream(),
        application.deployments().stream()
            .flatMap(this::outside)
            .filter(sighting -> !places.contains(sighting.place())));
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return written(evaluated)
        .filter(written -> !SecretKeys.isKnown(evaluated, written.text))
        .map(written -> sighting(evaluated, written));
  }

  /// What opens an account elsewhere is published, whatever the deployment is for.
  private Stream<Sighting> outside(Evaluated evaluated) {
    var environment = evaluated.deployment().environment();
    return written(evaluated)
        .filter(written -> OutsideAccounts.isOne(environment, written.name, written.secret))
        .filter(written -> !isLocal(evaluated, written))
        .map(
            written ->
                evaluated.sighting(
                    severity(),
                    written.place,
                    "%s is written in the deployment's files: %s of an account at a service outside"
                        .formatted(written.name, written.secret.kind().label()),
                    HELP));
  }

  /// A credential that a file of the deployment sets a variable to.
  private record Written(String name, String text, Secret secret, Place place) {}

  private static Stream<Written> written(Evaluated evaluated) {
    return evaluated.deployment().environment().variables().entrySet().stream()
        .flatMap(entry -> written(evaluated, entry.getKey(), entry.getValue()).stream());
  }

  private static Optional<Written> written(Evaluated evaluated, String name, Variable variable) {
    return variable instanceof Variable.Set(var text, var place, _)
            && !Drawn.isPublic(name)
            && !Placeholders.isPlaceholder(text)
        ? Secrets.classify(name, text)
            .filter(secret -> stands(Literals.text(evaluated, place), secret))
            .map(secret -> new Written(name, text, secret, place))
        : Optional.empty();
  }

  /// Whether a credential stands in the lines that set a variable: what is put together from other
  /// variables stands elsewhere.
  private static boolean stands(String lines, Secret secret) {
    return lines.contains(
        secret.value().contains(":" + secret.core() + "@")
            ? ":" + secret.core() + "@"
            : secret.core());
  }

  private static boolean isLocal(Evaluated evaluated, Written written) {
    return evaluated.project().modules().tree().isLocal(written.place.path());
  }

  private Sighting sighting(Evaluated evaluated, Written written) {
    var environment = evaluated.deployment().environment();
    boolean isKnown = CommonPasswords.isKnown(written.secret, written.name, environment);
    Optional<String> host =
        isKnown ? host(environment, written).filter(Hosts::isManaged) : Optional.empty();
    boolean isForTests =
        written.name.equals("EMAIL_HOST_PASSWORD") && CredentialInCode.isTestInbox(evaluated);
    boolean opensLittle =
        (isKnown && host.isEmpty())
            || isForTests
            || Drawn.opensNothing(written.secret)
            || isLocal(evaluated, written);
    String what = written.secret.kind().label();
    if (isForTests) {
      what = "it opens an inbox for tests";
    } else if (isKnown) {
      what =
          "one that everybody knows, "
              + host.map(name -> "for a database whose name everybody can look up: " + name)
                  .orElse("which is safe only where nobody else reaches what it opens");
    }
    return evaluated.sighting(
        opensLittle ? Severity.NOTE : severity(),
        written.place,
        "%s is written in the deployment's files: %s".formatted(written.name, what),
        HELP);
  }

  /// The host of what a credential opens: the one in its URL, or the one that stands beside it, as
  /// `POSTGRES_HOST` beside `POSTGRES_PASSWORD`.
  private static Optional<String> host(Environment environment, Written written) {
    if (written.text.contains("://")) {
      return UnloadedSettings.host(written.text);
    }
    var password = PASSWORD.matcher(written.name);
    return password.matches()
            && environment.find(password.group(1) + "HOST").orElse(null)
                instanceof Variable.Set(var host, _, _)
        ? Optional.of(host)
        : Optional.empty();
  }
}
