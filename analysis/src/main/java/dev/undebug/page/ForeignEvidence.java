package dev.undebug.page;

/// The signs of companions and of other frameworks' debug pages, which are told by name.
final class ForeignEvidence {

  private boolean isDecided;
  private PageKind kind = PageKind.WERKZEUG_DEBUGGER;

  private boolean titleTellsWerkzeug;
  private boolean titleTellsConsole;
  private boolean titleTellsStarlette;
  private boolean titleTellsError;
  private boolean titleTellsTomcat;
  private boolean titleTellsMethod;
  private boolean titleTellsException;
  private boolean titleTellsSilk;
  private boolean styleStarlette;
  private boolean styleDump;
  private boolean styleHighlighted;
  private boolean styleFrames;
  private boolean styleErrorTitle;
  private boolean isInPre;
  private boolean hasPythonRow;
  private boolean isLinkedToDebugger;

  void reset() {
    isDecided = false;
    titleTellsWerkzeug = false;
    titleTellsConsole = false;
    titleTellsStarlette = false;
    titleTellsError = false;
    titleTellsTomcat = false;
    titleTellsMethod = false;
    titleTellsException = false;
    styleStarlette = false;
    styleDump = false;
    styleHighlighted = false;
    styleFrames = false;
    styleErrorTitle = false;
    titleTellsSilk = false;
    isInPre = false;
    hasPythonRow = false;
    isLinkedToDebugger = false;
  }

  boolean isDecided() {
    return isDecided;
  }

  PageKind kind() {
    return kind;
  }

  boolean isInPre() {
    return isInPre;
  }

  /// Whether the body is worth reading; headlines and boxes of some frameworks stand at its very
  /// top without any sign in the head.
  boolean isHopeful() {
    return titleTellsWerkzeug
        || titleTellsStarlette
        || titleTellsError
        || titleTellsSilk
        || titleTellsTomcat
        || titleTellsMethod
        || titleTellsException
        || styleDump;
  }

  /// Style sheets of some frameworks name parts that no other page has.
  void styleWord(Capture word) {
    styleStarlette |= word.is(".traceback-container");
    styleDump |= word.is(".sf-dump");
    styleErrorTitle |= word.is(".titleerror");
    styleFrames |= word.startsWith("#frame-") || word.is(".frames-container");
    styleHighlighted |= word.is(".hljs-ln-line");
    if (styleFrames && styleHighlighted) {
      decide(PageKind.LARAVEL);
    } else if (styleFrames && word.is(".details-container")) {
      decide(PageKind.WHOOPS);
    } else if (styleErrorTitle && word.is("#stackpage")) {
      decide(PageKind.ASP_NET);
    } else if (titleTellsMethod && (word.is(".exception-info") || word.is(".conn-info"))) {
      decide(PageKind.PHOENIX);
    }
  }

  void link(Capture address) {
    isLinkedToDebugger |= address.contains("__debugger__=yes");
    werkzeug();
    if (titleTellsSilk && address.contains("silk/")) {
      decide(PageKind.SILK);
    } else if (address.contains("/graphiql.min.js") || address.endsWith("/graphiql.js")) {
      decide(PageKind.GRAPHIQL);
    }
  }

  void tag(Capture tag, Capture id, Capture classes) {
    isInPre = tag.is("pre") || (isInPre && tag.is("br"));
    if (styleDump && id.is("app")) {
      decide(PageKind.IGNITION);
    } else if (classes.startsWith("Whoops container")) {
      decide(PageKind.WHOOPS);
    }
  }

  void heading(Capture tag, Capture text) {
    switch (tag.at(0)) {
      case 't' -> {
        if (tag.is("title")) {
          title(text);
        } else {
          row(text);
        }
      }
      case 'h' -> headline(text);
      case 'b' -> bold(tag, text);
      default -> {}
    }
  }

  private void title(Capture text) {
    titleTellsWerkzeug = text.contains("// Werkzeug Debugger");
    titleTellsConsole = text.startsWith("Console //");
    titleTellsStarlette = text.is("Starlette Debugger");
    titleTellsError = text.is("Error");
    titleTellsTomcat = text.startsWith("HTTP Status ") || text.endsWith("Error report");
    titleTellsSilk = text.startsWith("Silky");
    titleTellsMethod = text.contains(" at GET /") || text.contains(" at POST /");
    titleTellsException = text.tellsExceptionAt();
    werkzeug();
    if (titleTellsStarlette && styleStarlette) {
      decide(PageKind.STARLETTE);
    } else if (text.is("Action Controller: Exception caught")) {
      decide(PageKind.RAILS);
    } else if (text.is("Whoops! There was an error.")) {
      decide(PageKind.WHOOPS);
    }
  }

  private void werkzeug() {
    if (titleTellsWerkzeug && isLinkedToDebugger) {
      decide(titleTellsConsole ? PageKind.WERKZEUG_CONSOLE : PageKind.WERKZEUG_DEBUGGER);
    }
  }

  private void headline(Capture text) {
    if (text.is("Whitelabel Error Page")) {
      decide(PageKind.SPRING_BOOT);
    } else if (text.startsWith("Server Error in '/") && text.endsWith("Application.")) {
      decide(PageKind.ASP_NET);
    } else if (text.endsWith("Symfony Exception")) {
      decide(PageKind.SYMFONY);
    } else if (titleTellsStarlette && text.is("500 Server Error")) {
      decide(PageKind.STARLETTE);
    }
  }

  private void row(Capture text) {
    if (text.is("Python")) {
      hasPythonRow = true;
    } else if (titleTellsException && hasPythonRow && text.is("Web")) {
      decide(PageKind.WEB_PY);
    }
  }

  private void bold(Capture tag, Capture text) {
    if (tag.is("br")) {
      if (titleTellsError && text.contains("at ")) {
        decide(PageKind.EXPRESS);
      }
    } else if (titleTellsTomcat && (text.is("Exception") || text.is("exception"))) {
      decide(PageKind.TOMCAT);
    } else if (text.is("Fatal error") || text.is("Parse error")) {
      decide(PageKind.PHP);
    }
  }

  private void decide(PageKind decided) {
    if (!isDecided) {
      isDecided = true;
      kind = decided;
    }
  }
}
