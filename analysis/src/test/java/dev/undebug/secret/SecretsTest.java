package dev.undebug.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String HEX = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "x, AKIAQ7W2E3R4T5Y6U7I2, aws-access-key, FORM",
    "x, sk_test_NotARealKeyUndebugLab0, stripe-key, FORM",
    "x, xoxb-2481632-abcDEF12345, slack-token, FORM",
    "x, AIzaSyA-0123456789abcdefghijklmnopqrstu, google-api-key, FORM",
    "x, glpat-a1B2c3D4e5F6g7H8i9J0, gitlab-token, FORM",
    "x, np-live-canaryShipping4a6e-0417, api-key, FORM",
    "x, postgres://reports:pw71d4x@db.internal:5432/sales, database-url, STRUCTURE",
    "x, redis://:cachePw5e0c@cache.internal:6379/1, database-url, STRUCTURE",
    "x, https://bob:hunter2@example.com/, credential-url, STRUCTURE",
    "x, https://0a1b2c3d4e5f@errors.example.com/42, sentry-dsn, STRUCTURE",
    "x, host=db user=shop password=s3same dbname=shop, database-url, STRUCTURE",
    "x, 4111111111111111, payment-card, CHECKSUM",
    "salt, django-insecure-q8v3x0m5k1w7, django-secret-key, FORM",
    "SECRET_KEY, q8v3x0m5k1w7z2, django-secret-key, NAME",
    "SECRET_KEY_FALLBACKS[0], q8v3x0m5k1w7z2, django-secret-key, NAME",
    "DATABASES['default']['PASSWORD'], tea, database-password, NAME",
    "frame 3 shop/views.py:41 pay: password, canaryPw, password, NAME",
    "frame 3 shop/views.py:41 pay: dbpassword, canaryPw, database-password, NAME",
    "EMAIL_HOST_PASSWORD, canaryPw, password, NAME",
    "apiKey, Zk29xk20, api-key, NAME",
    "OAUTH_TOKEN, q8v3x0m5k1w7, token, NAME",
    "AWS_SECRET_ACCESS_KEY, wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzzzz, aws-secret-key, NAME",
    "HTTP_AUTHORIZATION, Bearer q8v3x0m5k1w7, authorization, STRUCTURE",
    "COOKIES['sessionid'], q8v3x0m5k1w7z2r9t4y6u0i1, session, NAME",
    "ENCRYPTION_IV, q8v3x0m5, key, NAME",
  })
  void aCredentialIsKnownByItsKindAndItsProof(String name, String value, String kind, Proof proof) {
    var secret = Secrets.classify(name, value).orElseThrow();

    assertThat(secret.kind().word()).isEqualTo(kind);
    assertThat(secret.proof()).isEqualTo(proof);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSWORD, ********************",
    "PASSWORD, changeme",
    "PASSWORD, change-me-please-change-me",
    "PASSWORD, ${POSTGRES_PASSWORD}",
    "PASSWORD, $POSTGRES_PASSWORD",
    "PASSWORD, {{ password }}",
    "PASSWORD, <password>",
    "PASSWORD, xxxxxx",
    "PASSWORD, your-password-here",
    "PASSWORD, None",
    "API_KEY, AKIAIOSFODNN7EXAMPLE",
    "x, postgres://user:****@host/db",
    "x, postgres://user:${PW}@host/db",
    "x, postgres://host:5432/db",
    "PASSWORD_RESET_TIMEOUT, 259200",
    "PASSWORD_HASHERS[0], django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "AUTH_USER_MODEL, auth.User",
    "CSRF_COOKIE_NAME, csrftoken",
    "CACHE_MIDDLEWARE_KEY_PREFIX, shop2024",
    "token_url, https://example.com/oauth/token",
    "primary_key, abc12345678",
    "sort_key, abc12345678",
    "x, 4111111111111112",
    "x, 1732440000000000",
    "TIME_ZONE, UTC",
    "x, ghp_0123456789012345678901234567890123456",
    "AUTH_CALLBACK_MATCH, ^/openid/authorize?.*",
    "BASIC_AUTH_NETWORKS[3], 2001:db8:103::/48",
    "AUTH_CERT, MIIDMjCCAhqgAwIBAgIBATANBgkqhkiG9w0BAQsFADAjMSEwHwYDVQQDExh0",
    "SESSION_SERIALIZER, django.contrib.sessions.serializers.JSONSerializer",
    "key, views.decorators.cache.cache_page..d41d8cd98f00b204e9800998ecf8427e.en-us.UTC and more",
  })
  void whatOnlyStandsInItsPlaceIsNone(String name, String value) {
    assertThat(Secrets.classify(name, value)).isEmpty();
  }

  @Test
  void aGithubTokenProvesItselfByItsCheckSum() {
    String random = "Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy";
    String token = "ghp_" + random + ProviderForms.checkSum(random);

    assertThat(Secrets.classify("x", token).orElseThrow().proof()).isEqualTo(Proof.CHECKSUM);
    assertThat(Secrets.classify("x", "ghp_" + random + "000000")).isEmpty();
  }

  @Test
  void aWebTokenProvesItselfByItsHeader() {
    String good =
        base64("{\"typ\":\"JWT\",\"alg\":\"HS256\"}")
            + "."
            + base64("{\"sub\":1}")
            + ".c2lnbmF0dXJl";
    String noHeader = base64("{\"typ\":\"JWT\"}") + "." + base64("{\"sub\":1}") + ".c2lnbmF0dXJl";

    assertThat(Secrets.classify("x", good).orElseThrow().because())
        .isEqualTo("its header says HS256");
    assertThat(Secrets.classify("x", noHeader)).isEmpty();
  }

  @Test
  void aPrivateKeyProvesItselfByItsEncoding() {
    String der =
        Base64.getMimeEncoder()
            .encodeToString(("0" + "k".repeat(90)).getBytes(StandardCharsets.UTF_8));
    String pem = "-----BEGIN PRIVATE KEY-----\n" + der + "\n-----END PRIVATE KEY-----\n";

    assertThat(Secrets.classify("x", pem).orElseThrow().proof()).isEqualTo(Proof.STRUCTURE);
    assertThat(Secrets.classify("x", pem).orElseThrow().kind()).isEqualTo(SecretKind.PRIVATE_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    password = \"canaryPw6f28\"",
        "headers = {'Authorization': 'x', \"api_key\": \"canaryPw6f28\"}",
        "connect(\"postgres://shop:canaryPw6f28@db/shop\")",
        "login(user, password='canaryPw6f28')",
        "API_KEY = os.environ.get('API_KEY', 'canaryPw6f28')",
        "GET /pay/?amount=3&token=canaryPw6f28&x=1",
        "<WSGIRequest: GET '/pay/?access_token=canaryPw6f28'>",
        "a=1; remember_token=canaryPw6f28; b=2",
        "CACHES['default']['PASSWORD'] = 'canaryPw6f28'",
      })
  void aSourceLineGivesAwayWhatItAssigns(String line) {
    assertThat(Secrets.within(line)).extracting(Secret::core).containsExactly("canaryPw6f28");
  }

  @Test
  void onlyThePasswordOfAnAddressMustNotBeSeen() {
    var secret =
        Secrets.classify("WAREHOUSE", "postgres://reports:pw71d4x@db:5432/sales").orElseThrow();

    assertThat(secret.core()).isEqualTo("pw71d4x");
  }

  @Test
  void aLongValueOfAnyShapeIsJudgedInReasonableTime() {
    for (String unit : List.of("a", "-", "eyJ", "://:", "password='", "x@", "-----BEGIN ", HEX)) {
      String value = unit.repeat(20_000 / unit.length());

      assertThat(Secrets.within(value + value)).hasSizeLessThan(50_000);
      assertThat(Secrets.classify("password", value)).isNotNull();
    }
  }

  @Test
  void aSecretNeverPrintsItself() {
    assertThat(Secrets.classify("PASSWORD", "canaryPw6f28").orElseThrow().toString())
        .doesNotContain("canary");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSigningKeyThatAsksToBeReplacedSignsAllTheSame() {
    assertThat(Secrets.classify("SECRET_KEY", "change-me-in-production"))
        .map(Secret::kind)
        .contains(SecretKind.DJANGO_SECRET_KEY);
    assertThat(Secrets.classify("key", "django-insecure-dev-key-change-in-production"))
        .map(Secret::kind)
        .contains(SecretKind.DJANGO_SECRET_KEY);
    assertThat(Secrets.classify("SECRET_KEY", "${SECRET_KEY}")).isEmpty();
    assertThat(Secrets.classify("SECRET_KEY", "********************")).isEmpty();
    assertThat(Secrets.classify("PASSWORD", "change-me-in-production")).isEmpty();
  }
}
