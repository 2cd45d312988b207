package dev.undebug.advisory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Answers `lab/versions_oracle.py`: lines of two versions, or of a version and specifiers, parted
/// by a tab.
final class VersionsDump {

  private VersionsDump() {}

  public static void main(String[] arguments) throws IOException {
    var out = new StringBuilder();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] cells = line.split("\t", -1);
      out.append(cells[0].equals("order") ? order(cells) : takes(cells)).append('\n');
    }
    System.out.print(out);
  }

  private static String order(String[] cells) {
    var one = Release.of(cells[1]);
    var other = Release.of(cells[2]);
    return one.isEmpty() || other.isEmpty()
        ? "invalid"
        : String.valueOf(Integer.signum(one.get().compareTo(other.get())));
  }

  private static String takes(String[] cells) {
    var version = Release.of(cells[1]);
    var specifiers = Specifiers.of(cells[2]);
    return version.isEmpty() || specifiers.isEmpty()
        ? "invalid"
        : String.valueOf(specifiers.get().takes(version.get()));
  }
}
