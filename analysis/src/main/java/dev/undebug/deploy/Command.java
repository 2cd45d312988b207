package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.List;

/// What a deployment runs.
///
/// @param words the words as the process gets them; empty when no command is known
/// @param server the program
/// @param application what the program loads, as written: `shop.wsgi:application`, `manage.py`;
///   empty when it names none
/// @param settings the settings module that the command itself names (`--settings=…`); empty when
///   it names none
/// @param place where the command is written
public record Command(
    List<String> words, Server server, String application, String settings, Place place) {

  public Command {
    words = List.copyOf(words);
  }

  /// No command is known.
  public static Command unknown(Place place) {
    return new Command(List.of(), Server.UNKNOWN, "", "", place);
  }

  /// As one line, for people.
  public String line() {
    return String.join(" ", words);
  }

  /// What `sys.argv` holds in the process; empty when it is not known.
  public List<String> arguments() {
    boolean isPlain = words.stream().allMatch(word -> word.matches("[\\w@%+=:,./~-]*"));
    if (words.isEmpty() || !isPlain) {
      return List.of();
    }
    return switch (server) {
      case UWSGI -> List.of("uwsgi");
      case MOD_WSGI -> List.of("mod_wsgi");
      case OTHER, UNKNOWN -> List.of();
      case GUNICORN, UVICORN, DAPHNE, HYPERCORN, GRANIAN, WAITRESS, CHEROOT -> started();
      case RUNSERVER, CELERY, WORKER, MANAGE -> started();
    };
  }

  /// Without the interpreter and its options.
  private List<String> started() {
    if (!words.getFirst().matches("(.*/)?(python|pypy)[0-9.]*")) {
      return words;
    }
    int at = 1;
    while (at < words.size() && words.get(at).startsWith("-") && !words.get(at).equals("-m")) {
      at += words.get(at).equals("-W") || words.get(at).equals("-X") ? 2 : 1;
    }
    at += at < words.size() && words.get(at).equals("-m") ? 1 : 0;
    return at < words.size() ? words.subList(at, words.size()) : List.of();
  }
}
