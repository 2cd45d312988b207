package dev.undebug.rule;

import dev.undebug.source.Tree;
import java.util.regex.Pattern;

/// Whether the code of a tree makes views of Django REST framework: that it is installed makes
/// none.
final class RestViews {

  /// Classes and decorators that make views, routers, and packages that bring views of their own.
  /// What stands behind a comment's sign is no code.
  private static final Pattern MAKES =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:APIView\\b|ViewSet(?:Mixin)?\\b|\\bapi_view\\b|(?:Default|Simple)Router\\b"
              + "|\\bobtain_auth_token\\b|\\brest_framework\\.(?:viewsets|generics|routers)\\b"
              + "|rest_framework +import +[^#\\n]{0,200}\\b(?:viewsets|generics|routers)\\b"
              + "|[\"'](?:djoser|(?:dj_)?rest_auth|rest_registration|rest_framework_\\w+|drf_\\w+|knox|trench"
              + "|oscarapi|oauth2_provider_jwt)\\.[\\w.]*urls)");

  private RestViews() {}

  /// Whether any file makes one, or takes in those of a package.
  static boolean areThere(Tree tree) {
    return CodeTexts.any(tree, MAKES);
  }
}
