package dev.undebug.report;

import dev.undebug.rule.Severity;
import dev.undebug.threat.Action;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Change;
import dev.undebug.threat.DebugState;
import dev.undebug.threat.Frame;
import dev.undebug.threat.Leak;
import dev.undebug.threat.Mitigation;
import dev.undebug.threat.Scenario;
import java.util.List;

/// The parts of which the sections of the HTML report are made.
final class HtmlParts {

  /// Disclosures that are shown at once; the others open.
  private static final int LEAKS_AT_ONCE = 8;

  /// No name is left out.
  static final int ALL = Integer.MAX_VALUE;

  private final Html html;

  HtmlParts(Html html) {
    this.html = html;
  }

  /// A word in a tinted box; its tone repeats what the word says.
  void badge(String word, Tone tone) {
    html.element("span", word, "class", "badge " + tone.name().toLowerCase(java.util.Locale.ROOT));
  }

  /// Each proof as a row.
  void proofs(List<Analysis.Proven> proofs) {
    for (var proof : proofs) {
      html.open("article", "class", "row");
      html.open("h3").text(proof.credential().isEmpty() ? "no key" : proof.credential()).text(" ");
      badge(
          proof.outcome().word(),
          switch (proof.outcome()) {
            case VERIFIED -> Tone.BAD;
            case REFUSED -> Tone.GOOD;
            case UNCHECKED -> Tone.MUTE;
          });
      html.close().open("div");
      html.element("p", proof.against() + ": " + proof.because()).raw("\n");
      html.close().end();
    }
  }

  /// How a word is tinted.
  enum Tone {
    BAD,
    DOUBT,
    GOOD,
    MUTE
  }

  static Tone tone(DebugState state) {
    return switch (state) {
      case ON -> Tone.BAD;
      case FAILS, DEPENDS, UNKNOWN -> Tone.DOUBT;
      case OFF -> Tone.GOOD;
    };
  }

  static Tone tone(Mitigation.State state) {
    return switch (state) {
      case IN_PLACE -> Tone.GOOD;
      case PARTIAL -> Tone.DOUBT;
      case MISSING -> Tone.BAD;
      case UNKNOWN -> Tone.MUTE;
    };
  }

  static Tone tone(Scenario.State state) {
    return switch (state) {
      case PROVEN, PREDICTED -> Tone.BAD;
      case CONDITIONAL -> Tone.DOUBT;
      case NOT_POSSIBLE -> Tone.GOOD;
      case UNKNOWN -> Tone.MUTE;
    };
  }

  static String word(Scenario.State state) {
    return switch (state) {
      case PROVEN -> "proven";
      case PREDICTED -> "predicted";
      case CONDITIONAL -> "conditional";
      case NOT_POSSIBLE -> "not possible here";
      case UNKNOWN -> "unknown";
    };
  }

  static Tone tone(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Tone.BAD;
      case MEDIUM -> Tone.DOUBT;
      case LOW, NOTE -> Tone.MUTE;
    };
  }

  /// A few lines of source, the marked part underlined, with what is said of it.
  void frame(Frame frame, String words) {
    html.open("figure", "class", "frame");
    html.open("figcaption").element("code", frame.place().toString());
    if (!words.isEmpty()) {
      html.raw(" ").element("span", words);
    }
    html.end();
    if (!frame.lines().isEmpty()) {
      html.open("pre", "tabindex", "0", "aria-label", "Source of " + frame.place()).open("code");
      frame.lines().forEach(this::line);
      html.close().end();
    }
    html.end();
  }

  private void line(Frame.Line line) {
    html.open("span", "class", line.isMarked() ? "line marked" : "line");
    html.element("span", String.valueOf(line.number()), "class", "number");
    html.text(line.text().substring(0, line.from()));
    if (line.isMarked()) {
      html.element("mark", line.text().substring(line.from(), line.to()));
    }
    html.text(line.text().substring(line.to())).close();
    html.raw("\n");
  }

  /// Disclosures of one category; the many behind the first can be opened.
  void leaks(List<Leak> leaks) {
    if (leaks.isEmpty()) {
      return;
    }
    int first = Math.min(LEAKS_AT_ONCE, leaks.size());
    list(leaks.subList(0, first));
    if (first < leaks.size()) {
      html.open("details").element("summary", "%d more".formatted(leaks.size() - first));
      list(leaks.subList(first, leaks.size()));
      html.end();
    }
  }

  private void list(List<Leak> leaks) {
    html.open("ul", "class", "leaks").raw("\n");
    for (Leak leak : leaks) {
      html.open("li");
      html.element("code", leak.name(), "class", "name");
      html.raw(" ");
      value(leak);
      html.raw(" ").element("span", leak.where(), "class", "where");
      html.end();
    }
    html.end();
  }

  private void value(Leak leak) {
    if (leak.isExposedSecret()) {
      badge(leak.credential().label(), Tone.BAD);
      html.raw(" ");
    }
    if (leak.isMasked()) {
      html.element("span", "starred by Django", "class", "starred");
    } else if (leak.credential().fingerprint().isEmpty()) {
      html.element("span", leak.preview(), "class", "value");
    } else {
      String title = "fingerprint " + leak.credential().fingerprint();
      html.element("span", leak.preview(), "class", "value", "title", title);
    }
  }

  /// Names in code type, separated by commas.
  ///
  /// @param most how many are shown
  void codes(List<String> names, int most) {
    if (names.isEmpty()) {
      return;
    }
    html.open("p", "class", "evidence");
    String comma = "";
    for (String name : names.subList(0, Math.min(most, names.size()))) {
      html.text(comma).element("code", name);
      comma = ", ";
    }
    if (names.size() > most) {
      html.text(" and %d more".formatted(names.size() - most));
    }
    html.end();
  }

  /// What an edit takes and puts.
  void diff(Change change, String label) {
    html.open("figure", "class", "diff", "aria-label", label).open("pre", "tabindex", "0");
    change.taken().forEach(line -> changed("del", "- ", line));
    change.put().forEach(line -> changed("ins", "+ ", line));
    html.close().end();
  }

  private void changed(String element, String sign, String line) {
    html.open(element).element("span", sign, "class", "sign").text(line).close();
  }

  /// What to do, in order; what rests on the same is said once.
  void actions(List<Action> actions) {
    if (actions.isEmpty()) {
      return;
    }
    html.open("ol", "class", "actions").raw("\n");
    for (int i = 0; i < actions.size(); i++) {
      var action = actions.get(i);
      boolean isLast =
          i + 1 == actions.size() || !actions.get(i + 1).because().equals(action.because());
      html.open("li", "class", action.kind().word()).text(action.words());
      if (isLast) {
        html.raw(" ").element("span", action.because(), "class", "where");
      }
      html.end();
    }
    html.end();
  }
}
