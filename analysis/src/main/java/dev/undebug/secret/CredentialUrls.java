package dev.undebug.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// URLs and connection strings that carry a password.
final class CredentialUrls {

  private static final Set<String> DATABASES =
      Set.of(
          "postgres",
          "postgresql",
          "postgis",
          "pgsql",
          "mysql",
          "mysql2",
          "mariadb",
          "mssql",
          "oracle",
          "cockroachdb",
          "cockroach",
          "timescale",
          "redshift",
          "mongodb",
          "redis",
          "rediss",
          "valkey",
          "clickhouse",
          "amqp",
          "amqps",
          "pyamqp");

  /// Scheme, user, password, host. The password may hold `@` no more than RFC 3986 allows: not.
  private static final Pattern WITH_PASSWORD =
      Pattern.compile(
          "(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9+.-]{1,30})://([^\\s/:@'\"<>]{0,200}):([^\\s/@'\"<>]{1,300})@([^\\s/'\"<>@]{1,255})[^\\s'\"<>]{0,500}");

  /// A Sentry DSN: the key stands as the user.
  private static final Pattern SENTRY =
      Pattern.compile(
          "https?://([0-9A-Za-z]{8,64})@[A-Za-z0-9.:-]{1,255}/(?:[^\\s'\"<>/]{1,60}/)?\\d{1,20}");

  /// libpq's and ODBC's form: `host=db user=shop password=…`, `Server=…;Pwd=…`.
  private static final Pattern KEY_VALUE =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:password|pwd)\\s{0,3}=\\s{0,3}(?:'([^']{1,300})'|([^\\s;'\"]{1,300}))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IS_CONNECTION =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:host|hostaddr|server|dbname|database|data source)\\s{0,3}=",
          Pattern.CASE_INSENSITIVE);

  private CredentialUrls() {}

  static Optional<Secret> whole(String value) {
    var url = WITH_PASSWORD.matcher(value);
    if (url.matches()) {
      return url(url);
    }
    var sentry = SENTRY.matcher(value);
    if (sentry.matches()) {
      return sentry(sentry);
    }
    return connection(value);
  }

  static List<Secret> within(String text) {
    var found = new ArrayList<Secret>();
    var url = WITH_PASSWORD.matcher(text);
    while (url.find()) {
      url(url).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Secret> url(Matcher url) {
    String password = url.group(3);
    if (Placeholders.isPlaceholder(password) || isPort(url)) {
      return Optional.empty();
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    String base = scheme.contains("+") ? scheme.substring(0, scheme.indexOf('+')) : scheme;
    var kind = DATABASES.contains(base) ? SecretKind.DATABASE_URL : SecretKind.CREDENTIAL_URL;
    return Optional.of(
        new Secret(kind, url.group(), password, Proof.STRUCTURE, "a URL with user and password"));
  }

  /// `http://host:8000@…` is no URL that anyone writes, but texts run together look like it.
  private static boolean isPort(Matcher url) {
    return url.group(3).matches("\\d{2,5}") && url.group(2).contains(".");
  }

  private static Optional<Secret> sentry(Matcher dsn) {
    return Placeholders.isPlaceholder(dsn.group(1))
        ? Optional.empty()
        : Optional.of(
            new Secret(
                SecretKind.SENTRY_DSN,
                dsn.group(),
                dsn.group(1),
                Proof.STRUCTURE,
                "a URL with a key and a project number"));
  }

  private static Optional<Secret> connection(String value) {
    if (value.length() > 2_000 || !IS_CONNECTION.matcher(value).find()) {
      return Optional.empty();
    }
    var pair = KEY_VALUE.matcher(value);
    if (!pair.find()) {
      return Optional.empty();
    }
    String password = pair.group(1) == null ? pair.group(2) : pair.group(1);
    return Placeholders.isPlaceholder(password)
        ? Optional.empty()
        : Optional.of(
            new Secret(
                SecretKind.DATABASE_URL,
                value,
                password,
                Proof.STRUCTURE,
                "a connection string with a password"));
  }
}
