package dev.undebug.page;

/// What the head of an HTML page has shown so far, and whose page that makes it.
///
/// The order matters little: a page is recognised as soon as enough stands in it, and given up as
/// soon as its body begins without a sign.
final class HeadEvidence {

  /// Tags of a body without a sign after which a page is given up: headlines of some frameworks
  /// stand below a few boxes (Symfony's is the eighth tag).
  private static final int BODY_TAGS = 24;

  private final DjangoEvidence django = new DjangoEvidence();
  private final ForeignEvidence foreign = new ForeignEvidence();
  private boolean isBody;
  private boolean hasTitle;
  private int bodyTags;

  void reset() {
    django.reset();
    foreign.reset();
    isBody = false;
    hasTitle = false;
    bodyTags = 0;
  }

  void tag(Capture tag, Capture id, Capture classes) {
    isBody |= tag.is("body") || tag.is("h1") || tag.is("main") || tag.is("table");
    bodyTags += isBody ? 1 : 0;
    django.tag(tag, id, classes);
    foreign.tag(tag, id, classes);
  }

  void meta(Capture name, Capture content) {
    django.meta(name, content);
  }

  void link(Capture address) {
    foreign.link(address);
  }

  void styleWord(Capture word) {
    django.styleWord(word);
    foreign.styleWord(word);
  }

  boolean wantsTextOf(Capture tag) {
    return tag.is("title")
        || tag.is("h1")
        || tag.is("h2")
        || tag.is("th")
        || tag.is("b")
        || (tag.is("br") && foreign.isInPre());
  }

  /// Only the page's own title counts, not one of a page that is pasted into its body.
  void heading(Capture tag, Capture text) {
    if (tag.is("title")) {
      if (hasTitle || isBody) {
        return;
      }
      hasTitle = true;
    }
    django.heading(tag, text);
    foreign.heading(tag, text);
  }

  /// Whether enough has been seen to name the page.
  boolean isDecided() {
    return django.isDecided() || foreign.isDecided();
  }

  /// What the page is; to be asked once it is decided.
  PageKind kind() {
    return django.isDecided() ? django.kind() : foreign.kind();
  }

  /// Whether a good part of the body has been read and nothing speaks for a debug page.
  boolean isHopeless() {
    return bodyTags > BODY_TAGS && !django.isHopeful() && !foreign.isHopeful();
  }
}
