package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Library;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every modelled module, by its dotted name.
public final class Libraries {
  /// Models that are written in Python: module, distribution, and the version that is taken where
  /// the project names none.
  private static final List<String> SCRIPTS =
      List.of(
          "environ django-environ 0.12.0",
          "decouple python-decouple 3.8",
          "environs environs 15.1.0",
          "dotenv python-dotenv 1.2.2",
          "dj_database_url dj-database-url 3.1.2",
          "django_heroku django-heroku 0.3.1",
          "corsheaders.defaults django-cors-headers 4.9.0",
          "configurations django-configurations 2.5.1",
          "configurations.base django-configurations 2.5.1",
          "configurations.decorators django-configurations 2.5.1",
          "configurations.importer django-configurations 2.5.1",
          "configurations.values django-configurations 2.5.1",
          "pydantic pydantic 2.13.5",
          "pydantic_settings pydantic-settings 2.15.0",
          "dynaconf dynaconf 3.3.5",
          "yaml pyyaml 6.0.3",
          "toml toml 0.10.2",
          "tomli tomli 2.3.0",
          "django_heroku django-heroku 0.3.1");

  /// Modules of Python's own library that are modelled in Python.
  private static final List<String> FROM_PYTHON =
      List.of(
          "base64",
          "binascii",
          "abc",
          "collections",
          "collections.abc",
          "configparser",
          "dataclasses",
          "django.http.request",
          "django.utils.csp",
          "email.utils",
          "enum",
          "functools",
          "getpass",
          "hashlib",
          "importlib.metadata",
          "importlib.util",
          "io",
          "itertools",
          "logging",
          "math",
          "operator",
          "random",
          "re",
          "secrets",
          "shlex",
          "string",
          "subprocess",
          "textwrap",
          "time",
          "types",
          "urllib.parse",
          "uuid",
          "warnings");

  private Libraries() {}

  /// The modelled modules of one Python.
  ///
  /// @param hasDistutils whether the Python in use still has `distutils`
  /// @param known versions of third-party packages, by their normalised names
  public static Map<String, Library> all(boolean hasDistutils, Map<String, String> known) {
    Map<String, Library> all = new TreeMap<>();
    var versions = new Versions(known);
    SCRIPTS.forEach(
        line -> {
          String[] cells = line.split(" ");
          String resource = cells[0].replace('.', '/') + ".py";
          all.put(cells[0], new Script(resource, cells[1], cells[2], versions));
        });
    FROM_PYTHON.forEach(
        name -> all.put(name, new Script(name.replace('.', '/') + ".py", "", "0", versions)));
    // What became part of Python is the same code.
    all.put("tomllib", new Script("tomli.py", "", "0", versions));
    all.put("os", Os::os);
    all.put("urllib", Django::empty);
    all.put("email", Django::empty);
    all.put("os.path", Os::path);
    all.put("posixpath", Os::path);
    all.put("sys", Standard::sys);
    all.put("inspect", Standard::inspect);
    all.put("pathlib", Standard::pathlib);
    all.put("datetime", Standard::datetime);
    all.put("socket", Standard::socket);
    all.put("platform", Standard::platform);
    all.put("importlib", Standard::importlib);
    all.put("_collections_of_java", Standard::collections);
    all.put("copy", Standard::copy);
    all.put("contextlib", Standard::contextlib);
    all.put("ast", Standard::literals);
    all.put("json", Standard::json);
    all.put("typing", m -> Typing.typing(m, new Script("typing.py", "", "0", versions)));
    if (hasDistutils) {
      all.put("distutils", Django::empty);
      all.put("distutils.util", Standard::strtobool);
    }
    django(all, versions);
    all.put("corsheaders", Django::empty);
    all.put("split_settings", Django::empty);
    all.put("split_settings.tools", SplitSettings::module);
    return all;
  }

  private static void django(Map<String, Library> all, Versions versions) {
    all.put("django", m -> Django.starting(m, "setup"));
    all.put("django.core", Django::empty);
    all.put("django.http", Django::empty);
    all.put("django.core.exceptions", Django::exceptions);
    all.put(
        "django.core.management",
        m ->
            Django.starting(
                m,
                "execute_from_command_line",
                "call_command",
                "execute_manager",
                "setup_environ"));
    all.put("django.core.wsgi", m -> Django.starting(m, "get_wsgi_application"));
    all.put("django.core.asgi", m -> Django.starting(m, "get_asgi_application"));
    all.put("configurations.wsgi", m -> Django.starting(m, "get_wsgi_application"));
    all.put("configurations.asgi", m -> Django.starting(m, "get_asgi_application"));
    all.put(
        "configurations.management",
        m -> Django.starting(m, "execute_from_command_line", "call_command"));
    all.put("django.core.management.utils", Django::secrets);
    all.put("django.utils", Django::empty);
    all.put("django.utils.crypto", Django::secrets);
    all.put("django.utils.translation", m -> Django.translation(m, versions));
    all.put("django.contrib", Django::empty);
    all.put("django.contrib.messages", Django::messages);
    all.put("django.contrib.messages.constants", Django::messages);
    all.put("django.urls", Django::urls);
    all.put("django.conf", new LazySettings(new Script("django/conf.py", "", "0", versions)));
    all.put("django.conf.global_settings", new GlobalSettings(versions));
  }
}
