package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PurposeTest {

  @Test
  void whatATemplateFillsInIsNoName() {
    String workload =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: NAME
        spec:
          template:
            spec:
              containers:
                - name: web
                  image: registry.example/shop
                  command: [gunicorn, shop.wsgi]
        """;

    for (String name : new String[] {"{{ .Release.Name }}", "\"{{ .Release.Name }}-web\""}) {
      var found = Found.in("chart/templates/web.yaml", workload.replace("NAME", name));

      assertThat(found.deployments())
          .filteredOn(deployment -> deployment.kind() == Kind.HELM)
          .extracting(deployment -> deployment.standing().because())
          .containsExactly("gunicorn serves it");
    }
  }
}
