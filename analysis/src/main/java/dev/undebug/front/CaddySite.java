package dev.undebug.front;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One site of a Caddyfile.
final class CaddySite implements Front {

  private final List<Directive> inner;
  private final List<String> addresses;
  private final boolean isOrdered;

  /// A site.
  ///
  /// @param addresses what the site is for
  /// @param isOrdered whether the file orders directives in its own way
  CaddySite(List<Directive> inner, List<String> addresses, boolean isOrdered) {
    this.inner = List.copyOf(inner);
    this.addresses = List.copyOf(addresses);
    this.isOrdered = isOrdered;
  }

  @Override
  public String word() {
    return "Caddy";
  }

  @Override
  public Answer answer(String address, Predicate<String> exists) {
    boolean isPart =
        addresses.stream().anyMatch(one -> one.replaceFirst("^\\w+://", "").contains("/"));
    if (isOrdered || isPart) {
      return new Answer.Unknown(
          isOrdered ? "an order of directives is not followed" : "a site below an address");
    }
    return new CaddyRequest(inner, address, exists).answer();
  }

  @Override
  public List<Mount> mounts() {
    var mounts = new ArrayList<Mount>();
    below(inner, "", mounts);
    return mounts;
  }

  /// The folders of a block.
  ///
  /// @param stripped what is cut off the addresses that reach the block
  private static void below(List<Directive> block, String stripped, List<Mount> mounts) {
    for (Directive one : block) {
      boolean isPath = one.is("handle_path") && one.words().size() == 2;
      String folder = one.last();
      if (one.is("root") && folder.startsWith("/") && !folder.contains("{")) {
        mounts.add(new Mount(stripped, folder, one.place()));
      }
      below(one.inner(), isPath ? stripped + prefix(one.last()) : stripped, mounts);
    }
  }

  /// What `handle_path` cuts off.
  static String prefix(String pattern) {
    return pattern.endsWith("*")
        ? pattern.substring(0, pattern.length() - 1).replaceFirst("/$", "")
        : pattern;
  }
}
