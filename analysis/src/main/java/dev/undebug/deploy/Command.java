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
}
