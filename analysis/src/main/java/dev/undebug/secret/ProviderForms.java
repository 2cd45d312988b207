package dev.undebug.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Credentials that are known by what their issuers print in front of them. Forms as the issuers
/// document them.
final class ProviderForms {

  /// @param marks one of them stands in each: it is looked for before the pattern is tried
  private record Form(SecretKind kind, List<String> marks, Pattern pattern) {

    Form(SecretKind kind, List<String> marks, String pattern) {
      this(kind, marks, Pattern.compile("(?<![A-Za-z0-9])(?:" + pattern + ")(?![A-Za-z0-9])"));
    }

    boolean mayStandIn(String text) {
      return marks.stream().anyMatch(text::contains);
    }
  }

  /// No form is shorter.
  private static final int SHORTEST = 14;

  private static final List<Form> FORMS =
      List.of(
          new Form(
              SecretKind.GITHUB_TOKEN,
              List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
              "gh[pousr]_[0-9A-Za-z]{36}"),
          new Form(SecretKind.GITHUB_TOKEN, List.of("github_pat_"), "github_pat_[0-9A-Za-z_]{82}"),
          new Form(SecretKind.NPM_TOKEN, List.of("npm_"), "npm_[0-9A-Za-z]{36}"),
          new Form(
              SecretKind.AWS_ACCESS_KEY,
              List.of("AKIA", "ASIA", "ABIA", "ACCA", "A3T"),
              "(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}"),
          new Form(
              SecretKind.STRIPE_KEY,
              List.of("k_test_", "k_live_", "k_prod_"),
              "[sr]k_(?:test|live|prod)_[0-9A-Za-z]{10,99}"),
          new Form(SecretKind.SLACK_TOKEN, List.of("xox"), "xox[bpares]-[0-9A-Za-z-]{10,200}"),
          new Form(SecretKind.SLACK_TOKEN, List.of("xapp-"), "xapp-[0-9A-Za-z-]{10,200}"),
          new Form(SecretKind.SLACK_TOKEN, List.of("xoxe."), "xoxe\\.xox[bp]-[0-9A-Za-z-]{10,300}"),
          new Form(
              SecretKind.SLACK_WEBHOOK,
              List.of("https://hooks.slack.com/services/"),
              "https://hooks\\.slack\\.com/services/[0-9A-Za-z/]{20,100}"),
          new Form(SecretKind.GOOGLE_API_KEY, List.of("AIza"), "AIza[0-9A-Za-z_-]{35}"),
          new Form(
              SecretKind.SENDGRID_KEY,
              List.of("SG."),
              "SG\\.[0-9A-Za-z_-]{22}\\.[0-9A-Za-z_-]{43}"),
          new Form(SecretKind.TWILIO_KEY, List.of("SK"), "SK[0-9a-f]{32}"),
          new Form(
              SecretKind.GITLAB_TOKEN,
              List.of(
                  "glpat-",
                  "gldt-",
                  "glrt-",
                  "glcbt-",
                  "glptt-",
                  "gloas-",
                  "glsoat-",
                  "glft-",
                  "glimt-",
                  "glagent-"),
              "gl(?:pat|dt|rt|cbt|ptt|oas|soat|ft|imt|agent)-[0-9A-Za-z_.-]{20,300}"),
          new Form(SecretKind.MAILGUN_KEY, List.of("key-"), "key-[0-9a-f]{32}"),
          new Form(SecretKind.MAILCHIMP_KEY, List.of("-us"), "[0-9a-f]{32}-us[0-9]{1,2}"),
          new Form(
              SecretKind.SENTRY_TOKEN,
              List.of("sntrys_", "sntryu_"),
              "sntry[su]_[0-9A-Za-z_+/=-]{40,300}"),
          new Form(
              SecretKind.OPENAI_KEY,
              List.of("T3BlbkFJ"),
              "sk-[0-9A-Za-z_-]{10,100}T3BlbkFJ[0-9A-Za-z_-]{10,100}"),
          new Form(
              SecretKind.ANTHROPIC_KEY,
              List.of("sk-ant-"),
              "sk-ant-(?:api|admin)[0-9]{2}-[0-9A-Za-z_-]{80,110}AA"),
          new Form(SecretKind.HUGGING_FACE_TOKEN, List.of("hf_"), "hf_[0-9A-Za-z]{34}"),
          new Form(SecretKind.DIGITALOCEAN_TOKEN, List.of("_v1_"), "do[opr]_v1_[0-9a-f]{64}"),
          new Form(SecretKind.HEROKU_KEY, List.of("HRKU-AA"), "HRKU-AA[0-9A-Za-z_-]{58}"),
          new Form(
              SecretKind.PYPI_TOKEN,
              List.of("pypi-AgEIcHlwaS5vcmc"),
              "pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,300}"),
          new Form(
              SecretKind.SHOPIFY_TOKEN,
              List.of("shpat_", "shpca_", "shppa_", "shpss_"),
              "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
          new Form(
              SecretKind.VAULT_TOKEN, List.of("hvs.", "hvb."), "hv[sb]\\.[0-9A-Za-z_-]{24,300}"),
          new Form(
              SecretKind.AZURE_CLIENT_SECRET,
              List.of("Q~"),
              "[0-9A-Za-z_~.]{3}[0-9]Q~[0-9A-Za-z_~.-]{31,34}"),
          new Form(SecretKind.TELEGRAM_TOKEN, List.of(":A"), "[0-9]{8,10}:A[0-9A-Za-z_-]{34}"));

  /// The custom of marking keys as real or for trials: `np-live-…`. Stripe's `pk_live_…` is made to
  /// be published.
  private static final Form MARKED =
      new Form(
          SecretKind.API_KEY,
          List.of("live-", "live_", "test-", "test_", "prod-", "prod_"),
          "(?!pk_)[a-z]{2,8}[-_](?:live|test|prod)[-_](?=[0-9A-Za-z_-]*[0-9])[0-9A-Za-z_-]{12,100}");

  private ProviderForms() {}

  /// The marks of all of them.
  static List<String> marks() {
    return Stream.concat(FORMS.stream(), Stream.of(MARKED))
        .flatMap(form -> form.marks.stream())
        .toList();
  }

  /// The value as a whole.
  static Optional<Secret> whole(String value) {
    if (value.length() < SHORTEST || value.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    for (Form form : FORMS) {
      if (form.mayStandIn(value) && form.pattern.matcher(value).matches()) {
        return judge(form.kind, value);
      }
    }
    return MARKED.mayStandIn(value) && MARKED.pattern.matcher(value).matches()
        ? judge(MARKED.kind, value)
        : Optional.empty();
  }

  /// Every one that stands in a text.
  static List<Secret> within(String text) {
    var found = new ArrayList<Secret>();
    for (Form form : FORMS) {
      if (form.mayStandIn(text)) {
        var matcher = form.pattern.matcher(text);
        while (matcher.find()) {
          judge(form.kind, matcher.group()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Secret> judge(SecretKind kind, String value) {
    if (Placeholders.isPlaceholder(value)) {
      return Optional.empty();
    }
    return switch (kind) {
      case GITHUB_TOKEN -> github(value);
      case STRIPE_KEY ->
          form(
              kind,
              value,
              value.contains("_test_") ? "prefix of a test key" : "prefix of a live key");
      case AWS_ACCESS_KEY ->
          form(
              kind,
              value,
              value.startsWith("ASIA")
                  ? "prefix of a temporary key"
                  : "prefix of a long-lived key");
      case API_KEY -> form(kind, value, "marked as a provider marks its keys");
      default -> form(kind, value, "prefix and length of the issuer");
    };
  }

  private static Optional<Secret> form(SecretKind kind, String value, String because) {
    return Optional.of(Secret.whole(kind, value, Proof.FORM, because));
  }

  /// The last six characters of a classic token are the CRC-32 of the thirty before them; without
  /// it GitHub has not issued the token.
  private static Optional<Secret> github(String value) {
    if (value.startsWith("github_pat_")) {
      return form(SecretKind.GITHUB_TOKEN, value, "prefix and length of the issuer");
    }
    if (!checkSum(value.substring(4, 34)).equals(value.substring(34))) {
      return Optional.empty();
    }
    return Optional.of(
        Secret.whole(SecretKind.GITHUB_TOKEN, value, Proof.CHECKSUM, "its CRC-32 is right"));
  }

  static String checkSum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    var base62 = new StringBuilder();
    for (long rest = crc.getValue(); rest > 0; rest /= 62) {
      base62.append(digits.charAt((int) (rest % 62)));
    }
    return base62.append("0".repeat(Math.max(0, 6 - base62.length()))).reverse().toString();
  }
}
