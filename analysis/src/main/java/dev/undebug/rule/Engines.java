package dev.undebug.rule;

import dev.undebug.page.Series;
import dev.undebug.project.ModulePaths;
import dev.undebug.project.Project;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.requirement.Version;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Setting;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.template.TemplateCheck;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the templates of a deployment are read, as far as its settings surely say.
record Engines(Evaluated evaluated) {

  /// Templates that are read, at most, of one project.
  private static final int MAX_FILES = 5_000;

  private static final int MAX_CHARACTERS = 500_000;

  private static final Pattern NEVER_SERVED =
      Pattern.compile(
          "(^|/)(tests?|testing|docs?|examples?|fixtures|node_modules|site-packages|vendor|jinja2?"
              + "|project_templates?|conf/\\w+_template)/|\\{\\{|cookiecutter");

  /// The deployments whose templates are all Django's language, with nothing built in that Django
  /// does not bring.
  static Stream<Engines> plain(Application application) {
    return application.meant().stream()
        .filter(one -> one.deployment().serves() && !new Values(one).isIdle())
        .map(Engines::new)
        .filter(Engines::isPlain);
  }

  /// The same of one deployment; empty where its templates may be in another language.
  static Optional<Engines> plain(Evaluated evaluated) {
    return Optional.of(new Engines(evaluated)).filter(Engines::isPlain);
  }

  private boolean isPlain() {
    return evaluated
        .settings()
        .find("TEMPLATES")
        .flatMap(Setting::value)
        .filter(
            templates ->
                templates instanceof Datum.Sequence(_, var elements)
                    && !elements.isEmpty()
                    && Parts.of(templates, "BACKEND").stream().allMatch(Engines::isDjangos)
                    && Parts.of(templates, "BACKEND").size() == elements.size()
                    && Parts.of(templates, "OPTIONS").stream().allMatch(Engines::addsNothing))
        .isPresent();
  }

  private static boolean isDjangos(Datum backend) {
    return backend.equals(new Datum.Text("django.template.backends.django.DjangoTemplates"));
  }

  private static boolean addsNothing(Datum options) {
    return options instanceof Datum.Mapping
        && Parts.of(options, "builtins").isEmpty()
        && Parts.of(options, "libraries").isEmpty();
  }

  Project project() {
    return evaluated.project();
  }

  Tree tree() {
    return project().modules().tree();
  }

  TemplateCheck check() {
    Series series = new Values(evaluated).django();
    boolean isExact = project().django().filter(Version::isExact).isPresent();
    return new TemplateCheck(tree(), series.major(), series.minor(), isExact);
  }

  /// The templates that Django may load.
  Stream<String> files() {
    return tree().files().stream()
        .filter(path -> path.endsWith(".html") && !NEVER_SERVED.matcher(path).find())
        .filter(
            path ->
                project().templates().stream().anyMatch(folder -> path.startsWith(folder + "/")))
        .limit(MAX_FILES);
  }

  /// A template, unless it is longer than people write.
  Optional<SourceText> text(String path) {
    return tree().text(path).filter(text -> text.text().length() <= MAX_CHARACTERS);
  }

  /// Whether every application is Django's own or in the tree, so that nobody else brings addresses
  /// and templates.
  boolean isClosed() {
    return evaluated
        .settings()
        .find("INSTALLED_APPS")
        .flatMap(Setting::value)
        .filter(
            apps ->
                apps instanceof Datum.Sequence(_, var elements)
                    && elements.stream()
                        .allMatch(
                            one ->
                                one.isAlways()
                                    && one.value() instanceof Datum.Text(var name)
                                    && isKnown(name)))
        .isPresent();
  }

  private boolean isKnown(String application) {
    ModulePaths modules = project().modules();
    String[] parts = application.split("\\.");
    return application.startsWith("django.")
        || modules.find(application).isPresent()
        || (parts.length > 2
            && modules
                .find(String.join(".", List.of(parts).subList(0, parts.length - 1)))
                .isPresent());
  }
}
