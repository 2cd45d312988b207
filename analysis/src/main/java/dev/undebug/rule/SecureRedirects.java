package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who stands before Django and sends visitors of `http:` on to `https:`, by the tree's own files:
/// a server, an Ingress, a platform.
final class SecureRedirects {

  /// What a kind of files says it with.
  ///
  /// @param files by their paths
  private record Form(Pattern files, Pattern statement) {
    static Form of(String files, String statement) {
      return new Form(
          Pattern.compile("(?i)(.*/)?(" + files + ")"), Pattern.compile("(?im)" + statement));
    }
  }

  /// An Ingress of ingress-nginx that has TLS: https://kubernetes.github.io/ingress-nginx, its
  /// ConfigMap's defaults of `ssl-redirect` and `hsts`.
  private static final String INGRESS_NGINX =
      "\\A(?![\\s\\S]*ssl-redirect[\"']?:\\s*[\"']?false)(?=[\\s\\S]*^kind:\\s*[\"']?Ingress\\b)"
          + "(?=[\\s\\S]*(ingressClassName|ingress\\.class[\"']?):\\s*[\"']?nginx\\b)[\\s\\S]*?^[ \\t]+tls:";

  private static final List<Form> FORMS =
      List.of(
          Form.of(
              ".*nginx.*|.*\\.conf(\\.\\w+)?|sites-(available|enabled)/.*",
              "^[ \\t]*(return\\s+30[1278]\\s+https:|rewrite\\s+\\S+\\s+https:"
                  + "|RewriteRule\\s+\\S+\\s+\"?https:|Redirect\\w*\\s+[^#\\n]{0,80}https:"
                  + "|(http-request\\s+)?redirect\\s+scheme\\s+https)"),
          // Caddy does it for every name that it has a certificate for, unless it is told not to.
          Form.of(
              ".*caddyfile.*",
              "\\A(?![\\s\\S]*(auto_https\\s+(off|disable)|tls\\s+off))[\\s\\S]*?"
                  + "^(https://)?(\\{\\$\\w{1,60}\\}|(?!http:)(\\{\\{[^}]{1,60}\\}\\}|[a-z0-9-]{1,63})(\\.[a-z0-9-]{1,63}){1,10}|\\{\\{[^}]{1,60}\\}\\})[ \\t]*+([,{]|$)"),
          Form.of("\\.htaccess", "^[ \\t]*RewriteRule\\s+\\S+\\s+\"?https:"),
          Form.of("haproxy.*", "^[ \\t]*(http-request\\s+)?redirect\\s+scheme\\s+https"),
          // Clever Cloud.
          Form.of("clevercloud/[^/]*\\.json", "\"force_https\"\\s*:\\s*true"),
          Form.of("fly([._-][\\w-]+)*\\.toml", "^[ \\t]*force_https\\s*=\\s*true"),
          // Render does it for every web service.
          Form.of("render\\.ya?ml", "^[ \\t]*+(-[ \\t]++)?([{][ \\t]*+)?type:[ \\t]*web\\b"),
          // ingress-nginx redirects wherever TLS is, unless it is told not to.
          Form.of(".*\\.ya?ml(\\.\\w+)?", INGRESS_NGINX),
          // App Engine; Ingresses of nginx, Traefik, AWS and GKE; Istio; CloudFront.
          Form.of(
              ".*\\.ya?ml(\\.\\w+)?",
              "^[^#\\n]*(secure:\\s*always\\b|ssl-redirect[\"']?:\\s*[\"']?(true|443|\\{)"
                  + "|redirect-?scheme\\.scheme=https|redirections\\.entrypoint\\.(to|scheme)="
                  + "|httpsRedirect:\\s*true|redirect-to-https"
                  + "|redirectToHttps:\\s{0,200}\\{?\\s{0,200}enabled:\\s{0,20}true"
                  + "|redirectScheme:\\s{0,200}(permanent:\\s{0,20}\\w{1,20}\\s{1,200})?scheme:\\s{0,20}[\"']?https"
                  + "|redirections:\\s{0,200}entryPoint:\\s{0,200}(to|scheme):)"),
          Form.of(".*traefik.*\\.toml", "^[ \\t]*\\[.*redirections\\.entryPoint\\]"),
          // CloudFront; Azure's apps; listeners of AWS's load balancers.
          Form.of(
              ".*\\.tf",
              "^[ \\t]*(viewer_protocol_policy\\s*=\\s*\"redirect-to-https\""
                  + "|https_only\\s*=\\s*true|allow_insecure_connections\\s*=\\s*false"
                  + "|redirect\\s*\\{[^}]{0,500}protocol\\s*=\\s*\"HTTPS\")"));

  /// What the path of such a file has in it: most have none of it, which is quickly seen.
  private static final Words HINTS =
      Words.of(
          List.of(
              "nginx",
              ".conf",
              "sites-",
              "caddyfile",
              ".htaccess",
              "haproxy",
              "clevercloud/",
              "fly",
              ".yml",
              ".yaml",
              "traefik",
              ".tf"));

  /// Larger files are no configuration that people write.
  private static final int MAX_CHARACTERS = 200_000;

  /// Statements of one file that are looked at, should they have no effect.
  private static final int MAX_STATEMENTS = 20;

  private final Optional<Place> first;

  private SecureRedirects(Tree tree) {
    this.first = search(tree);
  }

  /// Where a file of the tree says so first.
  static Optional<Place> find(Tree tree) {
    return tree.once(SecureRedirects.class, SecureRedirects::new).first;
  }

  /// Whether ingress-nginx ends TLS, which sends Strict-Transport-Security there by default.
  static boolean isByIngressNginx(Tree tree) {
    return tree.once(Ingress.class, SecureRedirects::ingress).isThere;
  }

  private record Ingress(boolean isThere) {}

  private static Ingress ingress(Tree tree) {
    var form = Form.of(".*\\.ya?ml(\\.\\w+)?", INGRESS_NGINX);
    return new Ingress(
        tree.files().stream()
            .filter(path -> form.files.matcher(path).matches())
            .anyMatch(path -> find(tree, path, form).isPresent()));
  }

  private static Optional<Place> search(Tree tree) {
    return tree.files().stream().flatMap(path -> find(tree, path).stream()).findFirst();
  }

  private static Optional<Place> find(Tree tree, String path) {
    if (!HINTS.isAnyIn(path.toLowerCase(Locale.ROOT)) || Traefik.isLeftBehind(tree, path)) {
      return Optional.empty();
    }
    return FORMS.stream()
        .filter(form -> form.files.matcher(path).matches())
        .flatMap(form -> find(tree, path, form).stream())
        .findFirst();
  }

  private static Optional<Place> find(Tree tree, String path, Form form) {
    Optional<SourceText> text =
        tree.text(path).filter(one -> one.text().length() <= MAX_CHARACTERS);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var found = form.statement.matcher(text.get().text());
    for (int i = 0; i < MAX_STATEMENTS && found.find(); i++) {
      if (!Traefik.isWithoutRule(text.get().text(), found.group())) {
        return Optional.of(text.get().place(new Span(found.start(), found.end())));
      }
    }
    return Optional.empty();
  }
}
