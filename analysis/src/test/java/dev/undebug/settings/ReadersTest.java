package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Environment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Reader libraries: versions, files of variables, and what hostile projects feed them.
class ReadersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aVersionDecidesWhatItsReaderTakesForTrue() {
    var module = EvaluatedModule.of("import environ\nDEBUG = environ.Env().bool('DEBUG')\n");

    assertThat(module.debug(Map.of("DEBUG", " yes "))).isEqualTo("on");
    assertThat(module.on("django-environ", "0.10.0").debug(Map.of("DEBUG", " yes ")))
        .isEqualTo("off");
  }

  @Test
  void theAssumedVersionIsSaid() {
    var module = EvaluatedModule.of("import environ\nDEBUG = environ.Env().bool('DEBUG')\n");

    assertThat(module.in(Environment.every()).libraries()).containsExactly("django-environ 0.12.0");
  }

  @Test
  void anUnknownTextIsAskedByTheReadersOwnWords() {
    var module =
        EvaluatedModule.of(
            "from decouple import config\nDEBUG = config('DEBUG', default=False, cast=bool)\n");

    assertThat(module.everywhere().trueWhen().toString())
        .contains("after=[lower]")
        .contains("Text[value=yes]");
    assertThat(module.everywhere().failsWhen()).isNotEmpty();
    assertThat(module.everywhere().unknownWhen()).isEmpty();
  }

  @Test
  void aFileOfVariablesYieldsToTheEnvironment() {
    var module =
        EvaluatedModule.of(
                """
                import environ
                env = environ.Env()
                environ.Env.read_env()
                DEBUG = env.bool("DEBUG", default=False)
                """)
            .with(".env", "export DEBUG='on'\n");

    assertThat(module.debug(Map.of())).isEqualTo("on");
    assertThat(module.debug(Map.of("DEBUG", "off"))).isEqualTo("off");
  }

  @Test
  void aSettingsIniIsFoundAboveTheModule() {
    var module =
        EvaluatedModule.of("from decouple import config\nDEBUG = config('DEBUG', cast=bool)\n")
            .with("settings.ini", "[settings]\nDEBUG = %(STATE)s\nSTATE = on\n");

    assertThat(module.debug(Map.of())).isEqualTo("on");
    assertThat(module.debug(Map.of("DEBUG", "0"))).isEqualTo("off");
  }

  @Test
  void dynaconfTakesVariablesOverTheModule() {
    var module =
        EvaluatedModule.of(
            """
            import dynaconf
            DEBUG = False
            settings = dynaconf.DjangoDynaconf(
                __name__, ENVVAR_PREFIX_FOR_DYNACONF="PULP", ENVVAR_FOR_DYNACONF="PULP_SETTINGS")
            """);
    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debug(Map.of("PULP_DEBUG", "true"))).isEqualTo("on");
    assertThat(module.debug(Map.of("PULP_DEBUG", "@bool False"))).isEqualTo("off");
    assertThat(module.debug(Map.of("PULP_DEBUG", "no"))).isEqualTo("on");
    assertThat(module.debug(Map.of("PULP_DEBUG", "@int x"))).isEqualTo("fails");
    assertThat(module.debug(Map.of("DYNACONF_DEBUG", "1", "PULP_DEBUG", "0"))).isEqualTo("off");
    assertThat(module.debug(Map.of("DJANGO_DEBUG", "true"))).isEqualTo("off");
    assertThat(module.debug(Map.of("PULP_SETTINGS", "/etc/pulp/settings.py"))).isEqualTo("unknown");
    assertThat(module.debugEverywhere()).contains("on", "off", "unknown");
  }

  @Test
  void aPartOfDebugThatAVariableSetsIsPartOfItsCondition() {
    var module =
        EvaluatedModule.of(
            """
            import dynaconf
            DEBUG = False
            settings = dynaconf.DjangoDynaconf(__name__, ENVVAR_PREFIX_FOR_DYNACONF="PULP")
            """);
    assertThat(module.debug(Map.of("PULP_DEBUG__x", "1"))).isEqualTo("unknown");
    assertThat(module.debug(Map.of("PULP_OTHER__x", "1"))).isEqualTo("off");
    assertThat(module.everywhere().unknownWhen().toString())
        .contains("PULP_DEBUG__*=[Test[after=[], check=NotIn[values=[Unset[]]]]]");
    assertThat(module.everywhere().trueWhen())
        .allSatisfy(one -> assertThat(one.env()).containsKey("PULP_DEBUG__*"));
  }

  @Test
  void aMergeIntoAPartThatAnOldDynaconfRefusesIsUnknown() {
    var module =
        EvaluatedModule.of(
                """
                import dynaconf
                DEBUG = False
                PARTS = {"a": 1}
                settings = dynaconf.DjangoDynaconf(__name__, ENVVAR_PREFIX_FOR_DYNACONF="PULP")
                """)
            .on("dynaconf", "3.1.7");
    assertThat(module.debug(Map.of("PULP_PARTS__b", "[\"a\", \"dynaconf_merge\"]")))
        .isEqualTo("unknown");
    assertThat(module.debug(Map.of("PULP_PARTS__b", "2"))).isEqualTo("off");
    assertThat(module.everywhere().unknownWhen().toString()).contains("PULP_*__*");
  }

  @Test
  void filesThatDynaconfIsGivenMaySetWhatNoVariableSets() {
    var module =
        EvaluatedModule.of(
            """
            import dynaconf
            settings = dynaconf.Dynaconf(envvar_prefix="APP", settings_files=["settings.toml"])
            DEBUG = settings.get("debug", False)
            """);
    assertThat(module.debug(Map.of())).isEqualTo("unknown");
    assertThat(module.debug(Map.of("APP_DEBUG", "false"))).isEqualTo("off");
    assertThat(module.debug(Map.of("APP_DEBUG", "true"))).isEqualTo("on");
  }

  @Test
  void settingsThatALibraryFillsAreUnknown() {
    assertThat(
            EvaluatedModule.of(
                    """
                    from configurations import Configuration
                    class Dev(Configuration):
                        DEBUG = True
                    """)
                .debugEverywhere())
        .contains("unknown");
    assertThat(
            EvaluatedModule.of(
                    "import sys, helpers_of_ours\nDEBUG = False\nhelpers_of_ours.fill(sys.modules[__name__])\n")
                .debug(Map.of()))
        .isEqualTo("unknown");
  }

  @Test
  void whatDjangoHerokuAssignsIsKnown() {
    var module =
        EvaluatedModule.of(
            """
            import django_heroku
            DEBUG = False
            BASE_DIR = "/app"
            MIDDLEWARE = []
            django_heroku.settings(locals())
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debug(Map.of("DATABASE_URL", "postgres://a:b@c/d"))).isEqualTo("off");
  }

  @Test
  void aModuleOfTheTreeDoesNotReplaceWhatAModelImports() {
    var module =
        EvaluatedModule.of("import environ\nDEBUG = environ.Env().bool('DEBUG')\n")
            .with("urllib/__init__.py", "raise SystemExit\n")
            .with("string.py", "raise SystemExit\n");

    assertThat(module.debug(Map.of("DEBUG", "1"))).isEqualTo("on");
  }

  @Test
  void aVariableThatNamesItselfEndsTheProcess() {
    var module = EvaluatedModule.of("import environ\nDEBUG = environ.Env().bool('DEBUG')\n");

    assertThat(module.debug(Map.of("DEBUG", "$DEBUG"))).isEqualTo("fails");
  }

  @Test
  void aHostileFileOfVariablesIsReadInBoundedTime() {
    var lines = new StringBuilder();
    lines.append("A0=x\n");
    for (int i = 1; i < 60; i++) {
      lines.append("A%d=${A%d}${A%d}%n".formatted(i, i - 1, i - 1));
    }
    var module =
        EvaluatedModule.of(
                "import os\nfrom dotenv import load_dotenv\nload_dotenv()\nDEBUG = 'A59' in os.environ\n")
            .with(".env", lines.toString());

    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          var evaluation = module.in(Environment.of(Map.of()));
          boolean isAnswered = evaluation.names().containsKey("DEBUG");
          assertThat(isAnswered || !evaluation.unknown().isEmpty()).isTrue();
        });
  }

  @Test
  void adversarialTextsOfAReaderAreBounded() {
    var module =
        EvaluatedModule.of(
            """
            import environ
            env = environ.Env()
            LIST = env.list("X", default=[])
            PARTS = env.dict("X", default={})
            DEBUG = False
            """);

    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> assertThat(module.debug(Map.of("X", "a=b,".repeat(50_000)))).isIn("off", "unknown"));
  }

  /// Each default is read with the type of the next one.
  @Test
  void aDefaultMayBeReadFromTheEnvironment() {
    var module =
        EvaluatedModule.of(
            """
            import environ
            env = environ.Env()
            NAME = env('A', default=env('B', default=env.str('C', env('D', default='d'))))
            DEBUG = NAME == 'on'
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debug(Map.of("D", "on"))).isEqualTo("on");
    assertThat(module.everywhere().trueWhen()).hasSizeGreaterThan(3);
    assertThat(module.everywhere().unknownWhen().toString())
        .contains("names another variable")
        .doesNotContain("more outcomes");
  }

  @Test
  void aDatabaseMayStandNextToTheSettings() {
    var module =
        EvaluatedModule.of(
            """
            import os, environ, dj_database_url
            HERE = os.path.dirname(os.path.abspath(__file__))
            env = environ.Env()
            ONE = env.db_url('DATABASE_URL', default='sqlite:///%s/db.sqlite3' % HERE)
            TWO = dj_database_url.config(default='sqlite:///' + HERE + '/db.sqlite3')
            DEBUG = ONE['NAME'] == TWO['NAME'] == os.path.join(HERE, 'db.sqlite3')
            """);

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }

  /// As dj-database-url 3.1.2 answers: `UnknownSchemeError(b'')`, not a `TypeError`.
  @Test
  void aDatabaseThatNobodyNamesIsOfNoScheme() {
    var module =
        EvaluatedModule.of(
            """
            import os, dj_database_url
            try:
                dj_database_url.parse(os.getenv("DATABASE_URL"))
                DEBUG = False
            except dj_database_url.UnknownSchemeError:
                DEBUG = True
            """);

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }
}
