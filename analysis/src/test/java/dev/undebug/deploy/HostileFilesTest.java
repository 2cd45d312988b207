package dev.undebug.deploy;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.project.Projects;
import dev.undebug.source.Source;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a tree holds, its reading ends, in reasonable time and without an exception.
class HostileFilesTest {

  private static final Map<String, String> SEEDS = seeds();

  private static final List<String> YAML =
      List.of(
          "compose.yaml",
          "k8s/web.yaml",
          "k8s/kustomization.yaml",
          "chart/values.yaml",
          "app.json",
          "heroku.yml",
          "render.yaml",
          ".do/app.yaml",
          "app.yaml",
          "zappa_settings.json",
          "serverless.yml");

  /// Files that are looked at for what they are called.
  private static final List<String> LARGE =
      List.of(
          "compose.yaml",
          "fly.toml",
          "Procfile",
          "web.service",
          "k8s/web.yaml",
          "render.yaml",
          "app.yaml",
          "zappa_settings.json",
          "serverless.yml",
          "etc/supervisor.conf",
          "etc/uwsgi.ini",
          "Dockerfile.large");

  private static Map<String, String> seeds() {
    var files = new LinkedHashMap<>(Found.project(""));
    files.put(
        "Dockerfile",
        """
        # escape=\\
        FROM python:3 AS a
        ARG X=${Y:-'z'}
        ENV A="b $X" C=d\\
          E=f
        COPY --from=a ["x", "/"]
        CMD ["sh", "-c", "./start.sh $@"]
        """);
    files.put(
        "start.sh",
        """
        #!/bin/sh
        if [ "$A" = x ]; then export B=${C:-d}; elif y; then . ./.env; fi
        case $1 in web|x*) exec gunicorn shop.wsgi "$@" ;; *) f() { g; } ;; esac
        for i in a b; do f `x` $(y) <<E
         z
        E
        done
        """);
    files.put(
        "docker-compose.yml",
        """
        x: &x {A: '1'}
        services:
          web:
            build: {context: ., args: [A]}
            environment:
              <<: *x
              B: ${C:-${D}}
            env_file: [.env, b]
        """);
    files.put(".env", "A=1\nexport B='c' # d\nE=\"f\\n${A}\"\n");
    files.put(
        "k.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          containers:
            - {name: b, image: c/d, args: ["$(E)"], env: [{name: F, value: g}]}
        """);
    files.put(
        "a.service", "[Service]\nEnvironment=A=1 \"B=c\"\nExecStart=-/bin/gunicorn \\\n $A\n");
    files.put(
        "a.conf", "[program:x]\ncommand=gunicorn shop.wsgi\nenvironment=A=\"1\",B=%(ENV_C)s\n");
    files.put("fly.toml", "[env]\nA = \"1\"\n[processes]\nweb = 'gunicorn shop.wsgi'\n");
    files.put("Procfile", "web: A=1 gunicorn -c gunicorn.conf.py shop.wsgi\n");
    files.put("gunicorn.conf.py", "raw_env = ['A=1', f'B={c}']\n");
    files.put("requirements.txt", "Django==4.2 ; x # y\n");
    return files;
  }

  private static String mutated(String text, Random random) {
    var result = new StringBuilder(text);
    String alphabet = "$\"'`{}()[]\\|&;<>#=:-*!%\n\t \u0000\uFFFD\uD800\uE000aA1_{{}}%";
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && !result.isEmpty(); i++) {
      int at = random.nextInt(result.length());
      switch (random.nextInt(4)) {
        case 0 -> result.deleteCharAt(at);
        case 1 -> result.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        case 2 -> result.setLength(at);
        default -> result.insert(at, result.substring(random.nextInt(at + 1), at));
      }
    }
    return result.toString();
  }

  @Test
  void brokenFilesAreReadWithoutAnException() {
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      var files = new LinkedHashMap<String, String>();
      SEEDS.forEach((path, text) -> files.put(path, mutated(text, random)));
      var tree = Tree.of(files);

      var deployments = Deployments.find(tree, Projects.find(tree));

      assertThat(deployments).extracting(Deployment::name).doesNotHaveDuplicates();
    }
  }

  @Test
  void largeFilesCostTimeInProportion() {
    var large =
        List.of(
            Map.of("Dockerfile", "FROM x\n".concat("ENV A=$A$A\n".repeat(40))),
            Map.of("Dockerfile", "FROM x\nENV ".concat("A=b ".repeat(100_000))),
            Map.of("start.sh", "if x; then\n".repeat(50_000), "Procfile", "web: sh start.sh"),
            Map.of("start.sh", "(".repeat(200_000), "Procfile", "web: sh start.sh"),
            Map.of(
                "start.sh", "A=$A$A$A$A\n".repeat(60) + "x $A\n", "Procfile", "web: sh start.sh"),
            Map.of("start.sh", "[ $(x) ] && a\n".repeat(20_000), "Procfile", "web: sh start.sh"),
            Map.of("start.sh", "echo " + "${A:-".repeat(50_000), "Procfile", "web: sh start.sh"),
            Map.of("docker-compose.yml", "services: {a: {environment: {" + "A: 1, ".repeat(50_000)),
            Map.of("a.service", "[Service]\nExecStart=".concat("a \\\n".repeat(50_000))),
            Map.of("manage.py", "os.environ['" + "A".repeat(500_000)),
            Map.of("manage.py", "DJANGO_SETTINGS_MODULE" + "(".repeat(500_000)),
            Map.of("requirements.txt", "a=".repeat(500_000)));
    for (var extra : large) {
      var files = new LinkedHashMap<>(Found.project(""));
      files.putAll(extra);
      var tree = Tree.of(files);
      long start = System.nanoTime();

      Deployments.find(tree, Projects.find(tree));

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(extra.keySet() + " " + String.valueOf(extra.values()).substring(0, 40))
          .isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aFileOfFiftyMegabytesIsLeftOutAndSaid(@TempDir Path folder) throws IOException {
    Found.project("").forEach((path, text) -> write(folder.resolve(path), text));
    write(folder.resolve("Dockerfile"), "FROM python:3.12\nCOPY . .\nCMD gunicorn shop.wsgi\n");
    for (String name : LARGE) {
      Files.createDirectories(folder.resolve(name).getParent());
      try (var file = FileChannel.open(folder.resolve(name), CREATE, WRITE)) {
        file.write(ByteBuffer.wrap(new byte[] {'a'}), 50_000_000);
      }
    }
    var tree = Tree.open(folder);
    var found = new Found(tree, Deployments.find(tree, Projects.find(tree)));

    assertThat(found.named("Dockerfile").production()).isTrue();
    assertThat(tree.sources())
        .filteredOn(source -> source.why().contains("are not read"))
        .extracting(Source::source)
        .containsAll(LARGE);
  }

  @Test
  void aBombIsNotBuiltInAnyYaml() {
    var bomb = new StringBuilder("a0: &a0 {k: v}\n");
    for (int i = 1; i < 30; i++) {
      String refs = ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1);
      bomb.append("a%d: &a%d {<<: [%s], l: [%s]}\n".formatted(i, i, refs, refs));
    }
    for (String name : YAML) {
      for (String text : List.of(bomb.toString(), "a: " + "[".repeat(100_000))) {
        var files = new LinkedHashMap<>(Found.project(""));
        files.put(name, "apiVersion: v1\nkind: ConfigMap\nruntime: python312\n" + text);
        files.put("Procfile", "web: DEBUG=0 gunicorn shop.wsgi\n");
        long start = System.nanoTime();

        assertThat(Found.only(files).value("Procfile#web", "DEBUG")).startsWith("'0'");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as(name)
            .isLessThan(Duration.ofSeconds(10));
      }
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
