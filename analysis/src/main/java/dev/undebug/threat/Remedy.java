package dev.undebug.threat;

import dev.undebug.secret.SecretKind;

/// How a kind of credential is made worthless.
///
/// @param where where that is done
/// @param how a command, or what to press
/// @param breaks what it breaks
/// @param log where its use is written down
record Remedy(String where, String how, String breaks, String log) {

  private static final String NEW_KEY =
      "python -c 'from django.core.management.utils import get_random_secret_key as key; print(key())'";

  private static final String PROCESSES =
      "every process that still has the old one: web, workers, schedulers, cron, other applications";

  static Remedy of(SecretKind kind) {
    return switch (kind.use()) {
      case SIGNING ->
          new Remedy(
              "where SECRET_KEY comes from, for every process at once; not in SECRET_KEY_FALLBACKS, which goes on accepting the one that leaked",
              NEW_KEY,
              "sessions in signed cookies, links to reset a password, messages, and whatever else the application signs: users log in again",
              "the application's log: sessions of staff, and links to reset passwords, that nobody asked for");
      case DATABASE ->
          new Remedy(
              "on the database, cache or broker that it opens",
              "PostgreSQL: ALTER ROLE name PASSWORD '…'; MySQL: ALTER USER name IDENTIFIED BY '…'; Redis: ACL SETUSER name resetpass >…; RabbitMQ: rabbitmqctl change_password name …",
              PROCESSES,
              "the server's log of connections: addresses that are not yours");
      case CLOUD -> cloud(kind);
      case SERVICE -> service(kind);
      case VISITOR -> visitor(kind);
      case KEY -> key(kind);
      case PASSWORD ->
          new Remedy(
              "the account that it opens; a visitor's own password is theirs to change",
              "Set a new one, there and in the application's environment",
              PROCESSES,
              "that account's log of logins");
    };
  }

  private static Remedy cloud(SecretKind kind) {
    if (kind == SecretKind.AWS_ACCESS_KEY || kind == SecretKind.AWS_SECRET_KEY) {
      return new Remedy(
          "AWS IAM, the user of the key",
          "aws iam create-access-key; deploy it; aws iam update-access-key --status Inactive; aws iam delete-access-key",
          PROCESSES,
          "CloudTrail, by access key id");
    }
    return new Remedy(
        "the console of the provider, credentials of the project or account",
        "Make a new one, deploy it, delete the old one",
        PROCESSES,
        "the provider's audit log");
  }

  private static Remedy service(SecretKind kind) {
    return switch (kind) {
      case STRIPE_KEY ->
          new Remedy(
              "Stripe: Developers, API keys", "Roll key", PROCESSES, "Stripe: Developers, Logs");
      case GITHUB_TOKEN ->
          new Remedy(
              "GitHub: Settings, Developer settings, tokens; an organisation's owner for its apps",
              "Revoke, or delete",
              "pipelines and deployments that use it",
              "GitHub: the security and audit logs");
      case GITLAB_TOKEN, NPM_TOKEN, PYPI_TOKEN ->
          new Remedy(
              "the access tokens of the account at the issuer",
              "Revoke",
              "pipelines that publish or deploy with it",
              "the account's audit events, and the versions published since");
      case SENTRY_DSN ->
          new Remedy(
              "Sentry: Project settings, Client keys",
              "Revoke the key and make a new one",
              "error reports of processes that still have the old one",
              "events in the project that are not yours");
      default ->
          new Remedy(
              "the account at the service that issued it",
              "Make a new one, deploy it, revoke the old one",
              PROCESSES,
              "the service's log of use, and its bill");
    };
  }

  private static Remedy visitor(SecretKind kind) {
    if (kind == SecretKind.PAYMENT_CARD) {
      return new Remedy(
          "with the bank that accepts the cards, and its holder",
          "Report the number as disclosed",
          "",
          "wherever the page was kept: a card number must not be");
    }
    return new Remedy(
        "the session store, or what issues the tokens",
        "python manage.py shell -c 'from django.contrib.sessions.models import Session; Session.objects.all().delete()'; signed cookies end with a new SECRET_KEY",
        "everybody logs in again",
        "what was done in that session since the page was shown");
  }

  private static Remedy key(SecretKind kind) {
    if (kind == SecretKind.PRIVATE_KEY) {
      return new Remedy(
          "where the key is used: server, signer, deploy key",
          "Make a new key and certificate, and have the old certificate revoked by who issued it",
          "whoever pinned the old certificate or public key",
          "logins and signatures made with it");
    }
    return new Remedy(
        "where the application or its partner uses it",
        "Make a new one; what it encrypted is encrypted anew",
        "what was signed or encrypted with the old one",
        "what it opens, by the name it stood under");
  }
}
