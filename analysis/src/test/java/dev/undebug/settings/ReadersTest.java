package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The casts of the readers, whose vocabularies differ.
class ReadersTest {
  private static final String ENVIRON =
      "import environ\nenv = environ.Env()\nDEBUG = env.bool('DEBUG', False)\n";
  private static final String DECOUPLE =
      "from decouple import config\nDEBUG = config('DEBUG', default=False, cast=bool)\n";
  private static final String ENVIRONS =
      "from environs import Env\nenv = Env()\nenv.read_env()\nDEBUG = env.bool('DEBUG', False)\n";
  private static final String STRTOBOOL =
      """
      import os
      from distutils.util import strtobool
      DEBUG = bool(strtobool(os.getenv('DEBUG', 'no')))
      """;

  /// The rows are what the libraries' documentation and sources say of these texts.
  @ParameterizedTest
  @CsvSource({
    "1, on, on, on, on",
    "0, off, off, off, off",
    "2, on, fails, fails, fails",
    "True, on, on, on, on",
    "t, off, on, on, on",
    "on, on, on, on, on",
    "yes, on, on, on, on",
    "no, off, off, off, off",
    "False, off, off, off, off",
    "xyz, off, fails, fails, fails",
    "'', off, off, fails, fails"
  })
  void eachReaderHasItsOwnWords(
      String text, String environ, String decouple, String environs, String strtobool) {
    var variables = Map.of("DEBUG", text);

    assertThat(EvaluatedModule.of(ENVIRON).debug(variables)).isEqualTo(environ);
    assertThat(EvaluatedModule.of(DECOUPLE).debug(variables)).isEqualTo(decouple);
    assertThat(EvaluatedModule.of(ENVIRONS).debug(variables)).isEqualTo(environs);
    assertThat(EvaluatedModule.of(STRTOBOOL).debug(variables)).isEqualTo(strtobool);
  }
}
