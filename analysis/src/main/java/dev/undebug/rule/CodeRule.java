package dev.undebug.rule;

import dev.undebug.code.Scene;
import dev.undebug.project.Project;
import dev.undebug.python.Node;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.stream.Stream;

/// A rule that looks at the code which runs inside requests, node by node.
///
/// @param words a file that holds none of them is not looked into
record CodeRule(String id, String name, Severity severity, List<String> words, Look look)
    implements Rule {

  CodeRule {
    words = List.copyOf(words);
  }

  /// Looks at one node.
  interface Look {
    void at(Node node, Scene scene, Seen seen);
  }

  /// Takes what is seen.
  interface Seen {
    void add(Severity severity, Confidence confidence, Node place, String message, String help);

    /// The same place to add to, where these edits would mend what is added.
    Seen mending(List<Edit> edits);

    /// Whether a setting holds a secret, or a part that is one.
    boolean isSecret(String setting);

    /// What is looked into.
    Tree tree();

    /// The projects of the tree.
    List<Project> projects();

    /// The deployments of the projects.
    List<Application.Evaluated> deployments();

    /// Whether a file is a settings module.
    boolean isSettings(String path);
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.review().of(this);
  }
}
