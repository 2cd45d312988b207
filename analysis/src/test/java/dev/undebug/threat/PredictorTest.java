package dev.undebug.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.code.Local;
import dev.undebug.page.Category;
import dev.undebug.page.Series;
import dev.undebug.secret.Mask;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictorTest {

  private static final Series DJANGO = new Series(5, 2);

  @Test
  void anUnreachablePostgresGivesAwayThePasswordThatDjangoStars() {
    var leaks = predict(database("django.db.backends.postgresql"));

    assertThat(leaks)
        .extracting(Leak::name, Leak::isMasked, leak -> leak.credential().kind())
        .contains(
            org.assertj.core.groups.Tuple.tuple("DATABASES['default']['PASSWORD']", true, ""),
            org.assertj.core.groups.Tuple.tuple(
                "conn_params['password'] of Django's database frames", false, "database-password"));
  }

  @Test
  void nothingOfTheKindIsSaidOfOtherDatabases() {
    assertThat(predict(database("django.db.backends.sqlite3"))).noneMatch(Leak::isExposedSecret);
  }

  @Test
  void aSettingThatTheEnvironmentFillsIsShownWhateverItIs() {
    var broker = new Known.FromEnvironment("the variable BROKER_URL");
    var leaks = predict(setting("BROKER_URL", broker));

    assertThat(leaks)
        .singleElement()
        .satisfies(
            leak -> {
              assertThat(leak.content()).isEqualTo(Leak.Content.ELSEWHERE);
              assertThat(leak.preview())
                  .isEqualTo("whatever it is set to: the variable BROKER_URL");
            });
  }

  @Test
  void whatAVisitorSendsIsPredictedAndIsNoCredentialOfTheSite() {
    var place = Bakery.place("bakery/views.py", 7, 5, 20);
    var sent = new Local("login", "password", new Local.Source.OfVisitor("password"), place);

    assertThat(predict(setting("BAKERY", new Known.Text("rye")), List.of(sent)))
        .filteredOn(leak -> leak.name().equals("login: password"))
        .singleElement()
        .satisfies(
            leak -> {
              assertThat(leak.isSecret()).isFalse();
              assertThat(leak.preview()).isEqualTo("what the visitor sends as password");
              assertThat(leak.isSeen()).isFalse();
            });
  }

  @Test
  void aSettingIsACredentialInTheTemplateThatItIsGivenTo() {
    var place = Bakery.place("bakery/views.py", 7, 5, 20);
    var source = new Local.Source.OfSettings("MAP_TOKEN");
    var given = new Local("home", "token", source, place, Category.TEMPLATE_CONTEXT);
    var filled = new Known.FromEnvironment("the variable MAP_TOKEN");

    assertThat(predict(setting("MAP_TOKEN", filled), List.of(given)))
        .filteredOn(leak -> leak.category() == Category.TEMPLATE_CONTEXT)
        .singleElement()
        .satisfies(
            leak -> {
              assertThat(leak.credential().kind()).isEqualTo("token");
              assertThat(leak.preview()).isEqualTo("whatever it is set to: the variable MAP_TOKEN");
            });
  }

  private static List<Leak> predict(Setting setting) {
    return predict(setting, List.of());
  }

  private static List<Leak> predict(Setting setting, List<Local> locals) {
    var settings = KnownSettings.of("bakery.settings", List.of(setting));
    var deployment = Bakery.closed().starts().getFirst().deployment();
    var predictor = new Predictor(new Shown(Mask.plain()), DJANGO, settings);
    predictor.learn(deployment, locals);
    return predictor.predict(deployment, locals);
  }

  private static Setting database(String engine) {
    var one = new LinkedHashMap<String, Known>();
    one.put("ENGINE", new Known.Text(engine));
    one.put("PASSWORD", new Known.Text("ryeBread77store"));
    var all = new LinkedHashMap<String, Known>();
    all.put("default", new Known.Entries(one));
    return setting("DATABASES", new Known.Entries(all));
  }

  private static Setting setting(String name, Known value) {
    return new Setting(name, value, Bakery.place("bakery/settings.py", 3, 1, 9), false);
  }
}
