package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Variable;
import dev.undebug.secret.Proof;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Credentials of accounts that somebody has at a service outside: once they are published it does
/// not matter what they were written down for.
final class OutsideAccounts {

  /// Google's passwords for programs.
  private static final Pattern APP_PASSWORD = Pattern.compile("[a-z]{16}|[a-z]{4}( [a-z]{4}){3}");

  private static final int SHORTEST_PASSWORD = 10;

  /// What examples are made of.
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "pass|secret|your|example|xxx|abcd|1234|0000|aaaa|test|changeme|dummy|qwert|gmail|code|fake|sample");

  /// The part before the `@` of addresses that nobody has.
  private static final Pattern NOBODY =
      Pattern.compile(
          "(your|my[._-]?e?mail|e?mail|example|sample|test|user|name|some|sender|account|foo|abc|xxx|demo|dummy"
              + "|change|replace|enter|<|\\{|\\$).*");

  private static final List<String> PASSWORD_ENDINGS = List.of("PASSWORD", "PASSWD", "PASS", "PWD");

  private OutsideAccounts() {}

  /// Whether a variable of an environment surely holds one.
  static boolean isOne(Environment environment, String name, Secret secret) {
    return isOfKnownForm(secret) || isOfMail(environment, name, secret);
  }

  private static boolean isOfKnownForm(Secret secret) {
    boolean isOfProvider =
        switch (secret.kind().use()) {
          case CLOUD, SERVICE ->
              secret.kind() != SecretKind.API_KEY && secret.kind() != SecretKind.CREDENTIAL_URL;
          case SIGNING, DATABASE, VISITOR, KEY, PASSWORD -> false;
        };
    return isOfProvider
        && (secret.proof() == Proof.FORM || secret.proof() == Proof.CHECKSUM)
        && !Drawn.opensNothing(secret)
        && !Drawn.isOfBrowsers(secret)
        && !EXAMPLE.matcher(secret.core().toLowerCase(Locale.ROOT)).find();
  }

  /// A password beside the address of somebody at a provider of mail.
  private static boolean isOfMail(Environment environment, String name, Secret secret) {
    return Drawn.isPassword(secret)
        && isAboutMail(name)
        && looksReal(secret.core())
        && isAtProvider(environment);
  }

  private static boolean isAboutMail(String name) {
    String capitals = name.toUpperCase(Locale.ROOT);
    return (capitals.contains("MAIL") || capitals.contains("SMTP"))
        && PASSWORD_ENDINGS.stream().anyMatch(capitals::endsWith);
  }

  private static boolean looksReal(String password) {
    boolean isMixed =
        password.length() >= SHORTEST_PASSWORD
            && password.chars().anyMatch(Character::isLetter)
            && password.chars().anyMatch(c -> c >= '0' && c <= '9');
    return (isMixed || APP_PASSWORD.matcher(password).matches())
        && !EXAMPLE.matcher(password.toLowerCase(Locale.ROOT)).find();
  }

  /// Whether the one who logs in has an address, and the server, or where none is named the
  /// address, is a provider's.
  private static boolean isAtProvider(Environment environment) {
    var servers =
        environment.variables().entrySet().stream()
            .filter(entry -> isAboutMail(entry.getKey(), List.of("HOST", "SERVER")))
            .flatMap(entry -> text(entry.getValue()).stream())
            .toList();
    return servers.stream().allMatch(Hosts::isOfMailProvider)
        && environment.variables().entrySet().stream()
            .filter(
                entry ->
                    isAboutMail(
                        entry.getKey(), List.of("USER", "USERNAME", "LOGIN", "ADDRESS", "MAIL")))
            .flatMap(entry -> text(entry.getValue()).stream())
            .anyMatch(text -> isAddress(text, !servers.isEmpty()));
  }

  private static boolean isAboutMail(String name, List<String> endings) {
    String capitals = name.toUpperCase(Locale.ROOT);
    return (capitals.contains("MAIL") || capitals.contains("SMTP"))
        && endings.stream().anyMatch(capitals::endsWith);
  }

  private static boolean isAddress(String text, boolean anywhere) {
    String small = text.strip().toLowerCase(Locale.ROOT);
    int at = small.indexOf('@');
    return at > 0
        && !NOBODY.matcher(small).matches()
        && !small.contains("example")
        && (anywhere || Hosts.isOfMailProvider(small.substring(at + 1)));
  }

  private static Optional<String> text(Variable variable) {
    return variable instanceof Variable.Set set ? Optional.of(set.text()) : Optional.empty();
  }
}
