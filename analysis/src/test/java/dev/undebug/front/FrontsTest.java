package dev.undebug.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of servers before Django is what the real ones answered when `lab/fronts_oracle.py`
/// asked them.
class FrontsTest {

  private static final Set<String> FILES =
      Set.of(
          "/srv/shop/.env",
          "/srv/shop/.git/HEAD",
          "/srv/shop/manage.py",
          "/srv/shop/shop/settings.py",
          "/srv/shop/db.sqlite3",
          "/srv/shop/static/shop.css",
          "/srv/shop/media/cat.png");

  /// A configuration, and of every address that was asked for the file that was answered; empty
  /// where that was no file.
  private record Asked(String configuration, Map<String, String> answers) {}

  @ParameterizedTest
  @CsvSource({
    "nginx, nginx.conf, 0.05",
    "apache, apache.conf, 0.3",
    "caddy, Caddyfile, 0.2",
  })
  void whatIsSaidOfAnAddressIsSo(String front, String file, double unknown) {
    int asked = 0;
    var wrong = new ArrayList<String>();
    int open = 0;
    for (Asked one : recorded(front)) {
      Front read = only(file, one.configuration);
      for (var answer : one.answers.entrySet()) {
        asked++;
        String said =
            switch (read.answer(answer.getKey(), FrontsTest::exists)) {
              case Answer.File(var path, _) -> Path.of(path).normalize().toString();
              case Answer.Other _ -> "";
              case Answer.Unknown _ -> "?";
            };
        open += said.equals("?") ? 1 : 0;
        if (!said.equals("?") && !said.equals(answer.getValue())) {
          wrong.add(answer + " is not " + said + " in " + one.configuration);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(1_000);
    assertThat(open).isLessThan((int) (unknown * asked));
  }

  @Test
  void aConfigurationThatNobodyCanReadHasNoServers() {
    for (String text :
        List.of(
            "server { root /srv",
            "server { root /srv; } }",
            "server { root {{ folder }}; location / { } }",
            "server { root \"/srv\"x; location / { } }",
            "{ root /srv; server }")) {
      assertThat(Fronts.of(Tree.of(Map.of("nginx.conf", text)))).as(text).isEmpty();
    }
  }

  @Test
  void anApacheThatNobodyCanReadHasNoHosts() {
    for (String text :
        List.of(
            "<VirtualHost *:80>\nDocumentRoot /srv",
            "DocumentRoot /srv\n</VirtualHost>",
            "<VirtualHost *:80>\nDocumentRoot {{ folder }}\n</VirtualHost>",
            "<VirtualHost *:80\nDocumentRoot /srv\n</VirtualHost>",
            "<VirtualHost *:80>\n<Directory />\n</VirtualHost>\n</Directory>")) {
      assertThat(Fronts.of(Tree.of(Map.of("httpd.conf", text)))).as(text).isEmpty();
    }
  }

  @Test
  void aCaddyfileThatNobodyCanReadHasNoSites() {
    for (String text :
        List.of(
            "shop.example {\nroot * /srv\nfile_server",
            "shop.example {\nfile_server\n}\n}",
            "shop.example {\nroot * \"/srv\nfile_server\n}",
            "shop.example {\nroot * {{ folder }}\nfile_server\n}")) {
      assertThat(Fronts.of(Tree.of(Map.of("Caddyfile", text)))).as(text).isEmpty();
    }
  }

  @Test
  void aCaddyfileMayHaveOneSiteWithoutBracesAndSnippets() {
    Front alone = only("Caddyfile", "shop.example\n\nroot * /srv/shop\nfile_server\n");
    Front imported =
        only(
            "Caddyfile",
            """
            {
              email a@shop.example
            }
            (files) {
              root * {args.0}
              file_server {args.1}
            }
            shop.example, www.shop.example {
              import files /srv/shop /static/*
            }
            """);
    Front lost = only("Caddyfile", "shop.example {\nimport other\nfile_server\n}\n");

    assertThat(alone.answer("/.env", FILES::contains)).isInstanceOf(Answer.File.class);
    assertThat(imported.answer("/.env", FILES::contains)).isInstanceOf(Answer.Other.class);
    assertThat(imported.answer("/static/shop.css", FILES::contains))
        .isInstanceOf(Answer.File.class);
    assertThat(lost.answer("/.env", FILES::contains)).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void anApacheMayBeWithoutVirtualHostsAndHoldConditions() {
    String text =
        """
        DocumentRoot /srv/shop
        <IfModule mod_authz_core.c>
          <Directory "/srv/shop">
            Require all granted
          </Directory>
        </IfModule>
        <IfModule %s>
          Redirect permanent / https://shop.example/
        </IfModule>
        """;

    assertThat(only("httpd.conf", text.formatted("!mod_alias.c")).answer("/.env", FILES::contains))
        .isInstanceOf(Answer.File.class);
    assertThat(only("httpd.conf", text.formatted("mod_alias.c")).answer("/.env", FILES::contains))
        .isInstanceOf(Answer.Other.class);
    assertThat(only("httpd.conf", text.formatted("mod_other.c")).answer("/.env", FILES::contains))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void whatIsIncludedCounts() {
    var files = new HashMap<String, String>();
    files.put(
        "deploy/nginx.conf", "http { server { root /srv/shop; include snippets/dots.conf; } }");
    Front open = Fronts.of(Tree.of(files)).getFirst();
    files.put("deploy/snippets/dots.conf", "location ~ /\\. { deny all; }");
    Front closed = Fronts.of(Tree.of(files)).getFirst();

    assertThat(open.answer("/.env", FILES::contains)).isInstanceOf(Answer.Unknown.class);
    assertThat(closed.answer("/.env", FILES::contains)).isInstanceOf(Answer.Other.class);
    assertThat(closed.answer("/manage.py", FILES::contains)).isInstanceOf(Answer.File.class);
  }

  @Test
  void whatApacheIncludesCounts() {
    String text =
        """
        DocumentRoot /srv/shop
        <Location />
          Require all granted
        </Location>
        Include conf/dots.conf
        """;
    Front open = only("httpd.conf", text);
    Front closed =
        Fronts.of(Tree.of(Map.of("httpd.conf", text, "conf/dots.conf", "RedirectMatch 404 /\\.")))
            .getFirst();

    assertThat(open.answer("/.env", FILES::contains)).isInstanceOf(Answer.Unknown.class);
    assertThat(closed.answer("/.env", FILES::contains)).isInstanceOf(Answer.Other.class);
    assertThat(closed.answer("/manage.py", FILES::contains)).isInstanceOf(Answer.File.class);
  }

  @Test
  void anExpressionThatNeverEndsIsGivenUp() {
    String text = "server { root /srv/shop; location ~ ^(a+)+$ { return 404; } }";
    Front front = only("nginx.conf", text);

    assertThat(front.answer("/" + "a".repeat(60) + "!", FILES::contains))
        .isNotInstanceOf(Answer.File.class);
  }

  private static boolean exists(String path) {
    return FILES.contains(Path.of(path).normalize().toString());
  }

  private static Front only(String file, String text) {
    List<Front> fronts = Fronts.of(Tree.of(Map.of(file, text)));
    assertThat(fronts).as(text).hasSize(1);
    return fronts.getFirst();
  }

  private static List<Asked> recorded(String front) {
    var all = new ArrayList<Asked>();
    List<String> addresses = List.of();
    for (String line : lines(front + ".tsv")) {
      String[] words = line.split("\t");
      if (line.startsWith("# addresses")) {
        addresses = List.of(words).subList(1, words.length);
      } else if (!line.startsWith("#")) {
        var answers = new HashMap<String, String>();
        addresses.forEach(address -> answers.put(address, ""));
        for (String found : List.of(words).subList(1, words.length)) {
          answers.put(found.split(" ")[0], found.split(" ")[1]);
        }
        all.add(new Asked(words[0].replace("\\n", "\n"), answers));
      }
    }
    return all;
  }

  private static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(FrontsTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
