package dev.undebug.rule;

import dev.undebug.advisory.Advisories;
import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Deployments;
import dev.undebug.deploy.Export;
import dev.undebug.deploy.SavedImage;
import dev.undebug.project.Project;
import dev.undebug.project.Projects;
import dev.undebug.settings.Setting;
import dev.undebug.settings.Settings;
import dev.undebug.settings.SettingsReader;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// An application, evaluated: what every rule looks at.
///
/// @param deployments in the order of their names
/// @param meant the deployments that visitors meet, with the settings that are meant for them: what
///   is started with others by mistake is one finding, and what those say is none of its own
/// @param review what there is to see in its code
/// @param audit what it asks for, and what is known of that
public record Application(
    Tree tree,
    List<Project> projects,
    List<Evaluated> deployments,
    List<Evaluated> meant,
    CodeReview review,
    Audit audit) {

  /// One deployment and the settings it runs with.
  ///
  /// @param anywhere what its settings may be wherever it runs
  public record Evaluated(
      Deployment deployment, Project project, Settings settings, Anywhere anywhere) {

    /// What settings may be wherever a deployment runs.
    public interface Anywhere {

      /// Those of the names that anything is known of.
      Map<String, Setting> settings(Set<String> names);
    }

    public String name() {
      return deployment.name();
    }

    /// Where a setting is decided; the deployment itself where Django's default holds.
    public Place placeOf(String setting) {
      return decidedAt(setting).orElse(deployment.place());
    }

    /// Where a file of the tree decides a setting.
    Optional<Place> decidedAt(String setting) {
      return settings
          .find(setting)
          .flatMap(Setting::decidedAt)
          .filter(place -> !place.path().isEmpty());
    }

    /// Makes a sighting in this deployment, of what was evaluated.
    Sighting sighting(Severity severity, Place place, String message, String help) {
      return new Sighting(severity, Confidence.HIGH, message, help, place, name());
    }
  }

  /// No source tree at all.
  public static final Application NONE =
      new Application(Tree.of(Map.of()), List.of(), List.of(), List.of());

  Application(
      Tree tree, List<Project> projects, List<Evaluated> deployments, List<Evaluated> meant) {
    this(
        tree,
        projects,
        deployments,
        meant,
        new CodeReview(tree, projects, deployments),
        new Audit(tree, projects, Advisories::embedded));
  }

  /// Finds what a tree holds, and evaluates it.
  public static Application read(Tree tree) {
    return read(tree, List.of());
  }

  /// Finds what a tree holds, and evaluates it.
  ///
  /// @param exports what operators exported of running deployments' environments
  public static Application read(Tree tree, List<Export> exports) {
    List<Project> projects = Projects.find(tree);
    return evaluated(tree, projects, Deployments.find(tree, projects, exports));
  }

  /// Finds what a saved image holds, and evaluates what it starts.
  public static Application read(SavedImage image) {
    List<Project> projects = Projects.find(image.tree());
    return evaluated(image.tree(), projects, Deployments.find(image, projects));
  }

  private static Application evaluated(
      Tree tree, List<Project> projects, List<Deployment> deployments) {
    var readers = new HashMap<String, SettingsReader>();
    var evaluated = new ArrayList<Evaluated>();
    var meant = new ArrayList<Evaluated>();
    for (Deployment deployment : deployments) {
      for (Project project : projects) {
        if (project.root().equals(deployment.project())) {
          SettingsReader reader =
              readers.computeIfAbsent(project.root(), _ -> new SettingsReader(project));
          var one = evaluated(deployment, project, reader);
          evaluated.add(one);
          if (deployment.production()) {
            // Settings that are no more than a part of others are not judged alone.
            Meant.of(one)
                .map(other -> evaluated(other, project, reader))
                .ifPresentOrElse(
                    other -> {
                      if (other.settings().isWhole()) {
                        meant.add(other);
                      }
                    },
                    () -> meant.add(one));
          }
        }
      }
    }
    return new Application(tree, projects, evaluated, meant);
  }

  private static Evaluated evaluated(
      Deployment deployment, Project project, SettingsReader reader) {
    Settings settings = reader.read(deployment);
    return new Evaluated(
        deployment,
        project,
        settings,
        names -> reader.anywhere(deployment, settings.module(), names));
  }

  public Application {
    projects = List.copyOf(projects);
    deployments = List.copyOf(deployments);
    meant = List.copyOf(meant);
  }

  /// The same by other advisories than those that come with the program.
  public Application by(Supplier<Advisories> advisories) {
    return new Application(tree, projects, deployments, meant, review, audit.by(advisories));
  }

  /// The deployments that visitors meet, as they are started; rules speak only of these.
  public Stream<Evaluated> production() {
    return deployments.stream().filter(evaluated -> evaluated.deployment().production());
  }
}
