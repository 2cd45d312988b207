package dev.undebug.cli;

import dev.undebug.report.BaselineFile;
import dev.undebug.report.Whereabouts;
import dev.undebug.rule.Application;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Judge;
import dev.undebug.rule.Policy;
import dev.undebug.source.Tree;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Changes;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a source tree is judged: by which configuration, and compared with what.
final class TreeOptions {

  @Mixin private EnvironmentOptions environments = new EnvironmentOptions();
  @Mixin private ConfigurationOptions configurations = new ConfigurationOptions();

  @Option(
      names = "--since",
      paramLabel = "REF",
      description =
          "What changed since this branch, tag or commit: verdicts first, then new findings alone."
              + " Known findings fail no run.")
  private @Nullable String since;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Findings that are known; they fail no run.")
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write the findings of this run to a file that --baseline takes.")
  private @Nullable Path writtenBaseline;

  /// A source tree, judged.
  ///
  /// @param before the analysis of the revision that is compared with
  record Judged(
      Application application,
      List<Finding> findings,
      Configuration configuration,
      Whereabouts where,
      Optional<Analysis> before,
      String since) {

    /// The analysis, with what changed.
    Analysis changed(Analysis analysis) {
      return before
          .map(earlier -> analysis.since(Changes.between(since, earlier, analysis)))
          .orElse(analysis);
    }
  }

  /// Reads and judges a folder, and writes the baseline that was asked for.
  Judged judge(Console console, Path directory, OutputOptions output) throws IOException {
    try (var progress = new Progress(console)) {
      progress.during("reading " + directory);
      return judge(console, directory, output, progress);
    }
  }

  private Judged judge(Console console, Path directory, OutputOptions output, Progress progress)
      throws IOException {
    Tree whole = open(directory);
    Configuration configuration = configurations.read(console, directory);
    Policy policy = configuration.policy(output.day());
    Predicate<String> excluded = excluded(configuration);
    var advisories = InstalledAdvisories.of(console);
    Application application = environments.read(whole.without(excluded)).by(advisories);
    progress.during("judging " + directory);
    List<Finding> findings = Judge.judge(application, policy);
    Optional<Analysis> before = Optional.empty();
    String ref = since;
    if (ref != null) {
      progress.during("reading " + ref);
      try (GitRevision revision = GitRevision.open(directory, ref, whole)) {
        Application earlier =
            environments.readKnown(revision.tree().without(excluded)).by(advisories);
        List<Finding> old = Judge.judge(earlier, policy);
        var evidence = Evidence.of(earlier, old, ref, output.today());
        before = Optional.of(Threats.analyze(evidence, output.mask(console)));
        findings = known(findings, fingerprints(old), ref);
      }
    }
    findings = withBaseline(findings, configuration);
    Path written = writtenBaseline;
    if (written != null) {
      OutputOptions.replace(
          written, BaselineFile.of(findings.stream().filter(Finding::isOpen).toList()));
    }
    return new Judged(
        application, findings, configuration, where(directory), before, ref == null ? "" : ref);
  }

  static Tree open(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new UsageException(directory + ": not a folder; name the root of a source tree");
    }
    Tree tree = Tree.open(directory);
    return tree.keeping(IgnoredFiles.of(directory, tree));
  }

  private static Whereabouts where(Path directory) throws IOException {
    String typed = directory.normalize().toString();
    return new Whereabouts(
        typed.isEmpty() ? "" : typed.endsWith("/") ? typed : typed + "/",
        GitRevision.prefix(directory));
  }

  /// A glob takes the files that it matches, and everything in the folders that it matches.
  private static Predicate<String> excluded(Configuration configuration) {
    var matchers = new ArrayList<PathMatcher>();
    for (String glob : configuration.values(Configuration.Key.EXCLUDE)) {
      String plain = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
      try {
        matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + plain));
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "%s: '%s' is no glob"
                .formatted(configuration.entry(Configuration.Key.EXCLUDE).origin(), glob));
      }
    }
    return file -> {
      for (Path path = Path.of(file); path != null; path = path.getParent()) {
        for (PathMatcher matcher : matchers) {
          if (matcher.matches(path)) {
            return true;
          }
        }
      }
      return false;
    };
  }

  private List<Finding> withBaseline(List<Finding> findings, Configuration configuration)
      throws IOException {
    Path named = baseline;
    Optional<Path> file =
        named == null ? configuration.path(Configuration.Key.BASELINE) : Optional.of(named);
    if (file.isEmpty()) {
      return findings;
    }
    if (!Files.isRegularFile(file.get())) {
      throw new UsageException(
          "--baseline %s: no such file; --write-baseline makes one".formatted(file.get()));
    }
    try {
      String name = String.valueOf(file.get().getFileName());
      return known(findings, BaselineFile.read(Files.readString(file.get())), name);
    } catch (IOException e) {
      throw new UsageException("--baseline %s: %s".formatted(file.get(), e.getMessage()));
    }
  }

  private static Set<String> fingerprints(List<Finding> findings) {
    var fingerprints = new HashSet<String>();
    findings.forEach(found -> fingerprints.add(found.fingerprint()));
    return fingerprints;
  }

  private static List<Finding> known(List<Finding> findings, Set<String> known, String since) {
    return findings.stream()
        .map(found -> known.contains(found.fingerprint()) ? found.known(since) : found)
        .toList();
  }
}
