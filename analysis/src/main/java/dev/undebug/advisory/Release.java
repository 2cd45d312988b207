package dev.undebug.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version of a Python package, ordered as PEP 440 orders them.
///
/// @param numbers the release, without zeros at its end
/// @param stage how far it is from the final one
/// @param stageNumber the number of an alpha, beta or candidate
/// @param post the number of a post-release; -1 for none
/// @param development the number of a development release; [#NONE] for none
/// @param local what stands behind a `+`, in parts; empty for nothing
public record Release(
    long epoch,
    List<Long> numbers,
    Stage stage,
    long stageNumber,
    long post,
    long development,
    List<String> local)
    implements Comparable<Release> {

  /// Stages of a release, in their order.
  public enum Stage {
    /// `1.0.dev1`, which comes before every alpha.
    DEVELOPMENT,
    /// `1.0a1`.
    ALPHA,
    /// `1.0b1`.
    BETA,
    /// `1.0rc1`.
    CANDIDATE,
    /// `1.0`.
    FINAL
  }

  /// No development release: comes after all of them.
  private static final long NONE = Long.MAX_VALUE;

  /// PEP 440, appendix B; numbers of more than 18 digits are nobody's version.
  private static final Pattern FORM =
      Pattern.compile(
          "v?(?:(?<epoch>\\d{1,18})!)?(?<numbers>\\d{1,18}(?:\\.\\d{1,18}){0,19})"
              + "(?:[._-]?(?<stage>alpha|a|beta|b|preview|pre|c|rc)[._-]?(?<stageNumber>\\d{0,18}))?"
              + "(?:-(?<bare>\\d{1,18})|[._-]?(?<post>post|rev|r)[._-]?(?<postNumber>\\d{0,18}))?"
              + "(?:[._-]?(?<dev>dev)[._-]?(?<devNumber>\\d{0,18}))?"
              + "(?:\\+(?<local>[a-z0-9]{1,99}(?:[._-][a-z0-9]{1,99}){0,19}))?");

  private static final Pattern PLAIN = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18}){0,19}");

  public Release {
    numbers = List.copyOf(numbers);
    local = List.copyOf(local);
  }

  /// Reads one; empty for what is no version.
  public static Optional<Release> of(String text) {
    return PLAIN.matcher(text).matches() ? Optional.of(plain(text)) : read(text);
  }

  /// Numbers and dots alone, as nearly all are.
  private static Release plain(String text) {
    var numbers = new ArrayList<Long>();
    for (int start = 0; start <= text.length(); ) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      numbers.add(Long.parseLong(text, start, end, 10));
      start = end + 1;
    }
    return new Release(0, significant(numbers), Stage.FINAL, 0, -1, NONE, List.of());
  }

  /// Without zeros at the end.
  private static List<Long> significant(List<Long> numbers) {
    while (numbers.size() > 1 && numbers.getLast() == 0) {
      numbers.removeLast();
    }
    return numbers;
  }

  private static Optional<Release> read(String text) {
    var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    var numbers = new ArrayList<Long>();
    for (String number : form.group("numbers").split("\\.", -1)) {
      numbers.add(Long.parseLong(number));
    }
    String local = form.group("local");
    long post = post(form);
    boolean isDevelopment = form.group("dev") != null;
    return Optional.of(
        new Release(
            number(form.group("epoch")),
            significant(numbers),
            stage(form.group("stage"), isDevelopment && post < 0),
            number(form.group("stageNumber")),
            post,
            isDevelopment ? number(form.group("devNumber")) : NONE,
            local == null ? List.of() : List.of(local.split("[._-]", -1))));
  }

  private static long post(Matcher form) {
    if (form.group("bare") != null) {
      return number(form.group("bare"));
    }
    return form.group("post") == null ? -1 : number(form.group("postNumber"));
  }

  private static Stage stage(@Nullable String word, boolean isDevelopmentAlone) {
    return switch (word) {
      case null -> isDevelopmentAlone ? Stage.DEVELOPMENT : Stage.FINAL;
      case "a", "alpha" -> Stage.ALPHA;
      case "b", "beta" -> Stage.BETA;
      default -> Stage.CANDIDATE;
    };
  }

  private static long number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  /// Whether installers pass it over unless it is asked for.
  public boolean isPrerelease() {
    return stage != Stage.FINAL || development != NONE;
  }

  boolean isPostRelease() {
    return post >= 0;
  }

  /// The same without its local part.
  Release withoutLocal() {
    return local.isEmpty()
        ? this
        : new Release(epoch, numbers, stage, stageNumber, post, development, List.of());
  }

  /// Its epoch and numbers alone.
  Release base() {
    return new Release(epoch, numbers, Stage.FINAL, 0, -1, NONE, List.of());
  }

  /// The number at an index of the release; the ones that are not written are zero.
  public long number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  /// The first two numbers, which name a series of Django: `4.2`.
  public String series() {
    return number(0) + "." + number(1);
  }

  @Override
  public int compareTo(Release other) {
    if (epoch != other.epoch) {
      return Long.compare(epoch, other.epoch);
    }
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      if (number(i) != other.number(i)) {
        return Long.compare(number(i), other.number(i));
      }
    }
    if (stage != other.stage) {
      return stage.compareTo(other.stage);
    }
    if (stageNumber != other.stageNumber) {
      return Long.compare(stageNumber, other.stageNumber);
    }
    if (post != other.post) {
      return Long.compare(post, other.post);
    }
    return development == other.development
        ? compareLocal(local, other.local)
        : Long.compare(development, other.development);
  }

  private static int compareLocal(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = compareParts(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /// Numbers come behind words.
  private static int compareParts(String one, String other) {
    boolean isNumber = isNumber(one);
    if (isNumber != isNumber(other)) {
      return isNumber ? 1 : -1;
    }
    return isNumber
        ? new java.math.BigInteger(one).compareTo(new java.math.BigInteger(other))
        : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return part.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
