package dev.undebug.front;

import dev.undebug.front.NginxServer.Level;
import java.util.Optional;

/// Which location nginx takes (`ngx_http_core_find_location`): the address itself, else the longest
/// prefix, in it the same again, else the first expression, unless the prefix rules these out.
final class NginxLocations {

  private final NginxVariables variables;

  /// @param isFinal whether nothing else is looked for
  private record Found(Level level, boolean isFinal) {}

  NginxLocations(NginxVariables variables) {
    this.variables = variables;
  }

  /// The innermost location for the address; the block itself where it has none.
  Level find(Level block) throws Ends {
    return search(block).level;
  }

  private Found search(Level block) throws Ends {
    String uri = variables.uri();
    Optional<Level> prefix = Optional.empty();
    for (Level one : block.locations()) {
      if (one.kind() == Level.Kind.EXACT && one.address().equals(uri)) {
        return new Found(one, true);
      }
      boolean isPrefix = one.kind() == Level.Kind.PREFIX || one.kind() == Level.Kind.FINAL_PREFIX;
      if (isPrefix
          && uri.startsWith(one.address())
          && prefix.map(Level::address).orElse("").length() <= one.address().length()) {
        prefix = Optional.of(one);
      }
    }
    var found = new Found(block, false);
    if (prefix.isPresent()) {
      found = search(prefix.get());
      if (found.isFinal || prefix.get().kind() == Level.Kind.FINAL_PREFIX) {
        return new Found(found.level, found.isFinal);
      }
    }
    for (Level one : block.locations()) {
      if (one.isExpression()) {
        boolean ignoresCase = one.kind() == Level.Kind.EXPRESSION_ANY_CASE;
        if (variables.matches(one.address(), ignoresCase, uri)) {
          return new Found(search(one).level, true);
        }
      }
    }
    return found;
  }
}
