package dev.undebug.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.requirement.Version;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectsTest {

  private static final String MANAGE =
      """
      import os
      def main():
          os.environ.setdefault('DJANGO_SETTINGS_MODULE', '%s')
          from django.core.management import execute_from_command_line
      if __name__ == '__main__':
          main()
      """;

  private static final String WSGI =
      """
      import os
      from django.core.wsgi import get_wsgi_application
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", "%s")  # the default
      application = get_wsgi_application()
      """;

  private static Project only(Map<String, String> files) {
    var projects = Projects.find(Tree.of(files));
    assertThat(projects).hasSize(1);
    return projects.getFirst();
  }

  private static Version.Knowledge version(Project project, String name) {
    return Optional.ofNullable(project.packages().get(name)).orElseThrow().knowledge();
  }

  @Test
  void aProjectIsWhereManagePyIs() {
    var project =
        only(
            Map.of(
                "manage.py", MANAGE.formatted("shop.settings"),
                "shop/__init__.py", "",
                "shop/settings.py", "DEBUG = True",
                "shop/urls.py", "",
                "shop/wsgi.py", WSGI.formatted("shop.settings"),
                "shop/templates/404.html", ""));

    assertThat(project.root()).isEmpty();
    assertThat(project.settings())
        .containsExactly(new Project.SettingsModule("shop.settings", "shop/settings.py"));
    assertThat(project.urls()).containsExactly("shop/urls.py");
    assertThat(project.templates()).containsExactly("shop/templates");
    assertThat(project.entryPoint("shop/wsgi.py").orElseThrow().settingsDefault().orElseThrow())
        .extracting(EntryPoint.Write::text, write -> write.place().toString())
        .containsExactly("shop.settings", "shop/wsgi.py:3:23");
  }

  @Test
  void settingsAreNamedFromTheRootThatTheEntryPointsNameThemFrom() {
    var project =
        only(
            Map.of(
                "manage.py", MANAGE.formatted("apps.core.settings"),
                "apps/core/wsgi.py", WSGI.formatted("apps.core.settings"),
                "apps/core/__init__.py", "",
                "apps/core/settings/base.py", "INSTALLED_APPS = []",
                "apps/core/settings/production.py", "from .base import *"));

    assertThat(project.settings())
        .extracting(Project.SettingsModule::name)
        .containsExactly("apps.core.settings.base", "apps.core.settings.production");
  }

  @Test
  void aMonorepoHasSeveral() {
    var projects =
        Projects.find(
            Tree.of(
                Map.of(
                    "services/a/manage.py", MANAGE.formatted("config.settings"),
                    "services/a/config/settings.py", "",
                    "services/a/config/wsgi.py", WSGI.formatted("config.settings"),
                    "services/b/manage.py", MANAGE.formatted("config.settings"),
                    "services/b/config/settings.py", "",
                    "services/b/config/wsgi.py", WSGI.formatted("config.settings"))));

    assertThat(projects).extracting(Project::root).containsExactly("services/a", "services/b");
    assertThat(projects.getLast().modules().find("config.settings").orElseThrow().path())
        .isEqualTo("services/b/config/settings.py");
    assertThat(projects.getLast().entryPoints())
        .extracting(EntryPoint::path)
        .containsExactly("services/b/config/wsgi.py", "services/b/manage.py");
  }

  @Test
  void withoutManagePyAProjectIsWhereItsSettingsCanBeImportedFrom() {
    var project =
        only(
            Map.of(
                "src/shop/wsgi.py", WSGI.formatted("shop.conf.production"),
                "src/shop/__init__.py", "",
                "src/shop/conf/production.py", ""));

    assertThat(project.root()).isEqualTo("src");
    assertThat(project.settings())
        .containsExactly(
            new Project.SettingsModule("shop.conf.production", "src/shop/conf/production.py"));
  }

  @Test
  void aConditionalChoiceIsNotADefault() {
    var project =
        only(
            Map.of(
                "shop/wsgi.py",
                """
                import os
                from django.core.wsgi import get_wsgi_application
                if 'DATABASE_URL' in os.environ:
                    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.deploy")
                else:
                    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
                application = get_wsgi_application()
                """,
                "shop/settings/deploy.py",
                "",
                "shop/settings/dev.py",
                ""));
    var wsgi = project.entryPoint("shop/wsgi.py").orElseThrow();

    assertThat(wsgi.settingsDefault()).isEmpty();
    assertThat(wsgi.writes("DJANGO_SETTINGS_MODULE"))
        .extracting(EntryPoint.Write::text, EntryPoint.Write::certainty)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "shop.settings.deploy", EntryPoint.Certainty.CONDITIONAL),
            org.assertj.core.groups.Tuple.tuple(
                "shop.settings.dev", EntryPoint.Certainty.CONDITIONAL));
  }

  @Test
  void aComputedChoiceIsNotADefault() {
    for (String value :
        new String[] {
          "'shop.' + stage", "f'shop.{stage}'", "'shop.%s' % stage", "get('X', 'shop.settings')"
        }) {
      var project =
          only(
              Map.of(
                  "shop/wsgi.py",
                  """
                  import os
                  from django.core.wsgi import get_wsgi_application
                  os.environ["DJANGO_SETTINGS_MODULE"] = %s
                  application = get_wsgi_application()
                  """
                      .formatted(value)));

      assertThat(project.entryPoints().getFirst().settingsDefault()).as(value).isEmpty();
    }
  }

  @Test
  void aCommentOrAStringChoosesNothing() {
    var project =
        only(
            Map.of(
                "shop/wsgi.py",
                """
                '''
                Set os.environ so:
                '''
                from django.core.wsgi import get_wsgi_application
                # os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.wrong")
                application = get_wsgi_application()
                """));

    assertThat(project.entryPoints().getFirst().writes()).isEmpty();
  }

  @Test
  void anAssignmentWinsOverADefault() {
    var project =
        only(
            Map.of(
                "manage.py",
                """
                import os
                os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a")
                os.environ["DJANGO_SETTINGS_MODULE"] = "b"
                from django.core.management import execute_from_command_line
                """));

    var decided = project.entryPoints().getFirst().settingsDefault().orElseThrow();
    assertThat(decided.text()).isEqualTo("b");
    assertThat(decided.isDefault()).isFalse();
  }

  @Test
  void aConfigurationForSomebodyElsesApplicationIsSettingsAlone() {
    String text = "ALLOWED_HOSTS = ['*']\nDEBUG = False\nSECRET_KEY = read('key')\n";
    var tree =
        Tree.of(
            Map.of(
                "configuration/configuration.py", text,
                "test-configuration/configuration.py", text,
                "docs/conf.py", text));

    assertThat(Projects.find(tree))
        .singleElement()
        .satisfies(
            project ->
                assertThat(project.settings())
                    .extracting(Project.SettingsModule::path)
                    .containsExactly("configuration/configuration.py"));
  }

  @Test
  void theDefaultsOfALibraryAreNoSettings() {
    String text = "ALLOWED_HOSTS = []\nDATABASES = {}\n";
    Map<String, String> files = Map.of("shop/__init__.py", "", "shop/defaults.py", text);
    var library = new java.util.HashMap<>(files);
    library.put("setup.py", "");
    library.put("tests/settings.py", text);

    assertThat(Projects.find(Tree.of(files))).hasSize(1);
    assertThat(Projects.find(Tree.of(library))).isEmpty();
  }

  @Test
  void theConfigurationOfFlaskIsNoSettings() {
    String text = "DEBUG = True\nSECRET_KEY = 'key'\n";
    String flask = "from flask import Flask\napp = Flask(__name__)\n";

    assertThat(Projects.find(Tree.of(Map.of("shop/config.py", text, "shop/app.py", flask))))
        .isEmpty();
    assertThat(Projects.find(Tree.of(Map.of("shop/settings.py", text, "shop/app.py", flask))))
        .isEmpty();
    assertThat(
            Projects.find(
                Tree.of(
                    Map.of(
                        "shop/settings.py",
                        text,
                        "shop/app.py",
                        flask,
                        "shop/views.py",
                        "from django.http import HttpResponse\n"))))
        .hasSize(1);
    assertThat(
            Projects.find(
                Tree.of(
                    Map.of("shop/settings.py", text + "DATABASES = {}\n", "shop/app.py", flask))))
        .hasSize(1);
  }

  @Test
  void aTemplatesNamesAreFollowed() {
    var project =
        only(
            Map.of(
                "manage.py",
                MANAGE.formatted("{{ project_name }}.settings"),
                "project_name/settings.py-tpl",
                ""));

    assertThat(project.modules().find("{{ project_name }}.settings").orElseThrow().path())
        .isEqualTo("project_name/settings.py-tpl");
  }

  @Test
  void aPackageComesBeforeAModuleAndBothBeforeANamespace() {
    var tree =
        Tree.of(
            Map.of(
                "a/config/base.py", "",
                "b/config.py", "",
                "b/settings/__init__.py", "",
                "b/settings.py", ""));
    var modules = new ModulePaths(tree, java.util.List.of("a", "b"));

    assertThat(modules.find("config").orElseThrow().path()).isEqualTo("b/config.py");
    assertThat(modules.find("settings").orElseThrow().path()).isEqualTo("b/settings/__init__.py");
    assertThat(modules.find("config.base").orElseThrow().path()).isEqualTo("a/config/base.py");
    assertThat(modules.find("../x")).isEmpty();
    assertThat(modules.nameOf("b/settings/__init__.py")).contains("settings");
  }

  @Test
  void theLockFileKnowsTheVersionBest() {
    var project =
        only(
            Map.of(
                "manage.py",
                MANAGE.formatted("s"),
                "pyproject.toml",
                """
                [project]
                requires-python = ">=3.12"
                dependencies = [
                  "Django>=5.2,<6",
                  "django_environ",
                ]
                """,
                "uv.lock",
                """
                [[package]]
                name = "django"
                version = "5.2.8"

                [package.metadata]
                version = "0"
                """));

    var django = project.django().orElseThrow();
    assertThat(django.text()).isEqualTo("5.2.8");
    assertThat(django.knowledge()).isEqualTo(Version.Knowledge.LOCKED);
    assertThat(django.place()).hasToString("uv.lock:3:1");
    assertThat(version(project, "django-environ")).isEqualTo(Version.Knowledge.UNKNOWN);
    assertThat(project.python().text()).isEqualTo(">=3.12");
  }

  @Test
  void requirementFilesPinOrGiveARange() {
    var project =
        only(
            Map.of(
                "app/manage.py",
                MANAGE.formatted("s"),
                "app/requirements.txt",
                """
                # comment
                Django==4.2.16 ; python_version >= "3.8"
                python-decouple>=3.0,<4  # why
                -r other.txt
                https://example.org/x.zip
                """,
                "runtime.txt",
                "python-3.11.4\n"));

    assertThat(project.django().orElseThrow())
        .extracting(Version::text, Version::knowledge)
        .containsExactly("4.2.16", Version.Knowledge.PINNED);
    assertThat(version(project, "python-decouple")).isEqualTo(Version.Knowledge.RANGE);
    assertThat(project.python().text()).isEqualTo("3.11.4");
  }

  @Test
  void hostileRequirementsCostLittle() {
    var project =
        only(
            Map.of(
                "manage.py", MANAGE.formatted("s"),
                "requirements.txt", ("a" + "=1".repeat(190) + "!\n").repeat(2_000)));

    assertThat(project.django()).isEmpty();
  }

  @Test
  void theVersionOfDjangoIsReadOfWhatPowerShellWrites() {
    byte[] utf16 = "\uFEFFDjango==4.2.1\r\n".getBytes(StandardCharsets.UTF_16LE);
    byte[] manage =
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n"
            .getBytes(StandardCharsets.UTF_8);
    var tree =
        Tree.ofBytes(
            Map.of(
                "manage.py", manage, "shop/settings.py", new byte[0], "requirements.txt", utf16));

    assertThat(Projects.find(tree))
        .singleElement()
        .extracting(project -> project.django().map(Version::text))
        .isEqualTo(Optional.of("4.2.1"));
  }
}
