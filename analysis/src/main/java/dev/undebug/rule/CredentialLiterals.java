package dev.undebug.rule;

import dev.undebug.code.Scene;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.secret.Proof;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A credential stands in the code, outside the settings.
final class CredentialLiterals {

  static final List<CodeRule> ALL =
      List.of(
          new CodeRule(
              "UDB216",
              "credential-literal",
              Severity.HIGH,
              List.of(
                  "assword", "ASSWORD", "asswd", "ecret", "ECRET", "oken", "OKEN", "pi_key",
                  "PI_KEY", "piKey"),
              CredentialLiterals::look));

  /// Shorter ones under a promising name are mostly words.
  private static final int MIN_CHARACTERS = 12;

  /// Files that set up, seed or try things, and settings by another name.
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)(^|/)([\\w.-]*(settings?|config|conf|test|migration|doc|mock|fake|factor(y|ies)|fixture|seed|demo|sample|recipe|stub|locust"
              + "|example|populate|scratch|dummy|locale)s?[\\w.-]*)(/|\\.py$)");

  /// Words, one after the other: names of fields, messages, addresses, codes.
  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z]*(?:[ _.:/-][A-Za-z]*)*\\d{0,2}|.*\\s.*");

  /// What tells what credentials look like is none.
  private static final Pattern ABOUT =
      Pattern.compile("(?i).*(regex|pattern|charset|chars|alphabet|format|help|doc|label|title).*");

  /// What a password was made into, which does not open what it opens.
  private static final Pattern HASH =
      Pattern.compile(
          "(pbkdf2_|bcrypt|argon2|scrypt|sha1|md5|crypt)\\w*\\$.*|\\$(2[abxy]|argon2\\w*|[156])\\$.*");

  /// `xxxx-xxxx-4` stands for what is to be put there.
  private static final Pattern STANDS_FOR =
      Pattern.compile("(?i).*(xxx|123456|abcdef|aaaa|0000).*");

  private CredentialLiterals() {}

  private static void look(Node node, Scene scene, CodeRule.Seen seen) {
    Consumer<Held> each = held -> look(held, scene, seen);
    switch (node) {
      case Statement.Assign(var targets, var value, _) ->
          targets.forEach(target -> each.accept(new Held(name(target), value, node)));
      case Statement.AnnAssign one -> each.accept(new Held(name(one.target()), one.value(), node));
      case Expression.Call call -> {
        for (Keyword keyword : call.keywords()) {
          each.accept(new Held(keyword.name(), keyword.value(), keyword));
        }
      }
      case Expression.Dict(var keys, var values, _) -> {
        for (int i = 0; i < keys.size(); i++) {
          String key = keys.get(i) instanceof Expression.Constant one ? text(one).orElse("") : "";
          each.accept(new Held(key, values.get(i), values.get(i)));
        }
      }
      default -> {}
    }
  }

  /// A value under a name.
  private record Held(String name, Expression value, Node place) {}

  private static void look(Held held, Scene scene, CodeRule.Seen seen) {
    String name = held.name;
    // `key=` beside `secret=` is the half that browsers get.
    if (name.isEmpty()
        || name.equals("key")
        || scene.isExample()
        || !(held.value instanceof Expression.Constant constant)
        || ABOUT.matcher(name).matches()) {
      return;
    }
    Optional<Secret> secret = text(constant).flatMap(text -> Secrets.classify(name, text));
    if (secret.isPresent()
        && isSure(secret.get())
        && (Drawn.isSure(secret.get()) || Drawn.isPassword(secret.get()))
        && !Drawn.isPublic(name)
        && !CredentialInCode.isLocal(secret.get())
        && !Drawn.opensNothing(secret.get())
        && !isElsewhere(scene.file().path(), seen)) {
      boolean isProven = secret.get().proof() != Proof.NAME;
      Severity proven = Drawn.isOfBrowsers(secret.get()) ? Severity.LOW : Severity.HIGH;
      seen.add(
          isProven ? proven : Severity.MEDIUM,
          isProven ? Confidence.HIGH : Confidence.MEDIUM,
          held.place,
          "%s is written in the code: %s".formatted(name, label(secret.get())),
          "read it from the environment through a setting, and replace the one that was published");
    }
  }

  /// Outside the settings a secret key is another's, unless startproject wrote it.
  private static String label(Secret secret) {
    return secret.kind() == SecretKind.DJANGO_SECRET_KEY
            && !secret.value().startsWith("django-insecure-")
        ? "secret key"
        : secret.kind().label();
  }

  private static boolean isElsewhere(String path, CodeRule.Seen seen) {
    return OTHER.matcher(path).find() || seen.isSettings(path);
  }

  /// A name alone promises too much: the value must look like one that was made up to be secret.
  private static boolean isSure(Secret secret) {
    String value = secret.value();
    return switch (secret.proof()) {
      case SIGNATURE, CERTIFICATE, CHECKSUM, STRUCTURE, FORM ->
          value.startsWith("-----BEGIN") || value.chars().noneMatch(Character::isWhitespace);
      case NAME ->
          value.length() >= MIN_CHARACTERS
              && value.chars().anyMatch(c -> c >= '0' && c <= '9')
              && value.chars().anyMatch(Character::isLetter)
              && !WORDS.matcher(value).matches()
              && !HASH.matcher(value).matches()
              && !STANDS_FOR.matcher(value).matches();
    };
  }

  private static String name(Expression target) {
    return switch (target) {
      case Expression.Name(var id, _) -> id;
      // What keeps a sheet from being changed by mistake opens nothing.
      case Expression.Attribute(Expression.Attribute(_, var owner, _), _, _)
          when owner.equals("protection") ->
          "";
      case Expression.Attribute(_, var name, _) -> name;
      case Expression.Subscript(_, Expression.Constant index, _) -> text(index).orElse("");
      default -> "";
    };
  }

  private static Optional<String> text(Expression.Constant constant) {
    return constant.value() instanceof Literal.Text(var text, _)
        ? Optional.of(text)
        : Optional.empty();
  }
}
