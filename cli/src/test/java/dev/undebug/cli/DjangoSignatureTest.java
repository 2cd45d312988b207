package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Lab;
import dev.undebug.lab.Ran;
import dev.undebug.lab.Series;
import dev.undebug.secret.Signature;
import dev.undebug.secret.Signature.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that a real Django signs, under the right key and under others.
class DjangoSignatureTest {

  private static final String KEY = "django-insecure-3v#s!k0_umläut-(b7^x2$w9q";
  private static final String OTHER = "django-insecure-3v#s!k0_umläut-(b7^x2$w9Q";

  static Stream<Series> series() {
    return Lab.series().stream();
  }

  /// What Django said of one text.
  private record Line(
      String use, String hash, String payload, String name, String text, String salt) {

    static List<Line> of(Ran ran) {
      assertThat(ran.exit()).as(ran.output()).isZero();
      var lines = new ArrayList<Line>();
      for (String line : ran.output().lines().toList()) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 6) {
          lines.add(new Line(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]));
        }
      }
      return lines;
    }

    Check check(String key, List<String> salts) {
      return Signature.of(name, text).orElseThrow(() -> new AssertionError(this)).check(key, salts);
    }
  }

  @ParameterizedTest
  @MethodSource("series")
  void theRightKeyIsVerifiedAndAnyOtherIsNot(Series series) throws IOException {
    var lines = Line.of(Lab.python(series, "signatures.py", KEY));
    var counts = new TreeMap<String, Integer>();
    for (Line line : lines) {
      var salts = line.salt().isEmpty() ? List.<String>of() : List.of(line.salt());
      assertThat(line.check(KEY, salts))
          .as(line.toString())
          .isInstanceOfSatisfying(
              Check.Verified.class,
              right -> {
                assertThat(right.use().name()).isEqualTo(line.use());
                assertThat(right.hash()).isEqualTo(line.hash());
                assertThat(right.payload().name()).isEqualTo(line.payload());
              });
      assertThat(line.check(OTHER, salts))
          .as(line.toString())
          .isNotInstanceOf(Check.Verified.class);
      if (List.of("SESSION", "MESSAGES").contains(line.use())) {
        assertThat(line.check(OTHER, salts)).isInstanceOf(Check.Refused.class);
      }
      if (line.use().equals("OWN_SALT")) {
        assertThat(line.check(KEY, List.of())).isInstanceOf(Check.Unchecked.class);
      }
      counts.merge(line.use() + " " + line.hash() + " " + line.payload(), 1, Integer::sum);
    }
    System.out.println(series + ": " + lines.size() + " verified, other keys refused: " + counts);

    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(counts.keySet().stream().map(key -> key.split(" ", -1)[0]).distinct()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("series")
  void oneChangedCharacterIsNotVerified(Series series) throws IOException {
    for (Line line : Line.of(Lab.python(series, "signatures.py", KEY))) {
      int middle = line.text().length() / 2;
      char swapped = line.text().charAt(middle) == 'A' ? 'B' : 'A';
      String changed =
          line.text().substring(0, middle) + swapped + line.text().substring(middle + 1);

      Signature.of(line.name(), changed)
          .ifPresent(
              signed ->
                  assertThat(signed.check(KEY, List.of(line.salt())))
                      .as(changed)
                      .isNotInstanceOf(Check.Verified.class));
    }
  }
}
