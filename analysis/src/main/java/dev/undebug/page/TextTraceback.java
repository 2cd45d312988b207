package dev.undebug.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the frames of a text report: a file with its line and function, and the failing line.
final class TextTraceback {

  private static final Pattern FILE =
      Pattern.compile("\\s*File \"(.*?)\"(?:, line (\\d{1,7}))?,? in (.*)");

  /// The failing line as releases up to 3.0 print it: ` 44. total = 10 / int('0')`.
  private static final Pattern NUMBERED = Pattern.compile("\\s+(\\d{1,7})\\. (.*)");

  private final TextReport report;
  private final Disclosures disclosures;
  private final FramePlaces places;
  private int at;

  TextTraceback(TextReport report, Disclosures disclosures, Roots roots) {
    this.report = report;
    this.disclosures = disclosures;
    this.places = new FramePlaces(disclosures, roots);
    at = report.number() + 1;
  }

  /// Reads all frames and returns the number of the line after them.
  int read() {
    while (at < report.lineCount() && !report.line(at).startsWith("Exception Type:")) {
      Matcher file = FILE.matcher(report.line(at));
      if (file.matches()) {
        frame(file);
      } else {
        String line = report.line(at);
        if (line.contains("above exception (")) {
          String name = "cause before frame " + places.next();
          disclosures.line(Category.LOCAL_VARIABLE, name, report.stretch(at, 0, Integer.MAX_VALUE));
        } else if (line.startsWith("Request information") || line.startsWith("Settings:")) {
          break;
        }
        at++;
      }
    }
    return at;
  }

  private void frame(Matcher file) {
    int header = at;
    at++;
    int first = at;
    while (at < report.lineCount() && isSource()) {
      at++;
    }
    String number = file.group(2);
    int line = number == null ? 0 : Integer.parseInt(number);
    Matcher numbered = NUMBERED.matcher(first < at ? report.line(first) : "");
    boolean isNumbered = number == null && numbered.matches();
    if (isNumbered) {
      line = Integer.parseInt(numbered.group(1));
    }
    String name = places.name(file.group(1), line, file.group(3).strip());
    places.file(name, report.stretch(header, file.start(1), file.end(1)));
    if (isNumbered) {
      source(file, name, report.stretch(first, numbered.start(2), numbered.end(2)));
    } else if (at > first) {
      source(file, name, report.passage(first, at - 1));
    }
  }

  private void source(Matcher file, String name, Passage lines) {
    places.source(name, lines);
    SourceLiterals.read(disclosures, file.group(1), name, lines, () -> 0);
  }

  private boolean isSource() {
    String line = report.line(at);
    return !line.isBlank()
        && line.startsWith("  ")
        && !FILE.matcher(line).matches()
        && !line.startsWith("Exception Type:");
  }
}
