package dev.undebug.rule;

import dev.undebug.page.Starring;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A credential stands under a name that this version of Django does not mask on its debug page,
/// nor in the mails it sends to the administrators.
final class CredentialUnmasked implements Rule {

  @Override
  public String id() {
    return "UDB213";
  }

  @Override
  public String name() {
    return "credential-unmasked";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.meant().stream().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    var values = new Values(evaluated);
    var starring = Starring.of(values.django());
    var sightings = new ArrayList<Sighting>();
    evaluated
        .settings()
        .settings()
        .forEach(
            (name, setting) -> {
              if (!setting.isDefault() && !CredentialInCode.HARMLESS.matcher(name).matches()) {
                CredentialInCode.leaves(setting).stream()
                    .filter(leaf -> !isStarred(starring, leaf.path()))
                    .filter(leaf -> !CredentialInCode.isListedWord(leaf))
                    .filter(leaf -> !Drawn.isPublic(leaf.path()))
                    .filter(
                        leaf ->
                            Secrets.classify(leaf.path(), leaf.text())
                                .filter(Drawn::isSure)
                                .filter(secret -> !Drawn.opensNothing(secret))
                                .filter(secret -> !CredentialInCode.isLocal(secret))
                                .isPresent())
                    .forEach(leaf -> sightings.add(sighting(evaluated, name, leaf)));
              }
            });
    return sightings.stream();
  }

  private Sighting sighting(Evaluated evaluated, String setting, Parts.Leaf leaf) {
    return evaluated.sighting(
        severity(),
        SettingsRule.place(evaluated, setting),
        "%s is a credential that Django %s shows as it is on a debug page"
            .formatted(leaf.path(), new Values(evaluated).django()),
        "give it a name with PASS, SECRET, TOKEN or KEY, or split the password off");
  }

  /// Whether the setting's name is starred, or one of the keys on the way.
  private static boolean isStarred(Starring starring, String path) {
    List<String> names = List.of(path.split("\\['?|'?]"));
    if (starring.stars(names.getFirst())) {
      return true;
    }
    boolean isInList = path.matches(".*\\[\\d+].*");
    return starring.entersDictionaries()
        && (starring.entersLists() || !isInList)
        && names.stream().anyMatch(starring::stars);
  }
}
