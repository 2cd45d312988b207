package dev.undebug.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLiteralsTest {

  private static final String PATH = "/srv/shop/orders/views.py";

  /// `category | name | value` of what the lines of a frame give away.
  private static List<String> told(String path, String source, String failing) {
    var page = new PageText(source.getBytes(StandardCharsets.UTF_8));
    var disclosures = new Disclosures();
    var lines = Passage.plain(page, 0, page.text().length());
    SourceLiterals.read(disclosures, path, "frame 1", lines, () -> source.indexOf(failing));
    disclosures
        .found()
        .forEach(one -> assertThat(source.substring(one.offset())).contains(one.value()));
    return disclosures.found().stream()
        .map(one -> one.category() + " | " + one.name() + " | " + one.value())
        .toList();
  }

  private static List<String> told(String source) {
    return told(PATH, source, source.strip());
  }

  @Test
  void aTextThatIsAssignedIsToldByTheVariablesName() {
    var told = told("    dsn = 'postgres://u:p@db/shop'\n    self.conf = {'password': 'x1'}\n");

    assertThat(told)
        .containsExactly(
            "local-variable | frame 1 source: dsn | postgres://u:p@db/shop",
            "local-variable | frame 1 source: self.conf['password'] | x1");
  }

  @Test
  void whatAClassIsMadeOfIsToldAndWhatAFunctionTakesIsNot() {
    var told =
        told("    client = Client('x1', retries=3, pin='77')\n    card = form.get('card')\n");

    assertThat(told)
        .containsExactly(
            "local-variable | frame 1 source: client | x1",
            "local-variable | frame 1 source: client.pin | 77");
  }

  @Test
  void aConstantOfTheModuleIsNoLocalVariable() {
    assertThat(told("RATE = 'x1'\n")).isEmpty();
  }

  @Test
  void aStatementIsToldWithItsParameters() {
    var told = told("    cursor.execute('SELECT a FROM b WHERE c = %s', ['x1'])\n");

    assertThat(told)
        .containsExactly(
            "database-query | frame 1 source: cursor.execute[0] | SELECT a FROM b WHERE c = %s",
            "database-query | frame 1 source: cursor.execute[1][0] | x1");
  }

  @Test
  void aStatementOverSeveralLinesMayHoldTheFailingLine() {
    var source = "    rows = run(\"\"\"SELECT a\n      FROM b WHERE c = 1\"\"\")\n";

    assertThat(told(PATH, source, "      FROM"))
        .containsExactly(
            "database-query | frame 1 source: statement | SELECT a\n      FROM b WHERE c = 1");
  }

  @Test
  void parametersOfAQueryOfModelsAreToldAsSuch() {
    assertThat(told("    tea = Tea.objects.filter(shop__open=True).get(sku='x1')\n"))
        .containsExactly("database-query | frame 1 source: Tea.objects.filter.get.sku | x1");
  }

  @Test
  void whatATemplateIsHandedIsTold() {
    assertThat(told("    return render(request, 'a.html', {'tea': tea, 'note': 'x1'})\n"))
        .containsExactly("template-context | frame 1 source: render['note'] | x1");
  }

  @Test
  void linesThatBeginAndEndInTheMiddleOfSomethingAreRead() {
    var source = "        total=3,\n    )\n    pin = '77'\n\ndef pay(request):\n    check(pin,\n";

    assertThat(told(PATH, source, "    pin"))
        .containsExactly("local-variable | frame 1 source: pin | 77");
  }

  @Test
  void codeBehindATextThatBeganAboveIsCode() {
    var source = "    quote = 'prose'\n    \"\"\"\n    pin = '77'\n    fail()\n    \"\"\"a text\n";

    assertThat(told(PATH, source, "    fail"))
        .containsExactly("local-variable | frame 1 source: pin | 77");
  }

  @Test
  void theMarksBelowAFailingLineAreNoCode() {
    assertThat(told("    pin = '77' / 0\n          ~~~~~^~~\n    pen = '78'\n"))
        .containsExactly("local-variable | frame 1 source: pen | 78");
  }

  @Test
  void printOfPython2IsRead() {
    assertThat(told("    print 'x'\n    pin = u'77'\n"))
        .containsExactly("local-variable | frame 1 source: pin | 77");
  }

  @Test
  void librariesArePassedOver() {
    var source = "    pin = '77'\n";

    assertThat(told("/usr/lib/python3.11/ssl.py", source, "pin")).isEmpty();
    assertThat(told("/venv/lib/python3.11/site-packages/x/y.py", source, "pin")).isEmpty();
    assertThat(told("/opt/django/core/handlers/base.py", source, "pin")).isEmpty();
    assertThat(told("C:\\Python27\\Lib\\ssl.py", source, "pin")).isEmpty();
  }
}
