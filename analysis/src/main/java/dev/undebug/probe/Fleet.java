package dev.undebug.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Many sites at once: so many at the same time, and of one host never more than one.
///
/// @param atOnce sites that are asked at the same time
public record Fleet(Probe probe, int atOnce) {

  public Fleet {
    if (atOnce < 1) {
      throw new IllegalArgumentException("%d sites at once are none".formatted(atOnce));
    }
  }

  /// Asks all of them, and hands each on as soon as it is done, one at a time.
  public void ask(List<Target> targets, Consumer<Site> done) {
    Map<String, List<Target>> byHost = new LinkedHashMap<>();
    for (Target target : targets) {
      byHost.computeIfAbsent(target.host(), _ -> new ArrayList<>()).add(target);
    }
    var room = new Semaphore(atOnce);
    var lock = new Object();
    var running = new ArrayList<CompletableFuture<Void>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Target> ofOneHost : byHost.values()) {
        Runnable host =
            () -> {
              boolean isPaced = false;
              for (Target target : ofOneHost) {
                Site site = ask(target, room, isPaced);
                isPaced = true;
                synchronized (lock) {
                  done.accept(site);
                }
              }
            };
        running.add(CompletableFuture.runAsync(host, threads));
      }
    }
    running.forEach(CompletableFuture::join);
  }

  private Site ask(Target target, Semaphore room, boolean isPaced) {
    room.acquireUninterruptibly();
    try {
      if (isPaced) {
        pause(probe.limits().pause());
      }
      return probe.ask(target);
    } finally {
      room.release();
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
