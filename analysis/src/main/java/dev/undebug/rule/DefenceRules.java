package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.List;
import java.util.Set;

/// Defence in depth that the settings show: passwords and sessions.
final class DefenceRules {

  private static final String AUTH = "django.contrib.auth";
  private static final String HASHERS = "PASSWORD_HASHERS";

  /// Hashers of `django/contrib/auth/hashers.py` that are quick to guess.
  private static final Set<String> QUICK =
      Set.of(
          "django.contrib.auth.hashers.MD5PasswordHasher",
          "django.contrib.auth.hashers.SHA1PasswordHasher",
          "django.contrib.auth.hashers.UnsaltedMD5PasswordHasher",
          "django.contrib.auth.hashers.UnsaltedSHA1PasswordHasher",
          "django.contrib.auth.hashers.CryptPasswordHasher");

  static final List<Rule> ALL =
      List.of(
          new SettingsRule(
                  "UDB011",
                  "password-validators-missing",
                  Severity.LOW,
                  Range.from(1, 9),
                  v ->
                      v.contains("INSTALLED_APPS", AUTH)
                          .and(v.isTruthy("AUTH_PASSWORD_VALIDATORS").not()),
                  new Telling(
                      "AUTH_PASSWORD_VALIDATORS",
                      "AUTH_PASSWORD_VALIDATORS is empty: any password will do",
                      "add the four validators that startproject writes"))
              .relievedBy(
                  evaluated ->
                      Reliefs.noLogins(evaluated).or(() -> OwnPasswordChecks.find(evaluated))),
          new SettingsRule(
              "UDB012",
              "password-hasher-weak",
              Severity.HIGH,
              Range.EVERY,
              v -> v.ask(HASHERS, DefenceRules::isQuick),
              new Telling(
                  HASHERS,
                  "new passwords are stored by a hasher that is quick to guess",
                  "put Argon2PasswordHasher or PBKDF2PasswordHasher first")),
          new SettingsRule(
              "UDB013",
              "session-pickle",
              Severity.HIGH,
              Range.EVERY,
              v -> v.ask("SESSION_SERIALIZER", DefenceRules::isPickle),
              new Telling(
                  "SESSION_SERIALIZER",
                  "sessions are pickled: whoever can write one runs code",
                  "use django.contrib.sessions.serializers.JSONSerializer")),
          new SettingsRule(
              "UDB014",
              "session-in-cookie",
              Severity.LOW,
              Range.EVERY,
              v -> v.isText("SESSION_ENGINE", "django.contrib.sessions.backends.signed_cookies"),
              new Telling(
                  "SESSION_ENGINE",
                  "sessions lie in signed cookies: whoever knows SECRET_KEY writes their own",
                  "keep sessions in the database or the cache")));

  private DefenceRules() {}

  private static Answer isQuick(Datum hashers) {
    if (!(hashers instanceof Datum.Sequence(_, var elements)) || elements.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Datum.Element first = elements.getFirst();
    Answer quick =
        Values.ask(
            first.value(),
            name -> Answer.of(name instanceof Datum.Text(var text) && QUICK.contains(text)));
    return first.isAlways() ? quick : quick.and(Answer.UNKNOWN);
  }

  private static Answer isPickle(Datum serializer) {
    return Answer.of(
        serializer instanceof Datum.Text(var name) && name.endsWith(".PickleSerializer"));
  }
}
