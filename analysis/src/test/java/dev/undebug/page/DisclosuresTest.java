package dev.undebug.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisclosuresTest {

  @Test
  void everyValueInsideAContainerStandsForItself() {
    assertThat(names("{'default': {'PASSWORD': 'x', 'PORT': 5432, 'HOSTS': ['a', 'b']}}"))
        .containsExactly(
            "S['default']['PASSWORD']",
            "S['default']['PORT']",
            "S['default']['HOSTS'][0]",
            "S['default']['HOSTS'][1]");
  }

  @Test
  void aContainerWithoutTextsStaysWhole() {
    assertThat(names("(1, 0)")).containsExactly("S");
    assertThat(names("{}")).containsExactly("S");
  }

  @Test
  void aContainerInsideATextIsOpened() {
    var found = found("\"({'token': 'x1'},)\"");

    assertThat(found)
        .containsExactly(new Disclosure(Category.SETTING, "S[0]['token']", "x1", false, 0));
  }

  @Test
  void starsAreAMaskedValue() {
    assertThat(found("'********************'").getFirst().isMasked()).isTrue();
    assertThat(found("u'********************'").getFirst().isMasked()).isTrue();
    assertThat(found("'*****'").getFirst().isMasked()).isFalse();
  }

  @Test
  void offsetsCountBytes() {
    assertThat(found("['é€', 'x']"))
        .extracting(Disclosure::offset)
        .containsExactly(1, 1 + "'é€', ".getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
  }

  private static List<String> names(String repr) {
    return found(repr).stream().map(Disclosure::name).toList();
  }

  private static List<Disclosure> found(String repr) {
    var disclosures = new Disclosures();
    var page = new PageText(LabPages.bytes(repr));
    disclosures.value(Category.SETTING, "S", Passage.plain(page, 0, page.text().length()));
    return disclosures.found();
  }
}
