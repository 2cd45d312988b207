package dev.undebug.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A version of a Python package, ordered as PEP 440 orders them. Local parts (`+deb12u1`) do not
/// count.
public record Release(int epoch, List<Integer> numbers, int stage, int stageNumber, int post)
    implements Comparable<Release> {

  /// Stages before the release itself.
  private static final int DEVELOPMENT = -4;

  private static final int FINAL = 0;

  private static final Pattern FORM =
      Pattern.compile(
          "v?(?:(\\d{1,4})!)?(\\d{1,9}(?:\\.\\d{1,9}){0,9})"
              + "(?:[._-]?(a|b|rc|c|alpha|beta|pre|preview)[._-]?(\\d{0,9}))?"
              + "(?:[._-]?(?:post|rev|r)[._-]?(\\d{0,9})|-(\\d{1,9}))?"
              + "(?:[._-]?(dev)[._-]?(\\d{0,9}))?(?:\\+[a-z0-9._-]{1,100})?");

  public Release {
    numbers = List.copyOf(numbers);
  }

  /// Reads one; empty for what is no version.
  public static Optional<Release> of(String text) {
    var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    var numbers = new ArrayList<Integer>();
    for (String number : form.group(2).split("\\.", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    while (numbers.size() > 1 && numbers.getLast() == 0) {
      numbers.removeLast();
    }
    boolean hasPost = form.group(5) != null || form.group(6) != null;
    int post = hasPost ? number(form.group(5) == null ? form.group(6) : form.group(5)) : -1;
    boolean isDevelopment = form.group(7) != null;
    int stage =
        isDevelopment && form.group(3) == null && !hasPost ? DEVELOPMENT : stage(form.group(3));
    int stageNumber = number(stage == DEVELOPMENT ? form.group(8) : form.group(4));
    return Optional.of(
        new Release(
            form.group(1) == null ? 0 : Integer.parseInt(form.group(1)),
            numbers,
            stage,
            stageNumber,
            post));
  }

  private static int stage(@org.jspecify.annotations.Nullable String word) {
    return switch (word) {
      case null -> FINAL;
      case "a", "alpha" -> -3;
      case "b", "beta" -> -2;
      default -> -1;
    };
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  @Override
  public int compareTo(Release other) {
    if (epoch != other.epoch) {
      return Integer.compare(epoch, other.epoch);
    }
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int mine = i < numbers.size() ? numbers.get(i) : 0;
      int theirs = i < other.numbers.size() ? other.numbers.get(i) : 0;
      if (mine != theirs) {
        return Integer.compare(mine, theirs);
      }
    }
    if (stage != other.stage) {
      return Integer.compare(stage, other.stage);
    }
    return stageNumber == other.stageNumber
        ? Integer.compare(post, other.post)
        : Integer.compare(stageNumber, other.stageNumber);
  }
}
