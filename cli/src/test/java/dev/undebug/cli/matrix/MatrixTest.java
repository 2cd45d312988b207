package dev.undebug.cli.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.http.Headers;
import dev.undebug.lab.Lab;
import dev.undebug.lab.Server;
import dev.undebug.probe.Ladder;
import dev.undebug.probe.Limits;
import dev.undebug.probe.Probe;
import dev.undebug.probe.Site;
import dev.undebug.probe.SocketTransport;
import dev.undebug.probe.Target;
import dev.undebug.probe.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The verdict on real Djangos in every shape, straight, behind nginx, and through a proxy that
/// makes pages hard to see. `lab/matrix` runs it whole.
class MatrixTest {

  /// Every two choices together; the whole takes some twenty minutes on two cores.
  private static final int MOST_STARTS = 60;

  /// The series to go through whole, such as `3.2,5.2`; empty for every pair of two choices.
  private static final String SERIES = System.getProperty("undebug.matrix", "");

  private final AtomicInteger turn = new AtomicInteger();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /// What a site in a cell was found to be.
  ///
  /// @param front what stands before it
  private record Asked(Cell cell, String front, Site.State state, int requests, String because) {

    /// A proof counts wherever one can be had. That DEBUG is off shows wherever Django answers as
    /// itself and no status was rewritten, but for a URLconf that nobody can import, for a site
    /// that refuses all that is asked in words of its own, and for a Django without a word of its
    /// own below a catch-all route.
    boolean isRight() {
      if (cell.hasProof()) {
        return state == Site.State.ON;
      }
      return cell.isDebug() ? state == Site.State.UNKNOWN : state == Site.State.OFF || !showsOff();
    }

    private boolean showsOff() {
      boolean isRewritten = front.startsWith("status") || front.startsWith("all");
      boolean isSilent =
          cell.shape() == Cell.Shape.BROKEN
              || (cell.shape() == Cell.Shape.HANDLERS && cell.hosts() != Cell.Hosts.ALL)
              || (cell.shape() == Cell.Shape.CATCHALL
                  && cell.series() == dev.undebug.lab.Series.DJANGO_2_2);
      return !isRewritten && !isSilent;
    }

    String row() {
      return String.join(
          "\t",
          cell.series().id(),
          cell.server().name().toLowerCase(java.util.Locale.ROOT),
          cell.hosts().json,
          cell.shape().word(),
          cell.isDebug() ? "on" : "off",
          front,
          state.word(),
          String.valueOf(requests),
          isRight() ? "" : "wrong: " + because);
    }
  }

  @Test
  void theVerdictIsRightWhereverAProofExistsAndNeverOnWhereDebugIsOff() throws Exception {
    List<Cell> cells = isWhole() ? Cells.whole(SERIES) : Cells.pairwise();
    if (!isWhole()) {
      assertThat(cells).hasSizeLessThanOrEqualTo(MOST_STARTS);
    }

    run(cells);

    print(cells.size());
    assertThat(asked)
        .filteredOn(one -> !one.cell().isDebug() && one.state() == Site.State.ON)
        .as("false on")
        .isEmpty();
    assertThat(asked)
        .filteredOn(one -> one.cell().isDebug() && one.state() == Site.State.OFF)
        .as("false off")
        .isEmpty();
    assertThat(asked)
        .filteredOn(one -> one.cell().hasProof() && one.state() != Site.State.ON)
        .as("a proof was there to be had")
        .isEmpty();
    assertThat(asked).filteredOn(one -> !one.isRight()).isEmpty();
  }

  @Test
  void everyServerIsTriedWhereItMustBeThere() throws IOException {
    List<Server> absent = Cells.absent();

    for (Server server : absent) {
      System.out.printf(
          "not tried: %s, which lab/provision has not put here%n",
          server.name().toLowerCase(java.util.Locale.ROOT));
    }
    if ("true".equals(System.getenv("CI"))) {
      assertThat(absent).isEmpty();
    }
  }

  private void run(List<Cell> cells) throws InterruptedException, ExecutionException {
    try (var two = Executors.newFixedThreadPool(2)) {
      var done = new ArrayList<Future<Boolean>>();
      for (Cell cell : cells) {
        Callable<Boolean> task =
            () -> {
              ask(cell);
              return true;
            };
        done.add(two.submit(task));
      }
      for (Future<Boolean> one : done) {
        one.get();
      }
    }
  }

  private void ask(Cell cell) throws IOException, InterruptedException {
    try (var site = Lab.startBare(cell.start())) {
      ask(cell, "straight", site.uri());
      boolean isCostly = cell.isDebug() && !cell.hasProof();
      if (Nginx.isThere() && !isCostly) {
        try (var nginx = Nginx.before(site.uri())) {
          ask(cell, "nginx", nginx.uri());
        }
      }
      for (Distorter.Way way : ways(cell)) {
        try (var distorter = new Distorter(site.uri(), way)) {
          ask(
              cell,
              way.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
              distorter.uri());
        }
      }
    }
  }

  /// Every way where the whole is asked for; else all of it, and one by turns. A broken URLconf
  /// costs the server seconds for each request, and no proxy makes a difference.
  private List<Distorter.Way> ways(Cell cell) {
    var all = Distorter.Way.values();
    if (cell.isDebug() && !cell.hasProof()) {
      return List.of();
    }
    return isWhole()
        ? List.of(all)
        : List.of(Distorter.Way.ALL_OF_IT, all[turn.getAndIncrement() % (all.length - 1)]);
  }

  private static boolean isWhole() {
    return !SERIES.isEmpty();
  }

  private void ask(Cell cell, String front, URI uri) {
    var visitor = new Visitor("undebug/test", "9f3c7a1be2d40586", Headers.NONE);
    boolean isCostly = cell.isDebug() && !cell.hasProof();
    int most = isCostly && !isWhole() ? 2 : 12;
    var limits = new Limits(most, Duration.ZERO, Duration.ofSeconds(30), 8 << 20);
    var probe = new Probe(SocketTransport.direct(), limits, visitor, Ladder.GENTLE);
    Site site = probe.ask(Target.of(uri.toString()));
    asked.add(new Asked(cell, front, site.state(), site.steps().size(), site.because()));
  }

  private void print(int starts) throws IOException {
    var rows = asked.stream().map(Asked::row).sorted().toList();
    var text =
        new StringBuilder("django\tserver\thosts\tshape\tDEBUG\tfront\tverdict\trequests\tnote\n");
    rows.forEach(row -> text.append(row).append('\n'));
    Path file = Path.of("target", "matrix.tsv");
    Files.writeString(file, text);
    var proofs = asked.stream().filter(one -> one.state() == Site.State.ON).toList();
    System.out.printf(
        "matrix: %d starts, %d sites asked, %d right, %d false on; requests to a proof: %s%n",
        starts,
        asked.size(),
        asked.stream().filter(Asked::isRight).count(),
        asked.stream().filter(one -> !one.cell().isDebug() && one.state() == Site.State.ON).count(),
        proofs.stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    Asked::requests,
                    java.util.TreeMap::new,
                    java.util.stream.Collectors.counting())));
  }
}
