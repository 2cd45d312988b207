package dev.undebug.threat;

import dev.undebug.secret.SecretKind;
import dev.undebug.threat.Task.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ordered list after a leak, for exactly what leaked, and how far it is.
///
/// @param name what leaked it, as the reader calls it
/// @param tasks in the order of work
public record Response(String name, String today, List<Task> tasks) {

  private static final String NOT_YET = "not looked at yet";

  public Response {
    tasks = List.copyOf(tasks);
  }

  /// What was looked at again.
  ///
  /// @param sites what they answer now
  /// @param debug what DEBUG is in the tree as shipped, if a tree was looked at
  /// @param places where the tree has which value, by fingerprint
  /// @param hasTree whether a tree was looked at
  /// @param proofs what came of trying the leaked keys against new cookies
  public record Again(
      List<Evidence.Asked> sites,
      Optional<Analysis.Headline> debug,
      Map<String, String> places,
      boolean hasTree,
      List<Analysis.Proven> proofs) {
    public Again {
      sites = List.copyOf(sites);
      places = Map.copyOf(places);
      proofs = List.copyOf(proofs);
    }
  }

  /// The credentials that pages show in the clear.
  public static List<Leaked> leaked(Analysis analysis) {
    var leaked = new ArrayList<Leaked>();
    for (Leak leak : analysis.seen()) {
      if (leak.isExposedSecret()) {
        leak.kind()
            .ifPresent(
                kind ->
                    leaked.add(
                        new Leaked(
                            kind, leak.name(), leak.where(), leak.credential().fingerprint())));
      }
    }
    return leaked;
  }

  /// The list for what leaked; nothing of it is looked at yet.
  ///
  /// @param pages what showed it, each as a source; empty when nothing did
  public static Response of(String name, String today, List<String> pages, List<Leaked> leaked) {
    var tasks = new ArrayList<Task>();
    if (!pages.isEmpty()) {
      tasks.add(stop());
    }
    var values = new LinkedHashMap<String, Leaked>();
    leaked.stream()
        .sorted(Comparator.comparing(Leaked::kind).thenComparing(Leaked::name))
        .forEach(one -> values.putIfAbsent(one.identity(), one));
    values.values().forEach(one -> tasks.add(rotate(one)));
    if (values.values().stream().anyMatch(one -> one.kind() == SecretKind.DJANGO_SECRET_KEY)) {
      tasks.add(sessions());
    }
    if (!pages.isEmpty()) {
      tasks.add(purge(pages));
    }
    var kinds = new LinkedHashSet<Remedy>();
    for (Leaked one : values.values()) {
      if (kinds.add(Remedy.of(one.kind()))) {
        tasks.add(look(one));
      }
    }
    tasks.sort(Comparator.comparing(Task::kind));
    return new Response(name, today, tasks);
  }

  private static Task stop() {
    return new Task(
        "stop:debug",
        Action.Kind.STOP,
        "Switch DEBUG off, deploy that, and restart every process. Rotating before that leaks the new values too.",
        "the settings of what answers visitors",
        "",
        "static files that only runserver served, and hosts that ALLOWED_HOSTS does not name",
        "--url SITE, and --tree DIR",
        State.OPEN,
        NOT_YET);
  }

  private static Task rotate(Leaked one) {
    var remedy = Remedy.of(one.kind());
    boolean isVisitor = one.kind().use() == SecretKind.Use.VISITOR;
    String words =
        isVisitor
            ? "End the %s %s (%s).".formatted(one.kind().label(), one.name(), one.where())
            : "Rotate the %s %s (%s).".formatted(one.kind().label(), one.name(), one.where());
    String proof =
        one.kind() == SecretKind.DJANGO_SECRET_KEY
            ? "--cookie NAME=VALUE of a session that began after it, and --tree DIR"
            : isVisitor ? "" : "--tree DIR shows whether the old value is still there";
    return new Task(
        "%s:%s:%s".formatted(isVisitor ? "invalidate" : "rotate", one.kind().word(), one.name()),
        isVisitor ? Action.Kind.INVALIDATE : Action.Kind.ROTATE,
        words,
        remedy.where(),
        remedy.how(),
        remedy.breaks(),
        proof,
        State.OPEN,
        NOT_YET);
  }

  private static Task sessions() {
    return new Task(
        "invalidate:sessions",
        Action.Kind.INVALIDATE,
        "End every session: one may be forged. Those in signed cookies end with the old SECRET_KEY; those in a database or cache do not.",
        "the session store",
        Remedy.of(SecretKind.SESSION).how(),
        Remedy.of(SecretKind.SESSION).breaks(),
        "",
        State.BY_HAND,
        "a session's end cannot be seen from here");
  }

  private static Task purge(List<String> pages) {
    return new Task(
        "purge:copies",
        Action.Kind.PURGE,
        "Remove stored copies of %s: proxy and CDN caches, archives, search engines, error trackers, mails, tickets, chats, screenshots."
            .formatted(pages.size() == 1 ? "the page" : "the %d pages".formatted(pages.size())),
        String.join(", ", pages.subList(0, Math.min(4, pages.size())))
            + (pages.size() > 4 ? ", …" : ""),
        "",
        "",
        "",
        State.BY_HAND,
        "a copy leaks on after DEBUG is off, and cannot be seen from here");
  }

  private static Task look(Leaked one) {
    return new Task(
        "look:" + one.kind().word(),
        Action.Kind.LOOK,
        "Look for use of the %s that you did not make, from the day DEBUG was switched on."
            .formatted(one.kind().label()),
        Remedy.of(one.kind()).log(),
        "",
        "",
        "",
        State.BY_HAND,
        "rotation ends the use, and does not tell of it");
  }

  /// The same list, with what a second look proves.
  ///
  /// @param leaked the same as before
  public Response again(List<Leaked> leaked, Again again) {
    var told = new ArrayList<Task>();
    for (Task task : tasks) {
      told.add(
          switch (task.kind()) {
            case STOP -> stopped(task, again);
            case ROTATE -> rotated(task, leaked, again);
            case INVALIDATE -> task.in(State.BY_HAND, "a session's end cannot be seen from here");
            case PURGE, LOOK, PREVENT -> task;
          });
    }
    return new Response(name, today, told);
  }

  private static Task stopped(Task task, Again again) {
    var on = again.sites.stream().filter(site -> site.state() == DebugState.ON).findFirst();
    if (on.isPresent()) {
      return task.in(State.OPEN, "%s still answers with debug pages".formatted(on.get().url()));
    }
    var debug = again.debug;
    if (debug.isPresent() && debug.get().state() != DebugState.OFF) {
      return task.in(State.OPEN, debug.get().sentence());
    }
    var off = again.sites.stream().filter(site -> site.state() == DebugState.OFF).findFirst();
    if (off.isPresent()) {
      return task.in(State.CLOSED, "%s answers as with DEBUG off".formatted(off.get().url()));
    }
    return debug.isPresent()
        ? task.in(State.OPEN, debug.get().sentence() + " Whether that is deployed was not asked.")
        : task.in(State.OPEN, "neither the site nor the tree was looked at");
  }

  private static Task rotated(Task task, List<Leaked> leaked, Again again) {
    for (Leaked one : leaked) {
      if (!task.id().equals("rotate:%s:%s".formatted(one.kind().word(), one.name()))) {
        continue;
      }
      String place = again.places.get(one.fingerprint());
      if (!one.fingerprint().isEmpty() && place != null) {
        return task.in(State.OPEN, "the value that leaked is still in %s".formatted(place));
      }
      if (one.kind() == SecretKind.DJANGO_SECRET_KEY) {
        return signing(task, one, again);
      }
    }
    return again.hasTree
        ? task.in(
            State.BY_HAND,
            "the value is no longer in the tree; whether it still works was not tried")
        : task.in(State.BY_HAND, "whether it still works was not tried, and no tree was looked at");
  }

  private static Task signing(Task task, Leaked key, Again again) {
    boolean isMade = false;
    boolean isRefused = false;
    for (Analysis.Proven proof : again.proofs) {
      if (proof.against().startsWith("--cookie") && proof.credential().equals(key.name())) {
        isMade |= proof.outcome() == Analysis.Outcome.VERIFIED;
        isRefused |= proof.outcome() == Analysis.Outcome.REFUSED;
      }
    }
    if (isMade) {
      return task.in(State.OPEN, "the key that leaked made the cookie that was given");
    }
    return isRefused
        ? task.in(State.CLOSED, "the cookie that was given is signed with another key")
        : task.in(State.OPEN, "no cookie was given that tells which key signs now");
  }

  /// Whether anything is known to be left.
  public boolean isOpen() {
    return tasks.stream().anyMatch(task -> task.state() == State.OPEN);
  }
}
