package dev.undebug.page;

/// Reads the head of a page that is no HTML: Django's text report, or a bare traceback of another
/// framework.
final class TextHead {

  /// The labels that make a report, in its order, from `technical_500.txt` of 1.4 to 6.1.
  private static final String[] LABELS = {"Request Method:", "Request URL:", "Django Version:"};

  /// Bytes within which the first line must have told what it is: a class name and `at /`.
  private static final int FIRST_BYTES = 120;

  private final Capture line = new Capture(320);
  private int lines;
  private int read;
  private int label;
  private int matched;
  private boolean isAfterSpace;
  private boolean isReport;
  private boolean isTraceback;
  private PageKind traced = PageKind.TEXT_500;
  private boolean isDecided;
  private boolean isHopeless;

  void reset() {
    line.clear();
    lines = 0;
    read = 0;
    label = 0;
    matched = 0;
    isAfterSpace = false;
    isReport = false;
    isTraceback = false;
    isDecided = false;
    isHopeless = false;
  }

  boolean isDecided() {
    return isDecided;
  }

  boolean isHopeless() {
    return isHopeless;
  }

  PageKind kind() {
    return traced;
  }

  void take(byte b) {
    read++;
    if (lines == 0 && (b == '\n' || read == FIRST_BYTES)) {
      firstLine();
    } else if (b == '\n') {
      endOfLine();
    } else {
      line.add(b);
    }
    labels(b);
  }

  private void firstLine() {
    isTraceback = line.is("Traceback (most recent call last):");
    isReport = line.tellsExceptionAt();
    traced = PageKind.TEXT_500;
    isHopeless = !isTraceback && !isReport;
    lines = 1;
    line.clear();
  }

  private void endOfLine() {
    lines++;
    if (isTraceback) {
      boolean isStarlette = line.contains("starlette/middleware/errors.py\"");
      traced = isStarlette ? PageKind.STARLETTE : PageKind.TORNADO;
      isDecided = isStarlette || line.contains("/tornado/web.py\"");
      isHopeless = !isDecided;
    }
    line.clear();
  }

  /// A label counts at the beginning of a line, or anywhere after white space, since some relays
  /// collapse lines.
  private void labels(byte b) {
    String expected = LABELS[label];
    if (matched > 0 && b == expected.charAt(matched)) {
      matched++;
    } else {
      matched = isAfterSpace && b == expected.charAt(0) ? 1 : 0;
    }
    isAfterSpace = Capture.isSpace(b);
    if (matched < expected.length()) {
      return;
    }
    matched = 0;
    if (label + 1 < LABELS.length) {
      label++;
    } else {
      isDecided = isReport;
      isHopeless = !isReport;
    }
  }
}
