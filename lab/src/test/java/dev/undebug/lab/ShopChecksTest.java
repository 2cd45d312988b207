package dev.undebug.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopChecksTest {

  @ParameterizedTest
  @MethodSource("dev.undebug.lab.Lab#series")
  void theInsecureShopPassesItsOwnTests(Series series) throws IOException {
    var ran = Lab.manage(Start.of(Shop.INSECURE, series, Server.RUNSERVER), "test");

    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("Ran 11 tests");
  }

  @ParameterizedTest
  @MethodSource("dev.undebug.lab.Lab#series")
  void theSecureShopPassesItsOwnTests(Series series) throws IOException {
    var ran = Lab.manage(Start.of(Shop.SECURE, series, Server.RUNSERVER), "test");

    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("Ran 21 tests");
  }

  @ParameterizedTest
  @MethodSource("dev.undebug.lab.Lab#series")
  void theSecureShopIsReadyForDeployment(Series series) throws IOException {
    var start = Start.of(Shop.SECURE, series, Server.RUNSERVER);

    var ran = Lab.manage(start, "check", "--deploy", "--fail-level", "WARNING");

    assertThat(ran.exit()).as(ran.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.undebug.lab.Lab#series")
  void theInsecureShopIsNot(Series series) throws IOException {
    var start = Start.of(Shop.INSECURE, series, Server.RUNSERVER);

    var ran = Lab.manage(start, "check", "--deploy", "--fail-level", "WARNING");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.output()).contains("(security.W018) You should not have DEBUG set to True");
  }

  @ParameterizedTest
  @MethodSource("dev.undebug.lab.Lab#series")
  void withoutItsKeyTheSecureShopRefusesToStart(Series series) throws IOException {
    var start = Start.of(Shop.SECURE, series, Server.RUNSERVER).with("DJANGO_SECRET_KEY", "");

    var ran = Lab.manage(start, "check");

    assertThat(ran.exit()).isNotZero();
    assertThat(ran.output())
        .contains("ImproperlyConfigured: Set the environment variable DJANGO_SECRET_KEY.");
  }
}
