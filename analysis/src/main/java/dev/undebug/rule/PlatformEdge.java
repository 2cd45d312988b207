package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Platforms that end TLS before Django, and send every visitor of `http:` on to `https:`, by their
/// own documentation.
enum PlatformEdge {
  RENDER("Render", ".onrender.com", "RENDER(_\\w+)?"),
  RAILWAY("Railway", ".railway.app", "RAILWAY_\\w+"),
  VERCEL("Vercel", ".vercel.app", "VERCEL(_\\w+)?"),
  CLOUD_RUN("Cloud Run", ".run.app", "K_SERVICE|CLOUD_?RUN_SERVICE_URLS?"),
  KOYEB("Koyeb", ".koyeb.app", "KOYEB_\\w+"),
  APP_PLATFORM("DigitalOcean's App Platform", ".ondigitalocean.app", "(?!)"),
  CONTAINER_APPS("Azure Container Apps", ".azurecontainerapps.io", "CONTAINER_APP_\\w+"),
  CLOUD_GOV("cloud.gov", ".app.cloud.gov", "(?!)");

  /// Lines of a manifest of Cloud Foundry that are no comment.
  private static final Pattern NAMES_CLOUD_GOV =
      Pattern.compile("(?m)^[^#\\n]*\\bcloud\\.gov\\b(?![\\w-])");

  private static final Pattern OF_DJANGO = Pattern.compile("(?i)@vercel/python|wsgi|asgi");

  private static final Pattern ADDRESS =
      Pattern.compile("(?!127\\.|0\\.0\\.0\\.0|10\\.|192\\.168\\.)[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private final String word;
  private final String ending;
  private final Pattern variables;

  PlatformEdge(String word, String ending, String variables) {
    this.word = word;
    this.ending = ending;
    this.variables = Pattern.compile(variables);
  }

  /// The platform that an application is made for: its settings name a host there or ask the
  /// platform's variables, or what is written about it names an address there.
  static Optional<String> of(Evaluated evaluated) {
    return Stream.concat(
            ofKind(evaluated).stream(), Stream.of(values()).filter(edge -> edge.isNamed(evaluated)))
        .findFirst()
        .map(edge -> edge.word);
  }

  /// The platform that a deployment's own file is for.
  private static Optional<PlatformEdge> ofKind(Evaluated evaluated) {
    return switch (evaluated.deployment().kind()) {
      case VERCEL -> Optional.of(VERCEL);
      case RAILWAY -> Optional.of(RAILWAY);
      case RENDER -> Optional.of(RENDER);
      case CLOUD_FOUNDRY ->
          evaluated
              .project()
              .modules()
              .tree()
              .text(evaluated.deployment().place().path())
              .filter(text -> NAMES_CLOUD_GOV.matcher(text.text()).find())
              .map(_ -> CLOUD_GOV);
      default -> Optional.empty();
    };
  }

  /// The platform that sends Strict-Transport-Security with every answer. Vercel does:
  /// https://vercel.com/docs/encryption.
  static Optional<String> strict(Evaluated evaluated) {
    return ofKind(evaluated).equals(Optional.of(VERCEL))
        ? Optional.of(VERCEL.word)
        : protecting(evaluated);
  }

  /// The platform that sends X-Frame-Options, X-Content-Type-Options, X-XSS-Protection and
  /// Strict-Transport-Security with every answer. The proxy of cloud.gov does:
  /// https://github.com/cloud-gov/secureproxy-boshrelease.
  static Optional<String> protecting(Evaluated evaluated) {
    return ofKind(evaluated).equals(Optional.of(CLOUD_GOV)) || CLOUD_GOV.isNamed(evaluated)
        ? Optional.of(CLOUD_GOV.word)
        : Optional.empty();
  }

  /// The platform that an application is made for, and that sets one of the variables itself.
  static Optional<String> setting(List<String> names, Evaluated evaluated) {
    return Stream.of(values())
        .filter(edge -> names.stream().anyMatch(name -> edge.variables.matcher(name).matches()))
        .filter(edge -> edge.isNamed(evaluated))
        .findFirst()
        .map(edge -> edge.word);
  }

  private boolean isNamed(Evaluated evaluated) {
    Tree tree = evaluated.project().modules().tree();
    return new Values(evaluated)
            .ask("ALLOWED_HOSTS", hosts -> HostRules.any(hosts, host -> host.endsWith(ending)))
            .isYes()
        || evaluated.settings().reads().stream()
            .anyMatch(read -> variables.matcher(read.variable()).matches())
        || (this == VERCEL
            ? isBuiltByVercel(tree)
            : Mentions.ofAddress(tree, List.of(ending)).isPresent());
  }

  /// Pages of a frontend lie there more often than Django does.
  private static boolean isBuiltByVercel(Tree tree) {
    return tree.files().stream()
        .filter(path -> TreePaths.name(path).equals("vercel.json"))
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> OF_DJANGO.matcher(text.text()).find());
  }

  /// Whether an application has no name, of which browsers could remember that it speaks HTTPS:
  /// addresses have no HSTS (RFC 6797, section 8.1.1).
  static boolean isNameless(Evaluated evaluated) {
    return new Values(evaluated)
        .ask(
            "ALLOWED_HOSTS",
            hosts ->
                HostRules.any(hosts, host -> ADDRESS.matcher(host).matches())
                    .and(HostRules.any(hosts, Preloaded::isPublic).not()))
        .isYes();
  }
}
