package dev.undebug.fix;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Edit;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server for visitors refuses to start with DEBUG on, whatever variable turned it on.
final class GuardRepairs implements Repairer {

  private static final Pattern APPLICATION =
      Pattern.compile("(?m)^from django\\.core\\.[aw]sgi import get_[aw]sgi_application\\b.*$");

  private static final Pattern SETTINGS = Pattern.compile("\\bsettings\\b(?!\\w*[\"'.])");

  private static final String GUARD =
      """
      # Only the development server may show debug pages: its visitors are developers.
      if settings.DEBUG and not sys.argv[0].endswith("manage.py"):
          raise RuntimeError("DEBUG is on: turn it off, or use manage.py runserver on your own machine.")
      """;

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken
        .serving()
        .filter(one -> !one.settings().debug().onWhen().isEmpty())
        .flatMap(one -> repair(broken, one).stream());
  }

  private static Optional<Repair> repair(Broken broken, Evaluated evaluated) {
    return broken
        .tree()
        .text(evaluated.deployment().entry())
        .filter(text -> !SETTINGS.matcher(text.text()).find())
        .flatMap(text -> guarded(broken, text))
        .map(
            edits ->
                Repair.of("UDB104", "Refuse to serve visitors with DEBUG on")
                    .editing(edits)
                    .unsafe("nobody starts this server with DEBUG on on purpose"));
  }

  private static Optional<List<Edit>> guarded(Broken broken, SourceText text) {
    Matcher application = APPLICATION.matcher(text.text());
    if (!application.find()) {
      return Optional.empty();
    }
    var edits = new ArrayList<Edit>(EndOfSettings.importing(broken, text, "sys"));
    edits.add(
        Broken.before(
            text.path(), text.line(application.start()), "from django.conf import settings\n"));
    edits.addAll(EndOfSettings.add(text, GUARD));
    return Optional.of(List.copyOf(edits));
  }
}
