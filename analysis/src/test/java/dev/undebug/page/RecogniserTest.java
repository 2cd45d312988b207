package dev.undebug.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RecogniserTest {

  private static final String HEAD_OF_500 =
      """
      <!DOCTYPE html>
      <html lang="en"><head>
        <meta name="robots" content="NONE,NOARCHIVE">
        <title>%s at /</title>
        <style>#summary { } #traceback { } #requestinfo { } pre.exception_value { }</style>
      </head><body>
      <div id="summary">
        <h1>%s at /</h1>
        <pre class="exception_value">no</pre>
      """;

  @Test
  void everyPageOfTheLabIsNamed() {
    var named = new TreeMap<String, String>();
    LabPages.ALL.forEach(
        (path, exchange) -> named.put(path, told(exchange.response().body().bytes())));

    assertThat(named)
        .allSatisfy((path, kind) -> assertThat(kind).as(path).isEqualTo(expected(path)));
  }

  private static String expected(String path) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return switch (name) {
      case "home" -> "nothing";
      case "welcome" -> "welcome";
      case "t403-csrf" -> "csrf-403";
      case "badhost", "badhost-invalid" -> "technical-400";
      case "t404", "t404-raised" -> "technical-404";
      case "t500-plain", "t500-ajax", "badhost-plain" -> "text-500";
      default -> "technical-500";
    };
  }

  @Test
  void chunksOfAnySizeGiveTheSameVerdict() {
    for (var exchange : LabPages.ALL.values()) {
      byte[] body = exchange.response().body().bytes();
      for (int size : new int[] {1, 2, 13, 4096}) {
        assertThat(inChunks(body, size)).isEqualTo(Recogniser.of(body));
      }
    }
  }

  private static Verdict inChunks(byte[] body, int size) {
    var recogniser = new Recogniser();
    for (int at = 0; at < body.length; at += size) {
      recogniser.feed(body, at, Math.min(body.length, at + size));
    }
    return recogniser.finish();
  }

  @Test
  void aRecogniserServesOneBodyAfterAnother() {
    var recogniser = new Recogniser();
    for (var exchange : LabPages.ALL.values()) {
      byte[] body = exchange.response().body().bytes();
      recogniser.reset();
      recogniser.feed(body, 0, body.length);

      assertThat(recogniser.finish()).isEqualTo(Recogniser.of(body));
    }
  }

  @Test
  void theFirstEightKibibytesAreEnough() {
    assertUnchanged(page -> page.substring(0, Math.min(page.length(), 8 * 1024)));
  }

  @Test
  void whiteSpaceDoesNotMatter() {
    assertUnchanged(page -> page.replaceAll("\\s+", " "));
    assertUnchanged(page -> page.replaceAll(">\\s+<", "><").strip());
    assertUnchanged(page -> page.replace("\n", "\r\n"));
  }

  @Test
  void quotesAndOptionalEndTagsDoNotMatter() {
    assertUnchanged(
        page ->
            page.startsWith("<") || page.startsWith("\n")
                ? page.replaceAll("=\"([\\w-]+)\"", "=$1").replaceAll("</(td|th|tr|li|p)>", "")
                : page);
  }

  @Test
  void characterReferencesDoNotMatter() {
    assertUnchanged(page -> page.replace("&#x27;", "&#39;").replace("<title>P", "<title>&#80;"));
  }

  private static void assertUnchanged(UnaryOperator<String> change) {
    LabPages.ALL.forEach(
        (path, exchange) -> {
          byte[] body = exchange.response().body().bytes();
          String page = new String(body, StandardCharsets.ISO_8859_1);
          byte[] changed = change.apply(page).getBytes(StandardCharsets.ISO_8859_1);
          assertThat(told(changed)).as(path).isEqualTo(told(body));
        });
  }

  @Test
  void refusalsAreTechnical400() {
    assertThat(told(HEAD_OF_500.formatted("TooManyFieldsSent", "TooManyFieldsSent")))
        .isEqualTo("technical-400");
    assertThat(told(HEAD_OF_500.formatted("BadRequestError", "BadRequestError")))
        .isEqualTo("technical-500");
  }

  @Test
  void aVerdictComesBeforeThePageIsOver() {
    byte[] body = LabPages.body("5.2.17/runserver/insecure.t500");
    var recogniser = new Recogniser();

    assertThat(recogniser.feed(body, 0, 1024)).isEqualTo(new Verdict.Undecided());
    assertThat(recogniser.feed(body, 1024, 8 * 1024))
        .isEqualTo(new Verdict.Seen(PageKind.TECHNICAL_500));
  }

  @Test
  void anOrdinaryPageIsClearedInItsHead() {
    String page = "<!doctype html><title>Tea</title><body>" + "<p>green</p>".repeat(40);
    var recogniser = new Recogniser();

    assertThat(recogniser.feed(LabPages.bytes(page), 0, page.length()))
        .isEqualTo(new Verdict.Clear());
  }

  @Test
  void theProductionRefusalOfAFormIsNoDebugPage() {
    String debug =
        new String(LabPages.body("5.2.17/runserver/insecure.t403-csrf"), StandardCharsets.UTF_8);
    int help = debug.indexOf("<div id=\"info\">");
    String production =
        debug.substring(0, help)
            + "<div id=\"explanation\"><p><small>More information is available with DEBUG=True."
            + "</small></p></div></body></html>";

    assertThat(told(production)).isEqualTo("nothing");
  }

  @Test
  void aTranslatedWelcomeIsAWelcome() {
    String page =
        new String(LabPages.body("6.1.1/runserver/nourls.welcome"), StandardCharsets.UTF_8);
    String german = page.replace("The install worked successfully! Congratulations!", "Es klappt!");

    assertThat(told(german)).isEqualTo("welcome");
  }

  @Test
  void aTranslatedRefusalIsARefusal() {
    String page =
        new String(LabPages.body("4.2.28/runserver/insecure.t403-csrf"), StandardCharsets.UTF_8);

    assertThat(told(page.replace("<h1>Forbidden ", "<h1>Verboten "))).isEqualTo("csrf-403");
  }

  @Test
  void theOldestWelcomeIsAWelcome() {
    String page =
        """
        <html lang="en"><head><meta name="robots" content="NONE,NOARCHIVE">
        <title>Willkommen</title>
        <style>#summary { } #explanation { } #instructions { }</style></head>
        <body><div id="summary"><h1>Es geht!</h1></div><div id="instructions"><p>Weiter</p></div>
        """;

    assertThat(told(page)).isEqualTo("welcome");
  }

  @Test
  void anEscapedPageIsNotThePage() {
    String page =
        new String(LabPages.body("5.2.17/runserver/insecure.t500"), StandardCharsets.UTF_8);
    String escaped = page.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");

    assertThat(told("<html><title>KB 17</title><body><pre>" + escaped)).isEqualTo("nothing");
    assertThat(told("<html><title>KB 17</title><iframe srcdoc=\"" + escaped + "\">"))
        .isEqualTo("nothing");
    assertThat(told("<!-- " + page.replace("-->", "") + " --><html><title>KB</title><body>"))
        .isEqualTo("nothing");
  }

  @Test
  void aPageThatIsPastedIntoAnotherIsNotThePage() {
    String page =
        new String(LabPages.body("5.2.17/runserver/insecure.t500"), StandardCharsets.UTF_8);

    assertThat(told("<html><title>Help me</title><body><h1>Help me</h1>" + page))
        .isEqualTo("nothing");
    assertThat(told("<h1>Help me</h1>" + page)).isEqualTo("nothing");
    assertThat(told("<html><title>Help me</title><textarea>" + page)).isEqualTo("nothing");
  }

  @Test
  void aTemplateThatNobodyFilledInIsNotThePage() {
    String page =
        new String(LabPages.body("5.2.17/runserver/insecure.t403-csrf"), StandardCharsets.UTF_8);

    assertThat(told(page.replace("<h1>Forbidden ", "<h1>{{ title }} "))).isEqualTo("nothing");
  }

  @Test
  void aTalkAboutAnErrorIsNotTheError() {
    String talk =
        """
        <html><head><title>DisallowedHost at / - Questions</title></head><body>
        <h1>DisallowedHost at /</h1><p>You're seeing this error because you have
        <code>DEBUG = True</code> in your Django settings file.</p>
        <table><tr><th>Request Method:</th><td>GET</td></tr><tr><th>Django Version:</th></tr></table>
        """;

    assertThat(told(talk)).isEqualTo("nothing");
    assertThat(told("My log says:\nValueError at /x/\nRequest Method: GET\nRequest URL: /\n"))
        .isEqualTo("nothing");
  }

  @Test
  void theToolbarIsFoundAtTheEndOfAPage() {
    String page = "<html><title>Tea</title><body>" + "<p>x</p>".repeat(9_000);

    assertThat(told(page + "<div id=\"djDebug\" class=\"djdt-hidden\">"))
        .isEqualTo("debug-toolbar");
    assertThat(told(page + "&lt;div id=\"djDebug\">")).isEqualTo("nothing");
    assertThat(told(page + "<code>djDebug</code>")).isEqualTo("nothing");
  }

  @Test
  void pagesOfOtherFrameworksAreNamed() {
    assertThat(
            told(
                "<html><title>X // Werkzeug Debugger</title><script src='?__debugger__=yes&amp;f=d.js'>"))
        .isEqualTo("werkzeug-debugger");
    assertThat(told("<title>Console // Werkzeug Debugger</title><link href=\"?__debugger__=yes\">"))
        .isEqualTo("werkzeug-console");
    assertThat(told("<html><head><title>Action Controller: Exception caught</title>"))
        .isEqualTo("rails");
    assertThat(told("<title>KeyError at GET /a</title><style>.conn-info { }")).isEqualTo("phoenix");
    assertThat(told("<title>Shop</title><style>#frame-0 .hljs-ln-line { }")).isEqualTo("laravel");
    assertThat(told("<title>Oops</title><style>.frames-container,.details-container { }"))
        .isEqualTo("whoops");
    assertThat(told("<title>Silky - Summary</title><link href='/static/silk/css/a.css'>"))
        .isEqualTo("silk");
    assertThat(told("<html><body><h1>Whitelabel Error Page</h1>")).isEqualTo("spring-boot");
    assertThat(
            told(
                "<html><title>Runtime Error</title><body><span><H1>Server Error in '/' Application.<hr>"))
        .isEqualTo("asp.net");
    assertThat(
            told(
                "Traceback (most recent call last):\n  File \"/a/tornado/web.py\", line 1, in x\n"))
        .isEqualTo("tornado");
    assertThat(
            told(
                """
                Traceback (most recent call last):
                  File "/venv/lib/starlette/middleware/errors.py", line 164, in __call__
                """))
        .isEqualTo("starlette");
  }

  @Test
  void aPageThatDescendsFromDjangosIsNamedAfterItsOwnFramework() {
    String page =
        """
        <html><head><meta name="robots" content="NONE,NOARCHIVE"><title>TypeError at /a</title>
        <style>#summary { } #traceback { } #requestinfo { }</style></head><body>
        <div id="summary"><h1>TypeError at /a</h1><h2>no</h2>
        <table><tr><th>Python</th><td>a.py in b, line 3</td></tr><tr><th>Web</th><td>GET /a</td></tr>
        """;

    assertThat(told(page)).isEqualTo("web.py");
  }

  @Test
  void bytesThatAreNoPageAreCleared() {
    assertThat(told("")).isEqualTo("nothing");
    assertThat(told("{\"detail\": \"You're seeing this error\"}")).isEqualTo("nothing");
    byte[] noise = new byte[70_000];
    Arrays.fill(noise, (byte) '<');
    assertThat(told(noise)).isEqualTo("nothing");
  }

  private static String told(String page) {
    return told(LabPages.bytes(page));
  }

  private static String told(byte[] page) {
    return switch (Recogniser.of(page)) {
      case Verdict.Seen(var kind) -> kind.word();
      case Verdict.Undecided _ -> "undecided";
      case Verdict.Clear _ -> "nothing";
    };
  }
}
