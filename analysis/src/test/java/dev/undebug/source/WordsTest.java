package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void aWordThatAnotherEndsWithIsFoundInIt() {
    var words = Words.of(List.of("settings", "tin", "ings"));

    assertThat(words.in("my settings"))
        .isEqualTo(words.numbers(List.of("settings", "tin", "ings")));
    assertThat(words.isAnyIn("setting")).isTrue();
    assertThat(words.isAnyIn("sett i n g s")).isFalse();
  }

  @Test
  void whatIsNotAsciiEndsEveryWord() {
    assertThat(Words.of(List.of("ab")).isAnyIn("aéb")).isFalse();
  }

  @Test
  void theSameWordsAreFoundAsOneAfterTheOther() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<String> some = random.ints(6, 1, 5).mapToObj(length -> text(random, length)).toList();
      String text = text(random, 30);
      var words = Words.of(some);

      assertThat(words.in(text))
          .isEqualTo(words.numbers(some.stream().filter(text::contains).toList()));
      assertThat(words.isAnyIn(text)).isEqualTo(some.stream().anyMatch(text::contains));
    }
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
