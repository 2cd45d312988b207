package dev.undebug.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageTextTest {

  @Test
  void aTextIsReadAsUtf8() {
    String text = "a é € 😀 z".repeat(500);

    assertThat(new PageText(LabPages.bytes(text)).text()).isEqualTo(text);
  }

  @Test
  void everyCharacterKnowsItsByte() {
    String text = "a é € 😀 z".repeat(500);
    var page = new PageText(LabPages.bytes(text));
    for (int i = 0; i <= text.length(); i += 7) {
      int whole = i < text.length() && Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;

      assertThat(page.byteOffset(whole))
          .isEqualTo(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @Test
  void aByteThatIsNoTextStaysOneByte() {
    var page = new PageText(new byte[] {'a', (byte) 0xff, (byte) 0xc3, 'b'});

    assertThat(page.text()).isEqualTo("a\ufffd\ufffdb");
    assertThat(page.byteOffset(3)).isEqualTo(3);
  }

  @Test
  void noBytesAreRefused() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[random.nextInt(5_000)];
      random.nextBytes(bytes);
      var page = new PageText(bytes);

      assertThat(page.byteOffset(page.text().length())).isEqualTo(bytes.length);
    }
  }
}
