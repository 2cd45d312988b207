package dev.undebug.lab;

import java.util.stream.Stream;

/// A series and a server.
record Combination(Series series, Server server) {

  static Stream<Combination> all() {
    return Lab.series().stream()
        .flatMap(
            series ->
                Stream.of(Server.RUNSERVER, Server.GUNICORN)
                    .map(server -> new Combination(series, server)));
  }

  @Override
  public String toString() {
    return series + " under " + server;
  }
}
