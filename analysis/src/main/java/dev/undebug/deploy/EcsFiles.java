package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Task definitions of AWS ECS, in JSON as `aws ecs register-task-definition` takes it, and Elastic
/// Beanstalk's `Dockerrun.aws.json`. `environment` wins over `environmentFiles`; what `secrets`
/// name lies in a store.
record EcsFiles(Tree tree, Dockerfiles dockerfiles) {

  private static final Pattern NAME =
      Pattern.compile("(?i).*(task[-_.]?def|ecs|dockerrun|container[-_.]?def).*\\.json");

  /// What AWS and others run beside an application.
  private static final Pattern BESIDE =
      Pattern.compile("(public\\.ecr\\.aws|amazon|datadog|newrelic|otel|fluent|grafana|prom)/.*");

  /// What a pipeline fills in: `<IMAGE>`, `$IMAGE`, `{{image}}`, nothing.
  private static final Pattern FILLED_IN = Pattern.compile("|.*[<$%{].*");

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      if (NAME.matcher(TreePaths.name(path)).matches()) {
        tree.text(path)
            .filter(text -> text.text().contains("\"containerDefinitions\""))
            .map(text -> Yaml.documents(text, tree))
            .orElse(List.of())
            .forEach(document -> all.addAll(task(document)));
      }
    }
    return all;
  }

  private List<Launched> task(Yaml document) {
    var task = document.get("taskDefinition").filter(Yaml::isMapping).orElse(document);
    var containers = task.get("containerDefinitions").map(Yaml::items).orElse(List.of());
    boolean sharesNetwork = containers.size() > 1 || task.text("networkMode").equals("host");
    var all = new ArrayList<Launched>();
    for (Yaml container : containers) {
      String image = container.text("image");
      if (!Dockerfiles.isOfService(image) && !BESIDE.matcher(image).matches()) {
        var launched = container(container, image, task.text("family"));
        all.add(sharesNetwork ? launched : launched.inOwnNetwork());
      }
    }
    return all;
  }

  private Launched container(Yaml container, String named, String family) {
    var images = new NamedImages(tree, dockerfiles);
    var image =
        FILLED_IN.matcher(named).matches()
            ? images.ofPipeline(named, container.place())
            : images.ofManifest(named, container.place());
    String part = container.text("name");
    String name = container.path() + "#" + part;
    var environment = dockerfiles.exports().over(name, environment(container, image.environment()));
    var entrypoint = words(container, "entryPoint");
    var command = words(container, "command");
    boolean hasEntrypoint = !entrypoint.words().isEmpty();
    boolean hasCommand = hasEntrypoint || !command.words().isEmpty();
    var start =
        Image.start(
            hasEntrypoint ? entrypoint : image.entrypoint(),
            hasCommand ? command : image.command());
    String written = container.text("workingDirectory");
    String folder = written.isEmpty() ? image.folder() : written;
    var place = start.words().isEmpty() ? container.place() : start.place();
    var view = dockerfiles.view(image, "");
    return new Launched(
        Kind.ECS,
        name,
        container.place(),
        "",
        view,
        environment,
        new Launch(tree, view).start(start.words(), new Launch.From(environment, folder, place)),
        List.of(container.path(), family, part));
  }

  private static Image.Words words(Yaml container, String key) {
    var yaml = container.get(key);
    return yaml.isEmpty()
        ? Image.none(container.path())
        : new Image.Words(yaml.get().strings(), false, yaml.get().place());
  }

  private static Environment environment(Yaml container, Environment image) {
    var environment = image;
    for (Yaml file : container.get("environmentFiles").map(Yaml::items).orElse(List.of())) {
      environment =
          environment.openTo(
              new Environment.Owner(
                  file.text("value") + " (not in the tree)",
                  "ECS reads it as one of environmentFiles",
                  file.place()));
    }
    for (Yaml variable : container.get("environment").map(Yaml::items).orElse(List.of())) {
      environment = with(environment, variable, value(variable));
    }
    for (Yaml secret : container.get("secrets").map(Yaml::items).orElse(List.of())) {
      environment =
          with(
              environment,
              secret,
              new Variable.Free(
                  "AWS's store of secrets", "the task names it as a secret", secret.place()));
    }
    return environment;
  }

  private static Environment with(Environment under, Yaml named, Variable value) {
    String name = named.text("name");
    return name.isEmpty() ? under : under.with(name, value);
  }

  /// A value, unless a pipeline or a template fills it in.
  private static Variable value(Yaml variable) {
    String text = variable.text("value");
    boolean isFilledIn =
        variable.isUndecided() || text.matches("<[\\w -]+>|.*\\$\\{.*|\\$\\w+|.*\\{\\{.*|__\\w+__");
    return isFilledIn
        ? new Variable.Free(
            "whoever registers the task", "it is filled in when it is deployed", variable.place())
        : new Variable.Set(text, variable.get("value").map(Yaml::place).orElse(variable.place()));
  }
}
