package dev.undebug.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskTest {

  private static final Secret LONG = Secrets.classify("PASSWORD", "canaryPw6f28").orElseThrow();
  private static final Secret SHORT = Secrets.classify("PASSWORD", "tea-cosy").orElseThrow();

  @Test
  void twoCharactersOfALongValueAreShown() {
    assertThat(Mask.plain().of(LONG))
        .isEqualTo(new Masked("password", "password", 12, "ca… (12 characters)", ""));
  }

  @Test
  void noCharacterOfAShortValueIsShown() {
    assertThat(Mask.plain().of(SHORT).preview()).isEqualTo("… (8 characters)");
  }

  @Test
  void theFingerprintDependsOnValueAndKeyAlone() {
    var one = Mask.keyed("a".getBytes(StandardCharsets.UTF_8));
    var other = Mask.keyed("b".getBytes(StandardCharsets.UTF_8));

    assertThat(one.of(LONG).fingerprint()).hasSize(32).isEqualTo(one.of(LONG).fingerprint());
    assertThat(one.of(LONG).fingerprint()).isNotEqualTo(one.of(SHORT).fingerprint());
    assertThat(one.of(LONG).fingerprint()).isNotEqualTo(other.of(LONG).fingerprint());
  }

  @Test
  void starsStandWhereTheSecretStoodSoThatNothingMoves() {
    String line = "password = \"canaryPw6f28\"  # canaryPw6f28";

    assertThat(Mask.plain().text(line, List.of(LONG.core())))
        .isEqualTo("password = \"ca**********\"  # ca**********");
  }

  @Test
  void aShortSecretIsStarredOnlyWhereItStandsAlone() {
    assertThat(Mask.plain().text("teashop = 'tea'", List.of("tea"))).isEqualTo("teashop = '***'");
  }

  @Test
  void aShortSecretIsNotThePartOfAPath() {
    assertThat(Mask.plain().text("shop/settings.py:1 says 'shop', shop.", List.of("shop")))
        .isEqualTo("shop/settings.py:1 says '****', ****.");
  }

  @Test
  void aSecretIsFoundInEverySpelling() {
    assertThat(Mask.plain().text("'it\\'sASecret99'", List.of("it'sASecret99")))
        .doesNotContain("Secret");
    assertThat(
            Mask.plain()
                .text("postgres://u:a%40bcdefghij@h and a@bcdefghij", List.of("a%40bcdefghij")))
        .doesNotContain("bcdefghij");
    assertThat(
            Mask.plain()
                .text(
                    "first line of it\nsecond line of it",
                    List.of("first line of it\nsecond line of it")))
        .isEqualTo("fi**************\n*****************");
  }

  @Test
  void onlyAnExplicitChoiceReveals() {
    var revealing = Mask.plain().revealing();

    assertThat(revealing.of(LONG).preview()).isEqualTo("canaryPw6f28");
    assertThat(revealing.text("x canaryPw6f28", List.of(LONG.core()))).isEqualTo("x canaryPw6f28");
  }
}
