package dev.undebug.threat;

import dev.undebug.page.Category;
import dev.undebug.page.PageKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What vectors, scenarios and scores are judged by.
///
/// @param settings of the deployment that decides
/// @param seen disclosures on pages that were obtained
/// @param predicted disclosures that the code predicts
/// @param proofs what of them was proven offline
record Facts(
    Evidence evidence,
    Analysis.Reach reach,
    KnownSettings settings,
    List<Leak> seen,
    List<Leak> predicted,
    Proofs proofs) {

  private static final Pattern PROMISING =
      Pattern.compile(
          "URL|URI|DSN|LOCATION|CREDENTIAL|BROKER|_PW\\b|_PAT\\b|AUTH|MERCHANT",
          Pattern.CASE_INSENSITIVE);

  private static final String SIGNED_COOKIES = "django.contrib.sessions.backends.signed_cookies";

  /// Seen if there are any, else predicted.
  List<Leak> strongest(java.util.function.Predicate<Leak> wanted) {
    var some = seen.stream().filter(wanted).toList();
    return some.isEmpty() ? predicted.stream().filter(wanted).toList() : some;
  }

  /// How far a story goes that rests on these disclosures.
  Scenario.State state(List<Leak> leaks) {
    return leaks.stream().anyMatch(Leak::isSeen) ? Scenario.State.PROVEN : reach.predicted();
  }

  List<Leak> exposed(dev.undebug.secret.SecretKind.Use... uses) {
    var wanted = List.of(uses);
    return strongest(
        leak ->
            leak.isExposedSecret()
                && leak.kind().filter(kind -> wanted.contains(kind.use())).isPresent());
  }

  /// What the page shows under a name that credentials often stand under, with a value that nobody
  /// looked at.
  List<Leak> elsewhere() {
    return predicted.stream()
        .filter(leak -> leak.content() == Leak.Content.ELSEWHERE && !leak.isSecret())
        // What a visitor sends goes back to that visitor.
        .filter(
            leak -> leak.category() == Category.SETTING || leak.category() == Category.ENVIRONMENT)
        .filter(leak -> PROMISING.matcher(leak.name()).find())
        .toList();
  }

  /// A setting's text: as evaluated, else as a page that was obtained shows it; empty when neither
  /// has it.
  String text(String name) {
    if (settings.value(name) instanceof Known.Text(var text)) {
      return text;
    }
    for (var captured : evidence.pages()) {
      for (var disclosure : captured.page().disclosures()) {
        if (disclosure.name().equals(name) && !disclosure.isMasked()) {
          return disclosure.value();
        }
      }
    }
    return "";
  }

  boolean hasSignedSessions() {
    return proofs.hasSession() || text("SESSION_ENGINE").equals(SIGNED_COOKIES);
  }

  boolean unpicklesSessions() {
    return proofs.hasPickle()
        || (hasSignedSessions() && text("SESSION_SERIALIZER").endsWith("PickleSerializer"));
  }

  /// A page with a console on it.
  Optional<Evidence.Captured> console() {
    return evidence.pages().stream()
        .filter(
            captured ->
                captured.page().kind() == PageKind.WERKZEUG_CONSOLE
                    || captured.page().kind() == PageKind.WERKZEUG_DEBUGGER)
        .findFirst();
  }

  /// Whether CVE-2017-12794 hangs on a patch level that is not known.
  boolean mayHaveUnescapedPage() {
    return evidence.django().version().isEmpty()
        && evidence.django().series().toString().matches("1\\.1[01]");
  }

  /// Whether this exact Django has CVE-2017-12794.
  boolean hasUnescapedPage() {
    return evidence.django().version().matches("1\\.10(?:\\.[0-7])?|1\\.11(?:\\.[0-4])?");
  }
}
