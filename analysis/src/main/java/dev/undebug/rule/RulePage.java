package dev.undebug.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The page of a rule: its documentation, the text of `explain`, and its test.
///
/// @param markdown the whole page
public record RulePage(String markdown) {

  private static final Pattern REFERENCES = Pattern.compile("References: (.*?)\\.(?:\\s|$)");

  private static final Pattern CHECK = Pattern.compile("Django calls it\\s+`(security\\.\\w+)`");

  /// A fenced block of a page.
  ///
  /// @param heading the text of the `##` heading above it
  /// @param language what stands behind the opening fence
  /// @param text the lines between the fences, each with its line end
  public record Block(String heading, String language, String text) {}

  /// The page that lies beside a rule's class.
  public static RulePage of(Rule rule) {
    try (var page = RulePage.class.getResourceAsStream(rule.id() + ".md")) {
      if (page == null) {
        throw new IllegalStateException("rule %s has no page".formatted(rule.id()));
      }
      return new RulePage(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("page of rule " + rule.id(), e);
    }
  }

  /// The first paragraph: what the rule catches, and why it matters.
  public String summary() {
    var summary = new StringBuilder();
    for (String line : markdown.lines().skip(1).dropWhile(String::isBlank).toList()) {
      if (line.isBlank()) {
        break;
      }
      summary.append(summary.isEmpty() ? "" : " ").append(line.strip());
    }
    return summary.toString();
  }

  /// The first sentence of the summary, without its full stop.
  public String headline() {
    return summary().split("(?<=[^.])\\.(?: |$)", 2)[0];
  }

  /// What Django calls the check that asks the same: `security.W003`; empty where none does.
  public String check() {
    var check = CHECK.matcher(markdown);
    return check.find() ? check.group(1) : "";
  }

  /// What the page refers to: `CWE-489`, `OWASP Top 10 2025 A02`, …
  public List<String> references() {
    String joined = String.join(" ", markdown.lines().map(String::strip).toList());
    var line = REFERENCES.matcher(joined);
    if (!line.find()) {
      return List.of();
    }
    return Stream.of(line.group(1).split("[;,] ")).map(String::strip).toList();
  }

  public List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    String heading = "";
    String language = "";
    StringBuilder open = new StringBuilder();
    boolean isInside = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        if (isInside) {
          blocks.add(new Block(heading, language, open.toString()));
          open.setLength(0);
        } else {
          language = line.substring(3).strip();
        }
        isInside = !isInside;
      } else if (isInside) {
        open.append(line).append('\n');
      } else if (line.startsWith("## ")) {
        heading = line.substring(3).strip();
      }
    }
    return List.copyOf(blocks);
  }
}
