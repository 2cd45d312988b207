package dev.undebug.probe;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where hosts are. Each is looked up once in a run, so that no name leads to a second place after
/// the first was judged.
final class Addresses {

  private final Map<String, InetAddress> given;
  private final Map<String, List<InetAddress>> known = new ConcurrentHashMap<>();

  /// @param given addresses by `host:port`, which nobody needs to look up
  Addresses(Map<String, InetAddress> given) {
    this.given = Map.copyOf(given);
  }

  /// The addresses of a host, in the resolver's order.
  List<InetAddress> of(String host, int port) throws UnknownHostException {
    String bare = bare(host);
    InetAddress named = given.get(bare + ":" + port);
    if (named != null) {
      return List.of(named);
    }
    List<InetAddress> before = known.get(bare);
    if (before != null) {
      return before;
    }
    List<InetAddress> found = List.of(InetAddress.getAllByName(bare));
    known.put(bare, found);
    return found;
  }

  boolean isGiven(String host, int port) {
    return given.containsKey(bare(host) + ":" + port);
  }

  /// An IPv6 address without its brackets.
  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /// Whether clouds keep the credentials of their machines there: link-local addresses, the one
  /// that Amazon has for IPv6, Alibaba's, Oracle's, and those of them that hide in an IPv6 address.
  static boolean isMetadata(InetAddress address) {
    if (address.isLinkLocalAddress()) {
      return true;
    }
    return switch (address) {
      case Inet4Address four ->
          List.of("100.100.100.200", "192.0.0.192").contains(four.getHostAddress());
      case Inet6Address six -> isMetadata(six.getAddress());
      default -> false;
    };
  }

  /// `fd00:ec2::254`, and `64:ff9b::` or `2002:` before an IPv4 address.
  private static boolean isMetadata(byte[] six) {
    int first = ((six[0] & 0xff) << 8) | (six[1] & 0xff);
    int second = ((six[2] & 0xff) << 8) | (six[3] & 0xff);
    if (first == 0xfd00 && second == 0x0ec2) {
      return true;
    }
    if (first == 0x0064 && second == 0xff9b) {
      return isMetadata(four(six, 12));
    }
    return first == 0x2002 && isMetadata(four(six, 2));
  }

  private static InetAddress four(byte[] six, int from) {
    try {
      return InetAddress.getByAddress(
          new byte[] {six[from], six[from + 1], six[from + 2], six[from + 3]});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
