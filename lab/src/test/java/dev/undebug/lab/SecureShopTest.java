package dev.undebug.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@NullUnmarked
@ParameterizedClass
@MethodSource("dev.undebug.lab.Combination#all")
class SecureShopTest {

  private static Site site;
  private static Visitor visitor;

  SecureShopTest(@SuppressWarnings("unused") Combination on) {}

  @BeforeParameterizedClassInvocation
  static void start(Combination on) throws IOException {
    site = Lab.start(Start.of(Shop.SECURE, on.series(), on.server()));
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
  void behindTheProxyTheFirstPageListsTeas() throws Exception {
    var answer = visitor.opens("/", "X-Forwarded-Proto", "https");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Morning Fog");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
        .hasValue("max-age=31536000; includeSubDomains; preload");
    assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void withoutTheProxyItRedirects() throws Exception {
    var answer = visitor.opens("/");

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).startsWith("https:"));
  }

  @Test
  void anUnknownPageGetsTheOwnPage() throws Exception {
    var answer = visitor.opens("/no-such-page/", "X-Forwarded-Proto", "https");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no page at this address").doesNotContain("DEBUG");
  }

  @Test
  void aLostDatabaseGivesTheOwnPageAndALineInTheRotatedLog() throws Exception {
    Path database = site.project().resolve("test.sqlite3");
    Path aside = database.resolveSibling("aside.sqlite3");
    Files.move(database, aside);

    var answer = visitor.opens("/", "X-Forwarded-Proto", "https");

    Files.move(aside, database, StandardCopyOption.REPLACE_EXISTING);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("The fault is on our side")
        .doesNotContain("OperationalError", "Traceback", Canaries.IN_LOCALS)
        .doesNotContain(Canaries.IN_SETTINGS)
        .doesNotContain(site.django().site().toString());
    assertThat(site.project().resolveSibling("home").resolve("shop.log"))
        .content()
        .contains("ERROR django.request Internal Server Error: /", "OperationalError");
  }
}
