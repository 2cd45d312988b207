package dev.undebug.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test.Check;
import dev.undebug.secret.Mask;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  @Test
  void aConditionReadsAsAClause() {
    assertThat(words(List.of(), new Check.In(List.of(new Datum.Text("1"), new Datum.Unset()))))
        .isEqualTo("DEBUG is \"1\" or unset");
    assertThat(words(List.of("lower"), new Check.In(List.of(new Datum.Text("true")))))
        .isEqualTo("DEBUG (lower) is \"true\"");
    assertThat(words(List.of(), new Check.NotIn(List.of(new Datum.Text("0")))))
        .isEqualTo("DEBUG is not \"0\"");
    assertThat(words(List.of(), new Check.Truthy(true))).isEqualTo("DEBUG is set and not empty");
    assertThat(words(List.of("int"), new Check.Raises(true)))
        .isEqualTo("DEBUG (int) cannot be read");
    assertThat(words(List.of(), new Check.NotIn(List.of(new Datum.Unset()))))
        .isEqualTo("DEBUG is set");
  }

  @Test
  void whatIsDeniedByAPatternReadsAsOne() {
    assertThat(words(List.of(), new Check.Matches("(?!\\$).*")))
        .isEqualTo("DEBUG does not start with \"$\"");
    assertThat(words(List.of(), new Check.Matches("(?!.*\\.dev$).*")))
        .isEqualTo("DEBUG does not end with \".dev\"");
    assertThat(words(List.of(), new Check.Matches("(?!.*a\\.\\*b).*")))
        .isEqualTo("DEBUG does not contain \"a.*b\"");
    assertThat(words(List.of(), new Check.Matches("[a-z]+"))).isEqualTo("DEBUG matches \"[a-z]+\"");
  }

  @Test
  void whatTurnsItOnWithoutAnybodyDoingAnythingIsKnown() {
    var unset = new Check.In(List.of(new Datum.Text("1"), new Datum.Unset()));
    var set = new Check.In(List.of(new Datum.Text("1")));
    var notZero = new Check.NotIn(List.of(new Datum.Text("0")));
    var neither = new Check.NotIn(List.of(new Datum.Text("0"), new Datum.Unset()));

    assertThat(Decision.isOnWhenUnset(alternatives(List.of(), unset))).isTrue();
    assertThat(Decision.isOnWhenUnset(alternatives(List.of(), notZero))).isTrue();
    assertThat(Decision.isOnWhenUnset(alternatives(List.of(), set))).isFalse();
    assertThat(Decision.isOnWhenUnset(alternatives(List.of(), neither))).isFalse();
    assertThat(Decision.isOnWhenUnset(List.of())).isFalse();
  }

  /// A key that settings refuse was published, and may still be in use elsewhere.
  @Test
  void aCredentialThatIsComparedWithIsHidden() {
    var refused =
        new Check.In(List.of(new Datum.Text("k7(2w1sedok=aznpq)ta1mc4i%4h=xx"), new Datum.Unset()));
    var env = new TreeMap<String, List<dev.undebug.python.evaluate.Test>>();
    env.put("SECRET_KEY", List.of(new dev.undebug.python.evaluate.Test(List.of(), refused)));
    env.put(
        "DEBUG",
        List.of(
            new dev.undebug.python.evaluate.Test(
                List.of(), new Check.NotIn(List.of(new Datum.Text("true"))))));
    var when =
        List.of(
            new Alternative(env, new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), "", ""));

    var shown = new Shown(Mask.plain());
    new MaskedConditions(shown).learn(when);

    assertThat(new MaskedConditions(shown).of(when).toString())
        .doesNotContain("sedok")
        .contains("Text[value=true]")
        .contains("Unset");
    assertThat(shown.safe(Conditions.words(when)))
        .contains("SECRET_KEY is ")
        .doesNotContain("sedok");
    var revealing = new Shown(Mask.plain().revealing());
    new MaskedConditions(revealing).learn(when);
    assertThat(new MaskedConditions(revealing).of(when)).isEqualTo(when);
  }

  private static String words(List<String> after, Check check) {
    return Conditions.words(alternatives(after, check));
  }

  private static List<Alternative> alternatives(List<String> after, Check check) {
    var env = new TreeMap<String, List<dev.undebug.python.evaluate.Test>>();
    env.put("DEBUG", List.of(new dev.undebug.python.evaluate.Test(after, check)));
    return List.of(
        new Alternative(env, new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), "", ""));
  }
}
