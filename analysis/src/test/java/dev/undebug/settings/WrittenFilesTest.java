package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Settings that write files, and names that nobody shadows; each as CPython has it.
class WrittenFilesTest {

  @Test
  void aKeyThatTheSettingsWriteIsNotKnownAndNothingFails() {
    var module =
        EvaluatedModule.of(
            """
            import os
            from django.core.management.utils import get_random_secret_key
            FOLDER = os.path.join(os.path.dirname(__file__), ".secrets")
            KEY_FILE = os.path.join(FOLDER, "key.txt")
            os.makedirs(FOLDER, exist_ok=True)
            try:
                with open(KEY_FILE, "x") as f:
                    f.write(get_random_secret_key())
            except FileExistsError:
                pass
            with open(KEY_FILE, "r") as f:
                SECRET_KEY = f.read()
            DEBUG = False
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debugEverywhere()).containsExactly("off");
    assertThat(module.in(Environment.of(Map.of())).names().get("SECRET_KEY").cases().toString())
        .contains("Unknown", "key.txt");
  }

  @Test
  void aFileThatIsThereCannotBeMadeAnew() {
    var module =
        EvaluatedModule.of(
                """
                try:
                    open("key.txt", mode="x")
                    DEBUG = True
                except FileExistsError:
                    DEBUG = False
                """)
            .with("key.txt", "k");

    assertThat(module.debug(Map.of())).isEqualTo("off");
  }

  @Test
  void anImportOfAnythingDoesNotChangeWhatAnExceptionIs() {
    var module =
        EvaluatedModule.of(
            """
            from somewhere import *
            DEBUG = True
            try:
                from settings_local import *
            except ImportError:
                pass
            """);

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }
}
