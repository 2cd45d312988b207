package dev.undebug.probe;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/// The site that is asked, and the page of it that its owner named.
///
/// @param uri `http` or `https`, with a host and a path, without user and fragment
public record Target(URI uri) {

  /// Reads an address as a user types it; `shop.example` means `https://shop.example/`.
  ///
  /// @throws IllegalArgumentException with one line that says what is wrong with it
  public static Target of(String address) {
    String whole = address.contains("://") ? address : "https://" + address;
    try {
      var uri = new URI(whole);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new IllegalArgumentException(
            "%s: only http and https sites can be asked".formatted(address));
      }
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("%s: names no host".formatted(address));
      }
      if (uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "the address holds a user and a password; give them with --header instead");
      }
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new Target(new URI(scheme + "://" + uri.getRawAuthority() + path + query));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("%s: not a URL (%s)".formatted(address, e.getReason()), e);
    }
  }

  /// Scheme, host and port.
  public String origin() {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /// Another path of the same site.
  ///
  /// @param path begins with a slash
  public Target at(String path) {
    return new Target(URI.create(origin() + path));
  }

  /// Why nothing is sent to an address: it is where clouds keep their machines' credentials.
  ///
  /// @return empty when the host may be asked
  public String refusal() {
    try {
      for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
        if (address.isLinkLocalAddress() || isCloudMetadata(address)) {
          return "%s is a link-local or metadata address, which is never asked"
              .formatted(address.getHostAddress());
        }
      }
      return "";
    } catch (UnknownHostException e) {
      return "%s: no such host".formatted(uri.getHost());
    }
  }

  /// The IPv6 address of a cloud's metadata service, which is not link-local.
  private static boolean isCloudMetadata(InetAddress address) {
    return address.getHostAddress().startsWith("fd00:ec2:");
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
