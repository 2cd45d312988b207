package dev.undebug.cli;

import dev.undebug.http.Headers;
import dev.undebug.probe.JdkTransport;
import dev.undebug.probe.Limits;
import dev.undebug.probe.Probe;
import dev.undebug.probe.Site;
import dev.undebug.probe.Target;
import dev.undebug.probe.Visitor;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Option;

/// How sites are asked.
final class SiteOptions {

  /// Says who asks, and why.
  static final String USER_AGENT = "undebug/" + Version.NUMBER + " (asks whether DEBUG is on)";

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "Sent with every request, for example a cookie. Repeatable.")
  private List<String> headers = new ArrayList<>();

  /// Asks sites, one after the other.
  ///
  /// @param isFull whether to go on after the first proof, for all that a site gives away
  List<Site> ask(List<String> addresses, boolean isFull) {
    if (addresses.isEmpty()) {
      return List.of();
    }
    var targets = addresses.stream().map(SiteOptions::target).toList();
    var probe = new Probe(new JdkTransport(), Limits.GENTLE, visitor(), isFull);
    return targets.stream().map(probe::ask).toList();
  }

  private static Target target(String address) {
    try {
      return Target.of(address);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Visitor visitor() {
    byte[] nonce = new byte[8];
    new SecureRandom().nextBytes(nonce);
    var fields = new ArrayList<Headers.Field>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new UsageException("--header '%s': write it as 'NAME: VALUE'".formatted(header));
      }
      fields.add(
          new Headers.Field(
              header.substring(0, colon).strip(), header.substring(colon + 1).strip()));
    }
    try {
      return new Visitor(USER_AGENT, HexFormat.of().formatHex(nonce), new Headers(fields));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--header: " + e.getMessage());
    }
  }
}
