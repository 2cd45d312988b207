package dev.undebug.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells of an image that a Dockerfile describes whether something of the tree starts it with an
/// environment and a command of its own: that is judged then, and not the Dockerfile alone.
final class ImageBuilders {

  private final List<Deployment> decided;

  /// Dockerfile and stage, by the name of the deployment.
  private final Map<String, String> images = new HashMap<>();

  /// @param decided the deployments, as far as their names and commands tell what they are for
  ImageBuilders(List<Assembly.Part> parts, List<Deployment> decided) {
    this.decided = List.copyOf(decided);
    parts.forEach(part -> images.put(part.deployment().name(), part.image()));
  }

  /// Whether a deployment counts as production, given who builds its image.
  Deployment.Standing standing(Deployment deployment) {
    if (deployment.kind() != Kind.DOCKERFILE || !deployment.production()) {
      return deployment.standing();
    }
    Deployment developer = null;
    Deployment server = null;
    for (Deployment other : decided) {
      boolean isBuilder =
          other.kind() != Kind.DOCKERFILE
              && other.project().equals(deployment.project())
              && (other.serves() || !deployment.serves());
      if (isBuilder && image(other).equals(image(deployment))) {
        if (other.production()) {
          return new Deployment.Standing(
              false, other.name() + " starts its image, and is judged itself");
        }
        developer = developer == null ? other : developer;
      } else if (isBuilder && other.production()) {
        server = server == null ? other : server;
      }
    }
    return developer == null || server == null
        ? deployment.standing()
        : new Deployment.Standing(
            false,
            "of the tree, %s starts its image, which is for development, and %s serves"
                .formatted(developer.name(), server.name()));
  }

  private String image(Deployment deployment) {
    return images.getOrDefault(deployment.name(), "");
  }
}
