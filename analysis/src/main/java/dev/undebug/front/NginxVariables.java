package dev.undebug.front;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the variables of one request hold, as far as its address and the configuration say.
final class NginxVariables {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z0-9_]+)\\}|([A-Za-z0-9_]+))");

  private static final int MAX_CHARACTERS = 4_000;

  private final Map<String, String> values = new HashMap<>();
  private String uri;

  NginxVariables(String address) {
    this.uri = address;
    values.put("request_method", "GET");
    values.put("request_uri", address);
    values.put("args", "");
    values.put("query_string", "");
    values.put("is_args", "");
  }

  String uri() {
    return uri;
  }

  void uri(String other) {
    uri = other;
  }

  void set(String name, String value) {
    values.put(name, value);
  }

  void forget(String name) {
    values.remove(name);
  }

  void forgetCaptures() {
    for (int i = 0; i <= 9; i++) {
      values.put(String.valueOf(i), "");
    }
  }

  /// A text with the values of its variables; the way ends where one is not known.
  String expand(String written) throws Ends {
    Matcher variable = VARIABLE.matcher(written);
    var text = new StringBuilder();
    int at = 0;
    while (variable.find()) {
      String name = variable.group(1) == null ? capture(variable) : variable.group(1);
      text.append(written, at, variable.start()).append(value(name));
      at = variable.group(1) == null ? variable.start() + 1 + name.length() : variable.end();
    }
    text.append(written.substring(at));
    if (text.length() > MAX_CHARACTERS) {
      throw Ends.unknown("texts grow");
    }
    return text.toString();
  }

  /// `$1x` is the first capture and a letter.
  private static String capture(Matcher variable) {
    String name = variable.group(2);
    return Character.isDigit(name.charAt(0)) ? name.substring(0, 1) : name;
  }

  private String value(String name) throws Ends {
    if (name.equals("uri") || name.equals("document_uri")) {
      return uri;
    }
    String value = values.get(name);
    if (value == null) {
      throw Ends.unknown("$" + name + " is not known");
    }
    return value;
  }

  /// Whether an expression fits; what it captures is known from then on.
  boolean matches(String written, boolean ignoresCase, String text) throws Ends {
    return switch (Expression.find(written, ignoresCase, text)) {
      case Expression.Found.No _ -> false;
      case Expression.Found.Unknown _ -> throw Ends.unknown("an expression is not followed");
      case Expression.Found.Yes(var matcher) -> {
        for (int i = 0; i <= 9; i++) {
          String group = i <= matcher.groupCount() ? matcher.group(i) : "";
          values.put(String.valueOf(i), group == null ? "" : group);
        }
        matcher
            .namedGroups()
            .forEach(
                (name, group) ->
                    values.put(name, matcher.group(group) == null ? "" : matcher.group(group)));
        yield true;
      }
    };
  }
}
