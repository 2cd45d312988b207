package dev.undebug.fix;

import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Edit;
import dev.undebug.rule.Finding;
import dev.undebug.rule.ServerTexts;
import dev.undebug.rule.VariableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hosts that the deployment's files know, or else the environment; never any host.
final class HostRepairs implements Repairer {

  private static final String HOSTS = "ALLOWED_HOSTS";
  private static final String VARIABLE = "DJANGO_ALLOWED_HOSTS";
  private static final List<String> OWN_MACHINE = List.of("localhost", "127.0.0.1");

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken
        .of("UDB301", "UDB302")
        .flatMap(
            found -> broken.evaluated(found).flatMap(one -> repair(broken, found, one).stream()));
  }

  private static Optional<Repair> repair(Broken broken, Finding found, Evaluated evaluated) {
    return Assigned.find(broken, evaluated, HOSTS)
        .filter(HostRepairs::isWrittenOut)
        .map(hosts -> repair(broken, found, evaluated, hosts));
  }

  private static Repair repair(Broken broken, Finding found, Evaluated evaluated, Assigned hosts) {
    var known =
        broken.application().projects().size() == 1
            ? ServerTexts.of(broken.tree()).hosts().stream()
                .map(ServerTexts.Host::name)
                .distinct()
                .sorted()
                .toList()
            : List.<String>of();
    var reader = VariableReader.of(hosts.source().text(), hosts.value().span().start());
    if (!known.isEmpty() && !hosts.hasComment()) {
      String names = known.stream().map(reader::quoted).collect(Collectors.joining(", ", "[", "]"));
      return Repair.of(found.rule(), "Allow the hosts that the deployment's files name")
          .editing(hosts.replace(names));
    }
    String list = reader.list(VARIABLE, OWN_MACHINE);
    var edits =
        new ArrayList<Edit>(hosts.hasComment() ? hosts.extend(HOSTS, list) : hosts.replace(list));
    if (reader.needsOs() && !edits.isEmpty()) {
      edits.addAll(EndOfSettings.importing(broken, hosts.source(), "os"));
    }
    var repair =
        Repair.of(found.rule(), "Read ALLOWED_HOSTS from the environment")
            .editing(List.copyOf(edits))
            .reading(
                List.of(
                    new Repair.Sample(
                        evaluated.project().root(),
                        VARIABLE,
                        "",
                        "The hosts that the site is served at, with commas between them.")));
    return found.rule().equals("UDB301")
        ? repair
        : repair.unsafe("%s names the hosts where the site runs".formatted(VARIABLE));
  }

  private static boolean isWrittenOut(Assigned hosts) {
    return hosts
        .elements()
        .filter(
            all ->
                all.stream().allMatch(one -> one instanceof Expression.Constant(Literal.Text _, _)))
        .isPresent();
  }
}
