package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import java.util.stream.Stream;

/// `SECRET_KEY` stands in the source tree.
final class SecretKeyInCode implements Rule {

  @Override
  public String id() {
    return "UDB201";
  }

  @Override
  public String name() {
    return "secret-key-in-code";
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
    return evaluated.settings().find("SECRET_KEY").stream()
        .filter(setting -> !setting.isDefault())
        .flatMap(setting -> setting.values().stream())
        .filter(value -> value instanceof Datum.Text(var text) && !text.isEmpty())
        .limit(1)
        .map(value -> sighting(evaluated, ((Datum.Text) value).value()));
  }

  private Sighting sighting(Evaluated evaluated, String key) {
    for (var entry : evaluated.deployment().environment().variables().entrySet()) {
      if (entry.getValue() instanceof Variable.Set set && set.text().equals(key)) {
        return evaluated.sighting(
            severity(),
            set.place(),
            "SECRET_KEY is written in the deployment's files, as " + entry.getKey(),
            "keep it in a secret store, and replace the key that was published");
      }
    }
    return evaluated.sighting(
        severity(),
        evaluated.placeOf("SECRET_KEY"),
        "SECRET_KEY is written in the code",
        "read it from the environment, and replace the key that was published");
  }
}
