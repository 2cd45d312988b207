package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who or what makes up for a setting, as far as the tree shows it: one clause for the finding.
final class Reliefs {

  private static final Pattern FORM = Pattern.compile("(?i)\\bmethod\\s*=\\s*[\"']?post\\b");

  private static final Pattern LOGS_IN =
      Pattern.compile("(?i)login|authenticate\\(|set_password|create_user|auth\\.urls");

  /// Code that logs somebody in or keeps something between requests, or takes in what does. Names
  /// of applications and middleware in the settings are none of it, nor is a comment.
  private static final Pattern MAKES_SESSIONS =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bsession\\b|\\bsessions\\.models|(?<!_)\\blogin\\s*\\(|LoginView|LoginRequired"
              + "|login_required|auth\\.(views|urls)|auth_urls|wagtail|\\bcms\\b|mezzanine"
              + "|allauth|social|oidc|\\bcas\\b|saml|rest_auth|rest_framework\\.urls|rest_framework_urls|SessionAuth"
              + "|\\bmessages\\.(add|success|error|info|warning|debug)|SuccessMessageMixin|oauth|two_factor|otp_)");

  /// What asks for the token against forged requests, of Django's own and of packages that render
  /// forms. The pages of REST framework ask for it as well.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?i)csrf_?token|csrf_(?:input|field|protect)|csrfmiddlewaretoken|(?:ensure|requires)_csrf"
              + "|\\bget_token\\b|crispy|formtools|graphql|\\bFormView\\b|\\b(?:Create|Update|Delete)View\\b");

  /// gunicorn, uvicorn, hypercorn, daphne, runserver_plus.
  private static final Pattern OVER_TLS =
      Pattern.compile(
          "\\s--(certfile|keyfile|cert-file|key-file|ssl-certfile|ssl-keyfile)\\b|\\sssl:\\d");

  private Reliefs() {}

  /// A server of the tree, or a platform, that sends all of the headers itself.
  static java.util.function.Function<Evaluated, Optional<String>> headers(String... headers) {
    return evaluated -> {
      var texts = ServerTexts.of(tree(evaluated));
      return Stream.of(headers).allMatch(texts::mention)
          ? Optional.of("a server of the tree sends the header")
          : PlatformEdge.protecting(evaluated).map("%s sends the header itself"::formatted);
    };
  }

  /// A server of the tree that redirects to HTTPS, or the one that Django runs in, where it speaks
  /// nothing else.
  static Optional<String> redirect(Evaluated evaluated) {
    String command = evaluated.deployment().command().line();
    if (OVER_TLS.matcher(command).find()) {
      return Optional.of("`%s` answers over HTTPS alone".formatted(command));
    }
    return SecureRedirects.find(tree(evaluated))
        .map(place -> "%s:%d redirects".formatted(place.path(), place.start().line()))
        .or(() -> ServerTexts.of(tree(evaluated)).onlySecure())
        .or(() -> PlatformEdge.of(evaluated).map("%s redirects before it"::formatted))
        .or(() -> listed(evaluated));
  }

  /// A session's cookie that other sites cannot have sent.
  static Optional<String> sameSite(Evaluated evaluated) {
    var values = new Values(evaluated);
    boolean isKept =
        values.isAtLeast(2, 1)
            && values
                .isText("SESSION_COOKIE_SAMESITE", "Lax")
                .or(values.isText("SESSION_COOKIE_SAMESITE", "Strict"))
                .isYes();
    return isKept
        ? Optional.of("SESSION_COOKIE_SAMESITE keeps the session's cookie from them")
        : Optional.empty();
  }

  /// Whoever starts an image, which has a key only to be built.
  static Optional<String> starter(Evaluated evaluated) {
    return SecretKeys.isOfImage(evaluated)
        ? Optional.of("whoever starts the image may set another")
        : Optional.empty();
  }

  /// A server before Django that refuses other hosts itself.
  static Optional<String> hosts(Evaluated evaluated) {
    return ServerTexts.of(tree(evaluated)).routeByHost();
  }

  /// A key that is shorter than Django's check wants, and that chance drew all the same.
  static Optional<String> drawn(Evaluated evaluated) {
    var values = new Values(evaluated);
    if (values.isText("SECRET_KEY", "").isYes() && !values.isLeftEmpty("SECRET_KEY")) {
      return Optional.of("Django refuses an empty one");
    }
    return new Values(evaluated)
            .ask(
                "SECRET_KEY",
                key -> Answer.of(key instanceof Datum.Text(var text) && isDrawn(text)))
            .isYes()
        ? Optional.of("it is too long to be guessed")
        : starter(evaluated);
  }

  private static boolean isDrawn(String key) {
    return !key.startsWith("django-insecure-")
        && key.length() >= 32
        && key.chars().distinct().count() >= 20
        && key.chars().anyMatch(Character::isDigit)
        && !key.matches(".*[a-z]{7}.*|.*[ _-][a-z]{3,}[ _-].*");
  }

  /// Nobody who logs in with a password here.
  static Optional<String> noLogins(Evaluated evaluated) {
    boolean hasLogins =
        AdminRoutes.isInstalled(evaluated) || CodeTexts.any(tree(evaluated), LOGS_IN);
    return hasLogins
        ? Optional.empty()
        : Optional.of(
            "nobody logs in: there is no administration, and no code asks for a password");
  }

  /// HSTS: browsers that were here before do not come over HTTP.
  static Optional<String> strict(Evaluated evaluated) {
    boolean isStrict =
        new Values(evaluated).isTruthy("SECURE_HSTS_SECONDS").isYes()
            || ServerTexts.of(tree(evaluated)).mention("Strict-Transport-Security");
    return isStrict
        ? Optional.of("HSTS keeps browsers that were here before on HTTPS")
        : preloaded(evaluated);
  }

  /// Browsers' own lists of domains that speak HTTPS alone, and who sends HSTS by default.
  private static Optional<String> preloaded(Evaluated evaluated) {
    var platform = PlatformEdge.strict(evaluated);
    if (platform.isPresent()) {
      return platform.map("%s sends Strict-Transport-Security itself"::formatted);
    }
    if (SecureRedirects.isByIngressNginx(tree(evaluated))) {
      return Optional.of("ingress-nginx sends Strict-Transport-Security itself");
    }
    return listed(evaluated);
  }

  /// Browsers that do not ask over HTTP at all.
  private static Optional<String> listed(Evaluated evaluated) {
    return Preloaded.of(evaluated);
  }

  /// HSTS that somebody else sees to.
  static Optional<String> hsts(Evaluated evaluated) {
    return headers("Strict-Transport-Security")
        .apply(evaluated)
        .or(() -> preloaded(evaluated))
        .or(
            () ->
                PlatformEdge.isNameless(evaluated)
                    ? Optional.of("every host is an address, and HSTS is for names alone")
                    : Optional.empty());
  }

  /// A session's cookie that keeps to HTTPS in effect, or that is never set.
  static Optional<String> sessions(Evaluated evaluated) {
    return strict(evaluated)
        .or(
            () ->
                makesSessions(evaluated)
                    ? Optional.empty()
                    : Optional.of("no code of the tree makes a session"));
  }

  private static boolean makesSessions(Evaluated evaluated) {
    return CodeTexts.any(tree(evaluated), MAKES_SESSIONS) || AdminRoutes.areServed(evaluated);
  }

  /// A token's cookie that keeps to HTTPS in effect, or that is never set: Django sets it where a
  /// page or a view asks for the token, and where somebody logs in.
  static Optional<String> tokens(Evaluated evaluated) {
    return strict(evaluated)
        .or(
            () ->
                makesSessions(evaluated)
                        || RestViews.areThere(tree(evaluated))
                        || CodeTexts.anyPage(tree(evaluated), TOKEN)
                    ? Optional.empty()
                    : Optional.of("no page and no view of the tree asks for a token"));
  }

  /// Nobody to whom error mails go.
  static Optional<String> noMails(Evaluated evaluated) {
    return new Values(evaluated).isTruthy("ADMINS") == Answer.NO
        ? Optional.of("ADMINS is empty, so that no error mail is sent")
        : Optional.empty();
  }

  /// An API without a form to be forged: the administration's and REST framework's views ask for
  /// the token themselves.
  static Optional<String> noForms(Evaluated evaluated) {
    if (!new Values(evaluated).contains("INSTALLED_APPS", "rest_framework").isYes()) {
      return Optional.empty();
    }
    return CodeTexts.anyPage(tree(evaluated), FORM)
        ? Optional.empty()
        : Optional.of("no page of the tree has a form to be sent");
  }

  private static Tree tree(Evaluated evaluated) {
    return evaluated.project().modules().tree();
  }
}
