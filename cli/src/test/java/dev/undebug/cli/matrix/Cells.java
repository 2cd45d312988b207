package dev.undebug.cli.matrix;

import dev.undebug.lab.Django;
import dev.undebug.lab.Lab;
import dev.undebug.lab.Series;
import dev.undebug.lab.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All ways to run the project, or enough of them for every pair of two choices.
final class Cells {

  private Cells() {}

  /// Every cell that starts.
  ///
  /// @param ids of series, separated by commas, or `all`
  static List<Cell> whole(String ids) throws IOException {
    List<String> wanted = List.of(ids.split(",", -1));
    var cells = new ArrayList<Cell>();
    for (Series series : Lab.series()) {
      if (!wanted.contains(series.id()) && !wanted.contains("all")) {
        continue;
      }
      for (Server server : Server.values()) {
        if (server.canServe(Lab.django(series))) {
          for (Cell.Hosts hosts : Cell.Hosts.values()) {
            for (Cell.Shape shape : Cell.Shape.values()) {
              cells.add(new Cell(series, server, hosts, shape, true));
              cells.add(new Cell(series, server, hosts, shape, false));
            }
          }
        }
      }
    }
    return cells.stream().filter(Cell::starts).toList();
  }

  /// The servers that can serve no series here.
  static List<Server> absent() throws IOException {
    var absent = new ArrayList<>(List.of(Server.values()));
    for (Series series : Lab.series()) {
      Django django = Lab.django(series);
      absent.removeIf(server -> server.canServe(django));
    }
    return absent;
  }

  /// Takes the cell with the most pairs that no cell had before, until every pair was there.
  static List<Cell> pairwise() throws IOException {
    List<Cell> left = new ArrayList<>(whole("all"));
    var covered = new HashSet<Set<Object>>();
    var chosen = new ArrayList<Cell>();
    while (true) {
      Cell best = null;
      long most = 0;
      for (Cell cell : left) {
        long fresh = pairs(cell).stream().filter(pair -> !covered.contains(pair)).count();
        if (fresh > most) {
          most = fresh;
          best = cell;
        }
      }
      if (best == null) {
        return chosen;
      }
      chosen.add(best);
      left.remove(best);
      covered.addAll(pairs(best));
    }
  }

  private static List<Set<Object>> pairs(Cell cell) {
    List<Object> choices =
        List.of(cell.series(), cell.server(), cell.hosts(), cell.shape(), cell.isDebug());
    var pairs = new ArrayList<Set<Object>>();
    for (int i = 0; i < choices.size(); i++) {
      for (int j = i + 1; j < choices.size(); j++) {
        pairs.add(Set.of(choices.get(i), choices.get(j)));
      }
    }
    return pairs;
  }
}
