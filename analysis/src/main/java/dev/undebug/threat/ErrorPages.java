package dev.undebug.threat;

import dev.undebug.project.Project;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The error pages that a project brings: templates that Django finds by their names, and handlers.
///
/// @param isKnown whether a tree was looked at
/// @param pages the statuses that have a page of their own: `404`, `500`
/// @param evidence the files, sorted
public record ErrorPages(boolean isKnown, List<String> pages, List<String> evidence) {

  /// There was no tree to look at.
  public static final ErrorPages UNKNOWN = new ErrorPages(false, List.of(), List.of());

  private static final List<String> STATUSES = List.of("400", "403", "404", "500");

  private static final Pattern HANDLER =
      Pattern.compile("(?m)^handler(400|403|404|500)\\s*(?::[^=\\n]{1,80})?=");

  public ErrorPages {
    pages = List.copyOf(pages);
    evidence = List.copyOf(evidence);
  }

  /// Looks for them in the template folders and URL modules of a project.
  public static ErrorPages of(Project project, Tree tree) {
    var pages = new TreeSet<String>();
    var evidence = new ArrayList<String>();
    for (String folder : project.templates()) {
      for (String status : STATUSES) {
        String path = folder.isEmpty() ? status + ".html" : folder + "/" + status + ".html";
        if (tree.hasFile(path)) {
          pages.add(status);
          evidence.add(path);
        }
      }
    }
    for (String urls : project.urls()) {
      var text = tree.text(urls);
      if (text.isPresent()) {
        var handler = HANDLER.matcher(text.get().text());
        while (handler.find()) {
          pages.add(handler.group(1));
          evidence.add(
              urls + ":" + text.get().line(handler.start()) + " handler" + handler.group(1));
        }
      }
    }
    return new ErrorPages(true, List.copyOf(pages), evidence);
  }
}
