package dev.undebug.fix;

import dev.undebug.fix.Repair.NewFile;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.machine.Paths;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Parts;
import dev.undebug.settings.Setting;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Pages for errors that need nothing, so that they cannot fail: no tag, no address, no context.
final class ErrorPageRepairs implements Repairer {

  private record Page(String name, String title, String words) {}

  private static final List<Page> PAGES =
      List.of(
          new Page("400", "Bad request", "The server could not make sense of this request."),
          new Page("403", "Not allowed", "You may not see this page."),
          new Page("404", "Not found", "There is no page at this address."),
          new Page(
              "500", "Something went wrong", "The error was noted. Please try again in a while."));

  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
      </head>
      <body>
        <h1>{title}</h1>
        <p>{words}</p>
      </body>
      </html>
      """;

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken
        .of("UDB501")
        .flatMap(broken::evaluated)
        .flatMap(one -> folder(broken.tree(), one).stream())
        .distinct()
        .map(
            folder ->
                Repair.of("UDB501", "Write pages for errors that need nothing")
                    .adding(pages(broken.tree(), folder)));
  }

  private static List<NewFile> pages(Tree tree, String folder) {
    var files = new ArrayList<NewFile>();
    for (Page page : PAGES) {
      String path = TreePaths.join(folder, page.name() + ".html");
      if (!tree.hasFile(path)) {
        files.add(
            new NewFile(
                path, HTML.replace("{title}", page.title()).replace("{words}", page.words())));
      }
    }
    return files;
  }

  /// A folder that Django surely looks into: one of DIRS, or the templates of an application.
  private static Optional<String> folder(Tree tree, Evaluated evaluated) {
    var templates = evaluated.settings().find("TEMPLATES").flatMap(Setting::value);
    return templates.flatMap(
        value ->
            named(value).stream()
                .findFirst()
                .or(
                    () ->
                        isTrue(value, "APP_DIRS")
                            ? ofApplication(tree, evaluated)
                            : Optional.empty()));
  }

  /// Folders of the tree that DIRS names.
  private static List<String> named(Datum templates) {
    var folders = new ArrayList<String>();
    for (Datum dirs : Parts.of(templates, "DIRS")) {
      for (Datum folder : elements(dirs)) {
        String path =
            switch (folder) {
              case Datum.Text(var text) -> text;
              case Datum.PathOf(var text) -> text;
              default -> "";
            };
        if (path.startsWith(Paths.ROOT + "/") && !path.contains("..")) {
          folders.add(path.substring(Paths.ROOT.length() + 1));
        }
      }
    }
    return folders;
  }

  private static Optional<String> ofApplication(Tree tree, Evaluated evaluated) {
    return evaluated.settings().find("INSTALLED_APPS").flatMap(Setting::value).stream()
        .flatMap(apps -> elements(apps).stream())
        .flatMap(app -> app instanceof Datum.Text(var name) ? Stream.of(name) : Stream.empty())
        .flatMap(name -> evaluated.project().modules().find(name).stream())
        .map(found -> TreePaths.parent(found.path()) + "/templates")
        .filter(tree::hasFolder)
        .findFirst();
  }

  private static boolean isTrue(Datum templates, String key) {
    return Parts.of(templates, key).contains(new Datum.Bool(true));
  }

  private static List<Datum> elements(Datum value) {
    return value instanceof Datum.Sequence(_, var elements)
        ? elements.stream().filter(Datum.Element::isAlways).map(Datum.Element::value).toList()
        : List.of();
  }
}
