package dev.undebug.requirement;

import dev.undebug.requirement.Requirement.Form;
import dev.undebug.requirement.Requirement.Use;
import dev.undebug.source.Json;
import dev.undebug.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The packages of `Pipfile.lock`.
final class PipfileLock {

  private PipfileLock() {}

  /// @throws IOException with one line, when it is no JSON
  static List<Requirement> read(SourceText source) throws IOException {
    Json lock = Json.read(source.text());
    var all = new ArrayList<Requirement>();
    for (String group : List.of("default", "develop")) {
      Use use = group.equals("default") ? Use.RUN : Use.DEVELOPMENT;
      lock.members(group)
          .forEach(
              (name, entry) -> {
                String version = entry.text("version").replaceFirst("^={2,3}\\s*", "");
                boolean isElsewhere = version.isEmpty() || entry.find("git").isPresent();
                int line = entry.find("version").map(Json::line).orElse(entry.line());
                all.add(
                    new Requirement(
                        Requirement.normal(name),
                        isElsewhere ? Form.ELSEWHERE : Form.LOCKED,
                        isElsewhere ? "" : version,
                        "",
                        entry.text("markers"),
                        use,
                        Lines.place(source, line)));
              });
    }
    return all;
  }
}
