package dev.undebug.probe;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The site that is asked, and the page of it that its owner named.
///
/// @param uri `http` or `https`, with a host and a path, without user and fragment
public record Target(URI uri) {

  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[^\\[\\]:@]+)(?::(\\d{1,5}))?");

  public Target {
    if (!AUTHORITY.matcher(String.valueOf(uri.getRawAuthority())).matches()) {
      throw new IllegalArgumentException(uri + ": names no host");
    }
  }

  /// Reads an address as a user types it; `shop.example` means `https://shop.example/`.
  ///
  /// @throws IllegalArgumentException with one line that says what is wrong with it
  public static Target of(String address) {
    String typed = address.strip();
    String whole = typed.contains("://") ? typed : "https://" + typed;
    try {
      var uri = new URI(whole.replace(" ", "%20"));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new IllegalArgumentException(
            "%s: only http and https sites can be asked".formatted(typed));
      }
      String authority = String.valueOf(uri.getRawAuthority());
      if (authority.contains("@")) {
        throw new IllegalArgumentException(
            "the address holds a user and a password; give them with --header instead");
      }
      var parts = AUTHORITY.matcher(authority);
      if (!parts.matches() || uri.getRawAuthority() == null) {
        throw new IllegalArgumentException("%s: names no host".formatted(typed));
      }
      String host = parts.group(1).startsWith("[") ? parts.group(1) : ascii(parts.group(1));
      String port = parts.group(2) == null ? "" : ":" + parts.group(2);
      if (parts.group(2) != null && Integer.parseInt(parts.group(2)) > 65_535) {
        throw new IllegalArgumentException("%s: no such port".formatted(typed));
      }
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new Target(
          new URI(new URI(scheme + "://" + host + port + path + query).toASCIIString()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("%s: not a URL (%s)".formatted(typed, e.getReason()), e);
    }
  }

  private static String ascii(String host) {
    boolean isPlain = host.chars().allMatch(c -> c < 128);
    return (isPlain ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED)).toLowerCase(Locale.ROOT);
  }

  /// Scheme, host and port.
  public String origin() {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /// The host; an IPv6 address in brackets.
  public String host() {
    return authority(1);
  }

  /// The port that is asked.
  public int port() {
    String port = authority(2);
    return port.isEmpty() ? (isSecure() ? 443 : 80) : Integer.parseInt(port);
  }

  /// Whether the site is asked over TLS.
  public boolean isSecure() {
    return uri.getScheme().equals("https");
  }

  /// As browsers write it into the header `Host`: without the scheme's own port.
  String hostHeader() {
    return port() == (isSecure() ? 443 : 80) ? host() : uri.getRawAuthority();
  }

  /// The path and the query, as on a request line.
  String pathAndQuery() {
    String query = uri.getRawQuery();
    return uri.getRawPath() + (query == null ? "" : "?" + query);
  }

  private String authority(int group) {
    var parts = AUTHORITY.matcher(uri.getRawAuthority());
    String found = parts.matches() ? parts.group(group) : "";
    return found == null ? "" : found;
  }

  /// Another path of the same site.
  ///
  /// @param path begins with a slash
  public Target at(String path) {
    return new Target(URI.create(origin() + path));
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
