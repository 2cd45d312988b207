package dev.undebug.probe;

import dev.undebug.http.Exchange;
import java.util.ArrayList;
import java.util.List;

/// Sees what ordinary answers show.
final class Visible {

  private Visible() {}

  static List<Noticed> of(List<Site.Step> steps, Target target) {
    var noticed = new ArrayList<Noticed>();
    for (Site.Step step : steps) {
      step.exchange().ifPresent(exchange -> server(exchange, noticed));
    }
    return noticed.stream().distinct().toList();
  }

  private static void server(Exchange exchange, List<Noticed> noticed) {
    String server = exchange.response().headers().first("Server");
    if (server.startsWith("WSGIServer")) {
      noticed.add(new Noticed(Noticed.Sign.RUNSERVER, "Server: " + server));
    }
  }
}
