package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Lab;
import dev.undebug.lab.Series;
import dev.undebug.lab.Server;
import dev.undebug.lab.Shop;
import dev.undebug.lab.Site;
import dev.undebug.lab.Start;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole job against real Djangos.
class LiveShopTest {

  /// What the page of a failed payment shows, and no report may.
  private static final List<String> CANARIES =
      List.of(
          "canaryWarehousePw71d4",
          "canaryPaymentPw6f28",
          "sk_test_NotARealKeyUndebugLab0canary8c3a",
          "canaryCachePw5e0c",
          "canaryBrokerPw2b9f");

  @ParameterizedTest
  @EnumSource(names = {"RUNSERVER", "GUNICORN"})
  void theInsecureShopIsProvenOnAndItsSecretsAreNamedButNotShown(Server server) throws IOException {
    try (Site shop = Lab.start(Start.of(Shop.INSECURE, Series.DJANGO_5_2, server))) {
      String url = shop.uri().resolve("/orders/pay/").toString();
      for (String format : List.of("text", "json", "html")) {
        Run run =
            Run.of("analyze", Shop.INSECURE.folder().toString(), "--url", url, "--format", format);

        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).doesNotContain(CANARIES).contains("dsn", "password", "api_key");
        assertThat(run.err()).doesNotContain(CANARIES);
      }
      Run json =
          Run.of("analyze", Shop.INSECURE.folder().toString(), "--url", url, "--format=json");
      Run revealed = Run.of("analyze", Shop.INSECURE.folder().toString(), "--url", url, "--reveal");

      assertThat(json.out()).contains("\"verdict\" : \"on\"").contains("technical-500");
      assertThat(revealed.out()).contains(CANARIES.subList(0, 3));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNSERVER", "GUNICORN"})
  void theSecureShopIsOffWithEvidence(Server server) throws IOException {
    try (Site shop = Lab.start(Start.of(Shop.SECURE, Series.DJANGO_5_2, server))) {
      Run run =
          Run.of(
              "analyze",
              Shop.SECURE.folder().toString(),
              "--url",
              shop.uri().toString(),
              "--header",
              "X-Forwarded-Proto: https");

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out()).contains("DEBUG is off").contains("/undebug-");
    }
  }
}
