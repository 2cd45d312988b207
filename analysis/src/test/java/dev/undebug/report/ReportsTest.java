package dev.undebug.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.undebug.secret.Mask;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Bakery;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final Mask MASK = Mask.keyed("oven".getBytes(StandardCharsets.UTF_8));

  private static Map<String, Analysis> analyses() {
    var analyses = new LinkedHashMap<String, Analysis>();
    analyses.put("leaking", Threats.analyze(Bakery.leaking(), MASK));
    analyses.put("proven", Threats.analyze(Bakery.proven(), MASK));
    analyses.put("closed", Threats.analyze(Bakery.closed(), MASK));
    return analyses;
  }

  @Test
  void theTextIsTheGoldenOne() throws IOException {
    for (var entry : analyses().entrySet()) {
      Golden.check(entry.getKey() + ".txt", TextReport.of(entry.getValue(), Style.PLAIN));
    }
  }

  @Test
  void theShortTextIsTheGoldenOne() throws IOException {
    for (var entry : analyses().entrySet()) {
      Golden.check(entry.getKey() + ".scan.txt", ScanReport.of(entry.getValue(), Style.PLAIN));
    }
  }

  @Test
  void theJsonIsTheGoldenOne() throws IOException {
    for (var entry : analyses().entrySet()) {
      Golden.check(entry.getKey() + ".json", JsonReport.of(entry.getValue()));
    }
  }

  @Test
  void thePageIsTheGoldenOne() throws IOException {
    for (var entry : analyses().entrySet()) {
      Golden.check(entry.getKey() + ".html", HtmlReport.of(entry.getValue()));
    }
  }

  @Test
  void theMarkdownIsTheGoldenOne() throws IOException {
    for (var entry : analyses().entrySet()) {
      Golden.check(entry.getKey() + ".md", MarkdownReport.of(entry.getValue()));
    }
  }

  @Test
  void noReportHoldsASecret() {
    for (var analysis : analyses().values()) {
      for (String secret : Bakery.SECRETS) {
        assertThat(TextReport.of(analysis, Style.PLAIN)).doesNotContain(secret);
        assertThat(TextReport.of(analysis, Style.ASCII)).doesNotContain(secret);
        assertThat(ScanReport.of(analysis, Style.PLAIN)).doesNotContain(secret);
        assertThat(JsonReport.of(analysis)).doesNotContain(secret);
        assertThat(HtmlReport.of(analysis)).doesNotContain(secret);
        assertThat(MarkdownReport.of(analysis)).doesNotContain(secret);
      }
    }
  }

  @Test
  void anExplicitChoiceShowsThem() {
    var revealed = Threats.analyze(Bakery.proven(), MASK.revealing());

    assertThat(JsonReport.of(revealed)).contains(Bakery.SECRETS);
    assertThat(HtmlReport.of(revealed)).contains(Bakery.SECRETS);
  }

  @Test
  void noLineOfTheTextIsWiderThanThePage() {
    for (var analysis : analyses().values()) {
      assertThat(TextReport.of(analysis, Style.PLAIN).lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH));
    }
  }

  @Test
  void colourAddsNothingButColour() {
    for (var analysis : analyses().values()) {
      String coloured = TextReport.of(analysis, Style.COLOUR);

      assertThat(coloured).contains("\u001B[");
      assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "").replaceAll("(?m) +$", ""))
          .isEqualTo(TextReport.of(analysis, Style.PLAIN));
    }
  }

  @Test
  void theAsciiTextIsAscii() {
    for (var analysis : analyses().values()) {
      assertThat(TextReport.of(analysis, Style.ASCII)).matches("[\\x20-\\x7E\\n]*");
    }
  }

  @Test
  void theJsonIsWellFormedAndNamesItsSchema() throws IOException {
    for (var analysis : analyses().values()) {
      String json = JsonReport.of(analysis);
      try (var parser = new JsonFactory().createParser(json)) {
        parser.nextToken();
        parser.skipChildren();

        assertThat(parser.nextToken()).isNull();
      }
      assertThat(json).startsWith("{\n  \"schema\" : \"undebug/report-1\"");
    }
  }

  @Test
  void thePageTakesNothingFromElsewhere() {
    for (var analysis : analyses().values()) {
      var page = Jsoup.parse(HtmlReport.of(analysis));

      assertThat(page.select("link, img, iframe, object, embed, form")).isEmpty();
      assertThat(page.select("[src], [onclick], [onload], [style]")).isEmpty();
      assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
      assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    }
  }

  @Test
  void thePageRunsNothingButItsOwnScript() throws NoSuchAlgorithmException {
    for (var analysis : analyses().values()) {
      var page = Jsoup.parse(HtmlReport.of(analysis));
      String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");

      assertThat(page.select("script, style")).hasSize(2);
      assertThat(policy)
          .isEqualTo(
              "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'",
              hash(page.select("style").first().data()),
              hash(page.select("script").first().data()));
    }
  }

  private static String hash(String content) throws NoSuchAlgorithmException {
    var sha = MessageDigest.getInstance("SHA-256");
    return Base64.getEncoder().encodeToString(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void thePageIsCompleteWithoutItsScript() {
    for (var analysis : analyses().values()) {
      var page = Jsoup.parse(HtmlReport.of(analysis));

      assertThat(page.select("[hidden]").eachAttr("class")).isSubsetOf("filters");
      assertThat(page.select(".finding .place")).hasSameSizeAs(analysis.openFindings());
      for (var observation : analysis.openFindings()) {
        assertThat(page.select(".finding h4").text()).contains(observation.finding().rule());
      }
    }
  }

  @Test
  void thePageHasLandmarksAndHeadingsInOrder() {
    for (var analysis : analyses().values()) {
      var page = Jsoup.parse(HtmlReport.of(analysis));

      assertThat(page.select("body > header, body > main, body > footer")).hasSize(3);
      assertThat(page.select("h1")).hasSize(1);
      int level = 1;
      for (var heading : page.select("h1, h2, h3, h4")) {
        int next = heading.tagName().charAt(1) - '0';
        assertThat(next).isLessThanOrEqualTo(level + 1);
        level = next;
      }
      for (String target : page.select("a[href]").eachAttr("href")) {
        assertThat(page.getElementById(target.substring(1))).isNotNull();
      }
      for (String labelled : page.select("[aria-labelledby]").eachAttr("aria-labelledby")) {
        assertThat(page.getElementById(labelled)).isNotNull();
      }
    }
  }

  @Test
  void markupInWhatIsAnalysedStaysText() {
    String html = HtmlReport.of(analyses().get("leaking"));

    assertThat(html).contains("Europe/&lt;b&gt;Wien&lt;/b&gt;");
    assertThat(Jsoup.parse(html).select("b")).isEmpty();
  }
}
