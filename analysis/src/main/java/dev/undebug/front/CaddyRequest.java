package dev.undebug.front;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One request on its way through the directives of a site of Caddy 2.6, in Caddy's own order
/// (`caddyconfig/httpcaddyfile/directives.go`).
final class CaddyRequest {

  /// The order of directives; what stands earlier comes earlier.
  private static final List<String> ORDER =
      List.of(
          "tracing",
          "map",
          "vars",
          "root",
          "skip_log",
          "header",
          "copy_response_headers",
          "request_body",
          "redir",
          "method",
          "rewrite",
          "uri",
          "try_files",
          "basicauth",
          "basic_auth",
          "forward_auth",
          "request_header",
          "encode",
          "push",
          "templates",
          "invoke",
          "handle",
          "route",
          "abort",
          "error",
          "copy_response",
          "respond",
          "metrics",
          "reverse_proxy",
          "php_fastcgi",
          "file_server",
          "acme_server");

  /// Directives that change nothing about what a file's address is answered with.
  private static final Set<String> HARMLESS =
      Set.of(
          "tracing",
          "vars",
          "skip_log",
          "log_skip",
          "header",
          "request_body",
          "request_header",
          "encode",
          "push",
          "templates",
          "log",
          "tls",
          "bind",
          "handle_errors",
          "metrics");

  private static final Set<String> ANSWERS =
      Set.of(
          "redir",
          "respond",
          "reverse_proxy",
          "error",
          "abort",
          "basicauth",
          "basic_auth",
          "forward_auth",
          "acme_server",
          "metrics");

  /// Of these, the first alone that holds is taken.
  private static final Set<String> EXCLUSIVE = Set.of("rewrite", "handle", "root");

  private record Root(String folder, Place said) {}

  private record Step(Directive said, String name, String matcher, List<String> arguments) {}

  private final List<Directive> site;
  private final Predicate<String> exists;
  private final Map<String, Directive> named = new HashMap<>();
  private final CaddyMatcher matchers;
  private String path;
  private Optional<Root> root = Optional.empty();

  CaddyRequest(List<Directive> site, String address, Predicate<String> exists) {
    this.site = site;
    this.exists = exists;
    this.path = address;
    this.matchers = new CaddyMatcher(named, exists);
  }

  Answer answer() {
    try {
      sorted(site);
      return new Answer.Other();
    } catch (Ends ends) {
      return ends.answer();
    }
  }

  private CaddyMatcher.Seen seen() {
    return new CaddyMatcher.Seen(path, root.map(Root::folder));
  }

  private void sorted(List<Directive> block) throws Ends {
    List<Step> steps = new ArrayList<>(steps(block));
    for (int end = 1; end < steps.size(); end++) {
      for (int at = end; at > 0 && isBefore(steps.get(at), steps.get(at - 1)); at--) {
        Collections.swap(steps, at, at - 1);
      }
    }
    runGrouped(steps);
  }

  /// Caddy's own comparison, which is no order: of two single paths the longer comes first, any
  /// matcher before none.
  private boolean isBefore(Step one, Step other) {
    if (!one.name.equals(other.name)) {
      return ORDER.indexOf(one.name) < ORDER.indexOf(other.name);
    }
    int length = length(one);
    int otherLength = length(other);
    if (length > 0 && otherLength > 0) {
      return length > otherLength;
    }
    return !one.matcher.isEmpty() && other.matcher.isEmpty();
  }

  private int length(Step one) {
    List<String> paths = matchers.paths(one.matcher);
    return paths.size() == 1 ? paths.getFirst().length() : 0;
  }

  private List<Step> steps(List<Directive> block) throws Ends {
    for (Directive one : block) {
      if (one.name().startsWith("@")) {
        named.put(one.name(), one);
      }
    }
    var steps = new ArrayList<Step>();
    for (Directive one : block) {
      if (one.name().startsWith("@") || HARMLESS.contains(one.name())) {
        continue;
      }
      String name = one.is("handle_path") ? "handle" : one.name();
      if (!ORDER.contains(name)) {
        throw Ends.unknown(one.name() + " is not followed");
      }
      List<String> arguments = one.arguments();
      boolean isAlone = one.is("root") && arguments.size() == 1;
      boolean hasMatcher =
          !isAlone
              && !one.is("try_files")
              && !arguments.isEmpty()
              && CaddyMatcher.isMatcher(arguments.getFirst());
      String matcher = hasMatcher && !arguments.getFirst().equals("*") ? arguments.getFirst() : "";
      steps.add(
          new Step(
              one, name, matcher, hasMatcher ? arguments.subList(1, arguments.size()) : arguments));
    }
    return steps;
  }

  /// Neighbours of the same matcher, and of the same group, are one route: what they hold for is
  /// looked at once (`consolidateRoutes`).
  private void runGrouped(List<Step> steps) throws Ends {
    var taken = new HashSet<String>();
    int at = 0;
    while (at < steps.size()) {
      Step first = steps.get(at);
      String group = group(first, steps);
      int end = at + 1;
      while (end < steps.size()
          && steps.get(end).matcher.equals(first.matcher)
          && group(steps.get(end), steps).equals(group)) {
        end++;
      }
      boolean isOver = !group.isEmpty() && taken.contains(group);
      if (!isOver && matchers.holds(first.matcher, seen())) {
        taken.add(group);
        for (Step one : steps.subList(at, end)) {
          run(one);
        }
      }
      at = end;
    }
  }

  private static String group(Step one, List<Step> steps) {
    boolean hasOthers =
        EXCLUSIVE.contains(one.name)
            && steps.stream().filter(other -> other.name.equals(one.name)).count() > 1;
    boolean isGroup = hasOthers || one.name.equals("rewrite");
    return isGroup ? one.name : "";
  }

  private void run(List<Step> steps) throws Ends {
    for (Step one : steps) {
      if (matchers.holds(one.matcher, seen())) {
        run(one);
      }
    }
  }

  private void run(Step one) throws Ends {
    if (ANSWERS.contains(one.name)) {
      throw new Ends(new Answer.Other());
    }
    switch (one.name) {
      case "root" -> root = Optional.of(new Root(one.said.last(), one.said.place()));
      case "handle" -> handle(one);
      case "route" -> run(steps(one.said.inner()));
      case "try_files" -> matchers.first(one.arguments, seen()).ifPresent(found -> path = found);
      case "rewrite" -> path = rewritten(one.said.last());
      case "uri" -> uri(one.arguments);
      case "file_server" -> file(one);
      default -> throw Ends.unknown(one.name + " is not followed");
    }
  }

  private void handle(Step one) throws Ends {
    if (one.said.is("handle_path")) {
      strip(CaddySite.prefix(one.matcher));
    }
    sorted(one.said.inner());
  }

  private String rewritten(String to) throws Ends {
    String address = to.replace("{path}", path).replace("{uri}", path).replaceFirst("\\?.*", "");
    if (address.contains("{")) {
      throw Ends.unknown("the address " + to + " is not followed");
    }
    return address.startsWith("/") ? address : "/" + address;
  }

  private void uri(List<String> said) throws Ends {
    if (said.size() != 2 || said.getLast().contains("{")) {
      throw Ends.unknown("uri is not followed");
    }
    switch (said.getFirst()) {
      case "strip_prefix" -> strip(said.getLast());
      case "strip_suffix" -> {
        String end = said.getLast();
        path = path.endsWith(end) ? path.substring(0, path.length() - end.length()) : path;
      }
      default -> throw Ends.unknown("uri is not followed");
    }
  }

  private void strip(String prefix) {
    if (path.startsWith(prefix)) {
      path = path.substring(prefix.length());
      path = path.startsWith("/") ? path : "/" + path;
    }
  }

  private void file(Step one) throws Ends {
    Optional<Root> own =
        one.said.find("root").map(said -> new Root(said.last(), said.place())).or(() -> root);
    Root folder = own.orElseThrow(() -> Ends.unknown("no folder is named"));
    if (!folder.folder.startsWith("/") || folder.folder.contains("{")) {
      throw Ends.unknown("the folder " + folder.folder + " is not here");
    }
    String file = CaddyMatcher.joined(folder.folder, path);
    boolean passes = one.said.has("pass_thru");
    if (exists.test(file) && !isHidden(one.said, file)) {
      throw new Ends(new Answer.File(file, folder.said));
    }
    if (!passes) {
      throw new Ends(new Answer.Other());
    }
  }

  /// Names hide wherever they stand in a path, paths hide what is below them; the last `hide`
  /// holds.
  private static boolean isHidden(Directive server, String file) throws Ends {
    List<String> parts = List.of(file.substring(1).split("/"));
    if (parts.getLast().matches("(?i)caddyfile.*")) {
      return true;
    }
    List<String> hidden = server.find("hide").map(Directive::arguments).orElse(List.of());
    for (String one : hidden) {
      if (one.contains("{")) {
        throw Ends.unknown("what is hidden is not here");
      }
      boolean isHere =
          one.contains("/")
              ? file.equals(one)
                  || file.startsWith(one.replaceFirst("/$", "") + "/")
                  || Globs.matches(one, file, true)
              : parts.stream().anyMatch(part -> Globs.matches(one, part, true));
      if (isHere) {
        return true;
      }
    }
    return false;
  }
}
