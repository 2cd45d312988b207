package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who answers before Django, by what the settings and the papers of a project say.
class PlatformEdgeTest {

  private static final String OFF =
      "low SECURE_SSL_REDIRECT is off: Django sends nobody on to HTTPS";

  private static String redirect(String settings, Map<String, String> others) {
    var found = found("UDB908", settings, others);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void platformsThatRedirectAreKnownByHostsAndVariables() {
    assertThat(redirect("ALLOWED_HOSTS = ['shop.onrender.com']\n", Map.of()))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; Render redirects before it");
    assertThat(redirect("HOST = os.environ.get('RAILWAY_PUBLIC_DOMAIN')\n", Map.of()))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; Railway redirects before it");
    assertThat(redirect("ALLOWED_HOSTS = ['shop.example']\n", Map.of())).isEqualTo(OFF);
  }

  @Test
  void andByAddressesInDocuments() {
    assertThat(redirect("", Map.of("README.md", "Live: https://shop-a1b2.onrender.com/api\n")))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; Render redirects before it");
    assertThat(redirect("", Map.of("README.md", "See https://onrender.com.\n"))).isEqualTo(OFF);
  }

  @Test
  void aTextThatIsNoDocumentSaysNothing() {
    String copy = "CSRF_TRUSTED_ORIGINS = ['https://shop-a1b2.up.railway.app']\n";

    assertThat(redirect("", Map.of("shop/settings.txt", copy))).isEqualTo(OFF);
    assertThat(redirect("", Map.of("docs/site.txt", copy)))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; Railway redirects before it");
    assertThat(redirect("", Map.of("DEPLOYMENT_INSTRUCTIONS.txt", copy)))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; Railway redirects before it");
    assertThat(redirect("", Map.of(".env.example", copy)))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; Railway redirects before it");
  }

  @Test
  void pagesOnVercelSayNothingOfDjango() {
    assertThat(redirect("", Map.of("README.md", "https://shop.vercel.app\n"))).isEqualTo(OFF);
    assertThat(redirect("", Map.of("vercel.json", "{\"builds\": [{\"src\": \"src/main.ts\"}]}")))
        .isEqualTo(OFF);
    assertThat(
            redirect(
                "",
                Map.of(
                    "vercel.json",
                    "{\"builds\": [{\"src\": \"shop/wsgi.py\", \"use\": \"@vercel/python\"}]}")))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; Vercel redirects before it");
  }

  @Test
  void anNginxMayListenForHttpsAlone() {
    String server =
        """
        server {
            listen %s;
            server_name shop.example;
            location / { proxy_pass http://web:8000; }
            location /api/ {
                proxy_pass http://web:8000;
            }
        }
        """;
    assertThat(redirect("", Map.of("nginx.conf", server.formatted("443 ssl http2"))))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; nginx listens for HTTPS alone");
    assertThat(redirect("", Map.of("nginx.conf", server.formatted("80")))).isEqualTo(OFF);
    assertThat(
            redirect(
                "", Map.of("nginx.conf", server.formatted("443 ssl") + server.formatted("8080"))))
        .isEqualTo(OFF);
    assertThat(redirect("", Map.of("nginx.conf", server.replace("    listen %s;\n", ""))))
        .isEqualTo(OFF);
  }

  @Test
  void browsersKnowSomeDomainsAsThoseOfHttps() {
    assertThat(found("UDB904", "ALLOWED_HOSTS = ['localhost', 'shop.fly.dev']\n", Map.of()))
        .containsExactly(
            "note SECURE_HSTS_SECONDS is off; browsers know the domain of every host as one of HTTPS alone");
    assertThat(found("UDB908", "ALLOWED_HOSTS = ['localhost', 'shop.fly.dev']\n", Map.of()))
        .containsExactly(
            "note SECURE_SSL_REDIRECT is off; browsers know the domain of every host as one of HTTPS"
                + " alone");
    assertThat(found("UDB904", "ALLOWED_HOSTS = ['shop.fly.dev', 'shop.example']\n", Map.of()))
        .containsExactly(
            "low SECURE_HSTS_SECONDS is off: Django sends no Strict-Transport-Security");
  }

  @Test
  void ingressNginxRedirectsWhereItHasTls() {
    String ingress =
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: shop}
        spec:
          ingressClassName: %s
          tls:
            - hosts: [shop.example]
          rules: []
        """;
    var nginx = Map.of("k8s/ingress.yaml", ingress.formatted("nginx"));
    assertThat(redirect("", nginx))
        .startsWith("note SECURE_SSL_REDIRECT is off; k8s/ingress.yaml:")
        .endsWith(" redirects");
    assertThat(found("UDB904", "", nginx))
        .containsExactly(
            "note SECURE_HSTS_SECONDS is off; ingress-nginx sends Strict-Transport-Security itself");
    assertThat(redirect("", Map.of("k8s/ingress.yaml", ingress.formatted("alb")))).isEqualTo(OFF);
    assertThat(
            redirect(
                "",
                Map.of(
                    "k8s/ingress.yaml",
                    ingress
                        .formatted("nginx")
                        .replace("{name: shop}", "{x/ssl-redirect: \"false\"}"))))
        .isEqualTo(OFF);
  }

  @Test
  void traefikAndLoadBalancersRedirectToo() {
    assertThat(
            redirect(
                "",
                Map.of(
                    "traefik.yml",
                    """
                    entryPoints:
                      web:
                        address: ":80"
                        http:
                          redirections:
                            entryPoint:
                              to: web-secure
                    """,
                    "docker-compose.yml",
                    "services:\n  proxy: {image: 'traefik:v3.1'}\n")))
        .startsWith("note SECURE_SSL_REDIRECT is off; traefik.yml:");
    assertThat(
            redirect(
                "",
                Map.of(
                    "lb.tf",
                    """
                    default_action {
                      type = "redirect"
                      redirect {
                        port     = "443"
                        protocol = "HTTPS"
                      }
                    }
                    """)))
        .startsWith("note SECURE_SSL_REDIRECT is off; lb.tf:");
    String router =
        """
        services:
          web:
            labels:
              - "traefik.http.routers.shop.rule=Host(`shop.example`)"
              - "traefik.http.routers.shop.%s=true"
        """;
    assertThat(redirect("", Map.of("stack.yml", router.formatted("tls"))))
        .isEqualTo(
            "note SECURE_SSL_REDIRECT is off; every router of Traefik answers over HTTPS alone");
    assertThat(redirect("", Map.of("stack.yml", router.formatted("entrypoints")))).isEqualTo(OFF);
    assertThat(
            found(
                "UDB302", "ALLOWED_HOSTS = ['*']\n", Map.of("stack.yml", router.formatted("tls"))))
        .containsExactly(
            "note ALLOWED_HOSTS accepts every host name; Traefik passes on what is sent to its hosts"
                + " alone");
  }

  @Test
  void cloudGovSendsHeadersAndRedirects() {
    String manifest =
        """
        applications:
        - name: shop
          command: gunicorn shop.wsgi
          %s
        """;
    var files =
        Map.of(
            "Dockerfile",
            "",
            "Procfile",
            "web: gunicorn shop.wsgi\n",
            "manifest.yml",
            manifest.formatted("routes: [{route: shop.app.cloud.gov}]"));
    assertThat(redirect("", files))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; cloud.gov redirects before it");
    assertThat(found("UDB904", "", files))
        .containsExactly("note SECURE_HSTS_SECONDS is off; cloud.gov sends the header itself");
    assertThat(found("UDB906", "SECURE_CONTENT_TYPE_NOSNIFF = False\n", files))
        .containsExactly(
            "note SECURE_CONTENT_TYPE_NOSNIFF is off; cloud.gov sends the header itself");
    for (String other : new String[] {"# domain: apps.cloud.gov", "domain: notcloud.gov.example"}) {
      var elsewhere = Map.of("Dockerfile", "", "manifest.yml", manifest.formatted(other));
      assertThat(redirect("", elsewhere)).isEqualTo(OFF);
      assertThat(found("UDB904", "", elsewhere).getFirst()).startsWith("low");
    }
  }

  @Test
  void replitServesUnderADomainOfHttpsAlone() {
    var files =
        Map.of(
            "Dockerfile",
            "",
            ".replit",
            "[deployment]\nrun = [\"gunicorn\", \"shop.wsgi\"]\ndeploymentTarget = \"autoscale\"\n");
    String because = "; browsers know `.replit.app` as a domain of HTTPS alone";
    assertThat(redirect("ALLOWED_HOSTS = ['*']\n", files))
        .isEqualTo("note SECURE_SSL_REDIRECT is off" + because);
    assertThat(found("UDB904", "ALLOWED_HOSTS = ['*']\n", files))
        .containsExactly("note SECURE_HSTS_SECONDS is off" + because);
    assertThat(redirect("ALLOWED_HOSTS = ['shop.example']\n", files)).isEqualTo(OFF);
    var workspace = Map.of("Dockerfile", "", ".replit", "run = \"gunicorn shop.wsgi\"\n");
    assertThat(redirect("ALLOWED_HOSTS = ['*']\n", workspace)).isEqualTo(OFF);
  }

  @Test
  void trustedOriginsTellWhereEveryHostIsAccepted() {
    String origins = "ALLOWED_HOSTS = ['*']\nCSRF_TRUSTED_ORIGINS = [%s]\n";
    String because = "; browsers know the domain of every trusted origin as one of HTTPS alone";
    String listed = origins.formatted("'https://*.shop.dev', 'http://localhost:3000'");
    assertThat(redirect(listed, Map.of())).isEqualTo("note SECURE_SSL_REDIRECT is off" + because);
    assertThat(found("UDB904", listed, Map.of()))
        .containsExactly("note SECURE_HSTS_SECONDS is off" + because);
    assertThat(redirect(listed + "INSTALLED_APPS += ['corsheaders']\n", Map.of())).isEqualTo(OFF);
    for (String others :
        new String[] {
          "'https://shop.dev', 'https://shop.example'",
          "'https://shop.vercel.app'",
          "'https://a1b2.ngrok-free.app'",
          "'https://shop.dev.example'"
        }) {
      assertThat(redirect(origins.formatted(others), Map.of())).isEqualTo(OFF);
    }
    assertThat(redirect(listed.replace("'*'", "'shop.example'"), Map.of())).isEqualTo(OFF);
  }

  @Test
  void documentsTellTheAddressThatAPlatformGave() {
    var choreo = Map.of("README.md", "# Shop\nLive: https://a1b2-c3.choreoapps.dev.\n");
    String because =
        "; browsers know the domain of its address, README.md:2, as one of HTTPS alone";
    assertThat(redirect("ALLOWED_HOSTS = ['*']\n", choreo))
        .isEqualTo("note SECURE_SSL_REDIRECT is off" + because);
    assertThat(found("UDB904", "ALLOWED_HOSTS = ['*']\n", choreo))
        .containsExactly("note SECURE_HSTS_SECONDS is off" + because);
    assertThat(redirect("ALLOWED_HOSTS = ['shop.example']\n", choreo)).isEqualTo(OFF);
    assertThat(
            redirect(
                "ALLOWED_HOSTS = ['*']\nCSRF_TRUSTED_ORIGINS = ['https://shop.example']\n", choreo))
        .isEqualTo(OFF);
    assertThat(redirect("", Map.of("README.md", "See https://fly.dev and https://web.dev\n")))
        .isEqualTo(OFF);
  }

  @Test
  void addressesMayNameARegion() {
    for (var given :
        Map.of(
                "https://shop.up.railway.app", "Railway",
                "https://shop-a1b2-uc.a.run.app/api", "Cloud Run",
                "https://shop.kind-hill-1.eastus.azurecontainerapps.io", "Azure Container Apps")
            .entrySet()) {
      assertThat(redirect("", Map.of("README.md", given.getKey() + "\n")))
          .isEqualTo(
              "note SECURE_SSL_REDIRECT is off; %s redirects before it"
                  .formatted(given.getValue()));
    }
    assertThat(redirect("", Map.of("README.md", "https://docs.railway.app\n"))).isEqualTo(OFF);
  }

  @Test
  void aTraefikThatNothingStartsRedirectsNobody() {
    String file =
        """
        entryPoints:
          traefik:
            address: ":8080"
          web:
            http:
              redirections:
                entryPoint:
                  to: web-secure
        http:
          middlewares:
            headers: {customResponseHeaders: {Strict-Transport-Security: max-age=60}}
        """;
    String path = "compose/production/traefik/traefik.yml";
    String service =
        """
        services:
          django: {image: shop}
          %straefik:
          %s  build: ./compose/production/traefik
        """;
    var off = Map.of(path, file, "production.yml", service.formatted("# ", "# "));
    assertThat(redirect("", off)).isEqualTo(OFF);
    assertThat(found("UDB904", "", off).getFirst()).startsWith("low");
    assertThat(redirect("", Map.of(path, file))).isEqualTo(OFF);
    var on = Map.of(path, file, "production.yml", service.formatted("", ""));
    assertThat(redirect("", on))
        .isEqualTo("note SECURE_SSL_REDIRECT is off; %s:6 redirects".formatted(path));
    assertThat(found("UDB904", "", on).getFirst()).startsWith("note");
  }

  @Test
  void aRouterThatRedirectsNeedsARule() {
    String labels =
        """
        services:
          web:
            labels:
              - traefik.http.routers.shop.rule=Host(`shop.example`)
              - traefik.http.middlewares.secure.redirectscheme.scheme=https
              - traefik.http.routers.shop-http.entrypoints=web
              - traefik.http.routers.shop-http.middlewares=secure
              %s
        """;
    assertThat(redirect("", Map.of("stack.yml", labels.formatted("")))).isEqualTo(OFF);
    assertThat(
            redirect(
                "",
                Map.of(
                    "stack.yml",
                    labels.formatted("# - traefik.http.routers.shop-http.rule=Host(`a.example`)"))))
        .isEqualTo(OFF);
    for (String rule :
        new String[] {
          "- traefik.http.routers.shop-http.rule=Host(`shop.example`)",
          "- traefik.http.routers.shop.middlewares=gzip,secure@docker"
        }) {
      assertThat(redirect("", Map.of("stack.yml", labels.formatted(rule))))
          .isEqualTo("note SECURE_SSL_REDIRECT is off; stack.yml:5 redirects");
    }
  }
}
