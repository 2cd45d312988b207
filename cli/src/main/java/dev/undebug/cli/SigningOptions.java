package dev.undebug.cli;

import dev.undebug.http.Cookie;
import dev.undebug.threat.Evidence;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What keys that leak are tried against, besides what the pages show.
final class SigningOptions {

  @Option(
      names = "--cookie",
      paramLabel = "NAME=VALUE",
      description =
          "A cookie of the application, such as sessionid or messages: tells offline whether a"
              + " SECRET_KEY that leaked made it. Repeatable.")
  private List<String> cookies = new ArrayList<>();

  @Option(
      names = "--salt",
      paramLabel = "SALT",
      description = "A salt that the application signs with, besides Django's own. Repeatable.")
  private List<String> salts = new ArrayList<>();

  Evidence.Signing given() {
    var given = new ArrayList<Cookie>();
    for (String cookie : cookies) {
      var read = Cookie.read(cookie.replace(";", "\\073"));
      if (read.size() != 1) {
        // The value is not repeated: it may be a session.
        throw new UsageException("--cookie: write it as NAME=VALUE");
      }
      given.add(new Cookie(read.getFirst().name(), read.getFirst().value().replace("\\073", ";")));
    }
    return new Evidence.Signing(given, salts);
  }
}
