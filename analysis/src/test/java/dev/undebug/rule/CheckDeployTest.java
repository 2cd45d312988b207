package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.settings.Verdict;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What `manage.py check --deploy` of real Djangos printed for generated projects
/// (`lab/check_oracle.py slice`), and what the rules find in them.
class CheckDeployTest {

  private static final Pattern CALLED =
      Pattern.compile("Django calls it `security\\.([WE]\\d{3})`");

  private static final Map<String, String> CHECKS = checks();

  private static Map<String, String> checks() {
    var checks = new TreeMap<String, String>();
    for (Rule rule : Rules.ALL) {
      CALLED
          .matcher(RulePage.of(rule).markdown())
          .results()
          .forEach(found -> checks.put(rule.id(), found.group(1)));
    }
    return checks;
  }

  @TestFactory
  Stream<DynamicTest> findsWhatDjangoPrints() throws IOException {
    String text;
    try (var stream = CheckDeployTest.class.getResourceAsStream("checks.txt")) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    return Stream.of(text.split("(?m)^=== "))
        .filter(part -> !part.isEmpty())
        .map(
            part -> {
              int end = part.indexOf('\n');
              String[] head = part.substring(0, end).split(":", -1);
              return DynamicTest.dynamicTest(
                  head[0],
                  () ->
                      assertThat(String.join(" ", found(project(part.substring(end + 1)))))
                          .isEqualTo(head[1].strip()));
            });
  }

  private static Tree project(String text) {
    var files = new TreeMap<String, String>();
    for (String file : text.split("(?m)^--- ")) {
      int end = file.indexOf('\n');
      if (end > 0) {
        files.put(file.substring(0, end), file.substring(end + 1));
      }
    }
    return Tree.of(files);
  }

  private static Set<String> found(Tree tree) {
    var application = Application.read(tree);
    var found = new TreeSet<String>();
    for (Finding finding : Judge.judge(application)) {
      String check = CHECKS.get(finding.rule());
      if (check != null) {
        found.add(check);
      }
    }
    if (application
        .production()
        .anyMatch(one -> one.settings().debug().state() == Verdict.State.ON)) {
      found.add("W018");
    }
    return found;
  }

  @Test
  void everyCheckOfDjangoHasARule() {
    assertThat(CHECKS.values().stream().distinct())
        .containsExactlyInAnyOrder(
            Pattern.compile("\\w+")
                .matcher(
                    "W001 W002 W003 W004 W005 W006 W007 W008 W009 W010 W011 W012 W013 W014 W015 W016"
                        + " W017 W018 W019 W020 W021 W022 E023 E024 W025 E026 W027 E100 E101 E102")
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new));
  }
}
