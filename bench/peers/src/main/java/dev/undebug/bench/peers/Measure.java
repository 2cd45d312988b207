package dev.undebug.bench.peers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One parser, one process: `Measure NAME cold|warm SECONDS < list-of-files`.
///
/// `cold` reads every file once. `warm` keeps the texts in memory, reads all of them again and again
/// for so many seconds, and prints bytes, files read without an error, and the megabytes per second
/// of CPU time of the one reading thread, the last half of the rounds taken together.
public final class Measure {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Measure() {}

  private record File(String path, String text, int bytes) {}

  public static void main(String[] arguments) throws IOException {
    Peer peer = Peer.of(arguments[0]);
    var paths = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    if (arguments[1].equals("cold")) {
      int read = 0;
      for (String path : paths) {
        read += peer.read(path, Files.readString(Path.of(path))) ? 1 : 0;
      }
      System.out.println(read);
      return;
    }
    var files = new ArrayList<File>();
    for (String path : paths) {
      byte[] bytes = Files.readAllBytes(Path.of(path));
      files.add(new File(path, new String(bytes, StandardCharsets.UTF_8), bytes.length));
    }
    warm(peer, files, Long.parseLong(arguments[2]) * 1_000_000_000L);
  }

  private static void warm(Peer peer, List<File> files, long nanoseconds) {
    var rounds = new ArrayList<Long>();
    long bytes = files.stream().mapToLong(File::bytes).sum();
    long readBytes = 0;
    int read = 0;
    long first = THREADS.getCurrentThreadCpuTime();
    while (rounds.size() < 4 || THREADS.getCurrentThreadCpuTime() - first < nanoseconds) {
      long start = THREADS.getCurrentThreadCpuTime();
      read = 0;
      readBytes = 0;
      for (File file : files) {
        if (peer.read(file.path(), file.text())) {
          read++;
          readBytes += file.bytes();
        }
      }
      rounds.add(THREADS.getCurrentThreadCpuTime() - start);
    }
    var last = rounds.subList(rounds.size() / 2, rounds.size());
    double seconds = last.stream().mapToLong(Long::longValue).sum() / 1e9;
    double speed = readBytes * (double) last.size() / 1e6 / seconds;
    System.out.printf("%d %d %d %d %.3f%n", files.size(), bytes, read, rounds.size(), speed);
  }
}
