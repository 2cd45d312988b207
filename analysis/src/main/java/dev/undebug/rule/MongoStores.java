package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether an application keeps its data in MongoDB by code of its own, and has no models of
/// Django's: what `DATABASES` names is what startproject left.
///
/// @param areAll whether all is kept there
record MongoStores(boolean areAll) {

  /// What stands behind a comment's sign is no code.
  private static final Pattern MONGO =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bMongoClient\\(|\\bmongoengine\\b|\\bAsyncIOMotorClient\\()");

  /// Models, also those that are derived from Django's own users and of packages.
  private static final Pattern MODEL =
      Pattern.compile(
          "(?m)^[ \\t]*+class[ \\t]++\\w++[ \\t]*+\\([^)\\n]*(?:\\bmodels\\.\\w|\\w*Model\\b|AbstractUser|AbstractBaseUser)");

  private static final Pattern MIGRATION =
      Pattern.compile("(?m)^class[ \\t]++Migration[ \\t]*+\\(");

  /// Code that asks Django's own models, its users above all.
  private static final Pattern ASKS =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bobjects\\.\\w|(?<!def )\\b(?:authenticate|login|get_user_model)\\("
              + "|contrib\\.auth\\.(?:models|forms|urls|views)|simplejwt|authtoken|allauth|djoser)");

  /// The clause for a finding.
  static Optional<String> find(Evaluated evaluated) {
    return evaluated.project().modules().tree().once(MongoStores.class, MongoStores::find).areAll
        ? Optional.of("the tree has no models, and its code keeps data in MongoDB")
        : Optional.empty();
  }

  private static MongoStores find(Tree tree) {
    boolean isMongo = false;
    for (String path : tree.files()) {
      if (path.endsWith(".py")) {
        String text = tree.text(path).map(one -> one.text()).orElse("");
        if (Stream.of(MODEL, MIGRATION, ASKS).anyMatch(one -> one.matcher(text).find())) {
          return new MongoStores(false);
        }
        isMongo |= MONGO.matcher(text).find();
      }
    }
    return new MongoStores(isMongo);
  }
}
