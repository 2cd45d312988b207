package dev.undebug.fix;

import java.util.stream.Stream;

/// Middleware that sends headers.
final class HeaderRepairs implements Repairer {

  private static final String SECURITY = "django.middleware.security.SecurityMiddleware";
  private static final String FRAMES = "django.middleware.clickjacking.XFrameOptionsMiddleware";

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return Stream.concat(
        broken
            .of("UDB901")
            .flatMap(broken::evaluated)
            .flatMap(one -> Assigned.find(broken, one, "MIDDLEWARE").stream())
            .map(
                middleware ->
                    Repair.of("UDB901", "Put SecurityMiddleware first in MIDDLEWARE")
                        .editing(middleware.put(SECURITY, "\0"))),
        broken
            .of("UDB902")
            .flatMap(broken::evaluated)
            .flatMap(one -> Assigned.find(broken, one, "MIDDLEWARE").stream())
            .map(
                middleware ->
                    Repair.of("UDB902", "Refuse to be shown in frames")
                        .editing(middleware.append(FRAMES))
                        .unsafe("the site shows no page of its own in a frame")));
  }
}
