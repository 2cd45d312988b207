package dev.undebug.lab;

import java.util.Arrays;
import java.util.stream.Stream;

/// A series and a server.
record Combination(Series series, Server server) {

  static Stream<Combination> all() {
    return Lab.series().stream()
        .flatMap(
            series ->
                Arrays.stream(Server.values()).map(server -> new Combination(series, server)));
  }

  @Override
  public String toString() {
    return series + " under " + server;
  }
}
