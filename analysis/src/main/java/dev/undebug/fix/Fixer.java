package dev.undebug.fix;

import dev.undebug.fix.Repair.Safety;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Python;
import dev.undebug.rule.Application;
import dev.undebug.rule.Edit;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Judge;
import dev.undebug.rule.Policy;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Repairs an application until nothing is left that it can repair: every round looks at the
/// application as the round before left it.
public final class Fixer {

  /// What one repair makes visible, another mends; real applications take three.
  private static final int MAX_ROUNDS = 8;

  /// In the order of work: what users would miss with DEBUG off comes before DEBUG.
  private static final List<Repairer> REPAIRERS =
      List.of(
          new HeaderRepairs(),
          new StaticFileRepairs(),
          new HostRepairs(),
          new ErrorPageRepairs(),
          new LoggingRepairs(),
          new DebugRepairs(),
          new FoundRepairs(),
          new PasswordRepairs(),
          new TransportRepairs(),
          new ServerRepairs(),
          new ContainerRepairs(),
          new GuardRepairs());

  private final Function<Tree, Application> reading;
  private final Policy policy;
  private final Predicate<Repair> accepted;
  private final List<Plan.Step> steps = new ArrayList<>();
  private final SortedMap<String, Plan.Change> files = new TreeMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, String> refused = new LinkedHashMap<>();

  private Fixer(Function<Tree, Application> reading, Policy policy, Predicate<Repair> accepted) {
    this.reading = reading;
    this.policy = policy;
    this.accepted = accepted;
  }

  /// Plans what to change; changes nothing.
  ///
  /// @param reading finds and evaluates what a tree holds
  /// @param accepted whether a repair may be made; asked once of each
  public static Plan plan(
      Tree tree, Function<Tree, Application> reading, Policy policy, Predicate<Repair> accepted) {
    return new Fixer(reading, policy, accepted).plan(tree);
  }

  private Plan plan(Tree start) {
    Tree tree = start;
    Broken broken = look(tree);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      SortedMap<String, Plan.Contents> changed = round(broken);
      if (changed.isEmpty()) {
        break;
      }
      tree = overlaid(tree, changed);
      broken = look(tree);
    }
    return new Plan(steps, files, left(broken), broken.application());
  }

  private Broken look(Tree tree) {
    Application application = reading.apply(tree);
    return new Broken(
        application, Judge.judge(application, policy).stream().filter(Finding::isOpen).toList());
  }

  private static Tree overlaid(Tree tree, SortedMap<String, Plan.Contents> changed) {
    var bytes = new TreeMap<String, byte[]>();
    changed.forEach((path, contents) -> bytes.put(path, contents.bytes()));
    return tree.overlaid(bytes);
  }

  /// Makes every repair that fits beside those made before it in this round.
  private SortedMap<String, Plan.Contents> round(Broken broken) {
    var round =
        new Round(
            broken,
            new VariableSamples(broken.tree()),
            new TreeMap<>(),
            new TreeMap<>(),
            new HashSet<>(),
            new HashSet<>());
    for (Repairer repairer : REPAIRERS) {
      repairer
          .repairs(broken)
          .filter(repair -> !repair.doesNothing())
          .forEach(repair -> make(repair, round));
    }
    asked.addAll(round.asked());
    return round.changed();
  }

  /// What was done in one round.
  private record Round(
      Broken broken,
      VariableSamples samples,
      SortedMap<String, List<Edit>> edits,
      SortedMap<String, Plan.Contents> changed,
      Set<Repair> seen,
      Set<String> asked) {}

  private void make(Repair repair, Round round) {
    if (asked.contains(key(repair)) || !round.seen().add(repair)) {
      return;
    }
    Optional<SortedMap<String, Plan.Contents>> made = made(repair, round);
    if (made.isEmpty()) {
      return;
    }
    round.asked().add(key(repair));
    if (!accepted.test(repair)) {
      repair.paths().forEach(path -> refused.putIfAbsent(repair.rule() + path, offered(repair)));
      return;
    }
    repair
        .edits()
        .forEach(
            edit ->
                round
                    .edits()
                    .computeIfAbsent(edit.place().path(), _ -> new ArrayList<>())
                    .add(edit));
    var changed = made.get();
    changed.putAll(round.samples().with(repair.variables()));
    round.changed().putAll(changed);
    changed.forEach(
        (path, after) ->
            files.merge(
                path,
                new Plan.Change(round.broken().tree().bytes(path).map(Plan.Contents::new), after),
                (old, latest) -> new Plan.Change(old.before(), latest.after())));
    steps.add(new Plan.Step(repair, changed));
  }

  /// What an earlier round was asked is not asked again, wherever the lines have moved to.
  private static String key(Repair repair) {
    return repair.title() + repair.paths() + repair.edits().stream().map(Edit::text).toList();
  }

  private static String offered(Repair repair) {
    return repair.safety() == Safety.UNSAFE
        ? "not made: %s (unsafe, holds only if %s)".formatted(lower(repair.title()), repair.needs())
        : "not made: " + lower(repair.title());
  }

  private static String lower(String title) {
    return Character.toLowerCase(title.charAt(0)) + title.substring(1);
  }

  /// The files of a repair after it and all that came before it; empty where they do not go
  /// together, or the result would not parse.
  private static Optional<SortedMap<String, Plan.Contents>> made(Repair repair, Round round) {
    var made = new TreeMap<String, Plan.Contents>();
    var touched = new TreeSet<String>();
    repair.edits().forEach(edit -> touched.add(edit.place().path()));
    for (String path : touched) {
      var all = new ArrayList<Edit>(round.edits().getOrDefault(path, List.of()));
      repair.edits().stream().filter(edit -> edit.place().path().equals(path)).forEach(all::add);
      var before = round.broken().tree().bytes(path);
      var after = before.flatMap(bytes -> Patch.apply(bytes, all));
      if (after.isEmpty() || breaks(path, before.get(), after.get())) {
        return Optional.empty();
      }
      made.put(path, new Plan.Contents(after.get()));
    }
    for (Repair.NewFile file : repair.files()) {
      if (round.broken().tree().hasFile(file.path()) || round.changed().containsKey(file.path())) {
        return Optional.empty();
      }
      made.put(
          file.path(),
          new Plan.Contents(file.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    return Optional.of(made);
  }

  private static boolean breaks(String path, byte[] before, byte[] after) {
    return PythonFiles.isPython(path)
        && Python.read(path, after).problems().size() > Python.read(path, before).problems().size();
  }

  private List<Plan.Left> left(Broken broken) {
    return broken.findings().stream()
        .map(
            found ->
                new Plan.Left(
                    found, refused.getOrDefault(found.rule() + found.place().path(), found.help())))
        .toList();
  }
}
