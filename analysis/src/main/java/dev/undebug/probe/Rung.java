package dev.undebug.probe;

import dev.undebug.http.Request;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One gentle question to a site. All but the two POSTs are GETs, and no GET of Django's or of
/// these companions changes state.
///
/// What each yields was measured on Django 1.0 to 6.1 (`docs/measurements/probe.md`).
public enum Rung {
  /// The page that the owner named, as any visitor asks for it.
  THE_PAGE("the page itself") {
    @Override
    Request request(Ground ground) {
      return ground.get(ground.target().pathAndQuery());
    }
  },
  /// The same with a word in its query: only asked when the page looks like a debug page, to tell
  /// it from a copy.
  THE_PAGE_AGAIN("the page itself, with a word that only this request holds") {
    @Override
    Request request(Ground ground) {
      return ground.get(ground.pageWithNonce());
    }
  },
  /// No route matches: Django lists its URL patterns, and nothing else, while DEBUG is on.
  UNKNOWN_PATH("a path that does not exist") {
    @Override
    Request request(Ground ground) {
      return ground.get(PREFIX + ground.nonce());
    }
  },
  /// The same below the named page's first folder, where another application may answer.
  UNKNOWN_BELOW("a path that does not exist, beside the page") {
    @Override
    Request request(Ground ground) {
      return ground.get(folder(ground.target()) + PREFIX + ground.nonce());
    }
  },
  /// runserver answers below STATIC_URL before any route, catch-all routes included.
  UNKNOWN_STATIC("a static file that does not exist") {
    @Override
    Request request(Ground ground) {
      return ground.get(ground.staticPath() + PREFIX.substring(1) + ground.nonce() + ".css");
    }
  },
  /// A host name that cannot be one, for its underscore (RFC 1034), which servers let pass: Django
  /// 1.9 to 6.1 answers with the whole technical page, even with `ALLOWED_HOSTS = ["*"]` and with a
  /// catch-all route, and runs no view.
  INVALID_HOST("a Host header that is not a host name") {
    @Override
    Request request(Ground ground) {
      return ground.get("/", "Host", "undebug_" + ground.nonce());
    }
  },
  /// A host name that belongs to nobody (RFC 2606): the same page unless every host is allowed.
  FOREIGN_HOST("a Host header that names another host") {
    @Override
    Request request(Ground ground) {
      return ground.get("/", "Host", "undebug-" + ground.nonce() + ".invalid");
    }
  },
  /// A percent sign that encodes nothing: servers and routes take it for something else.
  BAD_ENCODING("a path with a damaged encoding") {
    @Override
    Request request(Ground ground) {
      return ground.get(PREFIX + ground.nonce() + "%zz");
    }
  },
  /// Django 3.1 and newer answers whoever does not want HTML with the report as text, which filters
  /// of HTML let pass.
  TEXT_REPORT("a Host header that is not a host name, for a client that wants JSON") {
    @Override
    Request request(Ground ground) {
      return ground.get("/", "Host", "undebug_" + ground.nonce(), "Accept", "application/json");
    }
  },
  /// runserver_plus serves a Python console there, whatever DEBUG is.
  CONSOLE("Werkzeug's console") {
    @Override
    Request request(Ground ground) {
      return ground.get("/console");
    }
  },
  /// A panel that does not exist, of a request that was never made.
  TOOLBAR("the debug toolbar's own address") {
    @Override
    Request request(Ground ground) {
      String nonce = ground.nonce();
      return ground.get(
          "/__debug__/render_panel/?store_id=%s&request_id=%s&panel_id=VersionsPanel"
              .formatted(nonce, nonce),
          "Accept",
          "application/json, text/html");
    }
  },
  /// Only asked with `--full`.
  SILK("django-silk's own address") {
    @Override
    Request request(Ground ground) {
      return ground.get("/silk/");
    }
  },
  /// Only asked with `--full`.
  GRAPHIQL("the usual address of GraphiQL") {
    @Override
    Request request(Ground ground) {
      return ground.get("/graphql/");
    }
  },
  /// What a browser gets that was told no scheme; nothing of the application is asked.
  WITHOUT_TLS("the same host without TLS") {
    @Override
    Request request(Ground ground) {
      return ground.get("/");
    }
  },
  /// A POST to a path whose slash is missing: CommonMiddleware raises while DEBUG is on, before any
  /// view. Where a catch-all route is, a view may run.
  POST_WITHOUT_SLASH("a POST to an address without its last slash") {
    @Override
    Request request(Ground ground) {
      String path = String.valueOf(ground.target().uri().getRawPath());
      String bare = path.equals("/") ? "/admin" : path.replaceFirst("/+$", "");
      return ground.post(bare + "?undebug=" + ground.nonce());
    }
  },
  /// A POST without a CSRF token: refused before the view, unless the view is exempt.
  POST_WITHOUT_TOKEN("a POST without a CSRF token") {
    @Override
    Request request(Ground ground) {
      String path = String.valueOf(ground.target().uri().getRawPath());
      return ground.post(path.equals("/") ? "/admin/login/" : path);
    }
  };

  /// How the path begins that no route of an application matches.
  static final String PREFIX = "/undebug-";

  private final String words;

  Rung(String words) {
    this.words = words;
  }

  /// What is asked, for a reader.
  public String words() {
    return words;
  }

  /// The word that reports use.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The question of a word.
  public static Optional<Rung> of(String id) {
    return Arrays.stream(values()).filter(rung -> rung.id().equals(id)).findFirst();
  }

  /// The request.
  abstract Request request(Ground ground);

  /// Whether it can change state, and so needs its owner's word.
  boolean isPost() {
    return this == POST_WITHOUT_SLASH || this == POST_WITHOUT_TOKEN;
  }

  /// Whether a debug page that answers this rung must hold the nonce.
  boolean isEchoed() {
    return switch (this) {
      case THE_PAGE_AGAIN,
          UNKNOWN_PATH,
          UNKNOWN_BELOW,
          UNKNOWN_STATIC,
          INVALID_HOST,
          FOREIGN_HOST,
          BAD_ENCODING,
          TEXT_REPORT,
          POST_WITHOUT_SLASH ->
          true;
      case THE_PAGE, CONSOLE, TOOLBAR, SILK, GRAPHIQL, WITHOUT_TLS, POST_WITHOUT_TOKEN -> false;
    };
  }

  /// Whether an answer can prove what DEBUG is.
  boolean isAboutDebug() {
    return isEchoed() || this == THE_PAGE || this == POST_WITHOUT_TOKEN;
  }

  /// The named page's first folder, without a slash at its end.
  static String folder(Target target) {
    String path = String.valueOf(target.uri().getRawPath());
    int second = path.indexOf('/', 1);
    return second < 0 ? "" : path.substring(0, second);
  }
}
