package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Headers and policies that `manage.py check --deploy` does not ask for.
final class HeaderRules {

  private static final String MIDDLEWARE = "MIDDLEWARE";
  private static final String OPENER = "SECURE_CROSS_ORIGIN_OPENER_POLICY";

  /// Packages whose middleware sends neither of the two headers.
  private static final Set<String> SILENT =
      Set.of(
          "django",
          "whitenoise",
          "corsheaders",
          "debug_toolbar",
          "allauth",
          "htmx",
          "django_htmx",
          "simple_history",
          "axes",
          "django_otp",
          "waffle",
          "hijack",
          "auditlog",
          "django_prometheus",
          "rest_framework",
          "reversion",
          "wagtail",
          "cms",
          "django_structlog",
          "maintenance_mode",
          "querycount",
          "silk");

  static final List<Rule> ALL =
      List.of(
          missing("UDB931", "csp-missing", "Content-Security-Policy", "django.middleware.csp."),
          missing("UDB932", "permissions-policy-missing", "Permissions-Policy", "\0"),
          new SettingsRule(
              "UDB933",
              "opener-policy-off",
              Severity.LOW,
              Range.from(4, 0),
              v ->
                  v.contains(MIDDLEWARE, "django.middleware.security.SecurityMiddleware")
                      .and(v.isNone(OPENER)),
              new Telling(
                  OPENER,
                  OPENER + " is None: pages that open this one keep a handle on it",
                  "set it to \"same-origin\", or \"same-origin-allow-popups\" for logins in pop-ups")),
          new SettingsRule(
              "UDB934",
              "cors-any-origin",
              Severity.NOTE,
              Range.EVERY,
              v ->
                  hasCors(v)
                      .and(isAnyOrigin(v))
                      .and(isTrue(v, "CORS_ALLOW_CREDENTIALS").not())
                      .and(isOfEveryAddress(v)),
              new Telling(
                  "CORS_ALLOW_ALL_ORIGINS|CORS_ORIGIN_ALLOW_ALL",
                  "scripts of every site may read the answers",
                  "name the origins in CORS_ALLOWED_ORIGINS")),
          new SettingsRule(
                  "UDB935",
                  "cors-any-origin-with-cookies",
                  Severity.HIGH,
                  Range.EVERY,
                  v -> hasCors(v).and(isAnyOrigin(v)).and(isTrue(v, "CORS_ALLOW_CREDENTIALS")),
                  new Telling(
                      "CORS_ALLOW_CREDENTIALS",
                      "scripts of every site may read the answers that a visitor's cookies open",
                      "name the origins in CORS_ALLOWED_ORIGINS"))
              .relievedBy(Reliefs::sameSite),
          new SettingsRule(
              "UDB937",
              "csp-unsafe-scripts",
              Severity.LOW,
              Range.from(6, 0),
              v ->
                  v.contains(MIDDLEWARE, "django.middleware.csp.ContentSecurityPolicyMiddleware")
                      .and(v.ask("SECURE_CSP", HeaderRules::allowsInline)),
              new Telling(
                  "SECURE_CSP",
                  "the policy allows inline scripts, so it stops no cross-site scripting",
                  "allow scripts by CSP.NONCE instead of CSP.UNSAFE_INLINE")));

  private HeaderRules() {}

  private static Rule missing(String id, String name, String header, String sender) {
    return new SettingsRule(
        id,
        name,
        Severity.NOTE,
        Range.from(1, 10),
        v -> Answer.of(isSentByNobody(v, header, sender)),
        new Telling(
            MIDDLEWARE,
            "no middleware and no server of the tree sends " + header,
            "send it from a middleware, or from the server before Django"));
  }

  /// Every middleware is known to be silent, and no server's file names the header.
  private static boolean isSentByNobody(Values values, String header, String sender) {
    Optional<List<String>> middleware = middleware(values);
    return middleware.isPresent()
        && !middleware.get().isEmpty()
        && middleware.get().stream()
            .allMatch(
                name -> SILENT.contains(name.replaceFirst("\\..*", "")) && !name.startsWith(sender))
        && !ServerTexts.of(values.evaluated().project().modules().tree()).mention(header);
  }

  static Optional<List<String>> middleware(Values values) {
    var value = values.find(MIDDLEWARE).flatMap(setting -> setting.value());
    if (value.isEmpty() || !(value.get() instanceof Datum.Sequence(_, var elements))) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    for (Datum.Element element : elements) {
      if (!element.isAlways() || !(element.value() instanceof Datum.Text(var name))) {
        return Optional.empty();
      }
      names.add(name);
    }
    return Optional.of(names);
  }

  private static Answer hasCors(Values values) {
    return values
        .contains(MIDDLEWARE, "corsheaders.middleware.CorsMiddleware")
        .or(values.contains(MIDDLEWARE, "corsheaders.middleware.CorsPostCsrfMiddleware"));
  }

  private static Answer isAnyOrigin(Values values) {
    return isTrue(values, "CORS_ALLOW_ALL_ORIGINS").or(isTrue(values, "CORS_ORIGIN_ALLOW_ALL"));
  }

  /// A setting of django-cors-headers, which is off where nobody sets it.
  private static Answer isTrue(Values values, String setting) {
    return values.find(setting).isEmpty() ? Answer.NO : values.isTruthy(setting);
  }

  /// Where the settings name the addresses, those are meant for everybody: an API, mostly.
  private static Answer isOfEveryAddress(Values values) {
    return values.find("CORS_URLS_REGEX").isEmpty() ? Answer.YES : Answer.UNKNOWN;
  }

  private static Answer allowsInline(Datum policy) {
    var scripts = Parts.of(policy, "script-src");
    Answer found = Answer.NO;
    for (Datum sources : scripts.isEmpty() ? Parts.of(policy, "default-src") : scripts) {
      Answer inline = Values.ask(sources, value -> Values.contains(value, "'unsafe-inline'"));
      Answer nonce = Values.ask(sources, value -> Values.contains(value, "<CSP_NONCE_SENTINEL>"));
      found = found.or(inline.and(nonce.not()));
    }
    return found;
  }
}
