package dev.undebug.bench;

import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.page.Recogniser;
import dev.undebug.page.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// tmp
public final class PageCorpus {
  private PageCorpus() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    var good = new TreeMap<String, int[]>();
    int alarms = 0, broken = 0;
    for (String line : Files.readAllLines(root.resolve("labels.tsv")).subList(1, Files.readAllLines(root.resolve("labels.tsv")).size())) {
      String[] f = line.split("\t", -1);
      byte[] bytes = Files.readAllBytes(root.resolve(f[0] + ".http"));
      if (!(RawExchange.read(bytes) instanceof Reading.Whole(var exchange))) { broken++; if (!f[1].isEmpty()) System.out.println("BROKEN " + f[0]); continue; }
      var v = Recogniser.of(exchange.response().body().bytes());
      String kind = v instanceof Verdict.Seen(var k) ? k.word() : "";
      if (f[1].isEmpty()) { if (!kind.isEmpty()) { alarms++; System.out.println("ALARM " + f[0] + " " + kind); } continue; }
      var c = good.computeIfAbsent(f[1] + " " + f[0].split("/")[0], x -> new int[2]);
      c[1]++;
      if (kind.equals(f[1]) || f[1].equals("werkzeug") && kind.startsWith("werkzeug")) c[0]++; else System.out.println("MISS " + f[0] + " " + f[1] + " got " + kind);
    }
    good.forEach((k, c) -> System.out.println(k + " " + c[0] + "/" + c[1]));
    System.out.println("alarms " + alarms + " broken " + broken);
  }
}
