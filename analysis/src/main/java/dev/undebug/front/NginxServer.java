package dev.undebug.front;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One server of an nginx configuration.
final class NginxServer implements Front {

  private static final int MAX_LOCATIONS = 2_000;

  /// A block, and the one around it, whose directives hold where it has none of its own.
  ///
  /// @param address what the location stands for: a prefix, an address, an expression; empty for
  ///   none
  record Level(List<Directive> inner, Optional<Level> around, Kind kind, String address) {

    enum Kind {
      SERVER,
      PREFIX,
      FINAL_PREFIX,
      EXACT,
      EXPRESSION,
      EXPRESSION_ANY_CASE,
      NAMED
    }

    /// The last directive of one of the names, in the nearest block that has one.
    Optional<Inherited> inherited(String... names) {
      Directive found = null;
      for (Directive one : inner) {
        if (List.of(names).contains(one.name())) {
          found = one;
        }
      }
      return found == null
          ? around.flatMap(level -> level.inherited(names))
          : Optional.of(new Inherited(found, this));
    }

    boolean has(String name) {
      return inner.stream().anyMatch(one -> one.is(name));
    }

    /// This block and those around it.
    Stream<Level> chain() {
      return Stream.iterate(
              Optional.of(this), Optional::isPresent, one -> one.flatMap(Level::around))
          .flatMap(Optional::stream);
    }

    boolean isExpression() {
      return kind == Kind.EXPRESSION || kind == Kind.EXPRESSION_ANY_CASE;
    }

    /// The locations of the block itself.
    List<Level> locations() {
      return inner.stream()
          .filter(one -> one.is("location") && one.isBlock() && one.words().size() > 1)
          .limit(MAX_LOCATIONS)
          .map(this::location)
          .toList();
    }

    /// The modifier may stand before the address or at its beginning.
    private Level location(Directive one) {
      String word = one.words().get(1);
      String mark =
          one.words().size() > 2
              ? word
              : Stream.of("=", "^~", "~*", "~", "@")
                  .filter(word::startsWith)
                  .findFirst()
                  .orElse("");
      String address =
          one.words().size() > 2
              ? one.words().get(2)
              : mark.equals("@") ? word : word.substring(mark.length());
      Kind found =
          switch (mark) {
            case "=" -> Kind.EXACT;
            case "^~" -> Kind.FINAL_PREFIX;
            case "~" -> Kind.EXPRESSION;
            case "~*" -> Kind.EXPRESSION_ANY_CASE;
            case "@" -> Kind.NAMED;
            default -> Kind.PREFIX;
          };
      return new Level(one.inner(), Optional.of(this), found, address);
    }
  }

  /// A directive and the block that has it.
  record Inherited(Directive directive, Level level) {}

  private final Level server;

  /// A server.
  ///
  /// @param http what stands around it
  NginxServer(List<Directive> http, Directive server) {
    var outside = new Level(http, Optional.empty(), Level.Kind.SERVER, "");
    this.server = new Level(server.inner(), Optional.of(outside), Level.Kind.SERVER, "");
  }

  @Override
  public String word() {
    return "nginx";
  }

  @Override
  public Answer answer(String address, Predicate<String> exists) {
    return new NginxRequest(server, address, exists).answer();
  }

  @Override
  public List<Mount> mounts() {
    var mounts = new ArrayList<Mount>();
    server.around().ifPresent(http -> mounts(http, mounts));
    below(server, mounts);
    return mounts;
  }

  private void below(Level level, List<Mount> mounts) {
    mounts(level, mounts);
    level.locations().forEach(inner -> below(inner, mounts));
  }

  private void mounts(Level level, List<Mount> mounts) {
    for (Directive one : level.inner()) {
      if (one.words().size() != 2) {
        continue;
      }
      if (one.is("root")) {
        plain(one.last()).ifPresent(folder -> mounts.add(mount("", folder, one.place())));
      } else if (one.is("alias") && !level.isExpression()) {
        plain(one.last())
            .ifPresent(folder -> mounts.add(mount(level.address(), folder, one.place())));
      }
    }
  }

  private static Mount mount(String address, String folder, Place place) {
    return new Mount(address, folder, place);
  }

  /// A path without variables, but for those that the server sets once and for all.
  private Optional<String> plain(String written) {
    String path = written;
    for (Directive set : server.inner()) {
      if (set.is("set") && set.words().size() == 3 && path.contains(set.words().get(1))) {
        path = path.replace(set.words().get(1), set.words().get(2));
      }
    }
    return path.startsWith("/") && !path.contains("$") ? Optional.of(path) : Optional.empty();
  }
}
