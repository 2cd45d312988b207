package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoNumbersTest {

  @Test
  void numbersArePrintedAsGoPrintsThem() {
    assertThat(GoNumbers.printed("0x10")).isEqualTo("16");
    assertThat(GoNumbers.printed("007")).isEqualTo("7");
    assertThat(GoNumbers.printed("-0b11")).isEqualTo("-3");
    assertThat(GoNumbers.printed("3.10")).isEqualTo("3.1");
    assertThat(GoNumbers.printed("1.0")).isEqualTo("1");
    assertThat(GoNumbers.printed("0.0")).isEqualTo("0");
    for (String same : new String[] {"0", "10", "08", "1.2.3", "0x", "x", "", ".", "1e3x"}) {
      assertThat(GoNumbers.printed(same)).isEqualTo(same);
    }
  }
}
