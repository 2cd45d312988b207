package dev.undebug.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes the sections that Apache takes or leaves when it reads: of modules, versions, names.
final class ApacheConditions {

  /// Modules that Debian's packages, and the image `httpd`, load or that a site of Django needs.
  private static final Pattern LOADED =
      Pattern.compile(
          "(mod_)?(access_compat|alias|auth_basic|authn_core|authn_file|authz_core|authz_host"
              + "|authz_user|autoindex|deflate|dir|env|expires|filter|headers|mime|negotiation"
              + "|proxy|proxy_http|proxy_uwsgi|rewrite|setenvif|ssl|status|wsgi)(_module|\\.c)*");

  /// Sections in which nothing can say what is served: of headers, of compression.
  private static final Set<String> HARMLESS =
      Set.of(
          "header", "requestheader", "expiresactive", "expiresbytype", "expiresdefault", "setenv");

  private ApacheConditions() {}

  /// The directives that hold; one named `unfollowed` stands for those that nobody knows.
  static List<Directive> resolve(List<Directive> directives) {
    var all = new ArrayList<Directive>();
    for (Directive one : directives) {
      List<Directive> inner = resolve(one.inner());
      switch (one.name()) {
        case "ifmodule" -> all.addAll(taken(one, inner, isLoaded(one.last())));
        case "ifversion" -> all.addAll(taken(one, inner, isVersion(one.arguments())));
        case "ifdefine", "iffile", "ifdirective", "ifsection", "macro", "use" ->
            all.addAll(taken(one, inner, Taken.UNKNOWN));
        default -> all.add(one.with(inner));
      }
    }
    return all;
  }

  private enum Taken {
    YES,
    NO,
    UNKNOWN
  }

  private static List<Directive> taken(Directive one, List<Directive> inner, Taken taken) {
    return switch (taken) {
      case YES -> inner;
      case NO -> List.of();
      case UNKNOWN ->
          one.isBlock() && inner.stream().allMatch(each -> HARMLESS.contains(each.name()))
              ? List.of()
              : List.of(
                  new Directive(List.of("unfollowed", one.name()), List.of(), false, one.place()));
    };
  }

  private static Taken isLoaded(String name) {
    boolean isNot = name.startsWith("!");
    String module = (isNot ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    if (!LOADED.matcher(module).matches()) {
      return Taken.UNKNOWN;
    }
    return isNot ? Taken.NO : Taken.YES;
  }

  private static Taken isVersion(List<String> said) {
    String operator = said.size() == 2 ? said.getFirst() : "=";
    String version = said.isEmpty() ? "" : said.getLast();
    if (!version.matches("2\\.[0-9]") || said.size() > 2) {
      return Taken.UNKNOWN;
    }
    int compared = Integer.compare(4, version.charAt(2) - '0');
    boolean holds =
        switch (operator) {
          case "=", "==" -> compared == 0;
          case ">" -> compared > 0;
          case ">=" -> compared >= 0;
          case "<" -> compared < 0;
          case "<=" -> compared <= 0;
          default -> false;
        };
    return holds ? Taken.YES : Taken.NO;
  }
}
