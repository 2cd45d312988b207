package dev.undebug.page;

/// Reads the head of an HTML page byte by byte and tells [HeadEvidence] what it meets.
///
/// It knows as much of HTML as the question needs: tags with their `id`, `class`, `name`,
/// `content`, `href` and `src`, the text of headings, and that nothing inside comments, scripts and
/// attribute values is markup.
final class HtmlHead {

  private enum State {
    TEXT,
    TAG_OPEN,
    TAG_NAME,
    BETWEEN_ATTRIBUTES,
    ATTRIBUTE_NAME,
    AFTER_ATTRIBUTE_NAME,
    BEFORE_VALUE,
    VALUE,
    DECLARATION,
    COMMENT,
    RAW
  }

  private final HeadEvidence evidence;
  private final Capture tag = new Capture(24);
  private final Capture attribute = new Capture(24);
  private final Capture value = new Capture(160);
  private final Capture id = new Capture(64);
  private final Capture classes = new Capture(160);
  private final Capture name = new Capture(32);
  private final Capture content = new Capture(64);
  private final Capture heading = new Capture(320);
  private final Capture headingTag = new Capture(24);
  private final Capture rawTag = new Capture(24);
  private final Capture word = new Capture(32);

  private State state = State.TEXT;
  private boolean isEndTag;
  private boolean isHeading;
  private byte quote;
  private int dashes;
  private int rawMatched;

  HtmlHead(HeadEvidence evidence) {
    this.evidence = evidence;
  }

  void reset() {
    state = State.TEXT;
    isHeading = false;
    dashes = 0;
    rawMatched = 0;
    word.clear();
  }

  /// Takes the next byte.
  void take(byte b) {
    switch (state) {
      case TEXT -> text(b);
      case TAG_OPEN -> tagOpen(b);
      case TAG_NAME -> tagName(b);
      case BETWEEN_ATTRIBUTES -> betweenAttributes(b);
      case ATTRIBUTE_NAME -> attributeName(b);
      case AFTER_ATTRIBUTE_NAME -> afterAttributeName(b);
      case BEFORE_VALUE -> beforeValue(b);
      case VALUE -> value(b);
      case DECLARATION -> declaration(b);
      case COMMENT -> comment(b);
      case RAW -> raw(b);
    }
  }

  private void text(byte b) {
    if (b == '<') {
      state = State.TAG_OPEN;
    } else if (isHeading) {
      heading.add(b);
    }
  }

  private void tagOpen(byte b) {
    isEndTag = false;
    tag.clear();
    if (b == '/') {
      isEndTag = true;
      state = State.TAG_NAME;
    } else if (b == '!') {
      dashes = 0;
      state = State.DECLARATION;
    } else if (Capture.isLetter(b)) {
      beginTag();
      tag.addLower(b);
      state = State.TAG_NAME;
    } else {
      state = State.TEXT;
      text(b);
    }
  }

  private void beginTag() {
    id.clear();
    classes.clear();
    name.clear();
    content.clear();
  }

  private void tagName(byte b) {
    if (b == '>') {
      endOfTag();
    } else if (Capture.isSpace(b) || b == '/') {
      state = State.BETWEEN_ATTRIBUTES;
    } else {
      tag.addLower(b);
    }
  }

  private void betweenAttributes(byte b) {
    if (b == '>') {
      endOfTag();
    } else if (!Capture.isSpace(b) && b != '/') {
      attribute.clear();
      attribute.addLower(b);
      state = State.ATTRIBUTE_NAME;
    }
  }

  private void attributeName(byte b) {
    if (b == '=') {
      state = State.BEFORE_VALUE;
    } else if (b == '>') {
      endOfTag();
    } else if (Capture.isSpace(b) || b == '/') {
      state = State.AFTER_ATTRIBUTE_NAME;
    } else {
      attribute.addLower(b);
    }
  }

  private void afterAttributeName(byte b) {
    if (b == '=') {
      state = State.BEFORE_VALUE;
    } else if (!Capture.isSpace(b)) {
      betweenAttributes(b);
    }
  }

  private void beforeValue(byte b) {
    if (Capture.isSpace(b)) {
      return;
    }
    value.clear();
    if (b == '>') {
      endOfTag();
    } else if (b == '"' || b == '\'') {
      quote = b;
      state = State.VALUE;
    } else {
      quote = 0;
      value.add(b);
      state = State.VALUE;
    }
  }

  private void value(byte b) {
    boolean isBare = quote == 0;
    boolean isOver = isBare ? b == '>' || Capture.isSpace(b) : b == quote;
    if (!isOver) {
      value.add(b);
      return;
    }
    endOfAttribute();
    state = State.BETWEEN_ATTRIBUTES;
    if (isBare) {
      betweenAttributes(b);
    }
  }

  private void endOfAttribute() {
    if (attribute.is("id")) {
      value.moveTo(id);
    } else if (attribute.is("class")) {
      value.moveTo(classes);
    } else if (attribute.is("name")) {
      value.moveTo(name);
    } else if (attribute.is("content")) {
      value.moveTo(content);
    } else if (attribute.is("href") || attribute.is("src")) {
      evidence.link(value);
    }
  }

  private void declaration(byte b) {
    if (b == '-') {
      dashes++;
      if (dashes == 2) {
        dashes = 0;
        state = State.COMMENT;
      }
    } else if (b == '>') {
      state = State.TEXT;
    } else {
      dashes = -1000;
    }
  }

  private void comment(byte b) {
    if (b == '-') {
      dashes++;
    } else if (b == '>' && dashes >= 2) {
      dashes = 0;
      state = State.TEXT;
    } else {
      dashes = 0;
    }
  }

  private void endOfTag() {
    state = State.TEXT;
    if (isEndTag) {
      if (isHeading && tag.is(headingTag)) {
        endOfHeading();
      }
      return;
    }
    if (isHeading && !isInline()) {
      endOfHeading();
    }
    evidence.tag(tag, id, classes);
    if (tag.is("meta")) {
      evidence.meta(name, content);
    }
    if (isRaw()) {
      tag.moveTo(rawTag);
      rawMatched = 0;
      word.clear();
      state = State.RAW;
    } else if (evidence.wantsTextOf(tag)) {
      tag.moveTo(headingTag);
      heading.clear();
      isHeading = true;
    }
  }

  private void endOfHeading() {
    isHeading = false;
    heading.decode();
    evidence.heading(headingTag, heading);
  }

  private boolean isInline() {
    return tag.is("span")
        || tag.is("small")
        || tag.is("code")
        || tag.is("i")
        || tag.is("em")
        || tag.is("strong")
        || tag.is("wbr");
  }

  private boolean isRaw() {
    return tag.is("style")
        || tag.is("script")
        || tag.is("textarea")
        || tag.is("noscript")
        || tag.is("xmp")
        || tag.is("iframe");
  }

  /// Inside `style` and `script` only the end tag is markup; the words of a style sheet tell whose
  /// page it is.
  private void raw(byte b) {
    if (rawMatched > 0) {
      rawMatched = rawGoesOn(b) ? rawMatched + 1 : 0;
      if (rawMatched > 1 + rawTag.length()) {
        rawMatched = 0;
        state = State.BETWEEN_ATTRIBUTES;
        isEndTag = true;
        return;
      }
    }
    if (b == '<') {
      rawMatched = 1;
    }
    if (rawTag.is("style")) {
      styleWord(b);
    }
  }

  private boolean rawGoesOn(byte b) {
    return rawMatched == 1 ? b == '/' : (b | 0x20) == rawTag.at(rawMatched - 2);
  }

  private void styleWord(byte b) {
    boolean isPart = Capture.isLetter(b) || b == '-' || b == '_' || (b >= '0' && b <= '9');
    if (b == '#' || b == '.') {
      endOfStyleWord();
      word.add(b);
    } else if (!isPart) {
      endOfStyleWord();
    } else if (!word.isEmpty()) {
      word.add(b);
    }
  }

  private void endOfStyleWord() {
    if (word.length() > 3) {
      evidence.styleWord(word);
    }
    word.clear();
  }
}
