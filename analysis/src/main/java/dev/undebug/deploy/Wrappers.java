package dev.undebug.deploy;

import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Programs that do no more than start another program.
final class Wrappers {

  static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

  /// What is behind their own options is the command.
  private static final Set<String> PLAIN =
      Set.of(
          "exec",
          "nohup",
          "time",
          "nice",
          "ionice",
          "command",
          "builtin",
          "tini",
          "dumb-init",
          "catatonit",
          "setsid",
          "stdbuf",
          "winpty",
          "ddtrace-run",
          "opentelemetry-instrument",
          "with-contenv",
          "xvfb-run",
          "strace",
          "chpst",
          "eatmydata",
          // Buildpacks of Heroku: nginx, pgbouncer, stunnel, and QuotaGuard's proxies.
          "start-nginx",
          "start-nginx-debug",
          "start-nginx-solo",
          "start-pgbouncer",
          "start-pgbouncer-stunnel",
          "start-stunnel",
          "qgpass",
          "qgsocksify",
          "qgtunnel");

  /// The first word behind their options is theirs, the command follows.
  private static final Set<String> WITH_OPERAND =
      Set.of("gosu", "su-exec", "setuidgid", "s6-setuidgid", "timeout", "flock", "chroot");

  /// `tool run command`.
  private static final Map<String, String> RUNNERS =
      Map.of(
          "poetry",
          "run",
          "pipenv",
          "run",
          "uv",
          "run",
          "pdm",
          "run",
          "hatch",
          "run",
          "rye",
          "run",
          "newrelic-admin",
          "run-program",
          "conda",
          "run",
          "micromamba",
          "run",
          "pixi",
          "run");

  /// They fill the environment from a place outside the tree.
  private static final Map<String, String> SECRET_STORES =
      Map.of(
          "doppler", "Doppler",
          "chamber", "AWS Parameter Store (chamber)",
          "envconsul", "Consul or Vault (envconsul)",
          "aws-vault", "aws-vault",
          "vault-env", "Vault (vault-env)",
          "berglas", "Secret Manager (berglas)",
          "infisical", "Infisical",
          "op", "1Password");

  /// Everything up to `--` is theirs.
  private static final Set<String> WAITERS =
      Set.of(
          "wait-for-it",
          "wait-for-it.sh",
          "wait-for.sh",
          "wait-for",
          "dockerize",
          "wait4ports",
          "watchmedo",
          "wait");

  /// Options of these programs that take the next word.
  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of(
          "-u",
          "-g",
          "-n",
          "-k",
          "-s",
          "--user",
          "--group",
          "-i",
          "-o",
          "-e",
          "--cwd",
          "-C",
          "--chdir",
          "--directory",
          "--project",
          "--extra",
          "--with",
          "--python",
          "-p",
          "--name",
          "--prefix",
          "-t",
          "--signal",
          "--config",
          "--env");

  private Wrappers() {}

  /// What a wrapper starts.
  record Unwrapped(List<String> words, Launch.From from) {}

  static Optional<Unwrapped> unwrap(List<String> words, Launch.From from) {
    String program = TreePaths.name(words.getFirst());
    var rest = words.subList(1, words.size());
    if (PLAIN.contains(program)) {
      return some(withoutOptions(rest), from);
    }
    if (WITH_OPERAND.contains(program)) {
      var behind = withoutOptions(rest);
      return some(behind.isEmpty() ? behind : behind.subList(1, behind.size()), from);
    }
    String verb = RUNNERS.get(program);
    if (verb != null && rest.contains(verb)) {
      return some(withoutOptions(rest.subList(rest.indexOf(verb) + 1, rest.size())), from);
    }
    if (program.equals("litestream") && rest.contains("-exec")) {
      // It starts one line, as a shell would take it.
      var line = rest.subList(rest.indexOf("-exec") + 1, rest.size());
      return line.isEmpty() ? Optional.empty() : some(List.of("sh", "-c", line.getFirst()), from);
    }
    String store = SECRET_STORES.get(program);
    if (store != null && rest.contains("--")) {
      var owner =
          new Environment.Owner(store, "`" + program + "` fills the environment", from.place());
      var open = from.with(from.environment().openTo(owner));
      return some(rest.subList(rest.indexOf("--") + 1, rest.size()), open);
    }
    if (WAITERS.contains(program) && rest.contains("--")) {
      return some(rest.subList(rest.indexOf("--") + 1, rest.size()), from);
    }
    return switch (program) {
      case "env" -> env(rest, from);
      case "sudo" -> sudo(rest, from);
      case "su", "runuser" -> su(rest, from);
      default -> Optional.empty();
    };
  }

  private static Optional<Unwrapped> some(List<String> words, Launch.From from) {
    return Optional.of(new Unwrapped(words, from));
  }

  private static List<String> withoutOptions(List<String> words) {
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      if (words.get(at).equals("--")) {
        return words.subList(at + 1, words.size());
      }
      at += OPTIONS_WITH_VALUE.contains(words.get(at)) ? 2 : 1;
    }
    return at >= words.size() ? List.of() : words.subList(at, words.size());
  }

  /// `env [-i] [-u NAME] NAME=value … command`.
  private static Optional<Unwrapped> env(List<String> words, Launch.From from) {
    var environment = from.environment();
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      int equals = word.indexOf('=');
      if (word.equals("-u") && at + 1 < words.size()) {
        var unset = new Variable.Unset("`env -u`", from.place());
        environment = environment.with(words.get(at + 1), unset);
        at += 2;
      } else if (word.equals("-i") || word.equals("-")) {
        environment = Environment.EMPTY;
        at++;
      } else if (word.startsWith("-")) {
        at++;
      } else if (equals > 0 && TemplateReader.nameEnd(word, 0) == equals) {
        environment =
            environment.with(
                word.substring(0, equals),
                new Variable.Set(word.substring(equals + 1), from.place()));
        at++;
      } else {
        break;
      }
    }
    return some(words.subList(at, words.size()), from.with(environment));
  }

  /// Without `-E` the environment is that of the other user, save for what stands in the command.
  private static Optional<Unwrapped> sudo(List<String> words, Launch.From from) {
    boolean keeps = words.stream().anyMatch(word -> word.equals("-E") || word.startsWith("--pre"));
    var behind = withoutOptions(words);
    var base = keeps ? from : from.with(Environment.EMPTY);
    return env(behind, base);
  }

  /// `su user -c 'command'`.
  private static Optional<Unwrapped> su(List<String> words, Launch.From from) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("-c") || words.get(i).equals("--command")) {
        var shell = new ArrayList<>(List.of("sh", "-c"));
        shell.add(words.get(i + 1));
        return some(shell, from);
      }
    }
    var behind = withoutOptions(words);
    return some(behind.isEmpty() ? behind : behind.subList(1, behind.size()), from);
  }
}
