package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Passwords that code of the project checks itself.
class OwnPasswordChecksTest {

  private static final String SETTINGS =
      "INSTALLED_APPS = ['django.contrib.admin', 'django.contrib.auth']\n";

  private static final String TOLD = "low AUTH_PASSWORD_VALIDATORS is empty: any password will do";

  private static String noted(String place) {
    return "note AUTH_PASSWORD_VALIDATORS is empty; "
        + place
        + " checks passwords itself, while createsuperuser and Django's own forms check none";
  }

  @Test
  void aFunctionThatIsCalledOnPasswordsChecksThem() {
    String checks =
        """
        import re

        def check_password_pattern(password):
            if not re.match(r"^(?=.*[A-Z])(?=.*[0-9]).{8,}$", password):
                raise ValueError("too simple")
        """;
    String views = "from shop.checks import check_password_pattern\n\ndef join(request):\n    %s\n";

    assertThat(
            found(
                "UDB011",
                SETTINGS,
                Map.of(
                    "shop/checks.py",
                    checks,
                    "shop/views.py",
                    views.formatted("check_password_pattern(request.POST['password'])"))))
        .containsExactly(noted("shop/checks.py:3"));
    assertThat(
            found(
                "UDB011",
                SETTINGS,
                Map.of("shop/checks.py", checks, "shop/views.py", views.formatted("pass"))))
        .containsExactly(TOLD);
  }

  @Test
  void whatAFrameworkCallsChecksWhereItAsksForEightCharacters() {
    String serializers =
        """
        class Join:
            def validate_password(self, value):
                %s
                    raise ValueError("no")
                return value

            def validate_name(self, value):
                if len(value) < 20:
                    raise ValueError("no")
        """;

    assertThat(
            found(
                "UDB011",
                SETTINGS,
                Map.of("shop/serializers.py", serializers.formatted("if len(value) < 8:"))))
        .containsExactly(noted("shop/serializers.py:2"));
    for (String other : new String[] {"if len(value) < 4:", "if value != self.other:"}) {
      assertThat(
              found(
                  "UDB011", SETTINGS, Map.of("shop/serializers.py", serializers.formatted(other))))
          .containsExactly(TOLD);
    }
    assertThat(
            found(
                "UDB011",
                SETTINGS,
                Map.of("shop/tests/checks.py", serializers.formatted("if len(value) < 8:"))))
        .containsExactly(TOLD);
  }

  @Test
  void aFieldTakesNoShorterPasswords() {
    String field = "class Join:\n    password = serializers.CharField(write_only=True, %s)\n";

    assertThat(
            found(
                "UDB011",
                SETTINGS,
                Map.of("shop/serializers.py", field.formatted("min_length=10"))))
        .containsExactly(noted("shop/serializers.py:2"));
    for (String other : new String[] {"min_length=4", "max_length=128"}) {
      assertThat(found("UDB011", SETTINGS, Map.of("shop/serializers.py", field.formatted(other))))
          .containsExactly(TOLD);
    }
  }
}
