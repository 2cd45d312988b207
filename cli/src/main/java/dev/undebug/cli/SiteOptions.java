package dev.undebug.cli;

import dev.undebug.http.Headers;
import dev.undebug.probe.Ladder;
import dev.undebug.probe.Limits;
import dev.undebug.probe.Probe;
import dev.undebug.probe.Proxies;
import dev.undebug.probe.Site;
import dev.undebug.probe.SocketTransport;
import dev.undebug.probe.Target;
import dev.undebug.probe.Trust;
import dev.undebug.probe.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// How sites are asked.
final class SiteOptions {

  /// Says who asks, and where to read about it.
  static final String USER_AGENT =
      "undebug/" + Version.NUMBER + " (+https://github.com/undebug/undebug)";

  private static final Pattern RESOLVED =
      Pattern.compile(
          "([^\\[\\]:]+|\\[[^\\]]+\\]):(\\d{1,5}):(\\[[0-9a-fA-F:.]+\\]|[0-9a-fA-F:.]+)");

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "Sent with every request. Repeatable.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--resolve",
      paramLabel = "HOST:PORT:ADDRESS",
      description = "Ask this address for that host, as with curl. Repeatable.")
  private List<String> resolved = new ArrayList<>();

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description = "At most so many requests to a site. Default: ${DEFAULT-VALUE}.")
  private int requests = Limits.GENTLE.requests();

  @Option(
      names = "--pause",
      paramLabel = "MILLISECONDS",
      description = "Between two requests to a site. Default: ${DEFAULT-VALUE}.")
  private long pause = Limits.GENTLE.pause().toMillis();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "For one whole answer. Default: ${DEFAULT-VALUE}.")
  private long timeout = Limits.GENTLE.perRequest().toSeconds();

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description =
          "A client certificate: PEM, or PKCS #12 with its password in UNDEBUG_CERT_PASSWORD.")
  private List<Path> certificate = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The certificate's private key, in PEM, where --cert does not hold it.")
  private List<Path> key = new ArrayList<>();

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Believe the authorities of this PEM file instead of the machine's.")
  private List<Path> authorities = new ArrayList<>();

  @Option(
      names = "--insecure",
      description = "Take any certificate of a server: that of a staging site, for example.")
  private boolean isInsecure;

  private final List<Headers.Field> cookies = new ArrayList<>();

  /// Sends a cookie with every request.
  void cookie(String nameAndValue) {
    cookies.add(new Headers.Field("Cookie", nameAndValue));
  }

  /// Asks sites, one after the other.
  ///
  /// @param isFull whether to go on after the first proof, for all that a site gives away
  List<Site> ask(Console console, List<String> addresses, boolean isFull) throws IOException {
    if (addresses.isEmpty()) {
      return List.of();
    }
    var targets = addresses.stream().map(SiteOptions::target).toList();
    var probe = probe(console, new Ladder(isFull, false, false));
    return ask(console, probe, targets);
  }

  /// Asks sites one after the other, and says which.
  static List<Site> ask(Console console, Probe probe, List<Target> targets) {
    var sites = new ArrayList<Site>();
    try (var progress = new Progress(console)) {
      for (Target target : targets) {
        progress.during("asking %s (%d of %d)".formatted(target, sites.size() + 1, targets.size()));
        sites.add(probe.ask(target));
      }
    }
    return sites;
  }

  /// What asks.
  Probe probe(Console console, Ladder ladder) throws IOException {
    if (requests < 1 || timeout < 1 || pause < 0) {
      throw new UsageException(
          "--max-requests and --timeout are at least 1, and --pause is not below 0");
    }
    var limits =
        new Limits(
            requests,
            Duration.ofMillis(pause),
            Duration.ofSeconds(Math.min(timeout, 3_600)),
            Limits.GENTLE.bodyBytes());
    return new Probe(transport(console), limits, visitor(), ladder);
  }

  private SocketTransport transport(Console console) throws IOException {
    try {
      return new SocketTransport(addresses(), Proxies.of(console.environment()), trust(console));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Trust trust(Console console) throws IOException {
    if (certificate.isEmpty() && authorities.isEmpty() && !isInsecure) {
      return Trust.OF_THE_MACHINE;
    }
    String password = console.variable("UNDEBUG_CERT_PASSWORD");
    return Trust.of(new Trust.Choice(certificate, key, password, authorities, !isInsecure));
  }

  private Map<String, InetAddress> addresses() {
    var addresses = new TreeMap<String, InetAddress>();
    for (String one : resolved) {
      Matcher parts = RESOLVED.matcher(one);
      if (!parts.matches()) {
        throw new UsageException("--resolve '%s': write it as HOST:PORT:ADDRESS".formatted(one));
      }
      String host = parts.group(1).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
      try {
        String address = parts.group(3).replaceAll("[\\[\\]]", "");
        addresses.put(host + ":" + parts.group(2), InetAddress.ofLiteral(address));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--resolve '%s': %s is no address".formatted(one, parts.group(3)));
      }
    }
    return addresses;
  }

  static Target target(String address) {
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
    if (!cookies.isEmpty()) {
      fields.add(
          new Headers.Field(
              "Cookie", String.join("; ", cookies.stream().map(Headers.Field::value).toList())));
    }
    try {
      return new Visitor(USER_AGENT, HexFormat.of().formatHex(nonce), new Headers(fields));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--header: " + e.getMessage());
    }
  }
}
