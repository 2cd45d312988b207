package dev.undebug.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes how a settings file reads variables of the environment: with the library that the file
/// uses already, in the quotes that it uses.
///
/// @param name what the reader is called in the file; empty for Python's own
/// @param isCast whether it takes a `cast`, as python-decouple does
/// @param quote the quote of the file's texts
public record VariableReader(String name, boolean isCast, char quote) {

  /// `env = environ.Env()` of django-environ, `env = Env()` of environs.
  private static final Pattern ENV =
      Pattern.compile("(?m)^(\\w+)[ \\t]*=[ \\t]*(?:environs?\\.)?(?:Env|FileAwareEnv)\\(");

  private static final Pattern ENV_IMPORT =
      Pattern.compile("(?m)^(?:import environs?\\b|from environs? import )");

  private static final Pattern CONFIG =
      Pattern.compile("(?m)^from decouple import (?:\\w+, *)*config\\b(?! as)");

  /// The reader that a file has before a place.
  ///
  /// @param text the whole file
  /// @param end what comes after is not there yet
  public static VariableReader of(String text, int end) {
    String before = text.substring(0, Math.min(end, text.length()));
    long singles = text.chars().filter(c -> c == '\'').count();
    long doubles = text.chars().filter(c -> c == '"').count();
    char quote = singles > doubles ? '\'' : '"';
    Matcher env = ENV.matcher(before);
    if (ENV_IMPORT.matcher(before).find() && env.find()) {
      return new VariableReader(env.group(1), false, quote);
    }
    return CONFIG.matcher(before).find()
        ? new VariableReader("config", true, quote)
        : new VariableReader("", false, quote);
  }

  /// Whether the file needs `import os` for it.
  public boolean needsOs() {
    return name.isEmpty();
  }

  /// A switch that is off unless the variable says otherwise.
  public String flag(String variable) {
    if (name.isEmpty()) {
      return "os.environ.get(%s, %s) == %s".formatted(quoted(variable), quoted(""), quoted("1"));
    }
    return isCast
        ? "%s(%s, default=False, cast=bool)".formatted(name, quoted(variable))
        : "%s.bool(%s, default=False)".formatted(name, quoted(variable));
  }

  /// A text without which nothing starts.
  public String required(String variable) {
    return name.isEmpty()
        ? "os.environ[%s]".formatted(quoted(variable))
        : "%s(%s)".formatted(name, quoted(variable));
  }

  /// A list with commas between its elements.
  ///
  /// @param otherwise the elements where the variable is unset
  public String list(String variable, List<String> otherwise) {
    String joined = quoted(String.join(",", otherwise));
    if (name.isEmpty()) {
      return "os.environ.get(%s, %s).split(%s)".formatted(quoted(variable), joined, quoted(","));
    }
    return isCast
        ? "%s(%s, default=%s).split(%s)".formatted(name, quoted(variable), joined, quoted(","))
        : "%s.list(%s, default=[%s])"
            .formatted(
                name,
                quoted(variable),
                String.join(", ", otherwise.stream().map(this::quoted).toList()));
  }

  /// A text without quotes and backslashes as Python writes it.
  public String quoted(String plain) {
    return quote + plain + quote;
  }
}
