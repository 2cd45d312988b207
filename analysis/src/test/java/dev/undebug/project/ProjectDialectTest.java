package dev.undebug.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.Dialect;
import dev.undebug.source.Tree;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectDialectTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "3.12, PYTHON_3",
        ">=3.8, PYTHON_3",
        "^3.9, PYTHON_3",
        "~=3.10, PYTHON_3",
        "2.7, PYTHON_2",
        "2.7.18, PYTHON_2",
        "<=3.5, unknown",
        "<3, PYTHON_2",
        "\">=2.6,<3\", PYTHON_2",
        ">=2.7, unknown",
        "\">=2.7,!=3.0.*,!=3.1.*\", unknown",
        "\"\", unknown",
        "==3.11.*, PYTHON_3"
      })
  void thePythonThatIsAskedForDecides(String version, String dialect) {
    var decided = ProjectDialect.ofPython(version).map(Dialect::name).orElse("unknown");

    assertThat(decided).isEqualTo(dialect);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "2.0, PYTHON_3",
        "5.2.1, PYTHON_3",
        ">=3.2, PYTHON_3",
        "1.4.22, PYTHON_2",
        "1.11.29, unknown",
        "\">=1.11,<2.0\", unknown",
        "\">=1.3,<2\", unknown",
        "\"\", unknown"
      })
  void elseItsDjango(String version, String dialect) {
    var decided = ProjectDialect.ofDjango(version).map(Dialect::name).orElse("unknown");

    assertThat(decided).isEqualTo(dialect);
  }

  private static Dialect ofFiles(Map<String, String> more) {
    var files = new HashMap<String, String>();
    files.put(
        "manage.py", "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 's.settings')\n");
    files.put("s/__init__.py", "");
    files.put("s/settings.py", "DEBUG = True\nINSTALLED_APPS = []\nROOT_URLCONF = 's.urls'\n");
    files.putAll(more);
    return ProjectDialect.of(Projects.find(Tree.of(files)).getFirst());
  }

  @Test
  void elseWhatItsFilesCanBeReadAs() {
    assertThat(ofFiles(Map.of())).isEqualTo(Dialect.PYTHON_3);
    assertThat(ofFiles(Map.of("s/urls.py", "print 'urls'\nurlpatterns = []\n")))
        .isEqualTo(Dialect.PYTHON_2);
    assertThat(
            ofFiles(
                Map.of(
                    "s/urls.py", "print 'urls'\nurlpatterns = []\n",
                    "requirements.txt", "Django==4.2.1\n")))
        .isEqualTo(Dialect.PYTHON_3);
  }
}
