package dev.undebug.cli.matrix;

import dev.undebug.lab.Series;
import dev.undebug.lab.Server;
import dev.undebug.lab.Shop;
import dev.undebug.lab.Start;
import java.util.Map;

/// One way to run the project.
record Cell(Series series, Server server, Hosts hosts, Shape shape, boolean isDebug) {

  /// ALLOWED_HOSTS; the site is asked as 127.0.0.1, which only the first two allow.
  enum Hosts {
    NONE("[]"),
    ALL("[\"*\"]"),
    OTHER("[\"example.com\"]");

    final String json;

    Hosts(String json) {
      this.json = json;
    }
  }

  /// What the URLconf is.
  enum Shape {
    NORMAL,
    CATCHALL,
    HANDLERS,
    ADMIN,
    EMPTY,
    BROKEN;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// runserver checks the URLconf, and refuses to serve without hosts.
  boolean starts() {
    return server != Server.RUNSERVER
        || (shape != Shape.BROKEN && (isDebug || hosts != Hosts.NONE));
  }

  /// Whether any request at all brings a debug page: from Django 4.1 on, making it for a URLconf
  /// that cannot be imported fails, too.
  boolean hasProof() {
    boolean isOld = series == Series.DJANGO_2_2 || series == Series.DJANGO_3_2;
    return isDebug && (shape != Shape.BROKEN || isOld);
  }

  Start start() {
    return new Start(
        Shop.shapes(),
        series,
        server,
        Map.of(
            "SHAPE_DEBUG",
            isDebug ? "on" : "off",
            "SHAPE_HOSTS",
            hosts.json,
            "SHAPE",
            shape.word()));
  }

  @Override
  public String toString() {
    return "%s %s %s %s DEBUG %s"
        .formatted(series, server, hosts.json, shape.word(), isDebug ? "on" : "off");
  }
}
