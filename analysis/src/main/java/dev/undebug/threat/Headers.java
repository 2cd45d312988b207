package dev.undebug.threat;

import dev.undebug.page.Series;
import dev.undebug.threat.Mitigation.Measure;
import dev.undebug.threat.Mitigation.State;
import java.util.ArrayList;
import java.util.List;

/// Judges which security headers and cookie flags the settings switch on.
final class Headers {

  private static final String SECURITY = "django.middleware.security.SecurityMiddleware";
  private static final String FRAMES = "django.middleware.clickjacking.XFrameOptionsMiddleware";

  private final KnownSettings settings;
  private final Series django;
  private final List<String> on = new ArrayList<>();
  private final List<String> off = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  Headers(KnownSettings settings, Series django) {
    this.settings = settings;
    this.django = django;
  }

  Mitigation judge() {
    var measure = Measure.SECURITY_HEADERS;
    var middleware = settings.value("MIDDLEWARE");
    if (!(middleware instanceof Known.Items) || !middleware.isCertain()) {
      String why =
          settings.isKnown() ? "MIDDLEWARE is not known" : "no settings module was evaluated";
      return new Mitigation(measure, State.UNKNOWN, why, List.of());
    }
    boolean isGuarded = middleware.texts().contains(SECURITY);
    (isGuarded ? on : off).add("SecurityMiddleware");
    (middleware.texts().contains(FRAMES) ? on : off).add("XFrameOptionsMiddleware");
    if (isGuarded) {
      look("SECURE_HSTS_SECONDS", false);
      look("SECURE_SSL_REDIRECT", false);
      look("SECURE_CONTENT_TYPE_NOSNIFF", django.compareTo(new Series(3, 0)) >= 0);
      look("SECURE_REFERRER_POLICY", django.compareTo(new Series(3, 1)) >= 0);
    }
    look("SESSION_COOKIE_SECURE", false);
    look("CSRF_COOKIE_SECURE", false);
    return told(measure);
  }

  private void look(String name, boolean isOnByDefault) {
    var setting = settings.find(name);
    if (setting.isEmpty()) {
      (isOnByDefault ? on : off).add(name);
    } else if (!setting.get().value().isCertain()) {
      unknown.add(name);
    } else {
      (setting.get().value().isFalsy() ? off : on).add(name);
    }
  }

  private Mitigation told(Measure measure) {
    if (off.isEmpty() && unknown.isEmpty()) {
      return new Mitigation(
          measure, State.IN_PLACE, "all %d that were looked at are on".formatted(on.size()), on);
    }
    if (off.isEmpty()) {
      return new Mitigation(
          measure, State.PARTIAL, "the environment decides " + String.join(", ", unknown), on);
    }
    // A middleware that is there by startproject's habit sends no more than two headers.
    boolean isNothingSet =
        on.stream()
            .noneMatch(
                name ->
                    name.startsWith("SECURE_H")
                        || name.startsWith("SECURE_SSL")
                        || name.endsWith("COOKIE_SECURE"));
    boolean hasNoGuard = off.contains("SecurityMiddleware");
    return new Mitigation(
        measure,
        hasNoGuard && isNothingSet ? State.MISSING : State.PARTIAL,
        "off: " + String.join(", ", off),
        on);
  }
}
