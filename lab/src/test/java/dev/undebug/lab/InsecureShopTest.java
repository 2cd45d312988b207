package dev.undebug.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@NullUnmarked
@ParameterizedClass
@MethodSource("dev.undebug.lab.Combination#all")
class InsecureShopTest {

  private final Combination on;
  private static Site site;
  private static Visitor visitor;

  InsecureShopTest(Combination on) {
    this.on = on;
  }

  @BeforeParameterizedClassInvocation
  static void start(Combination on) throws IOException {
    site = Lab.start(Start.of(Shop.INSECURE, on.series(), on.server()));
    visitor = new Visitor(site);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (site != null) {
      visitor.close();
      site.close();
      site = null;
    }
  }

  @Test
  void theFirstPageListsTeas() throws Exception {
    var answer = visitor.opens("/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Morning Fog").doesNotContain("canary");
  }

  @Test
  void theApiAnswersJson() throws Exception {
    var answer = visitor.opens("/api/teas/");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).startsWith("{\"teas\": [{\"name\": \"Morning Fog\"");
  }

  @Test
  void theFailingPaymentShowsSettingsAndLocals() throws Exception {
    var answer = visitor.opens("/orders/pay/?email=ines@example.com");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("ZeroDivisionError", "id=\"browserTraceback\"")
        .contains(Canaries.IN_SETTINGS)
        .contains(Canaries.IN_LOCALS)
        .doesNotContain(Canaries.STARRED)
        .doesNotContain(Canaries.SECRET_KEY);
  }

  @Test
  void onlyRunserverShowsTheEnvironment() throws Exception {
    var answer = visitor.opens("/orders/pay/");

    boolean isShown = answer.body().contains(Canaries.IN_ENVIRONMENT);

    assertThat(isShown).isEqualTo(on.server() == Server.RUNSERVER);
  }

  @Test
  void theMissingReceiptShowsTheSecretKey() throws Exception {
    var answer = visitor.opens("/orders/receipt/K-0/");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("DoesNotExist").contains(Canaries.SECRET_KEY);
  }

  @Test
  void aQuoteInTheSearchShowsTheStatement() throws Exception {
    var answer = visitor.opens("/search/?q=O'Leary");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("OperationalError", "SELECT name, slug, origin FROM catalog_tea");
  }

  @Test
  void theBrokenTemplateShowsItsSource() throws Exception {
    var answer = visitor.opens("/delivery/");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("TemplateSyntaxError", "cents|euros");
  }

  @Test
  void anUnknownPageListsTheAddresses() throws Exception {
    var answer = visitor.opens("/no-such-page/");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("DEBUG = True", "admin/");
  }
}
