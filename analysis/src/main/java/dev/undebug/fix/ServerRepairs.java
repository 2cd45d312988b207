package dev.undebug.fix;

import dev.undebug.project.EntryPoint;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// gunicorn instead of the development server.
final class ServerRepairs implements Repairer {

  /// `["python", "manage.py", "runserver", "0.0.0.0:8000"]`, in a Dockerfile or in YAML.
  private static final Pattern WORDS =
      Pattern.compile(
          "([\"'])python[0-9.]*\\1\\s*,\\s*(?:\\1-u\\1\\s*,\\s*)?\\1([\\w./-]*)manage\\.py\\1\\s*,\\s*"
              + "\\1runserver(?:_plus)?\\1((?:\\s*,\\s*\\1[^\"'\\n]*\\1)*)");

  /// The same as a shell reads it, alone or after `&&`.
  private static final Pattern LINE =
      Pattern.compile(
          "python[0-9.]*\\s+(?:-u\\s+)?([\\w./-]*)manage\\.py\\s+runserver(?:_plus)?"
              + "((?:[ \\t]+[^\\s&|;\"'\\\\]+)*)");

  private static final Pattern ADDRESS = Pattern.compile("(?:[\\w.\\[\\]${}-]+:)?[0-9${}\\w]+");

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken
        .of("UDB701")
        .flatMap(
            found ->
                broken
                    .evaluated(found)
                    .limit(1)
                    .flatMap(one -> repair(broken, found.place(), one).stream()));
  }

  private static Optional<Repair> repair(Broken broken, Place place, Evaluated evaluated) {
    var application = application(evaluated);
    var asked = Packages.add(broken, evaluated.project(), "gunicorn", ">=23");
    var text = broken.tree().text(place.path());
    if (application.isEmpty() || asked.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    var edits = new ArrayList<Edit>(commands(text.get(), place, application.get()));
    if (edits.size() != 1) {
      return Optional.empty();
    }
    edits.addAll(asked.get());
    return Optional.of(
        Repair.of("UDB701", "Serve with gunicorn instead of runserver")
            .editing(List.copyOf(edits))
            .unsafe("production is started so, and no developer relies on reloading there"));
  }

  private static List<Edit> commands(SourceText text, Place place, String application) {
    int start = text.lineStart(place.start().line());
    int last = Math.min(place.end().line(), text.lineCount());
    String lines =
        text.text().substring(start, text.lineStart(last) + text.lineText(last).length());
    var edits = new ArrayList<Edit>();
    Matcher words = WORDS.matcher(lines);
    while (words.find()) {
      String quote = words.group(1);
      var command =
          command(words.group(2), words.group(3).replaceAll("[\"',\\s]+", " "), application);
      edits.add(
          new Edit(
              text.place(new Span(start + words.start(), start + words.end())),
              quote + String.join("%s, %s".formatted(quote, quote), command) + quote));
    }
    Matcher line = LINE.matcher(lines);
    while (line.find()) {
      edits.add(
          new Edit(
              text.place(new Span(start + line.start(), start + line.end())),
              String.join(" ", command(line.group(1), line.group(2), application))));
    }
    return edits;
  }

  /// @param folder where manage.py lies, with a slash behind it
  /// @param options of runserver; of these only the address means anything to gunicorn
  private static List<String> command(String folder, String options, String application) {
    var words = new ArrayList<String>(List.of("gunicorn"));
    if (!folder.isEmpty() && !folder.equals("./")) {
      words.addAll(List.of("--chdir", folder.substring(0, folder.length() - 1)));
    }
    String address =
        Stream.of(options.strip().split("\\s+"))
            .filter(word -> !word.startsWith("-") && ADDRESS.matcher(word).matches())
            .findFirst()
            .orElse("8000");
    words.addAll(
        List.of(
            application,
            "--bind",
            address.contains(":") ? address : "127.0.0.1:" + address,
            "--threads",
            "8"));
    return words;
  }

  /// `shop.wsgi:application`, where the project has one.
  private static Optional<String> application(Evaluated evaluated) {
    List<EntryPoint> found = evaluated.project().entryPoints(EntryPoint.Kind.WSGI);
    return found.size() == 1 && !found.getFirst().module().isEmpty()
        ? Optional.of(found.getFirst().module() + ":application")
        : Optional.empty();
  }
}
