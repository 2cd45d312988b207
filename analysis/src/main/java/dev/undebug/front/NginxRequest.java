package dev.undebug.front;

import dev.undebug.front.NginxServer.Inherited;
import dev.undebug.front.NginxServer.Level;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One request on its way through the phases of nginx 1.22: the server's rewrites, the location,
/// its rewrites, who may, what is tried, what answers.
final class NginxRequest {

  /// nginx itself gives up after ten.
  private static final int MAX_TURNS = 10;

  /// Directives that decide in ways that are not followed, unless they are off.
  private static final Pattern UNKNOWN =
      Pattern.compile(
          ".*_by_lua.*|js_.*|perl.*|auth_(?!basic).*|modsecurity.*|Sec\\w+|MainRule|BasicRule"
              + "|satisfy|passenger.*|security_.*|include|dav_.*|more_.*|echo.*|disable_symlinks"
              + "|valid_location|post_action|upload_.*|slice|image_filter|random_index|xslt_.*");

  private static final Pattern CONTENT =
      Pattern.compile(
          "(proxy|uwsgi|fastcgi|grpc|scgi|memcached)_pass|empty_gif|stub_status|flv|mp4|api|status"
              + "|content_by_lua.*|js_content");

  private final Level server;
  private final NginxVariables variables;
  private final Predicate<String> exists;
  private boolean isInternal;
  private boolean hasLocation = true;
  private int turns;

  NginxRequest(Level server, String address, Predicate<String> exists) {
    this.server = server;
    this.exists = exists;
    this.variables = new NginxVariables(address);
    beginEmpty(server.inner());
  }

  /// A variable that nothing has set yet is empty.
  private void beginEmpty(List<Directive> directives) {
    for (Directive one : directives) {
      if (one.is("set") && one.words().size() == 3) {
        variables.set(one.words().get(1).replaceFirst("^\\$", ""), "");
      }
      beginEmpty(one.inner());
    }
  }

  Answer answer() {
    try {
      return begin();
    } catch (Ends ends) {
      return ends.answer();
    }
  }

  /// A request begins, or begins anew inside the server.
  private Answer begin() throws Ends {
    turn();
    hasLocation = true;
    refuseUnknown(server);
    new NginxRewrites(this, variables, server).run();
    return located();
  }

  private void turn() throws Ends {
    if (++turns > MAX_TURNS) {
      throw new Ends(new Answer.Other());
    }
  }

  private Answer located() throws Ends {
    Level level = new NginxLocations(variables).find(server);
    boolean isClosed = level.chain().anyMatch(one -> one.has("internal"));
    if (isClosed && !isInternal) {
      return new Answer.Other();
    }
    return inside(level);
  }

  private Answer inside(Level level) throws Ends {
    refuseUnknown(level);
    boolean isInside = false;
    if (level.kind() != Level.Kind.SERVER) {
      var rewrites = new NginxRewrites(this, variables, level);
      rewrites.run();
      if (!rewrites.isBroken() && rewrites.isRewritten()) {
        turn();
        return located();
      }
      isInside = rewrites.isInside();
    }
    access(level);
    var tried = level.inner().stream().filter(one -> one.is("try_files")).findFirst();
    if (tried.isPresent() && !isInside) {
      Optional<Answer> elsewhere = tried(level, tried.get());
      if (elsewhere.isPresent()) {
        return elsewhere.get();
      }
    }
    if (level.inner().stream().anyMatch(one -> CONTENT.matcher(one.name()).matches())) {
      return new Answer.Other();
    }
    return mapped(level, variables.uri())
        .filter(mapped -> exists.test(mapped.path))
        .<Answer>map(mapped -> new Answer.File(mapped.path, mapped.said))
        .orElse(new Answer.Other());
  }

  /// What was rewritten is asked for by nginx itself.
  void rewritten() {
    isInternal = true;
  }

  /// The address was rewritten without a look for its location: what stands for one does no more.
  void leaveLocation() {
    hasLocation = false;
  }

  private static void refuseUnknown(Level level) throws Ends {
    for (Level one : level.chain().toList()) {
      for (Directive directive : one.inner()) {
        if (UNKNOWN.matcher(directive.name()).matches() && !isOff(level, directive)) {
          throw Ends.unknown(directive.name() + " is not followed");
        }
        boolean isLimit = directive.is("limit_except") && !directive.words().contains("GET");
        if (isLimit) {
          throw Ends.unknown("limit_except is not followed");
        }
      }
    }
  }

  private static boolean isOff(Level level, Directive directive) {
    return !directive.is("include")
        && level
            .inherited(directive.name())
            .filter(found -> found.directive().last().equals("off"))
            .isPresent();
  }

  /// The first rule that fits decides, of the nearest block that has any.
  private static void access(Level level) throws Ends {
    Optional<Level> rules =
        level.chain().filter(one -> one.has("allow") || one.has("deny")).findFirst();
    for (Directive rule : rules.map(Level::inner).orElse(List.of())) {
      if (rule.is("deny") || rule.is("allow")) {
        boolean isEverybody = List.of("all", "0.0.0.0/0", "::/0").contains(rule.last());
        if (isEverybody && rule.is("deny")) {
          throw new Ends(new Answer.Other());
        }
        if (isEverybody) {
          break;
        }
      }
    }
    boolean asks =
        level
            .inherited("auth_basic")
            .filter(found -> !found.directive().last().equals("off"))
            .isPresent();
    if (asks) {
      throw new Ends(new Answer.Other());
    }
  }

  /// Where `try_files` leads elsewhere; empty where it found a file, which the address is now.
  private Optional<Answer> tried(Level level, Directive tried) throws Ends {
    List<String> words = tried.arguments();
    Optional<Inherited> where = level.inherited("root", "alias");
    boolean isAlias = where.filter(found -> found.directive().is("alias")).isPresent();
    if (isAlias && where.orElseThrow().level().isExpression()) {
      throw Ends.unknown("try_files under an alias with an expression");
    }
    for (String word : words.subList(0, Math.max(0, words.size() - 1))) {
      String name =
          variables.expand(word.endsWith("/") ? word.substring(0, word.length() - 1) : word);
      boolean isCut = isAlias && word.contains("$");
      String rest = isCut ? withoutAlias(where.orElseThrow().level(), name) : name;
      Optional<String> path = mapped(level, "").map(folder -> folder.path + rest);
      if (word.endsWith("/")) {
        if (!variables.uri().equals(name)) {
          throw Ends.unknown("try_files asks for a folder");
        }
        continue;
      }
      if (path.filter(exists).isPresent()) {
        variables.uri(isAlias ? where.orElseThrow().level().address() + rest : rest);
        return Optional.empty();
      }
    }
    String last = words.getLast();
    if (last.startsWith("=")) {
      return Optional.of(new Answer.Other());
    }
    turn();
    isInternal = true;
    if (last.startsWith("@")) {
      return Optional.of(named(last));
    }
    variables.uri(variables.expand(last).replaceFirst("\\?.*", ""));
    return Optional.of(begin());
  }

  private static String withoutAlias(Level level, String name) {
    return name.startsWith(level.address()) ? name.substring(level.address().length()) : name;
  }

  private Answer named(String name) throws Ends {
    for (Level one : server.locations()) {
      if (one.kind() == Level.Kind.NAMED && one.address().equals(name)) {
        return inside(one);
      }
    }
    return new Answer.Other();
  }

  record Mapped(String path, Place said) {}

  /// The file that an address is in a block; with an empty address, the folder. Empty where nothing
  /// says so: then it is one of nginx's own.
  Optional<Mapped> mapped(Level level, String uri) throws Ends {
    Optional<Inherited> found = level.inherited("root", "alias");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Directive said = found.get().directive();
    Level at = found.get().level();
    String folder = variables.expand(said.last());
    if (!folder.startsWith("/")) {
      throw Ends.unknown("a relative folder");
    }
    if (said.is("root")) {
      return Optional.of(new Mapped(folder.replaceFirst("/$", "") + uri, said.place()));
    }
    if (!hasLocation) {
      throw new Ends(new Answer.Other());
    }
    if (at.isExpression()) {
      return Optional.of(new Mapped(folder, said.place()));
    }
    boolean isForeign = !uri.isEmpty() && !uri.startsWith(at.address());
    if (isForeign) {
      throw Ends.unknown("an alias for another address");
    }
    String rest = uri.isEmpty() ? "" : uri.substring(at.address().length());
    return Optional.of(new Mapped(folder + rest, said.place()));
  }

  /// Whether a path is a file.
  boolean exists(String path) {
    return exists.test(path);
  }
}
