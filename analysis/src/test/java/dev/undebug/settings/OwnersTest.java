package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Environment.Variable;
import dev.undebug.python.evaluate.Owners;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An evaluation is made once for all who may decide the same variables.
final class OwnersTest {

  /// Values, lists, entries and failures that hang on variables, in ways that are modelled and in
  /// ways that are not.
  private static final EvaluatedModule SETTINGS =
      EvaluatedModule.of(
          """
          import os
          import somewhere

          DEBUG = os.environ.get("DEBUG", "no").encode("rot13") == b"x"
          MODE = os.environ["MODE"].translate({1: 2})
          SECRET_KEY = somewhere.key(os.environ.get("KEY"))
          ALLOWED_HOSTS = ["a", os.environ.get("HOST", "b").translate({3: 4})]
          CACHES = {"default": {"LOCATION": os.environ.get("CACHE").casefold().swapcase()}}
          if os.environ.get("MORE", "").translate({5: 6}):
              ALLOWED_HOSTS.append(MODE)
          PORT = int(os.environ["PORT"])
          """);

  private static Environment owned(String first, String second) {
    return new Environment(
        Map.of(
            "DEBUG", new Variable.Free(first),
            "MODE", new Variable.Free(second),
            "HOST", new Variable.Free(first),
            "PORT", new Variable.Known("80")),
        new Variable.Free("the rest's owner"),
        Environment.World.SHIPPED);
  }

  @Test
  void owningAfterwardsIsTheSameAsOwningBefore() {
    Environment owned = owned("Heroku config vars", "Secret shop");

    var afterwards = Owners.in(owned, SETTINGS.in(owned.unowned()));

    assertThat(afterwards).isEqualTo(SETTINGS.in(owned));
    assertThat(afterwards.toString())
        .contains("Heroku config vars", "Secret shop", "the rest's owner");
  }

  @Test
  void oneEvaluationHoldsForEveryOwner() {
    Environment one = owned("Heroku config vars", "Secret shop");
    Environment other = owned("Secret shop", "whoever starts the process");
    assertThat(one.unowned()).isEqualTo(other.unowned());

    var made = SETTINGS.in(one.unowned());

    assertThat(Owners.in(other, made)).isEqualTo(SETTINGS.in(other));
    assertThat(Owners.in(one, made)).isNotEqualTo(Owners.in(other, made));
  }

  @Test
  void whatIsNamedAgreesWithWhatIsLeftOpen() {
    var named =
        new Environment(
            Map.of("DEBUG", new Variable.Free("a")),
            new Variable.Free("b"),
            Environment.World.SHIPPED);
    var open = new Environment(Map.of(), new Variable.Free("c"), Environment.World.SHIPPED);
    var made = SETTINGS.in(named.unowned());
    var asked = made.asked().orElseThrow();

    assertThat(named.unowned().agreesWith(open.unowned(), asked)).isTrue();
    assertThat(Owners.in(open, made)).isEqualTo(SETTINGS.in(open));
  }
}
