package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.project.ExpectedModules;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Placeholders;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.TreePaths;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `SECRET_KEY` stands in the source tree; one rule for each way in which it does.
///
/// @param way the way that this rule speaks of
record SecretKeyInTree(String id, String name, Way way) implements Rule {

  private static final String KEY = "SECRET_KEY";

  /// A dotted name, or a path.
  private static final Pattern MODULE = Pattern.compile("[\\w./-]+");

  /// What a key says of itself that is there for the build of an image.
  private static final Pattern FOR_BUILD =
      Pattern.compile("(?i)build|temporary|dummy|placeholder|collect_?-?static|fake|not-?_?used");

  static final List<Rule> ALL =
      List.of(
          new SecretKeyInTree("UDB201", "secret-key-in-code", Way.CODE),
          new SecretKeyInTree("UDB202", "secret-key-insecure-default", Way.DEFAULT),
          new SecretKeyInTree("UDB204", "secret-key-committed", Way.DEPLOYMENT));

  /// How the key comes into the tree.
  enum Way {
    /// It is written in the settings.
    CODE,
    /// It is what the settings take while a variable is unset.
    DEFAULT,
    /// A file of the deployment sets it.
    DEPLOYMENT
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.meant().stream().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return SecretKeys.known(evaluated)
        .map(key -> sighting(evaluated, key))
        .flatMap(found -> found.way == way ? Stream.of(found.sighting) : Stream.empty())
        .limit(1);
  }

  private static Answer holds(Datum value, String key) {
    return Answer.of(Parts.leaves(KEY, value).stream().anyMatch(leaf -> leaf.text().equals(key)));
  }

  /// Longer texts are the key whatever they are called.
  private static final int SURELY_NO_OTHER = 16;

  private static final Pattern CALLED_AFTER_IT = Pattern.compile("(\\w+_)?SECRET_?KEY");

  /// Files of variables that are read where the application runs.
  private static final Pattern STORES = Pattern.compile("\\.env(\\.[\\w-]+)?|[\\w-]+\\.env");

  private record Found(Way way, Sighting sighting) {}

  private static Found sighting(Evaluated evaluated, String key) {
    for (var entry : evaluated.deployment().environment().variables().entrySet()) {
      boolean isLikely =
          key.length() >= SURELY_NO_OTHER || entry.getKey().matches("(?i).*SECRET.*");
      if (isLikely && entry.getValue() instanceof Variable.Set set && set.text().equals(key)) {
        return new Found(Way.DEPLOYMENT, committed(evaluated, entry.getKey(), set));
      }
    }
    Place place = Literals.statement(evaluated, KEY, key);
    var stored = stored(evaluated, place, key);
    if (stored.isPresent()) {
      return new Found(Way.DEPLOYMENT, stored.get());
    }
    var values = new Values(evaluated);
    List<String> left = left(values, place);
    if (left.isEmpty()) {
      return written(evaluated, place, key);
    }
    var unread = unread(evaluated, left.getFirst());
    if (unread.isPresent()) {
      return new Found(Way.DEFAULT, unread(evaluated, place, left.getFirst(), unread.get()));
    }
    boolean isShipped = values.settings().find(KEY).flatMap(setting -> setting.value()).isPresent();
    Severity severity = isShipped ? Severity.HIGH : Severity.MEDIUM;
    Optional<String> other =
        SecretKeys.refusing(evaluated, left.getFirst())
            .or(() -> left.stream().skip(1).findFirst())
            .or(() -> overriding(evaluated, key, left.getFirst()));
    return new Found(
        Way.DEFAULT,
        evaluated
            .sighting(
                other.isPresent() ? severity.lessened() : severity,
                place,
                "SECRET_KEY is one that everybody can read here, while "
                    + other
                        .map(name -> "%s and %s are unset".formatted(left.getFirst(), name))
                        .orElse(left.getFirst() + " is unset"),
                "take the default away, so that a process without a key refuses to start")
            .mending(Edits.withoutDefault(evaluated, place)));
  }

  /// The variables without which the key counts: those that its statement reads, the likeliest
  /// first, and one that a later statement of the same file reads.
  private static List<String> left(Values values, Place place) {
    var left = new LinkedHashSet<String>();
    likely(values.left(place)).ifPresent(left::add);
    Place last = values.evaluated().placeOf(KEY);
    if (!last.equals(place) && last.path().equals(place.path())) {
      likely(values.left(last)).ifPresent(left::add);
    }
    return List.copyOf(left);
  }

  /// Another variable called after the key, which a statement under a condition reads.
  private static Optional<String> overriding(Evaluated evaluated, String key, String read) {
    return elsewhere(evaluated, key) instanceof Elsewhere.Variables(var names)
        ? names.stream()
            .filter(name -> !name.equals(read) && CALLED_AFTER_IT.matcher(name).matches())
            .findFirst()
        : Optional.empty();
  }

  private static Elsewhere elsewhere(Evaluated evaluated, String key) {
    return Elsewhere.of(
        evaluated, Set.of(KEY), asked -> asked.ask(KEY, value -> holds(value, key)));
  }

  private static Optional<String> likely(List<String> variables) {
    return variables.stream()
        .filter(variable -> variable.contains("SECRET"))
        .findFirst()
        .or(() -> variables.stream().findFirst());
  }

  /// A variable that is called after the key, which the deployment sets and nobody reads: whoever
  /// set it takes the key for settled.
  private static Optional<String> unread(Evaluated evaluated, String read) {
    var environment = evaluated.deployment().environment();
    return environment.find(read).isPresent()
        ? Optional.empty()
        : environment.variables().keySet().stream()
            .filter(name -> CALLED_AFTER_IT.matcher(name).matches())
            .filter(
                name ->
                    evaluated.settings().reads().stream()
                        .noneMatch(one -> one.variable().equals(name)))
            .findFirst();
  }

  private static Sighting unread(Evaluated evaluated, Place place, String read, String set) {
    return evaluated
        .sighting(
            Severity.HIGH,
            place,
            "SECRET_KEY is one that everybody can read here: the deployment sets %s, and the"
                    .formatted(set)
                + " settings read "
                + read,
            "read %s, without a default".formatted(set))
        .mending(Edits.withoutDefault(evaluated, place));
  }

  /// A key that the settings read from a file of variables in the tree.
  private static Optional<Sighting> stored(Evaluated evaluated, Place decided, String key) {
    if (Literals.text(evaluated, decided).contains(key)) {
      return Optional.empty();
    }
    var tree = evaluated.project().modules().tree();
    return tree.files().stream()
        .filter(path -> STORES.matcher(TreePaths.name(path)).matches())
        .flatMap(path -> tree.text(path).stream())
        .flatMap(text -> place(text, key).stream())
        .findFirst()
        .map(
            found ->
                tree.isLocal(found.path())
                    ? local(evaluated, found, "the settings read")
                    : Placeholders.asksToBeReplaced(key)
                        ? asking(evaluated, found, KEY)
                        : evaluated.sighting(
                            Severity.HIGH,
                            found,
                            "SECRET_KEY is written in %s, which the settings read"
                                .formatted(found.path()),
                            "keep it in a secret store, and replace the key that was published"));
  }

  /// A key that is kept as it should be, on a machine of somebody's own.
  private static Sighting local(Evaluated evaluated, Place place, String who) {
    return evaluated.sighting(
        Severity.NOTE,
        place,
        "SECRET_KEY is written in %s, which %s and git ignores".formatted(place.path(), who),
        "see that the file goes into no image");
  }

  /// A text that holds the place of a key: nobody is to start the application with it, but whoever
  /// does can.
  private static Sighting asking(Evaluated evaluated, Place place, String variable) {
    return evaluated.sighting(
        Severity.LOW,
        place,
        "%s holds a text that asks to be replaced: whoever starts it as it is signs with what everybody can read"
            .formatted(variable),
        "leave it out of the file, so that a process without a key refuses to start");
  }

  private static Optional<Place> place(SourceText text, String key) {
    for (int line = 1; line <= text.lineCount(); line++) {
      String written = text.lineText(line);
      int at = written.indexOf(key);
      if (at > 0
          && written.substring(0, at).matches("\\s*(export\\s+)?\\w*KEY\\w*\\s*=\\s*[\"']?")) {
        int start = text.lineStart(line) + at;
        return Optional.of(text.place(new Span(start, start + key.length())));
      }
    }
    return Optional.empty();
  }

  /// A key that a file of the deployment sets. That of an image is what is left when whoever starts
  /// it sets none: often enough it is there for the image's build alone.
  private static Sighting committed(Evaluated evaluated, String variable, Variable.Set set) {
    String file = set.place().path();
    if (evaluated.project().modules().tree().isLocal(file)) {
      return local(evaluated, set.place(), "the deployment takes");
    }
    if (Placeholders.asksToBeReplaced(set.text())) {
      return asking(evaluated, set.place(), variable);
    }
    boolean isOfImage = SecretKeys.isOfImage(set);
    Severity severity = isOfImage ? Severity.MEDIUM : Severity.HIGH;
    return evaluated.sighting(
        isOfImage && FOR_BUILD.matcher(set.text()).find() ? Severity.LOW : severity,
        set.place(),
        isOfImage
            ? "SECRET_KEY is written in the image, as %s, and counts unless whoever starts it sets another"
                .formatted(variable)
            : "SECRET_KEY is written in the deployment's files, as " + variable,
        isOfImage
            ? "give it to the commands of the build that need one alone: RUN %s=… python manage.py …"
                .formatted(variable)
            : "keep it in a secret store, and replace the key that was published");
  }

  /// Whether whoever installs the application is told of a file or a module that is not in the
  /// tree; of what is neither of them nobody can tell.
  private static boolean isAskedFor(Evaluated evaluated, String what) {
    return !MODULE.matcher(what).matches()
        || ExpectedModules.isExpected(
            evaluated.project().modules().tree(), ExpectedModules.lastName(what));
  }

  /// A key that stands there, whatever else may be set elsewhere; what is cut out (`<SECRET_KEY>`)
  /// is a text in the place of one.
  private static Found written(Evaluated evaluated, Place place, String key) {
    if (Placeholders.isCutOut(key)) {
      return new Found(Way.CODE, asking(evaluated, place, KEY));
    }
    switch (elsewhere(evaluated, key)) {
      case Elsewhere.Settled() -> {}
      case Elsewhere.Variables variables -> {
        return new Found(
            Way.DEFAULT,
            evaluated.sighting(
                Severity.MEDIUM,
                place,
                "SECRET_KEY is one that everybody can read here, " + variables.words(),
                "take it away, so that a process without a key refuses to start"));
      }
      case Elsewhere.Outside(var what) -> {
        return new Found(
            Way.CODE,
            evaluated.sighting(
                isAskedFor(evaluated, what) ? Severity.LOW : Severity.MEDIUM,
                place,
                "SECRET_KEY is written in the code, and counts unless %s sets another"
                    .formatted(what),
                "take it away, so that a process without a key refuses to start"));
      }
    }
    return new Found(
        Way.CODE,
        evaluated
            .sighting(
                Severity.HIGH,
                place,
                "SECRET_KEY is written in the code",
                "read it from the environment, and replace the key that was published")
            .mending(Edits.read(evaluated, place, reader -> reader.required(KEY))));
  }
}
