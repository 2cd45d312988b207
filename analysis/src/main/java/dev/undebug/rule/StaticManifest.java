package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.Set;
import java.util.regex.Pattern;

/// The addresses that a storage of static files has. One with a manifest refuses every name that
/// `collectstatic` did not find once DEBUG is off (`ManifestFilesMixin.stored_name`), and with it
/// the page that uses the name.
///
/// @param isStrict whether the storage surely refuses what it does not have, and nobody but Django
///   and the tree brings files
record StaticManifest(Tree tree, boolean isStrict) {

  private static final Set<String> STRICT =
      Set.of(
          "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
          "whitenoise.storage.CompressedManifestStaticFilesStorage");

  /// What makes files while an image is built.
  private static final Pattern MAKERS =
      Pattern.compile("(package|bower)\\.json|(gulp|grunt)file\\.\\w+|webpack[\\w.]*\\.[cm]?js");

  /// @param isClosed whether every application is Django's own or in the tree
  static StaticManifest of(Evaluated evaluated, boolean isClosed) {
    var values = new Values(evaluated);
    Tree tree = evaluated.project().modules().tree();
    boolean isStrict =
        isClosed
            && values.contains("INSTALLED_APPS", "django.contrib.staticfiles").isYes()
            && values.find("WHITENOISE_MANIFEST_STRICT").isEmpty()
            && storage(values).isYes()
            && tree.files().stream()
                .map(TreePaths::name)
                .noneMatch(name -> MAKERS.matcher(name).matches());
    return new StaticManifest(tree, isStrict);
  }

  /// Whether the storage is one of those that refuse.
  private static Answer storage(Values values) {
    boolean hasStorages = values.isAtLeast(4, 2) && isSet(values, "STORAGES");
    return hasStorages
        ? values.ask("STORAGES", StaticManifest::ofStorages)
        : values.ask("STATICFILES_STORAGE", StaticManifest::isStrict);
  }

  private static boolean isSet(Values values, String name) {
    return values.find(name).filter(setting -> !setting.isDefault()).isPresent();
  }

  private static Answer ofStorages(Datum storages) {
    var found = Parts.of(storages, "staticfiles");
    return found.size() == 1
        ? Parts.of(found.getFirst(), "BACKEND").stream()
            .map(StaticManifest::isStrict)
            .reduce(Answer::or)
            .orElse(Answer.UNKNOWN)
        : Answer.UNKNOWN;
  }

  private static Answer isStrict(Datum storage) {
    return Answer.of(storage instanceof Datum.Text(var name) && STRICT.contains(name));
  }

  /// Whether it may have a name as templates write it: with a fragment or a query behind it, too.
  boolean mayHave(String written) {
    String name = written.replaceFirst("[?#].*", "").strip();
    return !isStrict
        || name.isEmpty()
        || name.endsWith("/")
        || name.startsWith("admin/")
        || name.contains("%")
        || tree.files().stream().anyMatch(path -> ("/" + path).endsWith("/" + name));
  }
}
