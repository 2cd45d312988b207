package dev.undebug.threat;

import dev.undebug.code.Local;
import dev.undebug.deploy.Variable;
import dev.undebug.page.Starring;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Proof;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a tree has which credential, by fingerprint: settings, starred on the page or not, what
/// its files give the environment, and variables of functions.
public final class TreeValues {

  private final Mask mask;
  private final Map<String, String> places = new LinkedHashMap<>();

  private TreeValues(Mask mask) {
    this.mask = mask;
  }

  /// Fingerprint to place, as a report would write it; empty where the mask has no key.
  public static Map<String, String> of(Evidence evidence, Mask mask) {
    var values = new TreeValues(mask);
    for (Evidence.Start start : evidence.starts()) {
      for (Setting setting : start.settings().own()) {
        for (var part : Flattened.of(setting, Starring.NONE)) {
          if (part.value() instanceof Known.Text(var text)) {
            values.add(text, part.path() + " " + setting.place());
          }
        }
      }
      start
          .deployment()
          .environment()
          .variables()
          .forEach(
              (name, variable) -> {
                if (variable instanceof Variable.Set(var text, _, _)) {
                  values.add(text, name + " " + variable.place());
                }
              });
    }
    for (Local local : evidence.locals()) {
      if (local.source() instanceof Local.Source.Literal(var text)) {
        values.add(text, local.name() + " " + local.place());
      }
    }
    return values.places;
  }

  private void add(String value, String place) {
    if (!value.isBlank()) {
      String print = mask.of(Secret.whole(SecretKind.KEY, value, Proof.NAME, "")).fingerprint();
      if (!print.isEmpty()) {
        places.putIfAbsent(print, place);
      }
    }
  }
}
