package dev.undebug.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

  private static final Pattern ROW =
      Pattern.compile(
          "\\| .+ \\| `([^`]+):(\\d+)` \\| `(.+?)` \\| (?:[1-9]|defence) \\| (?:UDB\\d{3}(?:, UDB\\d{3})*)? ?\\|");

  @ParameterizedTest
  @EnumSource(Shop.class)
  void everyFaultStandsWhereTheTableSays(Shop shop) throws IOException {
    List<String> rows =
        Files.readAllLines(shop.folder().resolve("FAULTS.md")).stream()
            .dropWhile(line -> !line.startsWith("|---"))
            .skip(1)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows).isNotEmpty().allSatisfy(row -> assertStands(shop, row));
  }

  private static void assertStands(Shop shop, String row) throws IOException {
    var cells = ROW.matcher(row);
    assertThat(cells.matches()).as(row).isTrue();
    var lines = Files.readAllLines(shop.folder().resolve(cells.group(1)));

    assertThat(lines.get(Integer.parseInt(cells.group(2)) - 1))
        .contains(cells.group(3).replace("\\|", "|"));
  }

  @ParameterizedTest
  @EnumSource(Shop.class)
  void everyCanaryOfTheTableIsInTheInsecureShopAndNoneInTheSecureOne(Shop shop) throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(shop.folder())) {
      for (var file :
          files.filter(Files::isRegularFile).filter(f -> !f.endsWith("FAULTS.md")).toList()) {
        text.append(Files.readString(file));
      }
    }
    var canaries =
        Files.readAllLines(Shop.INSECURE.folder().resolve("FAULTS.md")).stream()
            .dropWhile(line -> !line.startsWith("## Canaries"))
            .takeWhile(line -> !line.startsWith("## Addresses"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();

    assertThat(canaries)
        .hasSize(9)
        .allSatisfy(
            canary -> assertThat(text.indexOf(canary) >= 0).isEqualTo(shop == Shop.INSECURE));
  }
}
