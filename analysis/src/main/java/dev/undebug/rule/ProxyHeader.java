package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Visitors themselves say whether their connection is secure: Django believes a header that the
/// server before it, which ends TLS, neither sets nor takes away.
final class ProxyHeader implements Rule {

  private static final String SETTING = "SECURE_PROXY_SSL_HEADER";

  @Override
  public String id() {
    return "UDB938";
  }

  @Override
  public String name() {
    return "proxy-header-from-visitors";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    var texts = ServerTexts.of(application.tree());
    return application.meant().stream()
        .filter(evaluated -> evaluated.deployment().serves())
        .flatMap(evaluated -> check(evaluated, texts).stream());
  }

  private Optional<Sighting> check(Evaluated evaluated, ServerTexts texts) {
    return header(evaluated)
        .filter(header -> texts.passesSecurely() && !texts.mention(header))
        .map(
            header ->
                evaluated.sighting(
                    severity(),
                    SettingsRule.place(evaluated, SETTING),
                    "Django takes %s as proof of HTTPS, and nginx passes it on as visitors send it"
                        .formatted(header),
                    "set it in nginx: proxy_set_header %s $scheme;".formatted(header)));
  }

  /// The header that Django believes, as it travels; empty where it is not known for sure.
  private static Optional<String> header(Evaluated evaluated) {
    return evaluated
        .settings()
        .find(SETTING)
        .flatMap(setting -> setting.value())
        .flatMap(
            value ->
                value instanceof Datum.Sequence(_, var elements)
                        && elements.size() == 2
                        && elements.getFirst().isAlways()
                        && elements.getFirst().value() instanceof Datum.Text(var name)
                        && name.startsWith("HTTP_")
                    ? Optional.of(travelling(name.substring("HTTP_".length())))
                    : Optional.empty());
  }

  /// `X_FORWARDED_PROTO` is `X-Forwarded-Proto` on the wire.
  private static String travelling(String name) {
    var header = new StringBuilder();
    for (String word : name.split("_")) {
      header.append(header.isEmpty() ? "" : "-");
      if (!word.isEmpty()) {
        header.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return header.toString();
  }
}
