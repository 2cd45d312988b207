package dev.undebug.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every rule.
public final class Rules {

  /// Those that look at code.
  static final List<CodeRule> OF_CODE =
      Stream.of(
              ErrorHandlingRules.ALL,
              InjectionRules.ALL,
              ViewRules.ALL,
              SensitiveLocals.ALL,
              LoggingRules.OF_CODE,
              CredentialLiterals.ALL,
              FrameworkRules.OF_CODE)
          .flatMap(List::stream)
          .toList();

  /// In the order of their ids.
  public static final List<Rule> ALL =
      inOrder(
          List.of(
              OF_CODE.stream().map(Rule.class::cast).toList(),
              DefenceRules.ALL,
              FrameworkRules.ALL,
              AuditRules.ALL,
              LoggingRules.ALL,
              ServerRules.ALL,
              ContainerRules.ALL,
              TemplateRules.ALL,
              ErrorPageRules.ALL,
              ServedRules.ALL,
              DebugRule.ALL,
              SecretKeyInTree.ALL,
              SecretKeys.ALL,
              CredentialInCode.ALL,
              DatabaseRules.ALL,
              HostRules.ALL,
              DeployChecks.ALL,
              HeaderRules.ALL,
              VariableRule.ALL,
              DebugFeatures.ALL),
          SuppressionNote.UNUSED,
          SuppressionNote.MALFORMED,
          SuppressionNote.EXPIRED,
          new StaticFilesUnserved(),
          new MediaUnserved(),
          new MediaRootHoldsSource(),
          new SettingsEntryMalformed(),
          new DatabaseCommitted(),
          new CsrfFailureView(),
          new ProxyHeader(),
          new SecretKeyRandom(),
          new AllowedHostsMissing(),
          new MiddlewareOrder(),
          new CredentialCommitted(),
          new CredentialUnmasked());

  private Rules() {}

  private static List<Rule> inOrder(List<List<Rule>> families, Rule... others) {
    return Stream.concat(families.stream().flatMap(List::stream), Stream.of(others))
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  /// The rule with an id or a name, without regard to case.
  public static Optional<Rule> find(String word) {
    return ALL.stream()
        .filter(rule -> rule.id().equalsIgnoreCase(word) || rule.name().equalsIgnoreCase(word))
        .findFirst();
  }
}
