package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Services of compose files that are a web server as it was published, with folders mounted where
/// it finds what it serves: those it serves without any configuration in the tree.
///
/// @param mounts where each folder comes from, as written, and where it is mounted
public record FileServers(List<Mount> mounts) {

  /// A folder that a web server finds.
  public record Mount(String source, String target) {}

  private static final Pattern IMAGE =
      Pattern.compile(
          "(?i)(?:[\\w.-]+(?::\\d+)?/){0,5}(?:httpd|apache|nginx|nginx-unprivileged|caddy|openresty)(?:[:@].*)?");

  /// Where the published servers, and those of Bitnami, find what they serve.
  private static final Pattern ROOT =
      Pattern.compile(
          "(?:/usr/local/apache2/htdocs|/usr/share/nginx(?:/html)?|/usr/share/caddy|/var/www|/srv"
              + "|/opt/bitnami/(?:apache|apache2|nginx|caddy)/(?:html|htdocs)|/app|/usr/local/openresty/nginx/html)(?:/.*)?");

  /// What proves a domain to a certificate authority is no file of the application.
  private static final Pattern CHALLENGES = Pattern.compile("(?i).*(certbot|acme|letsencrypt).*");

  /// A folder that holds static files by its name, or is the whole project.
  private static final Pattern STATIC = Pattern.compile("(?i).*(static|assets).*|\\.?/?");

  /// Services of a file, and folders of a service, that are looked at: people write fewer.
  private static final int MAX_SERVICES = 500;

  private static final int MAX_FOLDERS = 100;

  public FileServers {
    mounts = List.copyOf(mounts);
  }

  /// Those of a tree.
  public static FileServers of(Tree tree) {
    return tree.once(FileServers.class, FileServers::find);
  }

  /// Whether one of them may serve what users uploaded.
  public boolean serveMedia() {
    return !mounts.isEmpty();
  }

  /// Whether one of them may serve static files: from a folder that is called so, or from a volume,
  /// which anybody may fill.
  public boolean serveStatic() {
    return mounts.stream()
        .anyMatch(
            mount ->
                !mount.source().contains("/")
                    || STATIC.matcher(mount.source()).matches()
                    || STATIC.matcher(mount.target()).matches());
  }

  private static FileServers find(Tree tree) {
    var mounts = new ArrayList<Mount>();
    for (String path : tree.files()) {
      if (ComposeFiles.isOne(path)) {
        tree.text(path).stream()
            .filter(text -> text.text().contains("volumes"))
            .flatMap(text -> Yaml.documents(text, tree).stream())
            .flatMap(document -> document.get("services").stream())
            .flatMap(services -> services.entries().values().stream())
            .limit(MAX_SERVICES)
            .filter(service -> IMAGE.matcher(service.text("image")).matches())
            .flatMap(FileServers::mounts)
            .forEach(mounts::add);
      }
    }
    return new FileServers(mounts);
  }

  private static Stream<Mount> mounts(Yaml service) {
    return service.get("volumes").map(Yaml::items).orElse(List.of()).stream()
        .limit(MAX_FOLDERS)
        .flatMap(FileServers::mount)
        .filter(mount -> ROOT.matcher(mount.target()).matches())
        .filter(mount -> !CHALLENGES.matcher(mount.source() + mount.target()).matches());
  }

  /// `SOURCE:TARGET[:MODE]`, or a mapping.
  private static Stream<Mount> mount(Yaml item) {
    if (item.isMapping()) {
      return Stream.of(new Mount(item.text("source"), item.text("target")));
    }
    String written = item.scalar().orElse("");
    int colon = written.indexOf(":/");
    if (colon <= 0) {
      return Stream.empty();
    }
    String target = written.substring(colon + 1).replaceFirst(":.*", "");
    return TreePaths.name(target).contains(".")
        // A file is mounted, such as a configuration.
        ? Stream.empty()
        : Stream.of(new Mount(written.substring(0, colon), target));
  }
}
