package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a tree says of how it is run, other than in files that start it: a workflow that calls
/// `docker run -e`, a script, a page of documentation, an example of an environment file.
final class Mentions {

  private static final Pattern FILES =
      Pattern.compile(
          "(?i)(.*/)?([^/]*\\.(ya?ml|sh|bash|md|rst|txt|adoc|json|toml|env|ini|cfg|tf|j2|ps1)|makefile|justfile"
              + "|jenkinsfile|dockerfile[^/]*|\\.env[^/]*|env[._-](example|sample|template|dist))");

  private static final Pattern DOCUMENTS =
      Pattern.compile("(?i)(.*/)?(readme[^/]*|[^/]*\\.(md|rst|adoc)|(docs?|deploy\\w*)/.*\\.txt)");

  /// All of them but texts that are no document, such as a copy of code that was put aside.
  private static final Pattern PAPERS =
      Pattern.compile(
          "(?i)(?:(?!.*\\.txt$)%s|%s|(.*/)?[^/]*(deploy|instruct|install|setup|guide|note|host)[^/]*\\.txt)"
              .formatted(FILES.pattern(), DOCUMENTS.pattern()));

  /// Folders of what others wrote, or what only describes the past.
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)(.*/)?(node_modules|site-packages|vendor|tests?)/.*|.*changelog.*");

  /// Larger files are not written by people.
  private static final int MAX_CHARACTERS = 200_000;

  /// How a document starts a server that is made for production.
  private static final String SERVES =
      "(?m)^[^#\\n]*\\b(gunicorn|uwsgi|daphne|uvicorn|hypercorn|waitress-serve|mod_wsgi-express)\\s+[-\\w/]"
          + "|\\bExecStart\\s*=[^\\n]{0,300}(gunicorn|uwsgi|daphne|uvicorn)|\\bWSGIScriptAlias\\s";

  /// An application's part of an address, which may name a region; a platform's own pages have
  /// none.
  private static final String LABELS =
      "(?!(docs|blog|help|status|www)\\.)[a-z0-9-]{2,63}(\\.[a-z0-9-]{1,63}){0,2}";

  private final Tree tree;
  private final Map<String, Optional<Place>> known = new ConcurrentHashMap<>();

  private Mentions(Tree tree) {
    this.tree = tree;
  }

  private static Mentions of(Tree tree) {
    return tree.once(Mentions.class, Mentions::new);
  }

  /// Where a file sets `DJANGO_SETTINGS_MODULE` to one of the modules.
  static Optional<Place> ofModule(Tree tree, List<String> modules) {
    return modules.isEmpty()
        ? Optional.empty()
        : of(tree)
            .find(
                FILES,
                "DJANGO_SETTINGS_MODULE[\"']?[ \\t]*[=: ][ \\t]*[\"']?("
                    + modules.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                    + ")(?![\\w.])");
  }

  /// Where a document, a script or an example tells to set a variable to a text.
  static Optional<Place> ofVariable(Tree tree, String variable, List<String> texts) {
    return of(tree)
        .find(
            FILES,
            "(?m)(?<![\\w-])"
                + Pattern.quote(variable)
                + "[`\"']?[ \\t]*[=:][ \\t]*[`\"']?("
                + texts.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                + ")(?![\\w.])");
  }

  /// Where a document tells how a server for production is started.
  static Optional<Place> ofServer(Tree tree) {
    return of(tree).find(DOCUMENTS, SERVES);
  }

  /// Where a script, a document or another file speaks of a site on PythonAnywhere.
  static Optional<Place> ofPythonAnywhere(Tree tree) {
    return of(tree).find(FILES, "(?i)\\bpython-?anywhere\\b|_pythonanywhere_com_wsgi");
  }

  /// Where a document or a file of a deployment speaks of an address with one of these endings.
  static Optional<Place> ofAddress(Tree tree, List<String> endings) {
    return of(tree).find(PAPERS, "(?i)https://" + LABELS + anyOf(endings) + "(?![\\w.-])");
  }

  /// Where a document names a host with one of these endings.
  static Optional<Place> ofHost(Tree tree, List<String> endings) {
    return of(tree)
        .find(DOCUMENTS, "(?i)(?<![\\w.-])" + LABELS + anyOf(endings) + "(?![\\w-]|\\.\\w)");
  }

  private static String anyOf(List<String> texts) {
    return texts.stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
  }

  private Optional<Place> find(Pattern files, String sought) {
    return known.computeIfAbsent(
        files.pattern() + ' ' + sought, _ -> search(files, Pattern.compile(sought)));
  }

  private Optional<Place> search(Pattern files, Pattern sought) {
    return tree.files().stream()
        .filter(path -> files.matcher(path).matches() && !ELSEWHERE.matcher(path).matches())
        .filter(path -> !isOfPackages(path))
        .flatMap(path -> tree.text(path).stream())
        .filter(text -> text.text().length() <= MAX_CHARACTERS)
        .flatMap(
            text -> {
              var found = sought.matcher(text.text());
              return found.find()
                  ? Optional.of(text.place(new Span(found.start(), found.end()))).stream()
                  : Optional.<Place>empty().stream();
            })
        .findFirst();
  }

  private static boolean isOfPackages(String path) {
    String name = TreePaths.name(path).toLowerCase(Locale.ROOT);
    return name.equals("package-lock.json") || name.startsWith("requirements");
  }
}
