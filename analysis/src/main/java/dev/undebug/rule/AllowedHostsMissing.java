package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The server before Django passes on a host that `ALLOWED_HOSTS` does not know.
final class AllowedHostsMissing implements Rule {

  @Override
  public String id() {
    return "UDB304";
  }

  @Override
  public String name() {
    return "allowed-hosts-missing";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    // With several projects, nothing says which of them a server passes a host to.
    if (application.projects().size() != 1) {
      return Stream.empty();
    }
    List<ServerTexts.Host> hosts = ServerTexts.of(application.tree()).hosts();
    return application.meant().stream()
        .filter(evaluated -> evaluated.deployment().serves())
        .flatMap(evaluated -> check(evaluated, hosts));
  }

  private Stream<Sighting> check(Evaluated evaluated, List<ServerTexts.Host> hosts) {
    Optional<List<String>> allowed = allowed(evaluated);
    if (allowed.isEmpty() || allowed.get().isEmpty()) {
      return Stream.empty();
    }
    return hosts.stream()
        .filter(host -> allowed.get().stream().noneMatch(pattern -> admits(pattern, host.name())))
        .map(
            host ->
                evaluated.sighting(
                    severity(),
                    host.place(),
                    "%s is passed on to Django, whose ALLOWED_HOSTS does not have it: 400"
                        .formatted(host.name()),
                    "add it to ALLOWED_HOSTS, or take it from the server"));
  }

  /// The hosts, where every one of them is known; an empty one is none.
  private static Optional<List<String>> allowed(Evaluated evaluated) {
    var value = evaluated.settings().find("ALLOWED_HOSTS").flatMap(setting -> setting.value());
    if (value.isEmpty()
        || !(value.get() instanceof Datum.Sequence(_, var elements))
        || new Values(evaluated).isLeftEmpty("ALLOWED_HOSTS")) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    for (Datum.Element element : elements) {
      if (!element.isAlways() || !(element.value() instanceof Datum.Text(var name))) {
        return Optional.empty();
      }
      if (!name.isEmpty()) {
        names.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return Optional.of(names);
  }

  /// As `django.http.request.is_same_domain`, and `*`.
  private static boolean admits(String pattern, String host) {
    return pattern.equals("*")
        || pattern.equals(host)
        || (pattern.startsWith(".")
            && (host.endsWith(pattern) || host.equals(pattern.substring(1))));
  }
}
