package dev.undebug.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undebug.page.Category;
import dev.undebug.secret.SecretKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import us.springett.cvss.Cvss;

class ExposureTest {

  private static final Leak.Origin ORIGIN = new Leak.Origin.Seen(1, 0);

  @ParameterizedTest
  @EnumSource(Exposure.class)
  void everyRowHasVectorsAndReferencesThatLookLikeReferences(Exposure exposure) {
    var references = exposure.references();

    assertThat(exposure.vectors()).isNotEmpty();
    assertThat(references.cwe()).isNotEmpty().allMatch(id -> id.matches("CWE-\\d{2,4}"));
    assertThat(references.owasp2021()).isNotEmpty().allMatch(id -> id.matches("A(0\\d|10):2021"));
    assertThat(references.owasp2025()).isNotEmpty().allMatch(id -> id.matches("A(0\\d|10):2025"));
    assertThat(references.asvs()).isNotEmpty().allMatch(id -> id.matches("\\d+\\.\\d+\\.\\d+"));
    assertThat(references.attack()).isNotEmpty().allMatch(id -> id.matches("T\\d{4}(\\.\\d{3})?"));
    assertThat(references.capec()).isNotEmpty().allMatch(id -> id.matches("CAPEC-\\d{2,3}"));
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void whatDjangoStarsOpensNothing(Category category) {
    assertThat(Exposure.of(leak(category, Leak.Content.STARRED, Leak.Credential.NONE))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SecretKind.class)
  void anyExposedCredentialOpensCredentialTheft(SecretKind kind) {
    var credential = new Leak.Credential(kind.word(), kind.label(), "name", "", "");
    var leak = leak(Category.SETTING, Leak.Content.KNOWN, credential);

    assertThat(Exposure.of(leak).stream().flatMap(exposure -> exposure.vectors().stream()))
        .contains(Vector.RECONNAISSANCE, Vector.CREDENTIAL_THEFT);
  }

  @Test
  void noVectorIsWithoutARow() {
    assertThat(List.of(Exposure.values()).stream().flatMap(row -> row.vectors().stream()))
        .contains(Vector.values());
  }

  /// CVSS 3.1, base score, as its specification gives it; network, low, none, none.
  @ParameterizedTest
  @EnumSource(Situation.class)
  void everyScoreIsThatOfItsVector(Situation situation) {
    String vector = situation.vector31();
    boolean isChanged = vector.contains("S:C");
    double impact =
        1 - (1 - weight(vector, "/C:")) * (1 - weight(vector, "/I:")) * (1 - weight(vector, "/A:"));
    double scaled =
        isChanged ? 7.52 * (impact - 0.029) - 3.25 * Math.pow(impact - 0.02, 15) : 6.42 * impact;
    double exploitability = 8.22 * 0.85 * 0.77 * 0.85 * 0.85;
    double sum = (isChanged ? 1.08 : 1.0) * (scaled + exploitability);
    double score = Math.ceil(Math.min(sum, 10) * 10 - 1e-6) / 10;

    assertThat(situation.score31()).isCloseTo(score, within(0.001));
  }

  @ParameterizedTest
  @EnumSource(Situation.class)
  void everyScoreIsWhatACalculatorMakesOfItsVector(Situation situation) {
    assertThat(Cvss.fromVector(situation.vector31()).calculateScore().getBaseScore())
        .isEqualTo(situation.score31());
    assertThat(Cvss.fromVector(situation.vector40()).calculateScore().getBaseScore())
        .isEqualTo(situation.score40());
  }

  private static double weight(String vector, String metric) {
    return switch (vector.charAt(vector.indexOf(metric) + metric.length())) {
      case 'H' -> 0.56;
      case 'L' -> 0.22;
      default -> 0;
    };
  }

  private static Leak leak(Category category, Leak.Content content, Leak.Credential credential) {
    return new Leak(category, "X", content, credential, "", ORIGIN);
  }
}
