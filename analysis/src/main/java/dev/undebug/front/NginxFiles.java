package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the servers that a tree's nginx configurations have.
final class NginxFiles {

  private static final Pattern FILE =
      Pattern.compile(
          "(?i).*(nginx.*|\\.conf(\\.template)?|\\.nginx)|(.*/)?sites-(available|enabled)/.*");

  /// Larger files are no configuration that people write.
  private static final int MAX_CHARACTERS = 200_000;

  private static final int MAX_INCLUDES = 5;

  /// Included files that come with nginx, or with certbot, and say nothing of files.
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(.*/)?(mime\\.types|(proxy|uwsgi|fastcgi|scgi)_params|(fastcgi|proxy|uwsgi)\\.conf"
              + "|options-ssl-nginx\\.conf|snakeoil\\.conf|ssl-params\\.conf|.*/modules-enabled/.*)");

  /// Directives of an nginx.conf whose servers stand in it.
  private static final Set<String> AROUND = Set.of("http", "server");

  private final Tree tree;

  NginxFiles(Tree tree) {
    this.tree = tree;
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
    if (text.text().length() > MAX_CHARACTERS
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
            around.is("http") ? included(around.inner(), text.path(), 0) : read.get();
        http.stream()
            .filter(one -> one.is("server") && one.isBlock())
            .map(one -> one.with(included(one.inner(), text.path(), 0)))
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

  /// Puts what is included in its place, as far as the tree has it; an `include` that is left is
  /// one that nobody can follow.
  private List<Directive> included(List<Directive> directives, String path, int depth) {
    var all = new ArrayList<Directive>();
    for (Directive one : directives) {
      if (one.is("include") && one.words().size() == 2) {
        all.addAll(included(one, path, depth));
      } else if (one.isBlock() && !one.inner().isEmpty()) {
        all.add(one.with(included(one.inner(), path, depth)));
      } else {
        all.add(one);
      }
    }
    return all;
  }

  private List<Directive> included(Directive include, String path, int depth) {
    String named = include.last();
    if (HARMLESS.matcher(named).matches()) {
      return List.of();
    }
    String name = TreePaths.name(named);
    List<String> found =
        tree.files().stream()
            .filter(file -> TreePaths.name(file).equals(name) && !file.equals(path))
            .toList();
    if (depth == MAX_INCLUDES || found.size() != 1 || name.contains("*")) {
      return List.of(include);
    }
    return tree.text(found.getFirst())
        .filter(text -> text.text().length() <= MAX_CHARACTERS)
        .flatMap(NginxText::read)
        .map(inner -> included(inner, found.getFirst(), depth + 1))
        .orElse(List.of(include));
  }
}
