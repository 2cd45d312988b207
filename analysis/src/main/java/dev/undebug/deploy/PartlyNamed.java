package dev.undebug.deploy;

import dev.undebug.project.EntryPoint;
import dev.undebug.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A module of whose name only the running process knows a part: `${PROJECT}.wsgi`, or all of it.
///
/// @param module as far as it is known, unknown parts as they are written
record PartlyNamed(String module) {

  /// `$NAME`, `${NAME}`, `$(NAME)`.
  private static final Pattern UNKNOWN = Pattern.compile("\\$(\\w+|\\{\\w+}|\\(\\w+\\))");

  /// Whether a part of the name is unknown.
  boolean isIt() {
    return UNKNOWN.matcher(module).find();
  }

  /// The entry point that is meant, should there be one; in doubt where there are several.
  ///
  /// @param near the projects that may be meant
  Optional<Pairing.Pair> choose(List<Project> near, Server server) {
    var pattern = pattern();
    var found = new ArrayList<Pairing.Pair>();
    for (Project project : near) {
      for (EntryPoint entry : project.entryPoints()) {
        if (isOf(entry, server) && pattern.matcher(entry.module()).matches()) {
          found.add(new Pairing.Pair(project, entry.path()));
        }
      }
    }
    if (found.size() < 2) {
      return found.stream().findFirst();
    }
    var names = found.stream().map(Pairing.Pair::entry).distinct().limit(4).toList();
    var first = found.getFirst();
    return Optional.of(
        new Pairing.Pair(
            first.project(),
            first.entry(),
            "which module `%s` is, only whoever starts it knows; it may be %s"
                .formatted(module, String.join(", ", names))));
  }

  private Pattern pattern() {
    var regex = new StringBuilder();
    var unknown = UNKNOWN.matcher(module);
    int from = 0;
    while (unknown.find()) {
      regex.append(Pattern.quote(module.substring(from, unknown.start()))).append(".+");
      from = unknown.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(module.substring(from))).toString());
  }

  /// Whether a server may load an entry point; of a name that is all unknown, the kind that it is
  /// made for.
  private boolean isOf(EntryPoint entry, Server server) {
    boolean isAnything = UNKNOWN.matcher(module).replaceAll("").isEmpty();
    boolean isWsgi = entry.kind() == EntryPoint.Kind.WSGI;
    boolean isAsgi = entry.kind() == EntryPoint.Kind.ASGI;
    return switch (server) {
      case GUNICORN, UWSGI, WAITRESS, MOD_WSGI, CHEROOT -> isWsgi || (isAsgi && !isAnything);
      case UVICORN, DAPHNE, HYPERCORN -> isAsgi || (isWsgi && !isAnything);
      case GRANIAN -> isWsgi || isAsgi;
      case CELERY -> entry.kind() == EntryPoint.Kind.CELERY;
      case RUNSERVER, WORKER, MANAGE, OTHER, UNKNOWN -> false;
    };
  }
}
