package dev.undebug.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReprReaderTest {

  @Test
  void aLiteralIsItsText() {
    assertThat(texts("'it\\'s \\x41\\u20ac\\n'")).containsExactly("it's A€\n");
    assertThat(texts("u\"plain\"")).containsExactly("plain");
    assertThat(texts("b'\\x00raw'")).containsExactly("\0raw");
  }

  @Test
  void aPasswordInsideADictionaryInsideAListIsFound() {
    var repr = ReprReader.read("[1, {'db': ('h', {'password': 'x1'})}, None]");

    assertThat(repr).isInstanceOf(Repr.Items.class);
    assertThat(texts("[1, {'db': ('h', {'password': 'x1'})}, None]")).containsExactly("h", "x1");
  }

  @Test
  void piecesThatPprintBrokeBelongTogether() {
    assertThat(texts("{'a': 'one '\n      'two',\n 'b': ('three '\n       'four')}"))
        .containsExactly("one two", "three four");
  }

  @Test
  void callsAndObjectsShowTheirParts() {
    assertThat(texts("OrderedDict([('a', 'x')])")).containsExactly("x");
    assertThat(texts("Config(host='h', port=1, password='p')")).containsExactly("h", "p");
    assertThat(texts("<QueryDict: {'card': ['c411']}>")).containsExactly("c411");
    assertThat(texts("PosixPath('/srv')")).containsExactly("/srv");
  }

  @Test
  void whatDjangoCutOffIsReadAsFarAsItGoes() {
    assertThat(texts("{'a': 'one', 'b': 'tw... <trimmed 70000 bytes string>"))
        .containsExactly("one", "tw");
  }

  @Test
  void objectsStayWhole() {
    String text = "<bound method A.b of <C object at 0x7f>>";

    assertThat(ReprReader.read(text)).isEqualTo(new Repr.Plain(text, 0, text.length()));
    assertThat(ReprReader.read("<A 'x' -> 'y'>")).isInstanceOf(Repr.Plain.class);
  }

  @Test
  void partsKnowWhereTheyStand() {
    var repr = ReprReader.read(" {'a': ['b', 7]}");

    assertThat(repr)
        .isEqualTo(
            new Repr.Entries(
                List.of(
                    new Repr.Entry(
                        new Repr.Text("a", 2, 5),
                        new Repr.Items(
                            List.of(new Repr.Text("b", 8, 11), new Repr.Plain("7", 13, 14)),
                            7,
                            15))),
                1,
                16));
  }

  @Test
  void noTextIsRefusedOrKeepsTheReaderBusy() {
    String alphabet = "{}[]()<>'\"\\,:= ab\nux0";
    var random = new Random(20_261_124);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Repr repr = ReprReader.read(text.toString());
      assertThat(repr.start()).isBetween(0, length);
      assertThat(repr.end()).isBetween(repr.start(), length);
    }
  }

  @Test
  void depthIsBounded() {
    assertThat(ReprReader.read("[".repeat(200_000))).isNotNull();
    assertThat(ReprReader.read("A(".repeat(200_000))).isNotNull();
    assertThat(ReprReader.read("<A: [".repeat(100_000))).isNotNull();
  }

  private static List<String> texts(String repr) {
    var disclosures = new Disclosures();
    var page = new PageText(LabPages.bytes(repr));
    disclosures.value(Category.SETTING, "X", Passage.plain(page, 0, page.text().length()));
    return disclosures.found().stream()
        .map(Disclosure::value)
        .filter(value -> !value.matches("\\d+|None"))
        .toList();
  }

  /// Found by fuzzing: every object was read twice, with all objects inside it.
  @Test
  void objectsThatDoNotCloseAreReadInTime() {
    String hostile = "<Q: { {_}a>:".repeat(200) + "}x>".repeat(200);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(ReprReader.read(hostile)).isNotNull());
  }
}
