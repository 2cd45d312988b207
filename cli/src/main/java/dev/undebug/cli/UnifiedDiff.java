package dev.undebug.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.undebug.fix.Plan;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a plan changes, as `git apply` takes it.
final class UnifiedDiff {

  private static final int CONTEXT = 3;

  private static final String NO_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /// The lines of the diff of one file.
  static List<String> of(String path, Plan.Change change) {
    List<String> before = change.before().map(UnifiedDiff::lines).orElse(List.of());
    List<String> after = lines(change.after());
    boolean isNew = change.before().isEmpty();
    var diff =
        new ArrayList<>(
            UnifiedDiffUtils.generateUnifiedDiff(
                isNew ? "/dev/null" : "a/" + path,
                "b/" + path,
                before,
                DiffUtils.diff(before, after),
                CONTEXT));
    if (isNew) {
      diff.add(0, "new file mode 100644");
    }
    diff.add(0, "diff --git a/%s b/%s".formatted(path, path));
    return diff.stream().flatMap(String::lines).toList();
  }

  /// Lines, the last of which says so where nothing ends it.
  private static List<String> lines(Plan.Contents contents) {
    String text = text(contents.bytes());
    var lines = new ArrayList<String>(List.of(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + NO_END);
    }
    return lines;
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
