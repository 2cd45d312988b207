package dev.undebug.rule;

import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Middleware that is not Django's, and may do what one of Django's does: a class of the project
/// that is derived from it, a package made for it.
///
/// @param names dotted, as the settings list them
record StandIns(List<String> names, Map<String, String> sources) {

  /// What names, and files of classes, say that do the work of one of Django's.
  private static final Map<String, Pattern> WORK =
      Map.of(
          "django.middleware.security.SecurityMiddleware",
          Pattern.compile("(?i)security|hsts|secure_?headers|Strict-Transport|nosniff"),
          "django.middleware.clickjacking.XFrameOptionsMiddleware",
          Pattern.compile("(?i)x_?-?frame|clickjack|frame-?_?ancestors|security_?headers"),
          "django.middleware.csrf.CsrfViewMiddleware",
          Pattern.compile("(?i)csrf"));

  private static final Pattern OF_DJANGO = Pattern.compile("django\\..*");

  /// The middleware of a deployment that is not Django's own.
  static StandIns of(Values values) {
    var names = new ArrayList<String>();
    var sources = new java.util.HashMap<String, String>();
    var modules = values.evaluated().project().modules();
    Tree tree = modules.tree();
    values
        .find("MIDDLEWARE")
        .ifPresent(
            setting ->
                setting.values().stream()
                    .flatMap(value -> Parts.leaves("", value).stream())
                    .map(Parts.Leaf::text)
                    .filter(name -> name.contains(".") && !OF_DJANGO.matcher(name).matches())
                    .distinct()
                    .forEach(
                        name -> {
                          names.add(name);
                          modules
                              .find(name.substring(0, name.lastIndexOf('.')))
                              .flatMap(found -> tree.text(found.path()))
                              .ifPresent(text -> sources.put(name, text.text()));
                        }));
    return new StandIns(names, sources);
  }

  /// Whether one of them may do the work of one of Django's.
  boolean mayDo(String middleware) {
    Pattern work = WORK.get(middleware);
    return work != null
        && names.stream()
            .anyMatch(
                name ->
                    work.matcher(name).find()
                        || work.matcher(sources.getOrDefault(name, "")).find());
  }
}
