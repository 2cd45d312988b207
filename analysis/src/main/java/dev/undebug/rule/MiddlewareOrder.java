package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import java.util.List;
import java.util.stream.Stream;

/// Two middleware stand in an order in which one of them does not do its work.
final class MiddlewareOrder implements Rule {

  private static final String SESSION = "django.contrib.sessions.middleware.SessionMiddleware";
  private static final String AUTH = "django.contrib.auth.middleware.AuthenticationMiddleware";
  private static final String COMMON = "django.middleware.common.CommonMiddleware";
  private static final String SECURITY = "django.middleware.security.SecurityMiddleware";
  private static final String UPDATE = "django.middleware.cache.UpdateCacheMiddleware";
  private static final String FETCH = "django.middleware.cache.FetchFromCacheMiddleware";
  private static final String CORS = "corsheaders.middleware.CorsMiddleware";

  /// The first must stand before the second: `docs/ref/middleware.txt` of Django, "Middleware
  /// ordering", and the README of each package.
  ///
  /// @param why what goes wrong otherwise
  private record Order(String first, String second, String why) {}

  private static final List<Order> ORDERS =
      List.of(
          new Order(SECURITY, COMMON, "its redirects are sent without the security headers"),
          new Order(
              SECURITY,
              "whitenoise.middleware.WhiteNoiseMiddleware",
              "static files are served without the security headers"),
          new Order(SESSION, AUTH, "every request ends in ImproperlyConfigured"),
          new Order(
              SESSION,
              "django.contrib.messages.middleware.MessageMiddleware",
              "messages find no session"),
          new Order(
              AUTH,
              "django.contrib.auth.middleware.LoginRequiredMiddleware",
              "who is logged in is not known yet"),
          new Order(
              AUTH,
              "django_otp.middleware.OTPMiddleware",
              "who is logged in is not known yet, so nobody is asked for the second factor"),
          new Order(CORS, COMMON, "redirects are sent without CORS headers"),
          new Order(UPDATE, SESSION, "pages of one session are cached for all"),
          new Order(UPDATE, FETCH, "what is fetched is never updated"),
          new Order(
              UPDATE,
              "django.middleware.locale.LocaleMiddleware",
              "pages of one language are cached for all"));

  @Override
  public String id() {
    return "UDB936";
  }

  @Override
  public String name() {
    return "middleware-order";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.meant().stream()
        .filter(evaluated -> evaluated.deployment().serves() && isNested(evaluated))
        .flatMap(this::check);
  }

  /// Whether each middleware sees what those behind it answer; of MIDDLEWARE_CLASSES every one saw
  /// every answer.
  private static boolean isNested(Evaluated evaluated) {
    var values = new Values(evaluated);
    return values.isAtLeast(1, 10)
        && values.find("MIDDLEWARE").filter(setting -> !setting.isDefault()).isPresent();
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    var values = new Values(evaluated);
    var middleware = HeaderRules.middleware(values).orElse(List.of());
    boolean redirects = values.isTruthy("APPEND_SLASH").or(values.isTruthy("PREPEND_WWW")).isYes();
    return ORDERS.stream()
        .filter(order -> isWrong(middleware, order))
        .filter(order -> redirects || !order.second.equals(COMMON))
        .filter(order -> !order.first.equals(SECURITY) || sends(values))
        .filter(order -> !order.first.equals(CORS) || allows(values))
        .map(order -> sighting(evaluated, order));
  }

  private Sighting sighting(Evaluated evaluated, Order order) {
    boolean isIdle =
        order.first.equals(CORS)
            && order.second.equals(COMMON)
            && new Values(evaluated).isTruthy("PREPEND_WWW") != Answer.YES
            && SlashRoutes.areNone(evaluated);
    return evaluated.sighting(
        isIdle ? Severity.NOTE : severity(),
        SettingsRule.place(evaluated, "MIDDLEWARE"),
        "%s stands behind %s: %s"
            .formatted(
                last(order.first),
                last(order.second),
                isIdle
                    ? "redirects would be sent without CORS headers, though no route of the API ends"
                        + " in a slash to be redirected to"
                    : order.why),
        "put %s before it".formatted(last(order.first)));
  }

  /// Whether SecurityMiddleware has a header to send.
  private static boolean sends(Values values) {
    return Stream.of(
            "SECURE_HSTS_SECONDS",
            "SECURE_CONTENT_TYPE_NOSNIFF",
            "SECURE_BROWSER_XSS_FILTER",
            "SECURE_REFERRER_POLICY")
        .anyMatch(name -> values.find(name).isPresent() && values.isTruthy(name) != Answer.NO);
  }

  /// Whether CorsMiddleware has an origin to allow.
  private static boolean allows(Values values) {
    return Stream.of(
            "CORS_ALLOWED_ORIGINS",
            "CORS_ALLOWED_ORIGIN_REGEXES",
            "CORS_ALLOW_ALL_ORIGINS",
            "CORS_ORIGIN_WHITELIST",
            "CORS_ORIGIN_REGEX_WHITELIST",
            "CORS_ORIGIN_ALLOW_ALL")
        .anyMatch(name -> values.find(name).isPresent() && values.isTruthy(name) != Answer.NO);
  }

  private static boolean isWrong(List<String> middleware, Order order) {
    int second = middleware.lastIndexOf(order.second);
    return second >= 0 && middleware.indexOf(order.first) > second;
  }

  private static String last(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }
}
