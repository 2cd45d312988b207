package dev.undebug.python.evaluate.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What CPython 3.11 answers.
class SplittingTest {

  private static final Value NONE = Value.Singleton.NONE;

  private static List<Value> atMost(int count) {
    return List.of(NONE, Value.Int.of(count));
  }

  @Test
  void whatIsLeftKeepsItsWhiteSpace() {
    assertThat(Splitting.split("a b ", atMost(1), false)).containsExactly("a", "b ");
    assertThat(Splitting.split(" a b c ", atMost(0), false)).containsExactly("a b c ");
    assertThat(Splitting.split(" a b  c ", atMost(1), true)).containsExactly(" a b", "c");
    assertThat(Splitting.split(" a b c ", atMost(0), true)).containsExactly(" a b c");
  }

  @Test
  void wordsHaveNone() {
    assertThat(Splitting.split("  ", List.of(), false)).isEmpty();
    assertThat(Splitting.split(" a  b ", List.of(), true)).containsExactly("a", "b");
  }

  @Test
  void aSeparatorIsCutAtTheEndThatIsAsked() {
    assertThat(Splitting.split("a,b,c", List.of(new Value.Text(","), Value.Int.of(1)), true))
        .containsExactly("a,b", "c");
  }
}
