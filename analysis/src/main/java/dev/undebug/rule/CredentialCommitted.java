package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Secrets;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
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
    return application.production().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    Set<String> keys = SecretKeys.known(evaluated).collect(Collectors.toSet());
    var sightings = new ArrayList<Sighting>();
    evaluated
        .deployment()
        .environment()
        .variables()
        .forEach(
            (name, variable) -> {
              if (variable instanceof Variable.Set(var text, var place, _)
                  && !keys.contains(text)) {
                Secrets.classify(name, text)
                    .ifPresent(
                        secret ->
                            sightings.add(
                                evaluated.sighting(
                                    severity(),
                                    place,
                                    "%s is written in the deployment's files: %s"
                                        .formatted(name, secret.kind().label()),
                                    "keep it in a secret store, and replace the one that was"
                                        + " published")));
              }
            });
    return sightings.stream();
  }
}
