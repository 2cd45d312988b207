package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Placeholders;
import dev.undebug.secret.Secrets;
import java.util.Optional;
import java.util.stream.Stream;

/// A file of the deployment sets a variable to a credential.
final class CredentialCommitted implements Rule {

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
    return application.meant().stream().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return evaluated.deployment().environment().variables().entrySet().stream()
        .flatMap(entry -> check(evaluated, entry.getKey(), entry.getValue()).stream());
  }

  private Optional<Sighting> check(Evaluated evaluated, String name, Variable variable) {
    return variable instanceof Variable.Set(var text, var place, _)
            && !Drawn.isPublic(name)
            && !Placeholders.isPlaceholder(text)
            && !SecretKeys.isKnown(evaluated, text)
        ? Secrets.classify(name, text)
            // What is put together from variables stands elsewhere.
            .filter(secret -> Literals.text(evaluated, place).contains(secret.core()))
            .map(
                secret ->
                    evaluated.sighting(
                        CredentialInCode.isCommon(secret)
                                || Drawn.opensNothing(secret)
                                || evaluated.project().modules().tree().isLocal(place.path())
                            ? Severity.NOTE
                            : severity(),
                        place,
                        "%s is written in the deployment's files: %s"
                            .formatted(
                                name,
                                CredentialInCode.isCommon(secret)
                                    ? "one that everybody knows, which is safe only where nobody"
                                        + " else reaches what it opens"
                                    : secret.kind().label()),
                        "keep it in a secret store, and replace the one that was published"))
        : Optional.empty();
  }
}
