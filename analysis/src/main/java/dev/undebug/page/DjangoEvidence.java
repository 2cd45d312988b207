package dev.undebug.page;

/// The signs of Django's own pages. Every decision needs the frame of the page (its title or its
/// style sheet) and its body, so that neither a quoted sentence nor a page that descends from
/// Django's is taken for one.
final class DjangoEvidence {

  private boolean isDecided;

  /// The page is a template that nobody filled in.
  private boolean isSource;

  private PageKind kind = PageKind.TECHNICAL_500;

  private boolean isRobots;
  private boolean titleTellsException;
  private boolean titleTellsNotFound;
  private boolean titleTellsForbidden;

  private boolean styleSummary;
  private boolean styleExplanation;
  private boolean styleRequest;
  private boolean styleTraceback;
  private boolean styleInstructions;
  private boolean styleExceptionValue;
  private int styleRocket;

  private boolean hasSummary;
  private boolean hasInformation;
  private boolean headingTellsException;
  private boolean headingTellsNotFound;
  private boolean isRefusal;
  private boolean hasExceptionValue;
  private boolean hasMetaTable;
  private boolean hasMethod;

  void reset() {
    isDecided = false;
    isRobots = false;
    titleTellsException = false;
    titleTellsNotFound = false;
    titleTellsForbidden = false;
    isSource = false;
    styleSummary = false;
    styleExplanation = false;
    styleRequest = false;
    styleTraceback = false;
    styleInstructions = false;
    styleExceptionValue = false;
    styleRocket = 0;
    hasSummary = false;
    hasInformation = false;
    headingTellsException = false;
    headingTellsNotFound = false;
    isRefusal = false;
    hasExceptionValue = false;
    hasMetaTable = false;
    hasMethod = false;
  }

  boolean isDecided() {
    return isDecided;
  }

  PageKind kind() {
    return kind;
  }

  /// Whether the frame seen so far can still become a debug page.
  boolean isHopeful() {
    return titleTellsException
        || titleTellsNotFound
        || titleTellsForbidden
        || (styleSummary && (styleInstructions || styleRequest))
        || styleRocket > 0;
  }

  void meta(Capture name, Capture content) {
    isRobots |= name.is("robots") && content.startsWith("NONE,NOARCHIVE");
  }

  void styleWord(Capture word) {
    switch (word.at(1)) {
      case 's' -> {
        styleSummary |= word.is("#summary");
        rocket(word, ".smoke", 1);
      }
      case 'e' -> {
        styleExplanation |= word.is("#explanation");
        rocket(word, ".exhaust__line", 2);
        styleExceptionValue |= word.is(".exception_value");
      }
      case 'r' -> styleRequest |= word.is("#requestinfo");
      case 't' -> styleTraceback |= word.is("#traceback");
      case 'i' -> styleInstructions |= word.is("#instructions");
      case 'f' -> rocket(word, ".flame", 4);
      default -> {}
    }
    if (styleRocket == 7) {
      decide(PageKind.WELCOME);
    }
  }

  private void rocket(Capture word, String expected, int part) {
    if (word.is(expected)) {
      styleRocket |= part;
    }
  }

  void tag(Capture tag, Capture id, Capture classes) {
    if (id.is("summary")) {
      hasSummary = tag.is("div") || tag.is("header");
    } else if (id.is("info")) {
      hasInformation = hasSummary;
    } else if (id.is("instructions")) {
      welcomeOfOld();
    } else if (tag.is("pre") && classes.is("exception_value")) {
      hasExceptionValue = hasSummary;
      technical();
    } else if (tag.is("table") && classes.is("meta")) {
      hasMetaTable = hasSummary;
      technical();
    }
  }

  private void welcomeOfOld() {
    if (hasSummary && isRobots && styleInstructions && styleExplanation) {
      decide(PageKind.WELCOME);
    }
  }

  void heading(Capture tag, Capture text) {
    isSource |= text.startsWith("{{") || text.startsWith("{%");
    if (tag.is("title")) {
      titleTellsNotFound = text.startsWith("Page not found at /");
      titleTellsException = !titleTellsNotFound && text.tellsExceptionAt();
      titleTellsForbidden = text.is("403 Forbidden");
    } else if (tag.is("h1")) {
      headline(text);
    } else if (tag.is("h2")) {
      help(text);
    } else if (tag.is("th")) {
      row(text);
    }
  }

  private void headline(Capture text) {
    headingTellsException = hasSummary && text.tellsExceptionAt();
    headingTellsNotFound = hasSummary && text.is("Page not found (404)");
    isRefusal = Refusals.begins(text);
    technical();
    if (headingTellsNotFound && titleTellsNotFound && hasNotFoundFrame()) {
      decide(PageKind.TECHNICAL_404);
    }
  }

  private boolean hasNotFoundFrame() {
    return isRobots && styleSummary && styleExplanation;
  }

  private void help(Capture text) {
    if (titleTellsForbidden && isRobots && hasInformation && text.is("Help")) {
      decide(PageKind.CSRF_403);
    }
  }

  private void row(Capture text) {
    if (!hasMetaTable) {
      return;
    }
    if (text.is("Request Method:")) {
      hasMethod = true;
    } else if (hasMethod && text.is("Request URL:")) {
      if (titleTellsNotFound && headingTellsNotFound) {
        decide(PageKind.TECHNICAL_404);
      }
    } else if (text.is("Django Version:") || text.is("Exception Type:")) {
      if (titleTellsException) {
        decideTechnical();
      }
    }
  }

  private boolean hasTechnicalFrame() {
    return isRobots && styleSummary && styleRequest && styleTraceback && styleExceptionValue;
  }

  private void technical() {
    boolean hasBody = headingTellsException && (hasExceptionValue || hasMetaTable);
    if (hasBody && titleTellsException && hasTechnicalFrame()) {
      decideTechnical();
    }
  }

  private void decideTechnical() {
    decide(isRefusal ? PageKind.TECHNICAL_400 : PageKind.TECHNICAL_500);
  }

  private void decide(PageKind decided) {
    if (!isDecided && !isSource) {
      isDecided = true;
      kind = decided;
    }
  }
}
