package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether an application has no models of Django's and asks none: what `DATABASES` names is what
/// startproject left, and nothing is kept there.
///
/// @param isModelless whether the tree has no models, no migrations and no code that asks Django's
/// @param isMongo whether its code keeps data in MongoDB
/// @param keepsOthers whether its code keeps sessions, or speaks to the database itself
record UnaskedDatabase(boolean isModelless, boolean isMongo, boolean keepsOthers) {

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
    UnaskedDatabase found =
        evaluated.project().modules().tree().once(UnaskedDatabase.class, UnaskedDatabase::find);
    if (!found.isModelless) {
      return Optional.empty();
    }
    if (found.isMongo) {
      return Optional.of("the tree has no models, and its code keeps data in MongoDB");
    }
    boolean areOwn =
        new Values(evaluated)
            .ask("INSTALLED_APPS", applications -> areWithoutModels(evaluated, applications))
            .isYes();
    return areOwn && !found.keepsOthers
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
    boolean isMongo = false;
    boolean keepsOthers = false;
    for (String path : tree.files()) {
      if (path.endsWith(".py")) {
        String text = tree.text(path).map(one -> one.text()).orElse("");
        if (hasModel(text)
            || Stream.of(MIGRATION, ASKS).anyMatch(one -> one.matcher(text).find())) {
          return new UnaskedDatabase(false, false, true);
        }
        isMongo |= MONGO.matcher(text).find();
        keepsOthers |= KEEPS_OTHERS.matcher(text).find();
      }
    }
    return new UnaskedDatabase(true, isMongo, keepsOthers);
  }

  private static boolean hasModel(String text) {
    return MODEL.matcher(text).find()
        && (!PYDANTIC.matcher(text).find() || text.contains("django"));
  }
}
