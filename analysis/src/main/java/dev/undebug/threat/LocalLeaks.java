package dev.undebug.threat;

import dev.undebug.code.Local;
import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Variable;
import dev.undebug.page.Category;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Secrets;
import java.util.List;
import java.util.Optional;

/// Predicts what frames hold, and the templates that they render: credentials alone, since pages
/// print thousands of variables.
///
/// @param deployment whose environment the process has
record LocalLeaks(Shown shown, KnownSettings settings, Deployment deployment) {

  /// A credential whose value the tree does not have.
  ///
  /// @param why what the report shows in place of the value
  record Away(SecretKind kind, String why) {}

  List<Leak> of(Local local) {
    return switch (local.source()) {
      case Local.Source.Literal(var text) -> known(local, text, "");
      case Local.Source.OfSettings(var path) ->
          Flattened.at(settings, path).stream()
              .flatMap(part -> ofSettings(local, part).stream())
              .toList();
      case Local.Source.OfProcess(var variable) -> ofProcess(local, variable);
      case Local.Source.OfVisitor(var key) ->
          List.of(unvalued(local, "what the visitor sends as " + key));
      case Local.Source.Argument() -> List.of(unvalued(local, "what the function is called with"));
    };
  }

  private List<Leak> ofSettings(Local local, Flattened.Part part) {
    return switch (part.value()) {
      case Known.Text(var text) when !text.isEmpty() -> known(local, text, part.path());
      case Known.FromEnvironment(var why) ->
          away(local, Secrets.promised(part.path()), "whatever it is set to: " + why);
      case Known.Unknown(var why) when part.path().equals("SECRET_KEY") ->
          away(local, Optional.of(SecretKind.DJANGO_SECRET_KEY), "not known: " + why);
      case Known.Text _, Known.Unknown _, Known.Numeral _, Known.Bool _ -> List.of();
      case Known.None _, Known.Items _, Known.Entries _ -> List.of();
    };
  }

  private List<Leak> ofProcess(Local local, String variable) {
    return switch (deployment.environment().find(variable).orElse(null)) {
      case Variable.Set(var text, _, _) -> known(local, text, variable);
      case Variable.Free free ->
          away(
              local,
              Secrets.promised(variable),
              "whatever %s is set to by %s".formatted(variable, free.owner()));
      case Variable.Unset _ -> List.of();
      case null -> List.of();
    };
  }

  /// @param promise a name that says more of the value; empty where the variable's own does
  private List<Leak> known(Local local, String text, String promise) {
    String name = name(local);
    Leak leak =
        promise.isEmpty()
            ? shown.clear(local.category(), name, text, origin(local))
            : shown.clear(local.category(), name, text, origin(local), promise);
    return leak.isSecret() ? List.of(leak) : List.of();
  }

  private Leak unvalued(Local local, String why) {
    return shown.unvalued(local.category(), name(local), why, origin(local));
  }

  private static List<Leak> away(Local local, Optional<SecretKind> kind, String why) {
    return kind
        .map(found -> elsewhere(local.category(), name(local), new Away(found, why), origin(local)))
        .stream()
        .toList();
  }

  static Leak elsewhere(Category category, String name, Away away, Leak.Origin origin) {
    var kind = away.kind();
    var credential = new Leak.Credential(kind.word(), kind.label(), "name", "the name says so", "");
    return new Leak(category, name, Leak.Content.ELSEWHERE, credential, away.why(), origin);
  }

  private static String name(Local local) {
    return local.function() + ": " + local.name();
  }

  private static Leak.Origin.Predicted origin(Local local) {
    String when =
        local.category() == Category.TEMPLATE_CONTEXT
            ? "when a template fails that %s renders".formatted(local.function())
            : "when a request fails in or below " + local.function();
    return new Leak.Origin.Predicted(local.place(), when);
  }
}
