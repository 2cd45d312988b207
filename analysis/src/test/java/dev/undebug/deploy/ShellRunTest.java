package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellRunTest {

  private static final Place HERE = Place.ofFile("start.sh");

  private static List<Started> run(String script, Environment environment, String... others) {
    var files = new java.util.TreeMap<String, String>(Map.of("start.sh", script));
    for (int i = 0; i < others.length; i += 2) {
      files.put(others[i], others[i + 1]);
    }
    var tree = Tree.of(files);
    return new Launch(tree, FileView.of(tree))
        .start(List.of("sh", "start.sh", "web"), new Launch.From(environment, "", HERE));
  }

  private static List<String> lines(String script) {
    return run(script, Environment.EMPTY).stream().map(ShellRunTest::line).toList();
  }

  private static String line(Started started) {
    return (started.isCertain() ? "" : "perhaps ") + String.join(" ", started.words());
  }

  private static Environment with(String name, String text) {
    return Environment.EMPTY.with(name, new Variable.Set(text, HERE));
  }

  @Test
  void whatIsDecidedIsFollowedOneWay() {
    String script =
        """
        if [ "$MODE" = "dev" ]; then
          exec python manage.py runserver
        else
          exec gunicorn shop.wsgi
        fi
        """;

    assertThat(run(script, with("MODE", "dev")))
        .extracting(ShellRunTest::line)
        .containsExactly("python manage.py runserver");
    assertThat(run(script, Environment.EMPTY))
        .extracting(ShellRunTest::line)
        .containsExactly("gunicorn shop.wsgi");
  }

  @Test
  void anImageToBuildUponTurnsNoDebuggingOn() {
    var image =
        Environment.EMPTY.openTo(
            new Environment.Owner("image", "it may", HERE, Environment.Nature.IMAGE));
    String script =
        """
        if [ "$%s" = "True" ]; then
          exec python manage.py runserver
        else
          exec gunicorn shop.wsgi
        fi
        """;

    assertThat(run(script.formatted("SHOP_DEBUG"), image))
        .extracting(ShellRunTest::line)
        .containsExactly("gunicorn shop.wsgi");
    assertThat(run(script.formatted("RELOAD"), image))
        .extracting(ShellRunTest::line)
        .containsExactly("perhaps python manage.py runserver", "perhaps gunicorn shop.wsgi");
  }

  @Test
  void whatIsNotDecidedIsFollowedBothWays() {
    var open = Environment.EMPTY.openTo(new Environment.Owner("somebody", "he may", HERE));

    assertThat(
            run(
                """
                if [ "$MODE" = "blue" ]; then export DEBUG=1; a; else export DEBUG=0; b; fi
                exec c
                """,
                open))
        .extracting(ShellRunTest::line)
        .containsExactly("perhaps a", "perhaps b", "c");
    var last = run("[ $(hostname) = x ] && export DEBUG=1\nexec c\n", Environment.EMPTY).getLast();
    assertThat(Found.line(last.environment().find("DEBUG").orElseThrow()))
        .isEqualTo("free: start.sh [1]");
  }

  private static List<String> served(String script, String... others) {
    var open = Environment.EMPTY.openTo(new Environment.Owner("somebody", "he may", HERE));
    return run(script, open, others).stream().map(ShellRunTest::line).toList();
  }

  @Test
  void whatIsTakenForAWordForDevelopmentIsNotTakenWhereNobodySetsIt() {
    String either = "if [ %s ]; then exec a; else exec b; fi\n";

    for (String test :
        List.of(
            "\"$MODE\" = \"local\"",
            "$MODE == Dev",
            "test = ${MODE}",
            "\"${MODE:-production}\" = \"development\"",
            "\"$MODE\" = debug -o \"$MODE\" = test")) {
      assertThat(served(either.formatted(test))).as(test).containsExactly("b");
    }
    assertThat(served(either.formatted("\"$MODE\" != \"dev\""))).containsExactly("a");
    assertThat(served("[ \"$MODE\" = dev ] && a\nexec b\n")).containsExactly("b");
    assertThat(
            served(
                """
                case "$MODE" in
                  dev|local) exec a ;;
                  blue) exec b ;;
                  *) exec c ;;
                esac
                """))
        .containsExactly("perhaps b", "perhaps c");
  }

  @Test
  void andIsWhereThatIsWhatItHoldsOtherwise() {
    String either = "if [ %s ]; then exec a; else exec b; fi\n";

    for (String test :
        List.of(
            "\"${MODE:-local}\" = \"local\"",
            "\"$MODE\" = \"staging\"",
            "\"$MODE\" != \"production\"",
            "$(hostname) = dev")) {
      assertThat(served(either.formatted(test))).as(test).containsExactly("perhaps a", "perhaps b");
    }
    assertThat(served("MODE=${MODE:-dev}\n" + either.formatted("$MODE = dev")))
        .containsExactly("a");
    assertThat(run(either.formatted("$MODE = dev"), with("MODE", "dev")))
        .extracting(ShellRunTest::line)
        .containsExactly("a");
  }

  @Test
  void onlyExportedVariablesReachAProcess() {
    var started =
        run(
                """
                LOCAL=1
                LATER=2
                export A="x y" LATER
                A+=z
                ONE=3 server $A
                """,
                Environment.EMPTY)
            .getFirst();

    assertThat(started.words()).containsExactly("server", "x", "yz");
    assertThat(started.environment().variables().keySet()).containsExactly("A", "LATER", "ONE");
  }

  @Test
  void sourcedFilesAreReadAndCanExportEverything() {
    var started =
        run(
                "set -a\n. ./prod.env\nset +a\nNOT=1\nexec server\n",
                Environment.EMPTY,
                "prod.env",
                "DEBUG=0\n# comment\nNAME='a b'\n")
            .getFirst();

    assertThat(started.environment().variables().keySet()).containsExactly("DEBUG", "NAME");
    assertThat(Found.line(started.environment().find("DEBUG").orElseThrow()))
        .isEqualTo("'0' at prod.env:1:1");
  }

  @Test
  void aMissingSourcedFileMaySetAnything() {
    assertThat(run(". /etc/shop.env\nexec server\n", Environment.EMPTY).getFirst().environment())
        .extracting(environment -> environment.open().getFirst().name())
        .isEqualTo("/etc/shop.env (not in the tree)");
  }

  @Test
  void defaultsAreAssignedOnce() {
    var started =
        run(
                """
                : "${A:=1}" ${B=2}
                export C=${C:-3} D=${D:?must be set}
                export A B
                exec server "$@"
                """,
                with("C", ""))
            .getFirst();

    assertThat(started.words()).containsExactly("server", "web");
    assertThat(Found.line(started.environment().find("A").orElseThrow())).startsWith("'1'");
    assertThat(Found.line(started.environment().find("B").orElseThrow())).startsWith("'2'");
    assertThat(Found.line(started.environment().find("C").orElseThrow())).startsWith("'3'");
    assertThat(Found.line(started.environment().find("D").orElseThrow()))
        .startsWith("free: whoever starts it");
  }

  @Test
  void nothingRunsBehindExec() {
    assertThat(lines("exec a\nb\n")).containsExactly("a");
    assertThat(lines("(exec a)\nb\n")).containsExactly("a", "b");
  }

  @Test
  void aScriptThatGivesUpIsReadAsIfNothingWereMissing() {
    assertThat(lines("if [ -z \"$KEY\" ]; then echo no; exit 1; fi\nexec a\n"))
        .containsExactly("a");
    assertThat(lines("check || exit 1\nexec a\n")).containsExactly("check", "a");
  }

  @Test
  void functionsAreFollowedWhereTheyAreCalled() {
    assertThat(
            lines(
                """
                serve() {
                  export PORT=$1
                  exec server --port "$PORT"
                }
                function other { a; }
                serve 80
                other
                """))
        .containsExactly("server --port 80");
  }

  @Test
  void wrappersAreTakenAway() {
    assertThat(lines("exec gosu app tini -- env -u X A=1 nice -n 5 poetry run gunicorn x\n"))
        .containsExactly("gunicorn x");
    assertThat(lines("bin/start-nginx bin/start-pgbouncer gunicorn -c gunicorn.conf x\n"))
        .containsExactly("gunicorn -c gunicorn.conf x");
    assertThat(lines("su app -c 'exec uwsgi --ini x.ini'\n")).containsExactly("uwsgi --ini x.ini");
    assertThat(lines("./wait-for-it.sh db:5432 -t 30 -- gunicorn x\n"))
        .containsExactly("gunicorn x");
  }

  @Test
  void quotesCommentsAndHereDocumentsAreRead() {
    assertThat(
            lines(
                """
                a 'b c' "d $1 e" f\\ g # not this
                cat <<EOF
                not this; exec nor this
                EOF
                h >/dev/null 2>&1 <in | i &
                j $((1 + 1)) `date`
                """))
        .containsExactly("a b c d web e f g", "cat", "h", "i", "j $((1 + 1)) `date`");
  }

  @Test
  void scriptsThatCallThemselvesEnd() {
    assertThat(lines("f() { f; f; }\nf\nsh start.sh\nexec a\n").size()).isLessThan(200);
  }

  @Test
  void templatesAreReadBothWays() {
    assertThat(
            lines(
                """
                {%- if async == 'y' %}
                exec a
                {%- else %}
                exec b
                {%- endif %}
                """))
        .containsExactly("perhaps a", "perhaps b");
  }
}
