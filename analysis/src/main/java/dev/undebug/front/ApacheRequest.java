package dev.undebug.front;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request on its way through the hooks of Apache 2.4: `mod_rewrite`, `mod_proxy`, `mod_alias`,
/// `mod_wsgi`, the document root, and who may.
final class ApacheRequest {

  /// Directives that decide in ways that are not followed.
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "unfollowed|include|includeoptional|if|elseif|else|virtualdocumentroot\\w*"
              + "|virtualscriptalias\\w*|lua\\w+|perl\\w+|secrule\\w*|secaction|wsgiaccessscript"
              + "|wsgiscriptaliasmatch|passenger\\w+|qs_\\w+|userdir|dav|action|sslrequire|cgipassauth"
              + "|aliaspreservepath|mergeslashes|checkspelling|auth_\\w*|mellon\\w+|authnzfcgi\\w+");

  private final ApacheHost host;
  private final ApacheSections sections;
  private final String address;
  private final Predicate<String> exists;

  private record Mapped(String path, Place said) {}

  ApacheRequest(ApacheHost host, String address, Predicate<String> exists) {
    this.host = host;
    this.sections = new ApacheSections(host);
    this.address = address;
    this.exists = exists;
  }

  Answer answer() {
    try {
      return followed();
    } catch (Ends ends) {
      return ends.answer();
    }
  }

  private Answer followed() throws Ends {
    refuseUnknown(host.merged());
    List<Directive> ofAddress = sections.ofAddress(address);
    new ApacheRewrites(host, address).run();
    if (isProxied(ofAddress) || isRedirected()) {
      return new Answer.Other();
    }
    Optional<Mapped> mapped = aliased();
    if (mapped.isEmpty() && isApplication()) {
      return new Answer.Other();
    }
    Mapped file = mapped.isPresent() ? mapped.get() : inRoot();
    if (!exists.test(file.path)) {
      return new Answer.Other();
    }
    return isGiven(file, ofAddress) ? new Answer.File(file.path, file.said) : new Answer.Other();
  }

  private static void refuseUnknown(List<Directive> directives) throws Ends {
    for (Directive one : directives) {
      if (UNKNOWN.matcher(one.name()).matches()) {
        throw Ends.unknown(one.words().getFirst() + " is not followed");
      }
    }
  }

  private boolean isProxied(List<Directive> ofAddress) throws Ends {
    Directive here = null;
    for (Directive section : ofAddress) {
      for (Directive one : section.inner()) {
        boolean proxies = one.is("proxypass") || one.is("proxypassmatch");
        if (proxies && (!section.is("location") || section.words().size() != 2)) {
          throw Ends.unknown("ProxyPass for an expression is not followed");
        }
        here = proxies ? one : here;
      }
    }
    if (here != null) {
      return !here.words().contains("!");
    }
    for (Directive one : host.merged()) {
      boolean fits = one.words().size() > 2 && proxies(one);
      if (fits) {
        return !one.words().get(2).equals("!");
      }
    }
    return false;
  }

  private boolean proxies(Directive one) throws Ends {
    String from = one.words().get(1);
    return switch (one.name()) {
      case "proxypass" -> aliasLength(from, address) > 0;
      case "proxypassmatch" -> find(from).isPresent();
      default -> false;
    };
  }

  private boolean isRedirected() throws Ends {
    for (Directive one : host.merged()) {
      boolean isPlain = one.is("redirect") || one.is("redirectpermanent") || one.is("redirecttemp");
      if (isPlain || one.is("redirectmatch")) {
        String written =
            one.arguments().stream()
                .filter(word -> one.is("redirectmatch") ? isPattern(word) : word.startsWith("/"))
                .findFirst()
                .orElseThrow(() -> Ends.unknown(one.name() + " is not followed"));
        if (isPlain ? aliasLength(written, address) > 0 : find(written).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPattern(String word) {
    return !word.matches("\\d+|permanent|temp|seeother|gone");
  }

  private Optional<Mapped> aliased() throws Ends {
    var aliases = new ArrayList<Directive>();
    host.all("alias").forEach(aliases::add);
    for (String other : List.of("aliasmatch", "scriptalias", "scriptaliasmatch")) {
      aliases.addAll(host.all(other));
    }
    aliases.sort(Comparator.comparingInt(this::position));
    for (Directive one : aliases) {
      Optional<Mapped> mapped = one.words().size() == 3 ? alias(one) : Optional.empty();
      if (mapped.isPresent() && one.name().startsWith("script")) {
        throw Ends.unknown("a program of the server's is not followed");
      }
      if (mapped.isPresent()) {
        return mapped;
      }
    }
    return Optional.empty();
  }

  /// The host's own come first, then those around it, each in the order of the file.
  private int position(Directive one) {
    int own = host.own().indexOf(one);
    return own >= 0 ? own : host.own().size() + host.merged().indexOf(one);
  }

  private Optional<Mapped> alias(Directive one) throws Ends {
    String folder = one.last();
    if (one.name().endsWith("match")) {
      Optional<Matcher> found = find(one.words().get(1));
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(new Mapped(absolute(expanded(folder, found.get())), one.place()));
    }
    int length = aliasLength(one.words().get(1), address);
    return length == 0
        ? Optional.empty()
        : Optional.of(new Mapped(absolute(folder) + address.substring(length), one.place()));
  }

  private static String expanded(String written, Matcher found) {
    var text = new StringBuilder();
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      boolean isGroup =
          c == '$' && at + 1 < written.length() && Character.isDigit(written.charAt(at + 1));
      if (isGroup) {
        int group = written.charAt(++at) - '0';
        String held = group <= found.groupCount() ? found.group(group) : null;
        text.append(held == null ? "" : held);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static String absolute(String path) throws Ends {
    if (!ApacheHost.isPlain(path)) {
      throw Ends.unknown("the folder " + path + " is not here");
    }
    return path;
  }

  private boolean isApplication() {
    return host.all("wsgiscriptalias").stream()
        .anyMatch(one -> one.words().size() > 2 && aliasLength(one.words().get(1), address) > 0);
  }

  private Mapped inRoot() throws Ends {
    Directive root =
        host.all("documentroot").stream()
            .findFirst()
            .orElseThrow(() -> Ends.unknown("DocumentRoot is not here"));
    return new Mapped(absolute(root.last()).replaceFirst("/$", "") + address, root.place());
  }

  /// Whether the sections that hold for a file let it out as what it is.
  private boolean isGiven(Mapped file, List<Directive> ofAddress) throws Ends {
    List<Directive> all = new ArrayList<>(sections.ofFile(plain(file.path)));
    all.addAll(ofAddress);
    boolean overrides = false;
    for (Directive section : all) {
      refuseUnknown(section.inner());
      for (Directive one : section.inner()) {
        String said = one.last().toLowerCase(Locale.ROOT);
        switch (one.name()) {
          case "allowoverride" -> overrides = !said.equals("none");
          case "sethandler", "forcetype" -> isOwnHandler(one, said);
          case "addhandler" -> isOwnHandler(one, file.path);
          case "rewriterule", "redirect", "redirectmatch", "fallbackresource" ->
              throw Ends.unknown(one.name() + " in a section is not followed");
          case "sslrequiressl" -> throw Ends.unknown("SSLRequireSSL is not followed");
          default -> {}
        }
      }
    }
    if (overrides && hasOverrides(file.path)) {
      throw Ends.unknown("a .htaccess is not followed");
    }
    return ApacheAccess.isOpen(all.stream().map(Directive::inner).toList());
  }

  private static void isOwnHandler(Directive one, String said) throws Ends {
    boolean isNone = said.equals("none") || said.equals("default-handler");
    boolean isOther =
        one.is("addhandler")
            && one.arguments().stream()
                .skip(1)
                .noneMatch(ending -> said.contains("." + ending.replaceFirst("^\\.", "")));
    if (!isNone && !isOther && !one.is("forcetype")) {
      throw Ends.unknown(one.name() + " is not followed");
    }
  }

  private boolean hasOverrides(String path) {
    int slash = path.lastIndexOf('/');
    while (slash >= 0) {
      if (exists.test(path.substring(0, slash) + "/.htaccess")) {
        return true;
      }
      slash = path.lastIndexOf('/', slash - 1);
    }
    return false;
  }

  private static String plain(String path) {
    return path.replaceAll("/+", "/");
  }

  private Optional<Matcher> find(String pattern) throws Ends {
    return Expression.matcher(pattern, false, address);
  }

  /// How much of an address an alias stands for (`alias_matches` in `mod_alias.c`): whole parts.
  static int aliasLength(String alias, String address) {
    int at = 0;
    int read = 0;
    while (at < alias.length()) {
      if (read >= address.length() || alias.charAt(at) != address.charAt(read)) {
        return 0;
      }
      if (alias.charAt(at) == '/') {
        at = pastSlashes(alias, at);
        read = pastSlashes(address, read);
      } else {
        at++;
        read++;
      }
    }
    boolean isWhole =
        alias.endsWith("/") || read == address.length() || address.charAt(read) == '/';
    return isWhole ? read : 0;
  }

  private static int pastSlashes(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '/') {
      at++;
    }
    return at;
  }
}
