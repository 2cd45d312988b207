package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever fills the files of a tree, it is judged in the end.
class HostileTreesTest {

  /// A name for every kind of file that something looks for words in.
  private static final List<String> NAMES =
      List.of(
          "nginx.conf",
          "Caddyfile",
          ".htaccess",
          "haproxy.cfg",
          "k8s/web.yaml",
          "compose.yaml",
          "fly.toml",
          "traefik.toml",
          "main.tf",
          "Procfile",
          "Dockerfile",
          "start.sh",
          "README.md",
          ".env",
          "Makefile",
          "pyproject.toml",
          "requirements.txt",
          "Pipfile",
          "web.service",
          "uwsgi.ini",
          "gunicorn.conf.py",
          "app.yaml",
          "vercel.json",
          "render.yaml",
          ".github/workflows/ci.yml",
          "templates/a.html");

  private static final int CHARACTERS = 60_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        " ",
        " \n",
        "\t\r\n",
        "{",
        "{{",
        "${",
        "a: ",
        "- ",
        "#\n",
        "server {\n",
        "a.b",
        "https://",
        "-e A=b "
      })
  void filesOfOneThingAreJudged(String thing) {
    areJudged(thing.repeat(CHARACTERS / thing.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirections:", "https://", "DJANGO_SETTINGS_MODULE", "server_name a"})
  void filesOfAWordAndMuchBehindItAreJudged(String word) {
    areJudged(word + "\n".repeat(CHARACTERS));
    areJudged(word + " ".repeat(CHARACTERS));
    areJudged(word + "a".repeat(CHARACTERS));
  }

  private static void areJudged(String text) {
    var files = new TreeMap<String, String>();
    NAMES.forEach(name -> files.put(name, text));
    long start = System.nanoTime();

    var findings = Judge.judge(Application.read(Shop.tree("ALLOWED_HOSTS = ['*']\n", files)));

    assertThat(findings).extracting(Finding::rule).contains("UDB302");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }
}
