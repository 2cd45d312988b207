package dev.undebug.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

  @Test
  void anEverydayWordIsStarredInItsOwnPlaceAlone() {
    var words = List.of("postgres", "admin", "password");

    assertThat(Mask.plain().text("the password of postgres, and admin/urls.py", words))
        .isEqualTo("the password of postgres, and admin/urls.py");
    assertThat(
            Mask.plain()
                .text(
                    """
                    'USER': 'postgres', 'PASSWORD': 'postgres'
                    POSTGRES_PASSWORD=postgres
                    POSTGRES_PASSWORD: "postgres"
                    password: str = "password"
                    os.getenv("DB_PASSWORD", default="admin")
                    image: postgres
                    postgres://postgres:postgres@postgres/postgres
                    --admin-password admin
                    """,
                    words))
        .isEqualTo(
            """
            'USER': 'postgres', 'PASSWORD': '********'
            POSTGRES_PASSWORD=********
            POSTGRES_PASSWORD: "********"
            password: str = "********"
            os.getenv("DB_PASSWORD", default="*****")
            image: postgres
            postgres://postgres:********@postgres/postgres
            --admin-password *****
            """);
  }

  @Test
  void aWordInSmallLettersIsNoPartOfANameThatHoldsIt() {
    assertThat(Mask.plain().text("bookwyrm.settings, 'bookwyrm', bookwyrms", List.of("bookwyrm")))
        .isEqualTo("bookwyrm.settings, '********', bookwyrms");
  }

  /// Many values in one pass are what each is by itself.
  @Test
  void manyValuesAreStarredAsOneByOne() {
    var random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      var secrets = new ArrayList<String>();
      for (int i = 0; i < 6; i++) {
        secrets.add(letters(random, 1 + random.nextInt(15)));
      }
      String text = letters(random, 80);

      assertThat(Mask.plain().text(text, secrets)).isEqualTo(oneByOne(text, secrets));
    }
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("AAAAAB. ".charAt(random.nextInt(8)));
    }
    return text.toString();
  }

  private static String oneByOne(String text, List<String> secrets) {
    char[] shown = text.toCharArray();
    for (String secret : secrets) {
      int kept = secret.length() < 12 ? 0 : 2;
      for (int at = 0; at + secret.length() <= text.length(); at++) {
        int end = at + secret.length();
        boolean isMasked = secret.length() >= 8 || Mask.standsAlone(text, at, end);
        if (!secret.isBlank() && text.startsWith(secret, at) && isMasked) {
          Arrays.fill(shown, at + kept, end, '*');
        }
      }
    }
    return new String(shown);
  }
}
