package dev.undebug.rule;

import static dev.undebug.rule.Answer.NO;
import static dev.undebug.rule.Answer.YES;

import dev.undebug.page.Series;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.List;
import java.util.Set;

/// The checks of `manage.py check --deploy` that speak of headers and cookies, each under the
/// number that Django gives it: UDB904 is `security.W004`. Conditions are those of
/// `django/core/checks/security/` of Django 1.8 to 6.1.
final class DeployChecks {

  private static final String SECURITY = "django.middleware.security.SecurityMiddleware";
  private static final String FRAMES = "django.middleware.clickjacking.XFrameOptionsMiddleware";
  private static final String CSRF = "django.middleware.csrf.CsrfViewMiddleware";
  private static final String CSP = "django.middleware.csp.ContentSecurityPolicyMiddleware";
  private static final String SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware";
  private static final String SESSIONS_APP = "django.contrib.sessions";
  private static final Set<String> OPENER_POLICIES =
      Set.of("same-origin", "same-origin-allow-popups", "unsafe-none");

  /// `is True` since this series; before it, anything true would do.
  private static final Series STRICT = new Series(4, 1);

  static final List<Rule> ALL =
      List.of(
          new SettingsRule(
                  "UDB901",
                  "security-middleware-missing",
                  Severity.MEDIUM,
                  Range.from(1, 8),
                  v -> has(v, SECURITY).not(),
                  new Telling(
                      "MIDDLEWARE",
                      "SecurityMiddleware is missing: no HSTS, no nosniff, no redirect to HTTPS",
                      "put django.middleware.security.SecurityMiddleware first in MIDDLEWARE",
                      (evaluated, place) -> Edits.prepend(evaluated, place, SECURITY)))
              .relievedBy(Reliefs.headers("Strict-Transport-Security", "X-Content-Type-Options")),
          new SettingsRule(
                  "UDB902",
                  "frame-middleware-missing",
                  Severity.LOW,
                  Range.EVERY,
                  v -> has(v, FRAMES).not(),
                  new Telling(
                      "MIDDLEWARE",
                      "XFrameOptionsMiddleware is missing: any site may show this one in a frame",
                      "add django.middleware.clickjacking.XFrameOptionsMiddleware to MIDDLEWARE"))
              .relievedBy(Reliefs.headers("X-Frame-Options")),
          new SettingsRule(
                  "UDB903",
                  "csrf-middleware-missing",
                  Severity.MEDIUM,
                  Range.EVERY,
                  v -> has(v, CSRF).not(),
                  new Telling(
                      "MIDDLEWARE",
                      "CsrfViewMiddleware is missing: only views that ask for it themselves refuse forms of other sites",
                      "add django.middleware.csrf.CsrfViewMiddleware to MIDDLEWARE"))
              .relievedBy(Reliefs::noForms),
          new SettingsRule(
                  "UDB904",
                  "hsts-off",
                  Severity.LOW,
                  Range.EVERY,
                  v -> has(v, SECURITY).and(v.isTruthy("SECURE_HSTS_SECONDS").not()),
                  new Telling(
                      "SECURE_HSTS_SECONDS",
                      "SECURE_HSTS_SECONDS is off: Django sends no Strict-Transport-Security",
                      "set it to 3600 first, and to a year once every page works over HTTPS",
                      "3600"))
              .relievedBy(Reliefs::hsts),
          new SettingsRule(
              "UDB905",
              "hsts-without-subdomains",
              Severity.NOTE,
              Range.EVERY,
              v -> hsts(v).and(v.isTrue("SECURE_HSTS_INCLUDE_SUBDOMAINS").not()),
              new Telling(
                  "SECURE_HSTS_INCLUDE_SUBDOMAINS",
                  "HSTS leaves out the subdomains",
                  "set SECURE_HSTS_INCLUDE_SUBDOMAINS = True once every subdomain serves HTTPS",
                  "True")),
          new SettingsRule(
                  "UDB906",
                  "nosniff-off",
                  Severity.LOW,
                  Range.EVERY,
                  v -> has(v, SECURITY).and(v.isTrue("SECURE_CONTENT_TYPE_NOSNIFF").not()),
                  new Telling(
                      "SECURE_CONTENT_TYPE_NOSNIFF",
                      "SECURE_CONTENT_TYPE_NOSNIFF is off: browsers guess what an upload is",
                      "set SECURE_CONTENT_TYPE_NOSNIFF = True",
                      "True"))
              .relievedBy(Reliefs.headers("X-Content-Type-Options")),
          new SettingsRule(
              "UDB907",
              "xss-filter-off",
              Severity.NOTE,
              Range.to(2, 2),
              v -> has(v, SECURITY).and(v.isTrue("SECURE_BROWSER_XSS_FILTER").not()),
              new Telling(
                  "SECURE_BROWSER_XSS_FILTER",
                  "SECURE_BROWSER_XSS_FILTER is off",
                  "set SECURE_BROWSER_XSS_FILTER = True, or better, a Content-Security-Policy",
                  "True")),
          new SettingsRule(
                  "UDB908",
                  "ssl-redirect-off",
                  Severity.LOW,
                  Range.EVERY,
                  v -> has(v, SECURITY).and(v.isTrue("SECURE_SSL_REDIRECT").not()),
                  new Telling(
                      "SECURE_SSL_REDIRECT",
                      "SECURE_SSL_REDIRECT is off: Django sends nobody on to HTTPS",
                      "set SECURE_SSL_REDIRECT = True, unless the server before Django redirects",
                      "True"))
              .relievedBy(Reliefs::redirect),
          cookie("UDB910", "session-cookie-insecure-app", "SECURE", YES, NO),
          cookie("UDB911", "session-cookie-insecure-middleware", "SECURE", NO, YES),
          cookie("UDB912", "session-cookie-insecure", "SECURE", YES, YES)
              .relievedBy(Reliefs::sessions),
          cookie("UDB913", "session-cookie-readable-app", "HTTPONLY", YES, NO),
          cookie("UDB914", "session-cookie-readable-middleware", "HTTPONLY", NO, YES),
          cookie("UDB915", "session-cookie-readable", "HTTPONLY", YES, YES),
          new SettingsRule(
                  "UDB916",
                  "csrf-cookie-insecure",
                  Severity.LOW,
                  Range.EVERY,
                  v ->
                      v.isTruthy("CSRF_USE_SESSIONS")
                          .not()
                          .and(has(v, CSRF))
                          .and(isOn(v, "CSRF_COOKIE_SECURE").not()),
                  new Telling(
                      "CSRF_COOKIE_SECURE",
                      "CSRF_COOKIE_SECURE is off: its cookie is not kept to HTTPS",
                      "set CSRF_COOKIE_SECURE = True",
                      "True"))
              .relievedBy(Reliefs::tokens),
          new SettingsRule(
              "UDB917",
              "csrf-cookie-readable",
              Severity.NOTE,
              new Range(new Series(1, 8), new Series(1, 10)),
              v -> has(v, CSRF).and(v.isTruthy("CSRF_COOKIE_HTTPONLY").not()),
              new Telling(
                  "CSRF_COOKIE_HTTPONLY",
                  "CSRF_COOKIE_HTTPONLY is off: scripts can read the token",
                  "set CSRF_COOKIE_HTTPONLY = True",
                  "True")),
          new SettingsRule(
              "UDB919",
              "frames-not-denied",
              Severity.NOTE,
              Range.EVERY,
              v -> has(v, FRAMES).and(v.isText("X_FRAME_OPTIONS", "DENY").not()),
              new Telling(
                  "X_FRAME_OPTIONS",
                  "X_FRAME_OPTIONS is not DENY",
                  "set X_FRAME_OPTIONS = \"DENY\", unless the site shows itself in frames",
                  "\"DENY\"")),
          new SettingsRule(
              "UDB921",
              "hsts-without-preload",
              Severity.NOTE,
              Range.from(1, 11),
              v -> hsts(v).and(v.isTrue("SECURE_HSTS_PRELOAD").not()),
              new Telling(
                  "SECURE_HSTS_PRELOAD",
                  "SECURE_HSTS_PRELOAD is off: Django does not offer the site for preloading",
                  "set SECURE_HSTS_PRELOAD = True, if the domain shall be on the browsers' list",
                  "True")),
          new SettingsRule(
              "UDB922",
              "referrer-policy-off",
              Severity.LOW,
              Range.from(3, 0),
              v -> has(v, SECURITY).and(v.isNone("SECURE_REFERRER_POLICY")),
              new Telling(
                  "SECURE_REFERRER_POLICY",
                  "SECURE_REFERRER_POLICY is None: other sites are told where visitors come from",
                  "set SECURE_REFERRER_POLICY = \"same-origin\"",
                  "\"same-origin\"")),
          new SettingsRule(
              "UDB923",
              "referrer-policy-invalid",
              Severity.MEDIUM,
              Range.from(3, 0),
              v ->
                  has(v, SECURITY)
                      .and(v.isNone("SECURE_REFERRER_POLICY").not())
                      .and(v.ask("SECURE_REFERRER_POLICY", Policies::isReferrerPolicy).not()),
              new Telling(
                  "SECURE_REFERRER_POLICY",
                  "SECURE_REFERRER_POLICY is none that browsers know, so they ignore it",
                  "set SECURE_REFERRER_POLICY = \"same-origin\"",
                  "\"same-origin\"")),
          new SettingsRule(
              "UDB924",
              "opener-policy-invalid",
              Severity.MEDIUM,
              Range.from(4, 0),
              v ->
                  has(v, SECURITY)
                      .and(v.isNone("SECURE_CROSS_ORIGIN_OPENER_POLICY").not())
                      .and(
                          v.ask(
                                  "SECURE_CROSS_ORIGIN_OPENER_POLICY",
                                  Policies.isOneOf(OPENER_POLICIES))
                              .not()),
              new Telling(
                  "SECURE_CROSS_ORIGIN_OPENER_POLICY",
                  "SECURE_CROSS_ORIGIN_OPENER_POLICY is none that browsers know",
                  "set SECURE_CROSS_ORIGIN_OPENER_POLICY = \"same-origin\"",
                  "\"same-origin\"")),
          new SettingsRule(
              "UDB926",
              "csp-not-a-dictionary",
              Severity.MEDIUM,
              Range.from(6, 0),
              v ->
                  Policies.isNoPolicy(v, "SECURE_CSP")
                      .or(Policies.isNoPolicy(v, "SECURE_CSP_REPORT_ONLY")),
              new Telling(
                  "SECURE_CSP",
                  "the content security policy is no dictionary, so no request is answered",
                  "write it as a dictionary of directives: {\"default-src\": [CSP.SELF]}")),
          new SettingsRule(
              "UDB940",
              "hashing-algorithm-unknown",
              Severity.MEDIUM,
              new Range(new Series(3, 1), new Series(3, 2)),
              v ->
                  v.ask("DEFAULT_HASHING_ALGORITHM", Policies.isOneOf(Set.of("sha1", "sha256")))
                      .not(),
              new Telling(
                  "DEFAULT_HASHING_ALGORITHM",
                  "DEFAULT_HASHING_ALGORITHM is neither sha1 nor sha256",
                  "take it out; it is for the days of an upgrade to Django 3.1")),
          new SettingsRule(
              "UDB942",
              "csrf-failure-view-not-importable",
              Severity.MEDIUM,
              Range.from(3, 2),
              v ->
                  v.ask(
                      "CSRF_FAILURE_VIEW",
                      view ->
                          Answer.of(view instanceof Datum.Text(var text) && text.indexOf('.') < 0)),
              new Telling(
                  "CSRF_FAILURE_VIEW",
                  "CSRF_FAILURE_VIEW has no dot: the view cannot be imported",
                  "write where it is, as shop.views.csrf_failure")),
          new SettingsRule(
              "UDB927",
              "csp-nonce-unused",
              Severity.LOW,
              Range.from(6, 1),
              v ->
                  has(v, CSP)
                      .and(
                          Policies.nonce(v, "SECURE_CSP")
                              .or(Policies.nonce(v, "SECURE_CSP_REPORT_ONLY")))
                      .and(v.ask("TEMPLATES", Policies::hasProcessor).not()),
              new Telling(
                  "SECURE_CSP",
                  "the policy has a nonce, and templates are not given it: they lose their scripts",
                  "add django.template.context_processors.csp to the context processors")));

  private DeployChecks() {}

  private static Answer has(Values values, String middleware) {
    Answer isListed = values.contains("MIDDLEWARE", middleware);
    return isListed == NO && StandIns.of(values).mayDo(middleware) ? Answer.UNKNOWN : isListed;
  }

  private static Answer hsts(Values values) {
    return has(values, SECURITY).and(values.isTruthy("SECURE_HSTS_SECONDS"));
  }

  private static Answer isOn(Values values, String setting) {
    return values.django().compareTo(STRICT) < 0
        ? values.isTruthy(setting)
        : values.isTrue(setting);
  }

  /// Django has one number each for the application, for the middleware, and for both.
  private static SettingsRule cookie(
      String id, String name, String flag, Answer withApp, Answer withMiddleware) {
    String setting = "SESSION_COOKIE_" + flag;
    return new SettingsRule(
        id,
        name,
        withMiddleware == NO
            ? Severity.NOTE
            : flag.equals("SECURE") ? Severity.LOW : Severity.MEDIUM,
        Range.EVERY,
        v ->
            isOn(v, setting)
                .not()
                .and(same(v.contains("INSTALLED_APPS", SESSIONS_APP), withApp))
                .and(same(has(v, SESSIONS), withMiddleware)),
        new Telling(
            setting,
            setting
                + (flag.equals("SECURE")
                    ? " is off: its cookie is not kept to HTTPS"
                    : " is off: scripts can read the session"),
            "set %s = True".formatted(setting),
            "True"));
  }

  private static Answer same(Answer answer, Answer wanted) {
    return wanted == YES ? answer : answer.not();
  }
}
