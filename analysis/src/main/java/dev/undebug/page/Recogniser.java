package dev.undebug.page;

import java.util.EnumMap;
import java.util.Map;

/// Says of a response body, as it streams by, whether it is a debug page and of which kind.
///
/// It decides from the structure of the page's head: not from the status, not from the declared
/// content type, and not from sentences, which documentation quotes. The same bytes give the same
/// verdict however they are cut into chunks. Encodings such as gzip are taken off before. One
/// recogniser serves one body after another ([#reset()]), allocates nothing while it reads, and is
/// not for two threads at once.
public final class Recogniser {

  /// Bytes after which a head that still hopes is given up. A page of Symfony carries its style
  /// sheet and its logo before the first headline; Django's pages are decided within 8 KiB, plus
  /// the length of the path and of the exception's text.
  private static final int HEAD_BYTES = 128 * 1024;

  private static final Verdict UNDECIDED = new Verdict.Undecided();
  private static final Verdict CLEAR = new Verdict.Clear();
  private static final Map<PageKind, Verdict> SEEN = seen();

  private enum Mode {
    START,
    HTML,
    TEXT,
    REST,
    DONE
  }

  private final HeadEvidence evidence = new HeadEvidence();
  private final HtmlHead html = new HtmlHead(evidence);
  private final TextHead text = new TextHead();
  private final ToolbarFinder toolbar = new ToolbarFinder();

  private Mode mode = Mode.START;
  private Verdict verdict = UNDECIDED;
  private boolean isMarkup;
  private int read;

  /// A recogniser at the beginning of a body.
  public Recogniser() {}

  private static Map<PageKind, Verdict> seen() {
    var seen = new EnumMap<PageKind, Verdict>(PageKind.class);
    for (PageKind kind : PageKind.values()) {
      seen.put(kind, new Verdict.Seen(kind));
    }
    return seen;
  }

  /// The verdict on a whole body.
  public static Verdict of(byte[] body) {
    var recogniser = new Recogniser();
    recogniser.feed(body, 0, body.length);
    return recogniser.finish();
  }

  /// Goes back to the beginning of a body.
  public void reset() {
    mode = Mode.START;
    verdict = UNDECIDED;
    isMarkup = false;
    read = 0;
    evidence.reset();
    html.reset();
    text.reset();
    toolbar.reset();
  }

  /// What is known so far.
  public Verdict verdict() {
    return verdict;
  }

  /// Reads the next chunk.
  ///
  /// @param to one past the last byte of the chunk
  public Verdict feed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && mode != Mode.REST && mode != Mode.DONE) {
      byte b = bytes[at++];
      read++;
      head(b);
    }
    if (isMarkup && mode != Mode.DONE) {
      toolbar.take(bytes, from, to);
      if (toolbar.isFound() && mode == Mode.REST) {
        see(PageKind.DEBUG_TOOLBAR);
      }
    }
    return verdict;
  }

  /// Says that the body is over.
  public Verdict finish() {
    if (mode == Mode.DONE) {
      return verdict;
    }
    if (isMarkup && toolbar.isFound()) {
      see(PageKind.DEBUG_TOOLBAR);
    } else {
      verdict = CLEAR;
      mode = Mode.DONE;
    }
    return verdict;
  }

  private void head(byte b) {
    switch (mode) {
      case START -> start(b);
      case HTML -> {
        html.take(b);
        decideHtml();
      }
      case TEXT -> {
        text.take(b);
        decideText();
      }
      case REST, DONE -> {}
    }
  }

  /// A byte order mark, white space, and what template engines leave before the document type are
  /// passed over.
  private void start(byte b) {
    if (b == '<') {
      isMarkup = true;
      mode = Mode.HTML;
      html.take(b);
    } else if (Capture.isLetter(b) || b == '_' || (b & 0xe0) == 0xc0) {
      mode = Mode.TEXT;
      text.take(b);
    } else if (!Capture.isSpace(b) && b != '\\' && (b & 0xf0) != 0xe0 && (b & 0xc0) != 0x80) {
      giveUp();
    }
  }

  private void decideHtml() {
    if (evidence.isDecided()) {
      see(evidence.kind());
    } else if (evidence.isHopeless() || read > HEAD_BYTES) {
      giveUp();
    }
  }

  private void decideText() {
    if (text.isDecided()) {
      see(text.kind());
    } else if (text.isHopeless() || read > HEAD_BYTES) {
      giveUp();
    }
  }

  private void giveUp() {
    verdict = CLEAR;
    mode = isMarkup ? Mode.REST : Mode.DONE;
  }

  private void see(PageKind kind) {
    verdict = SEEN.getOrDefault(kind, CLEAR);
    mode = Mode.DONE;
  }
}
