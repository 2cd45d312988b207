package dev.undebug.front;

import dev.undebug.front.NginxServer.Level;
import java.util.List;
import java.util.Set;

/// The rewrites of one block, in their order: `rewrite`, `return`, `set`, `if` and `break`.
final class NginxRewrites {

  /// What may stand in an `if` that holds, and changes nothing of who answers.
  private static final Set<String> HARMLESS =
      Set.of("break", "expires", "add_header", "access_log", "set", "log_not_found", "gzip");

  private final NginxRequest request;
  private final NginxVariables variables;
  private final Level level;
  private boolean isBroken;
  private boolean isRewritten;
  private boolean isEnded;
  private boolean isInside;

  NginxRewrites(NginxRequest request, NginxVariables variables, Level level) {
    this.request = request;
    this.variables = variables;
    this.level = level;
  }

  /// Whether `break` ended them: then the location stays what it is.
  boolean isBroken() {
    return isBroken;
  }

  boolean isRewritten() {
    return isRewritten;
  }

  /// Whether an `if` held: it is a location of its own, which has what is handed down alone.
  boolean isInside() {
    return isInside;
  }

  void run() throws Ends {
    run(level.inner());
  }

  private void run(List<Directive> directives) throws Ends {
    for (Directive one : directives) {
      if (isEnded) {
        return;
      }
      switch (one.name()) {
        case "return" -> throw new Ends(new Answer.Other());
        case "break" -> {
          isBroken = true;
          isEnded = true;
        }
        case "set" -> set(one);
        case "rewrite" -> rewrite(one);
        case "if" -> test(one);
        default -> {}
      }
    }
  }

  private void set(Directive one) throws Ends {
    if (one.words().size() != 3 || !one.words().get(1).startsWith("$")) {
      throw Ends.unknown("set is not followed");
    }
    String name = one.words().get(1).substring(1);
    String value = one.last();
    variables.forget(name);
    if (isKnown(value)) {
      variables.set(name, variables.expand(value));
    }
  }

  private boolean isKnown(String value) {
    try {
      return variables.expand(value) != null;
    } catch (Ends _) {
      return false;
    }
  }

  private void rewrite(Directive one) throws Ends {
    if (one.words().size() < 3) {
      throw Ends.unknown("rewrite is not followed");
    }
    if (!matches(one.words().get(1), false, variables.uri())) {
      return;
    }
    String to = one.words().get(2);
    String flag = one.words().size() > 3 ? one.words().get(3) : "";
    boolean isRedirect =
        flag.equals("redirect")
            || flag.equals("permanent")
            || to.startsWith("http://")
            || to.startsWith("https://")
            || to.startsWith("$scheme");
    if (isRedirect) {
      throw new Ends(new Answer.Other());
    }
    variables.uri(variables.expand(to).replaceFirst("\\?.*", ""));
    isRewritten = true;
    request.rewritten();
    if (flag.equals("last") || flag.equals("break")) {
      isEnded = true;
      isBroken = flag.equals("break");
    }
    if (isBroken) {
      request.leaveLocation();
    }
  }

  /// An expression that does not fit forgets what an earlier one captured.
  private boolean matches(String written, boolean ignoresCase, String text) throws Ends {
    boolean isMatch = variables.matches(written, ignoresCase, text);
    if (!isMatch) {
      variables.forgetCaptures();
    }
    return isMatch;
  }

  private void test(Directive one) throws Ends {
    if (!holds(one)) {
      return;
    }
    isInside = true;
    for (Directive inner : one.inner()) {
      if (inner.name().endsWith("_pass")) {
        throw new Ends(new Answer.Other());
      }
      boolean isFollowed =
          HARMLESS.contains(inner.name()) || inner.is("return") || inner.is("rewrite");
      if (!isFollowed) {
        throw Ends.unknown("if is not followed");
      }
    }
    run(one.inner());
  }

  /// Whether a condition holds.
  private boolean holds(Directive one) throws Ends {
    String written = String.join("\0", one.arguments()).strip();
    if (!written.startsWith("(") || !written.endsWith(")")) {
      throw Ends.unknown("if is not followed");
    }
    List<String> words =
        List.of(written.substring(1, written.length() - 1).split("\0")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    place(written);
    return switch (words.size()) {
      case 1 -> {
        String value = variables.expand(words.getFirst());
        yield !value.isEmpty() && !value.equals("0");
      }
      case 2 -> file(words.getFirst(), words.getLast());
      case 3 -> compared(words.get(0), words.get(1), words.get(2));
      default -> throw Ends.unknown("if is not followed");
    };
  }

  /// What the address is among the files; it may change before the next test.
  private void place(String condition) throws Ends {
    variables.forget("request_filename");
    variables.forget("document_root");
    if (condition.contains("$request_filename") || condition.contains("$document_root")) {
      var file = request.mapped(level, variables.uri());
      var folder = request.mapped(level, "");
      if (file.isPresent() && folder.isPresent()) {
        variables.set("request_filename", file.get().path());
        variables.set("document_root", folder.get().path());
      }
    }
  }

  private boolean file(String test, String of) throws Ends {
    boolean isFile = request.exists(variables.expand(of));
    return switch (test) {
      case "-f", "-e" -> isFile;
      case "!-f", "!-e" -> !isFile;
      default -> throw Ends.unknown("if is not followed");
    };
  }

  private boolean compared(String left, String operator, String right) throws Ends {
    String value = variables.expand(left);
    return switch (operator) {
      case "=" -> value.equals(variables.expand(right));
      case "!=" -> !value.equals(variables.expand(right));
      case "~" -> matches(right, false, value);
      case "~*" -> matches(right, true, value);
      case "!~" -> !matches(right, false, value);
      case "!~*" -> !matches(right, true, value);
      default -> throw Ends.unknown("if is not followed");
    };
  }
}
