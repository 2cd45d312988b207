package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.template.FilterExpression;
import dev.undebug.template.TemplateCheck;
import dev.undebug.template.TemplateLexer;
import dev.undebug.template.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the templates themselves show.
final class TemplateRules {

  static final List<Rule> ALL =
      List.of(
          new TemplateRule(
              "UDB504",
              "template-broken",
              Severity.MEDIUM,
              "whoever asks for it gets an error page; write what there is, or load what has it",
              TemplateRules::broken),
          new TemplateRule(
              "UDB044",
              "template-unescaped-request",
              Severity.HIGH,
              "leave the value to be escaped",
              TemplateRules::unescaped));

  /// What a visitor wrote, whatever its last name.
  private static final Pattern VISITORS =
      Pattern.compile(
          "(request|self\\.request)\\.(GET|POST|COOKIES)\\..+|request\\.META\\.(HTTP_|QUERY)\\w+");

  /// What makes a text harmless in HTML.
  private static final Set<String> HARMLESS =
      Set.of(
          "escape",
          "force_escape",
          "urlencode",
          "escapejs",
          "striptags",
          "slugify",
          "length",
          "yesno",
          "json_script",
          "linebreaks",
          "linebreaksbr",
          "floatformat",
          "date",
          "intcomma",
          "pluralize");

  private TemplateRules() {}

  private record Seen(Place place, String message) {}

  /// A rule that looks at every template.
  private record TemplateRule(String id, String name, Severity severity, String help, Look look)
      implements Rule {

    /// Looks at one template.
    private interface Look {
      List<Seen> at(SourceText template, Engines engines, TemplateCheck check);
    }

    @Override
    public Stream<Sighting> check(Application application) {
      Map<String, List<Seen>> known = new HashMap<>();
      return Engines.plain(application)
          .flatMap(
              engines -> {
                var check = engines.check();
                return engines
                    .files()
                    .flatMap(
                        path ->
                            known
                                .computeIfAbsent(
                                    engines.project().root() + ":" + path,
                                    _ ->
                                        engines
                                            .text(path)
                                            .map(text -> look.at(text, engines, check))
                                            .orElse(List.of()))
                                .stream())
                    .map(
                        seen ->
                            new Sighting(
                                severity,
                                Confidence.MEDIUM,
                                seen.message(),
                                help,
                                seen.place(),
                                engines.evaluated().name()));
              });
    }
  }

  private static List<Seen> broken(SourceText template, Engines engines, TemplateCheck check) {
    return check.first(template).stream()
        .map(
            problem ->
                new Seen(
                    template.place(problem.span()),
                    "Django refuses this template: " + problem.message()))
        .toList();
  }

  private static List<Seen> unescaped(SourceText template, Engines engines, TemplateCheck check) {
    if (!template.text().contains("request.")) {
      return List.of();
    }
    var seen = new ArrayList<Seen>();
    int open = 0;
    for (Token token : TemplateLexer.tokens(template.text())) {
      if (token.tag().equals("autoescape")) {
        open += token.rest().equals("off") ? 1 : 0;
      } else if (token.tag().equals("endautoescape")) {
        open = Math.max(0, open - 1);
      } else if (token.kind() == Token.Kind.VARIABLE) {
        var read = FilterExpression.read(token.content());
        if (read.isPresent() && isUnescaped(read.get(), open > 0)) {
          seen.add(
              new Seen(
                  template.place(token.span()),
                  "what the visitor sent is written into the page as it is"));
        }
      }
    }
    return seen;
  }

  private static boolean isUnescaped(FilterExpression written, boolean isOff) {
    boolean isSafe = written.filters().contains("safe") || written.filters().contains("safeseq");
    return (isSafe || isOff)
        && VISITORS.matcher(written.subject()).matches()
        && written.filters().stream().noneMatch(HARMLESS::contains);
  }
}
