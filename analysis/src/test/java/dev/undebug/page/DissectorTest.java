package dev.undebug.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import dev.undebug.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class DissectorTest {

  @Test
  void settingsAreToldOneByOne() {
    var page = LabPages.dissected("5.2.17/runserver/insecure.t500");

    assertThat(value(page, "WAREHOUSE"))
        .isEqualTo("postgres://reports:canaryWarehousePw71d4@warehouse.internal:5432/sales");
    assertThat(value(page, "CACHES['default']['LOCATION']"))
        .isEqualTo("redis://:canaryCachePw5e0c@cache.internal:6379/1");
    assertThat(value(page, "PAYMENT['merchant']")).startsWith("sk_test_");
    assertThat(named(page, "SECRET_KEY").isMasked()).isTrue();
    assertThat(named(page, "EMAIL_HOST_PASSWORD").isMasked()).isTrue();
    assertThat(named(page, "settings module").value()).isEqualTo("shop.settings");
  }

  @Test
  void localVariablesAreToldWithTheirFrame() {
    var page = LabPages.dissected("6.1.1/runserver/insecure.t500");
    var dsn = ending(page, " pay: dsn");

    assertThat(dsn.category()).isEqualTo(Category.LOCAL_VARIABLE);
    assertThat(dsn.value()).contains("canaryWarehousePw71d4");
    assertThat(dsn.name()).matches("frame \\d+ (?:/srv/teashop/)?orders/views.py:\\d+ pay: dsn");
  }

  @Test
  void theKeyThatTheSettingsHideIsToldWhereALocalShowsIt() {
    var page = LabPages.dissected("5.2.17/runserver/insecure.t500-key");

    assertThat(named(page, "SECRET_KEY").isMasked()).isTrue();
    assertThat(ending(page, " receipt: salt").value()).startsWith("django-insecure-");
    assertThat(ending(page, " receipt: salt").isMasked()).isFalse();
  }

  @Test
  void theFailingStatementIsADatabaseQuery() {
    var page = LabPages.dissected("3.2.25/runserver/insecure.t500-db");

    assertThat(of(page, Category.DATABASE_QUERY))
        .anySatisfy(query -> assertThat(query.value()).startsWith("SELECT"));
  }

  @Test
  void theSourceOfATemplateIsTold() {
    var page = LabPages.dissected("4.2.28/runserver/insecure.t500-template");

    assertThat(of(page, Category.TEMPLATE_CONTEXT))
        .anySatisfy(
            source -> assertThat(source.name()).startsWith("template /").endsWith("source"));
  }

  @Test
  void theProcessEnvironmentIsToldApartFromTheRequest() {
    var page = LabPages.dissected("5.2.17/runserver/insecure.t500");

    assertThat(named(page, "META DJANGO_SETTINGS_MODULE").category())
        .isEqualTo(Category.ENVIRONMENT);
    assertThat(named(page, "META HTTP_HOST").category()).isEqualTo(Category.REQUEST);
    assertThat(named(page, "META wsgi.url_scheme").category()).isEqualTo(Category.REQUEST);
  }

  @Test
  void aPageHasAllCategoriesThatItsKindHas() {
    var page = LabPages.dissected("2.2.28/runserver/insecure.t500");

    assertThat(page.disclosures())
        .extracting(Disclosure::category)
        .contains(
            Category.SOURCE_CODE,
            Category.LOCAL_VARIABLE,
            Category.SETTING,
            Category.ENVIRONMENT,
            Category.PACKAGE,
            Category.REQUEST,
            Category.PATH,
            Category.VERSION,
            Category.USER);
  }

  @Test
  void theTextReportTellsTheSameSettings() {
    var page = LabPages.dissected("3.2.25/runserver/insecure.t500-plain");

    assertThat(value(page, "WAREHOUSE")).contains("canaryWarehousePw71d4");
    assertThat(value(page, "CACHES['default']['LOCATION']")).contains("canaryCachePw5e0c");
    assertThat(named(page, "SECRET_KEY").isMasked()).isTrue();
    assertThat(of(page, Category.SOURCE_CODE))
        .anySatisfy(frame -> assertThat(frame.name()).contains("orders/views.py:"));
    assertThat(value(page, "GET email")).isEqualTo("ines@example.com");
  }

  @Test
  void theOldTextReportIsReadToo() {
    var page = LabPages.dissected("2.2.28/runserver/insecure.t500-ajax");

    assertThat(page.kind()).isEqualTo(PageKind.TEXT_500);
    assertThat(value(page, "WAREHOUSE")).contains("canaryWarehousePw71d4");
    assertThat(of(page, Category.SOURCE_CODE))
        .anySatisfy(
            frame -> assertThat(frame.name()).matches("frame \\d+ \\S*orders/views.py:\\d+ pay"));
  }

  @Test
  void valuesThatAnApplicationsOwnFilterHidesAreMasked() {
    var starred = new String(LabPages.body("5.2.17/runserver/insecure.t500"), UTF_8);
    var hidden = Body.of(starred.replace("*".repeat(20), "[hidden]"));
    var page = Dissector.dissect(Exchange.ofBody(hidden)).orElseThrow();

    assertThat(named(page, "SECRET_KEY").isMasked()).isTrue();
    assertThat(named(page, "EMAIL_HOST_PASSWORD").isMasked()).isTrue();
    assertThat(named(page, "WAREHOUSE").isMasked()).isFalse();
  }

  @Test
  void aPageThatIsCutOffSaysNothingByWhatItLacks() {
    String whole =
        """
        <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
        <html><head><meta name="robots" content="NONE,NOARCHIVE"><title>E at /a</title>
        <style>#summary { } #requestinfo { } #traceback { } .exception_value { }</style></head>
        <body><div id="summary"><h1>E at /a</h1><pre class="exception_value">x</pre><table>
        <tr><th>Request Method:</th><td>GET</td></tr><tr><th>Python Executable:</th><td>/p</td></tr>
        </table></div><div id="requestinfo"><h3 id="cookie-info">COOKIES</h3></div></body></html>
        """;
    String cut = whole.substring(0, whole.indexOf("<div id=\"requestinfo"));

    assertThat(django(whole)).isEqualTo("1.0");
    assertThat(django(cut)).isEqualTo("1.0 to 1.1");
  }

  private static String django(String page) {
    return Dissector.dissect(Exchange.ofBody(Body.of(page))).orElseThrow().django().toString();
  }

  @Test
  void urlPatternsAreTold() {
    var page = LabPages.dissected("6.1.1/runserver/insecure.t404");

    assertThat(of(page, Category.URL_PATTERN))
        .extracting(Disclosure::value)
        .anyMatch(pattern -> pattern.startsWith("admin/"))
        .hasSizeGreaterThan(5);
    assertThat(value(page, "ROOT_URLCONF")).isEqualTo("shop.urls");
  }

  @Test
  void aRaised404TellsItsReason() {
    var page = LabPages.dissected("3.2.25/runserver/insecure.t404-raised");

    assertThat(named(page, "reason").value()).isEqualTo("No Tea matches the given query.");
    assertThat(value(page, "Raised by")).startsWith("catalog.views");
  }

  @Test
  void everyDisclosureStandsWhereItSays() {
    LabPages.ALL.forEach(
        (path, exchange) -> {
          byte[] body = exchange.response().body().bytes();
          for (Disclosure told :
              Dissector.dissect(exchange).map(Page::disclosures).orElse(List.of())) {
            String start = told.value().substring(0, Math.min(5, told.value().length()));
            if (start.matches("[A-Za-z0-9/_.:-]+")) {
              int length = Math.min(80, body.length - told.offset());
              String there = new String(body, told.offset(), length, StandardCharsets.UTF_8);
              assertThat(Parser.unescapeEntities(there, false))
                  .as("%s %s", path, told.name())
                  .contains(start);
            }
          }
        });
  }

  @Test
  void thePrintedVersionIsExact() {
    assertThat(LabPages.dissected("5.2.17/runserver/insecure.badhost-plain").django())
        .isEqualTo(new VersionRange.Exact("5.2.17"));
  }

  @Test
  void everyVersionIsRightOrInsideTheRange() {
    LabPages.ALL.forEach(
        (path, exchange) ->
            Dissector.dissect(exchange)
                .ifPresent(
                    page -> {
                      String version = path.substring(0, path.indexOf('/'));
                      assertThat(page.django().holds(version)).as(path).isTrue();
                    }));
  }

  @Test
  void linksToTheDocumentationTellTheSeries() {
    assertThat(LabPages.dissected("4.2.28/runserver/insecure.t403-csrf").django())
        .hasToString("4.2");
    assertThat(LabPages.dissected("6.1.1/runserver/nourls.welcome").django()).hasToString("6.1");
  }

  @Test
  void theLooksOfA404NarrowItsVersion() {
    assertThat(LabPages.dissected("2.2.28/runserver/insecure.t404").django())
        .hasToString("2.0 to 3.1");
    assertThat(LabPages.dissected("4.2.28/runserver/insecure.t404").django())
        .hasToString("4.1 to 5.0");
    assertThat(LabPages.dissected("6.1.1/runserver/insecure.t404").django())
        .hasToString("6.0 to 6.1");
  }

  @Test
  void theWholeAnswerOfAnApplicationIsLive() {
    assertThat(LabPages.ALL.values())
        .allSatisfy(
            exchange ->
                assertThat(Dissector.dissect(exchange).map(Page::liveness).orElse(Liveness.LIVE))
                    .isEqualTo(Liveness.LIVE));
  }

  @Test
  void aPageWithAStatusThatDjangoDoesNotSendIsNotSurelyLive() {
    var body = LabPages.get("5.2.17/runserver/insecure.t500").response().body();

    assertThat(liveness(Request.UNKNOWN, new Response(200, Headers.NONE, body)))
        .isEqualTo(Liveness.UNSURE);
    assertThat(liveness(Request.UNKNOWN, new Response(0, Headers.NONE, body)))
        .isEqualTo(Liveness.LIVE);
    var file = Headers.of("Last-Modified", "Tue, 24 Nov 2026 00:00:00 GMT");
    assertThat(liveness(Request.UNKNOWN, new Response(500, file, body))).isEqualTo(Liveness.UNSURE);
  }

  @Test
  void aPageThatSpeaksOfAnotherAddressIsNotSurelyLive() {
    var response = LabPages.get("5.2.17/runserver/insecure.t404").response();

    assertThat(liveness(asked("/no-such-page/?x=1"), response)).isEqualTo(Liveness.LIVE);
    assertThat(liveness(asked("/shop/no-such-page/"), response)).isEqualTo(Liveness.LIVE);
    assertThat(liveness(asked("/blog/archive.html"), response)).isEqualTo(Liveness.UNSURE);
  }

  @Test
  void aCitedPageGivesNothingAway() {
    var page =
        Dissector.dissect(
                Exchange.ofBody(
                    Body.of(
                        """
                        <html><title>Help</title><body><blockquote>You're seeing this error because
                        you have <code>DEBUG = True</code> … a standard 500 page.</blockquote>
                        """)))
            .orElseThrow();

    assertThat(page.liveness()).isEqualTo(Liveness.QUOTED);
    assertThat(page.disclosures()).isEmpty();
  }

  @Test
  void aPageOfTheFirstReleaseIsRead() {
    String page =
        """
        <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "x">
        <html lang="en"><head><meta name="robots" content="NONE,NOARCHIVE">
        <title>KeyError at /tea/</title>
        <style type="text/css">#summary { } #traceback { } #requestinfo { } pre.exception_value { }
        </style></head><body><div id="summary"><h1>KeyError at /tea/</h1>
        <pre class="exception_value">&#39;oolong&#39;</pre>
        <table class="meta"><tr><th>Request Method:</th><td>GET</td></tr>
        <tr><th>Exception Type:</th><td>KeyError</td></tr>
        <tr><th>Python Executable:</th><td>/usr/bin/python</td></tr></table></div>
        <div id="traceback"><div id="browserTraceback"><ul class="traceback"><li class="frame">
        <code>/srv/tea/views.py</code> in <code>brew</code>
        <div class="context"><ol start="7" class="pre-context"><li>def brew(kind):</li></ol>
        <ol start="8" class="context-line"><li>    return POTS[kind] <span>...</span></li></ol></div>
        <table class="vars"><tbody><tr><td>kind</td>
        <td class="code"><div>u&#39;oolong&#39;</div></td></tr></tbody></table></li></ul></div></div>
        <div id="requestinfo"><h3 id="cookie-info">COOKIES</h3>
        <table class="req"><tbody><tr><td>sessionid</td>
        <td class="code"><div>&#39;s3ss10n&#39;</div></td></tr></tbody></table></div>
        """;
    var dissected = Dissector.dissect(Exchange.ofBody(Body.of(page))).orElseThrow();

    assertThat(dissected.django()).hasToString("1.0");
    assertThat(value(dissected, "frame 1 /srv/tea/views.py:8 brew: kind")).isEqualTo("oolong");
    assertThat(value(dissected, "COOKIES sessionid")).isEqualTo("s3ss10n");
    assertThat(named(dissected, "frame 1 /srv/tea/views.py:8 brew").value())
        .startsWith("def brew(kind):");
  }

  @Test
  void theDebuggerThatTakesThePlaceOfDjangosPageIsRead() {
    String page =
        """
        <!doctype html><html lang=en><head><title>KeyError: 'x' // Werkzeug Debugger</title>
        <script src="?__debugger__=yes&amp;cmd=resource&amp;f=debugger.js"></script>
        <script>var EVALEX = true, SECRET = "k9s";</script></head><body>
        <p class="errormsg">KeyError: 'x'</p>
        <div class="frame" id="frame-1"><h4>File <cite class="filename">"/srv/tea/views.py"</cite>,
        line <em class="line">44</em>, in <code class="function">brew</code></h4>
        <div class="source"><pre class="line before">key = "a"</pre>
        <pre class="line current">return POTS[key]</pre></div></div>
        """;
    var dissected = Dissector.dissect(Exchange.ofBody(Body.of(page))).orElseThrow();

    assertThat(value(dissected, "debugger SECRET")).isEqualTo("k9s");
    assertThat(value(dissected, "frame 1 /srv/tea/views.py:44 brew")).contains("return POTS[key]");
  }

  private static Request asked(String uri) {
    return new Request("GET", uri, Headers.NONE, Body.EMPTY);
  }

  private static Liveness liveness(Request request, Response response) {
    return Dissector.dissect(new Exchange(request, response)).orElseThrow().liveness();
  }

  private static List<Disclosure> of(Page page, Category category) {
    return page.disclosures().stream().filter(told -> told.category() == category).toList();
  }

  private static Disclosure named(Page page, String name) {
    return page.disclosures().stream()
        .filter(told -> told.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is called " + name));
  }

  private static Disclosure ending(Page page, String end) {
    return page.disclosures().stream()
        .filter(told -> told.name().endsWith(end))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing ends in " + end));
  }

  private static String value(Page page, String name) {
    return named(page, name).value();
  }
}
