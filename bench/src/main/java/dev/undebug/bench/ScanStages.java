package dev.undebug.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Deployments;
import dev.undebug.project.Project;
import dev.undebug.project.Projects;
import dev.undebug.rule.Application;
import dev.undebug.rule.Judge;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// What the stages of a scan cost on source trees: wall and CPU seconds of the whole process, so
/// that the compiler's and the collector's share counts where it comes about.
///
/// `ScanStages FOLDER ...`, one line for each folder: opening the tree, finding its projects,
/// finding its deployments, and then all of it once more with settings evaluated and rules judged.
public final class ScanStages {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ScanStages() {}

  /// Seconds.
  private record Cost(double wall, double cpu) {
    String shown() {
      return "%6.2f / %6.2f".formatted(wall, cpu);
    }
  }

  private record Measured<T>(T value, Cost cost) {}

  public static void main(String[] folders) throws Exception {
    System.out.printf(
        "%-44s %15s %15s %15s %15s%n", "wall / CPU s", "open", "project", "deploy", "all, judged");
    for (String folder : folders) {
      measure(Path.of(folder));
    }
  }

  private static void measure(Path folder) throws Exception {
    Measured<Tree> tree = timed(() -> open(folder));
    Measured<List<Project>> projects = timed(() -> Projects.find(tree.value));
    Measured<List<Deployment>> deployments =
        timed(() -> Deployments.find(tree.value, projects.value));
    Measured<Integer> whole = timed(() -> Judge.judge(Application.read(open(folder))).size());
    System.out.printf(
        "%-44s %15s %15s %15s %15s   %d deployments%n",
        folder.getFileName(),
        tree.cost.shown(),
        projects.cost.shown(),
        deployments.cost.shown(),
        whole.cost.shown(),
        deployments.value.size());
  }

  private static Tree open(Path folder) throws IOException {
    return Tree.open(folder);
  }

  private static <T> Measured<T> timed(Callable<T> stage) throws Exception {
    long wall = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    T value = stage.call();
    return new Measured<>(
        value,
        new Cost((System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9));
  }
}
