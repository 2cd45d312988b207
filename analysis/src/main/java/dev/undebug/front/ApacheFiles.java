package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the hosts that a tree's Apache configurations have.
final class ApacheFiles {

  private static final Pattern FILE =
      Pattern.compile(
          "(?i).*(\\.conf(\\.template)?|\\.apache2?)"
              + "|(.*/)?(sites-(available|enabled)/.*|[^/]*(apache|httpd|vhost)[^/.]*)");

  private static final Pattern SAYS =
      Pattern.compile("(?im)^[ \\t]*(<VirtualHost|Alias|DocumentRoot)\\b");

  /// Included files that come with Apache, or with certbot, and open no folder of the application.
  private static final Pattern HARMLESS =
      Pattern.compile(
          ".*(options-ssl-apache\\.conf|mods-enabled/.*|conf-enabled/.*|ports\\.conf|mime\\.types)");

  private static final List<String> INCLUDE = List.of("include", "includeoptional");

  private final Tree tree;
  private final Included included;

  ApacheFiles(Tree tree) {
    this.tree = tree;
    this.included = new Included(tree, HARMLESS, INCLUDE, ApacheText::read);
  }

  List<ApacheHost> hosts() {
    var hosts = new ArrayList<ApacheHost>();
    for (String path : tree.files()) {
      if (FILE.matcher(path).matches()) {
        tree.text(path).ifPresent(text -> hosts.addAll(hosts(text)));
      }
    }
    return hosts;
  }

  private List<ApacheHost> hosts(SourceText text) {
    if (text.text().length() > Included.MAX_CHARACTERS || !SAYS.matcher(text.text()).find()) {
      return List.of();
    }
    var read = ApacheText.read(text);
    if (read.isEmpty()) {
      return List.of();
    }
    List<Directive> all = ApacheConditions.resolve(included.in(read.get(), text.path()));
    List<Directive> around = all.stream().filter(one -> !one.is("virtualhost")).toList();
    var hosts = new ArrayList<ApacheHost>();
    for (Directive one : all) {
      if (one.is("virtualhost")) {
        hosts.add(new ApacheHost(around, one.inner()));
      }
    }
    return hosts.isEmpty() ? List.of(new ApacheHost(List.of(), around)) : hosts;
  }
}
