package dev.undebug.rule;

import dev.undebug.project.PythonFiles;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether an application has no models of Django's and asks none: what `DATABASES` names is what
/// startproject left, and nothing is kept there.
///
/// @param isModelless whether the tree has no models
record UnaskedDatabase(boolean isModelless) {

  /// What stands behind a comment's sign is no code.
  private static final Pattern MONGO =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bMongoClient\\(|\\bmongoengine\\b|\\bAsyncIOMotorClient\\()");

  /// Models, also those that are derived from Django's own users and of packages.
  private static final Pattern MODEL =
      Pattern.compile(
          "(?m)^[ \\t]*+class[ \\t]++\\w++[ \\t]*+\\([^)\\n]*(?:\\bmodels\\.\\w|\\w*Model\\b|AbstractUser|AbstractBaseUser)");

  /// Models that are no tables.
  private static final Pattern PYDANTIC =
      Pattern.compile("(?m)^[ \\t]*+(?:from|import)[ \\t]++pydantic\\b");

  private static final Pattern MIGRATION =
      Pattern.compile("(?m)^class[ \\t]++Migration[ \\t]*+\\(");

  /// Code that asks Django's own models, its users above all.
  private static final Pattern ASKS =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bobjects\\.\\w|(?<!def )\\b(?:authenticate|login|get_user_model)\\("
              + "|contrib\\.auth\\.(?:models|forms|urls|views)|simplejwt|authtoken|allauth|djoser)");

  /// Code that keeps sessions, or asks the database itself.
  private static final Pattern KEEPS_OTHERS =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\brequest\\.session\\b|contrib\\.sessions\\.(?:models|backends)|\\bsqlite3\\.connect\\b"
              + "|\\bdjango\\.db[ \\t]++import[^#\\n]*\\b(?:connections?|transaction)\\b|DatabaseCache|\\bsqlalchemy\\b)");

  /// Packages without models.
  private static final Set<String> BARE =
      Set.of(
          "channels",
          "corsheaders",
          "crispy_forms",
          "daphne",
          "django_browser_reload",
          "django_extensions",
          "drf_spectacular",
          "drf_yasg",
          "graphene_django",
          "ninja",
          "rest_framework",
          "tailwind",
          "widget_tweaks");

  /// The clause for a finding.
  static Optional<String> find(Evaluated evaluated) {
    Tree tree = evaluated.project().modules().tree();
    if (CodeTexts.any(tree, MIGRATION)
        || CodeTexts.any(tree, ASKS)
        || !tree.once(UnaskedDatabase.class, UnaskedDatabase::find).isModelless) {
      return Optional.empty();
    }
    if (CodeTexts.any(tree, MONGO)) {
      return Optional.of("the tree has no models, and its code keeps data in MongoDB");
    }
    boolean areOwn =
        new Values(evaluated)
            .ask("INSTALLED_APPS", applications -> areWithoutModels(evaluated, applications))
            .isYes();
    return areOwn && !CodeTexts.any(tree, KEEPS_OTHERS)
        ? Optional.of("the tree has no models, and its code asks none of Django's")
        : Optional.empty();
  }

  /// Whether every application is Django's own, of the tree, or of a package without models.
  private static Answer areWithoutModels(Evaluated evaluated, Datum applications) {
    return Answer.of(
        applications instanceof Datum.Sequence(_, var elements)
            && elements.stream()
                .allMatch(
                    element ->
                        element.value() instanceof Datum.Text(var name)
                            && isWithoutModels(evaluated, name)));
  }

  private static boolean isWithoutModels(Evaluated evaluated, String application) {
    String top = application.replaceFirst("\\..*", "");
    return application.startsWith("django.contrib.")
        || application.startsWith("whitenoise.")
        || BARE.contains(top)
        || evaluated.project().modules().find(top).isPresent();
  }

  private static UnaskedDatabase find(Tree tree) {
    return new UnaskedDatabase(
        tree.files().stream()
            .filter(PythonFiles::isPython)
            .flatMap(path -> tree.text(path).stream())
            .noneMatch(text -> hasModel(text.text())));
  }

  private static boolean hasModel(String text) {
    return MODEL.matcher(text).find()
        && (!PYDANTIC.matcher(text).find() || text.contains("django"));
  }
}
