package dev.undebug.threat;

import dev.undebug.page.Series;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an application answers with DEBUG off that it does not with DEBUG on: why a page is 400,
/// 403, 404 or 500 there, and who is told of it.
///
/// Judged by the settings of one deployment as shipped. Where they hang on DEBUG themselves, what
/// they are with DEBUG off may differ, which the findings say.
public final class DebugOff {

  private static final Place NOWHERE = Place.ofFile("");

  /// Findings about what visitors get, by what they are about.
  private static final Set<String> STATIC = Set.of("UDB118", "UDB120");

  private static final Set<String> PAGES = Set.of("UDB501", "UDB502", "UDB503", "UDB504", "UDB505");

  private static final Set<String> UNSEEN = Set.of("UDB601");

  /// What differs.
  public enum About {
    HOSTS("Which hosts are answered"),
    STATIC_FILES("Static files and uploads"),
    PAGES("Error pages and templates"),
    LOGGING("Who is told of an error"),
    MAIL("Mail"),
    HTTPS("HTTPS, cookies and forms (with DEBUG on, too)");

    private final String label;

    About(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// One difference.
  ///
  /// @param status what a visitor gets; empty where it is no answer
  /// @param words what happens, in a sentence
  /// @param where the setting or the finding that says so; an empty path where Django's default
  ///   does
  /// @param help what to do; empty where nothing need be done
  public record Difference(About about, String status, String words, Place where, String help) {}

  private final KnownSettings settings;
  private final Series django;
  private final List<Analysis.Observation> findings;
  private final List<Difference> found = new ArrayList<>();

  private DebugOff(KnownSettings settings, Series django, List<Analysis.Observation> findings) {
    this.settings = settings;
    this.django = django;
    this.findings = findings;
  }

  /// The differences of one deployment; none where its settings are not known.
  ///
  /// @param findings of the application
  public static List<Difference> of(Evidence.Start start, List<Analysis.Observation> findings) {
    if (!start.settings().isKnown() || start.verdict().state() == Verdict.State.FAILS) {
      return List.of();
    }
    var series = Series.of(start.verdict().assumed().django());
    var off = new DebugOff(start.settings(), series, findings);
    off.hosts();
    off.staticFiles();
    off.pages();
    off.logging();
    off.mail();
    off.https();
    return List.copyOf(off.found);
  }

  private void add(About about, String status, String words, String setting, String help) {
    Place where = settings.find(setting).map(Setting::place).orElse(NOWHERE);
    found.add(new Difference(about, status, words, where, help));
  }

  private void told(About about, String status, Set<String> rules) {
    findings.stream()
        .map(Analysis.Observation::finding)
        .filter(finding -> rules.contains(finding.rule()))
        .forEach(
            finding ->
                found.add(
                    new Difference(
                        about,
                        status,
                        finding.rule() + ": " + finding.message(),
                        finding.place(),
                        finding.help())));
  }

  private boolean has(About about) {
    return found.stream().anyMatch(one -> one.about() == about);
  }

  private void hosts() {
    Known hosts = settings.value("ALLOWED_HOSTS");
    String setting = "ALLOWED_HOSTS";
    if (!hosts.isCertain()) {
      add(
          About.HOSTS,
          "400",
          "ALLOWED_HOSTS is decided outside the tree: a host that it does not name is answered with 400,"
              + " which DEBUG on hides for localhost alone",
          setting,
          "compare it with the host in the browser's address");
    } else if (hosts.texts().isEmpty()) {
      add(
          About.HOSTS,
          "400",
          "ALLOWED_HOSTS is empty: every request is answered with 400 (DisallowedHost); with DEBUG on"
              + " localhost is allowed",
          setting,
          "name the hosts that visitors use");
    } else if (hosts.texts().contains("*")) {
      add(About.HOSTS, "", "every host is answered, with DEBUG on and off", setting, "");
    } else {
      add(
          About.HOSTS,
          "400",
          "every host but %s is answered with 400 (DisallowedHost); health checks by IP address, too"
              .formatted(String.join(", ", hosts.texts())),
          setting,
          "name every host that visitors and health checks use");
    }
  }

  private void staticFiles() {
    String setting =
        settings.find("STORAGES").isPresent() && django.compareTo(new Series(4, 2)) >= 0
            ? "STORAGES"
            : "STATICFILES_STORAGE";
    Known storage =
        setting.equals("STORAGES")
            ? settings.value(setting).at("staticfiles").at("BACKEND")
            : settings.value(setting);
    if (storage instanceof Known.Text(var backend) && backend.contains("Manifest")) {
      add(
          About.STATIC_FILES,
          "500",
          ("%s asks the manifest only while DEBUG is off: a template whose {%% static %%} names a file that"
                  + " collectstatic did not collect is answered with 500 (ValueError: Missing staticfiles manifest entry)")
              .formatted(backend.substring(backend.lastIndexOf('.') + 1)),
          setting,
          "run collectstatic where the application is built, with the same settings, and look at what it says");
    }
    told(About.STATIC_FILES, "404", STATIC);
    if (!has(About.STATIC_FILES)) {
      add(
          About.STATIC_FILES,
          "",
          "nothing is known that would be answered differently; runserver serves static files only while DEBUG"
              + " is on",
          "STATIC_URL",
          "");
    }
  }

  private void pages() {
    told(About.PAGES, "500", PAGES);
    add(
        About.PAGES,
        "404",
        "a path that no route takes gets 404.html, or Django's plain page, instead of the list of routes",
        "ROOT_URLCONF",
        "");
    add(
        About.PAGES,
        "500",
        "an exception gets 500.html, or Django's plain page; the traceback is logged, and shown to nobody",
        "TEMPLATES",
        "");
  }

  private void logging() {
    told(About.LOGGING, "", UNSEEN);
    boolean isDefault = settings.find("LOGGING").map(Setting::isDefault).orElse(true);
    if (isDefault) {
      add(
          About.LOGGING,
          "",
          "LOGGING is Django's default: it writes to the console only while DEBUG is on; with DEBUG off errors of views"
              + " are mailed to ADMINS and written nowhere",
          "LOGGING",
          "give the logger 'django' a StreamHandler without the filter require_debug_true: the server's log then has every traceback");
    } else if (!has(About.LOGGING)) {
      add(
          About.LOGGING,
          "",
          settings.value("LOGGING").isCertain()
              ? "LOGGING has a handler that takes errors: the traceback of a 500 is there"
              : "a part of LOGGING is decided outside the tree: whether it writes the traceback of a 500 is not known",
          "LOGGING",
          "");
    }
  }

  private void mail() {
    Known admins = settings.value("ADMINS");
    if (admins.isFalsy()) {
      add(About.MAIL, "", "ADMINS is empty: the mail about an error goes to nobody", "ADMINS", "");
    }
    // Django's own: SMTP, to this machine.
    boolean isSmtp =
        settings
            .find("EMAIL_BACKEND")
            .map(
                one ->
                    one.value() instanceof Known.Text(var name)
                        && name.endsWith("smtp.EmailBackend"))
            .orElse(true);
    boolean isHere =
        settings
            .find("EMAIL_HOST")
            .map(one -> one.value() instanceof Known.Text(var name) && name.equals("localhost"))
            .orElse(true);
    if (isSmtp && isHere) {
      add(
          About.MAIL,
          "500",
          "mail is sent by SMTP to localhost: where nothing listens there, a view that sends mail fails"
              + " (ConnectionRefusedError)",
          "EMAIL_HOST",
          "set EMAIL_HOST, or a backend that is there in production");
    }
  }

  private void https() {
    boolean trustsNoProxy = settings.value("SECURE_PROXY_SSL_HEADER") instanceof Known.None;
    if (isTrue("SECURE_SSL_REDIRECT") && trustsNoProxy) {
      add(
          About.HTTPS,
          "301",
          "SECURE_SSL_REDIRECT without SECURE_PROXY_SSL_HEADER: behind a proxy that ends TLS every request is redirected"
              + " for ever",
          "SECURE_SSL_REDIRECT",
          "set SECURE_PROXY_SSL_HEADER to what the proxy sends and takes from visitors");
    }
    if (isTrue("SESSION_COOKIE_SECURE") || isTrue("CSRF_COOKIE_SECURE")) {
      add(
          About.HTTPS,
          "403",
          "cookies are sent over HTTPS alone: over plain HTTP nobody stays logged in, and forms are refused",
          isTrue("CSRF_COOKIE_SECURE") ? "CSRF_COOKIE_SECURE" : "SESSION_COOKIE_SECURE",
          "ask for the site over HTTPS");
    }
    boolean checksOrigin = django.compareTo(new Series(4, 0)) >= 0;
    Optional<Setting> trusted = settings.find("CSRF_TRUSTED_ORIGINS");
    if (checksOrigin && trustsNoProxy && trusted.map(one -> one.value().isFalsy()).orElse(true)) {
      add(
          About.HTTPS,
          "403",
          "CSRF_TRUSTED_ORIGINS is empty: behind a proxy that ends TLS, without SECURE_PROXY_SSL_HEADER, forms are refused"
              + " (Origin checking failed)",
          "CSRF_TRUSTED_ORIGINS",
          "set SECURE_PROXY_SSL_HEADER, or name the origins with their scheme");
    }
  }

  private boolean isTrue(String setting) {
    return settings.value(setting) instanceof Known.Bool(var value) && value;
  }
}
