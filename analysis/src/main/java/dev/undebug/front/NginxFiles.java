package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the servers that a tree's nginx configurations have.
final class NginxFiles {

  private static final Pattern FILE =
      Pattern.compile(
          "(?i).*(nginx.*|\\.conf(\\.template)?|\\.nginx)|(.*/)?sites-(available|enabled)/.*");

  /// Included files that come with nginx, or with certbot, and say nothing of files.
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(.*/)?(mime\\.types|(proxy|uwsgi|fastcgi|scgi)_params|(fastcgi|proxy|uwsgi)\\.conf"
              + "|options-ssl-nginx\\.conf|snakeoil\\.conf|ssl-params\\.conf|.*/modules-enabled/.*)");

  /// Directives of an nginx.conf whose servers stand in it.
  private static final Set<String> AROUND = Set.of("http", "server");

  private final Tree tree;
  private final Included included;

  NginxFiles(Tree tree) {
    this.tree = tree;
    this.included = new Included(tree, HARMLESS, List.of("include"), NginxText::read);
  }

  List<NginxServer> servers() {
    var servers = new ArrayList<NginxServer>();
    for (String path : tree.files()) {
      if (FILE.matcher(path).matches()) {
        tree.text(path).ifPresent(text -> servers.addAll(servers(text)));
      }
    }
    return servers;
  }

  private List<NginxServer> servers(SourceText text) {
    if (text.text().length() > Included.MAX_CHARACTERS
        || !text.text().contains("server")
        || !(text.text().contains("root") || text.text().contains("alias"))) {
      return List.of();
    }
    var read = NginxText.read(text);
    if (read.isEmpty()) {
      return List.of();
    }
    var servers = new ArrayList<NginxServer>();
    for (Directive around : read.get()) {
      if (AROUND.contains(around.name()) && around.isBlock()) {
        List<Directive> http =
            around.is("http") ? included.in(around.inner(), text.path()) : read.get();
        http.stream()
            .filter(one -> one.is("server") && one.isBlock())
            .map(one -> one.with(included.in(one.inner(), text.path())))
            .forEach(one -> servers.add(new NginxServer(settled(http), one)));
        if (around.is("server")) {
          return servers;
        }
      }
    }
    return servers;
  }

  /// What holds for every server; what else is included beside them are other servers.
  private static List<Directive> settled(List<Directive> http) {
    return http.stream().filter(one -> !one.is("server") && !one.is("include")).toList();
  }
}
