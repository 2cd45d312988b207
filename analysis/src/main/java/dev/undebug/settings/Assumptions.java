package dev.undebug.settings;

import dev.undebug.project.Project;
import dev.undebug.python.Dialect;
import dev.undebug.requirement.Version;
import dev.undebug.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What an evaluation takes for granted where the project does not say.
final class Assumptions {

  /// The series that is assumed where nothing says otherwise: the newest with long-term support.
  private static final String DJANGO = "5.2";

  /// The end of a range, which is not in it.
  private static final Pattern END =
      Pattern.compile("<(?!=)\\s*(\\d{1,2})(?:\\.(\\d{1,2}))?(?:\\.(\\d{1,3}))?(?![\\d.])");

  private static final Pattern SERIES = Pattern.compile("[1-9]\\d?\\.\\d{1,2}");

  /// Files that are read to find out.
  private static final int MAX_FILES = 200;

  /// Modules that settings are, or are made of.
  private static final Pattern SETTINGS =
      Pattern.compile("(?i)(.*/)?([\\w-]*settings[\\w-]*/.*|[\\w-]*settings[\\w-]*)\\.py");

  /// Code that is imported with the routes.
  private static final Pattern LOADED =
      Pattern.compile("(?:.*/)?(?:urls|views|models|admin|forms)\\.py");

  /// What a series no longer has, by the last one that has it; the oldest first. From the release
  /// notes of 1.6, 1.10, 2.0, 3.0, 4.0 and 5.0.
  private static final List<Map.Entry<String, Pattern>> GONE =
      List.of(
          Map.entry(
              "1.5",
              Pattern.compile(
                  "(?m)^[ \\t]*from django\\.conf\\.urls\\.defaults import|\\bexecute_manager\\(")),
          Map.entry("1.9", imported("django.conf.urls", "patterns")),
          Map.entry(
              "1.11", Pattern.compile("(?m)^(?:from|import) django\\.core\\.urlresolvers\\b")),
          Map.entry("1.11", Pattern.compile("\\buser\\.is_authenticated\\(\\)")),
          Map.entry("2.2", imported("django.shortcuts", "render_to_response")),
          Map.entry("2.2", imported("django.utils.encoding", "python_2_unicode_compatible")),
          Map.entry(
              "2.2",
              Pattern.compile(
                  "(?m)^(?:from django\\.utils import six|from django\\.utils\\.six )")),
          Map.entry("3.2", imported("django.conf.urls", "url")),
          Map.entry(
              "3.2", imported("django.utils.translation", "u(?:n|p)?gettext(?:_lazy|_noop)?")),
          Map.entry("3.2", imported("django.utils.encoding", "(?:force|smart)_text")),
          Map.entry("3.2", imported("django.utils.http", "is_safe_url|urlquote(?:_plus)?")),
          Map.entry("4.2", imported("django.utils.timezone", "utc")));

  /// What Django 2.0 reads no more.
  private static final Pattern CLASSES = Pattern.compile("(?m)^MIDDLEWARE_CLASSES\\s*\\+?=");

  private static final Pattern MIDDLEWARE = Pattern.compile("(?m)^[ \\t]*MIDDLEWARE\\s*\\+?=");

  private static final Pattern NUMBER = Pattern.compile("\\d");

  private Assumptions() {}

  /// @param dialect what the project's files are read as
  static Verdict.Assumed of(Project project, Dialect dialect) {
    return of(python(project, dialect), written(project), "", "");
  }

  /// The Python that the project writes down, unless its files are none of that.
  static String python(Project project, Dialect dialect) {
    String written = project.python().text();
    boolean isOther = dialect == Dialect.PYTHON_2 && PythonSeries.of(written).minor() >= 0;
    return isOther ? "2.7" : written;
  }

  /// The packages of which one version is known, by normalised name.
  static Map<String, String> versions(Project project) {
    var known = new HashMap<String, String>();
    project
        .packages()
        .forEach(
            (name, version) -> {
              boolean isOne = version.knowledge().compareTo(Version.Knowledge.RANGE) < 0;
              if (isOne && NUMBER.matcher(version.text()).lookingAt()) {
                known.put(name, version.text());
              }
            });
    return known;
  }

  /// How the project writes its version of Django, else the last series that has what its files
  /// use; empty when neither says anything.
  static String written(Project project) {
    return project.django().map(Version::text).orElseGet(() -> lastOf(project));
  }

  private static String lastOf(Project project) {
    var paths = new TreeSet<>(project.urls());
    project.entryPoints().forEach(one -> paths.add(one.path()));
    var tree = project.modules().tree();
    tree.files().stream().filter(path -> SETTINGS.matcher(path).matches()).forEach(paths::add);
    tree.filesBelow(project.root()).stream()
        .filter(path -> LOADED.matcher(path).matches())
        .forEach(paths::add);
    var texts =
        paths.stream()
            .limit(MAX_FILES)
            .flatMap(path -> tree.text(path).stream())
            .map(SourceText::text)
            .toList();
    boolean isOld =
        texts.stream().anyMatch(text -> CLASSES.matcher(text).find())
            && texts.stream().noneMatch(text -> MIDDLEWARE.matcher(text).find());
    Optional<String> last =
        GONE.stream()
            .filter(gone -> texts.stream().anyMatch(text -> gone.getValue().matcher(text).find()))
            .map(Map.Entry::getKey)
            .findFirst();
    return last.filter(series -> !isOld || number(series) < number("1.11"))
        .orElse(isOld ? "1.11" : "");
  }

  /// An import at the start of a line, which is one under no condition.
  private static Pattern imported(String module, String names) {
    return Pattern.compile(
        "(?m)^from %s import (?:[\\w \\t,]{0,300}|\\([^()]{0,600})\\b(?:%s)\\b"
            .formatted(Pattern.quote(module), names));
  }

  /// What is chosen wins over what is written; either may be empty.
  static Verdict.Assumed of(
      String pythonWritten, String djangoWritten, String pythonChosen, String djangoChosen) {
    String python = pythonChosen.isEmpty() ? pythonWritten : pythonChosen;
    String django = djangoChosen.isEmpty() ? djangoWritten : djangoChosen;
    return new Verdict.Assumed(PythonSeries.of(python).words(), series(django), List.of());
  }

  /// The series that is written; of a range with an end, the last one before it, which pip
  /// installs.
  static String series(String django) {
    var first = SERIES.matcher(END.matcher(django).replaceAll(""));
    Optional<String> written = first.find() ? Optional.of(first.group()) : Optional.empty();
    var end = END.matcher(django);
    if (!end.find()) {
      return written.orElse(DJANGO);
    }
    int major = Integer.parseInt(end.group(1));
    int minor = end.group(2) == null ? 0 : Integer.parseInt(end.group(2));
    boolean isPatch = end.group(3) != null && !end.group(3).matches("0+");
    String last = isPatch ? "%d.%d".formatted(major, minor) : before(major, minor);
    return written.filter(one -> number(one) > number(last)).orElse(last);
  }

  /// A series as one number, so that they can be compared.
  private static int number(String series) {
    String[] parts = series.split("\\.", -1);
    return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
  }

  /// The series before another: since 2.0 a third one of a number follows the second of the last.
  private static String before(int major, int minor) {
    if (minor > 0) {
      return "%d.%d".formatted(major, minor - 1);
    }
    return major <= 2 ? "1.11" : "%d.2".formatted(major - 1);
  }
}
