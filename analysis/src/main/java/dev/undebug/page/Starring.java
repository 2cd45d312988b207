package dev.undebug.page;

import java.util.regex.Pattern;

/// By which names a series of Django stars values on its technical page: read off the pages of 1.0
/// to 6.1 and off its source.
///
/// @param names a setting whose name holds a match is starred as a whole, whatever its type
/// @param entersDictionaries whether the keys of dictionaries are judged too
/// @param entersLists whether dictionaries inside lists are
/// @param starsMeta whether the table of the request and its environment is starred
public record Starring(
    Pattern names, boolean entersDictionaries, boolean entersLists, boolean starsMeta) {

  /// Stars nothing.
  public static final Starring NONE = new Starring(Pattern.compile("(?!)"), true, true, true);

  private static final Series V1_2 = new Series(1, 2);
  private static final Series V1_4 = new Series(1, 4);
  private static final Series V1_8 = new Series(1, 8);
  private static final Series V1_10 = new Series(1, 10);
  private static final Series V3_1 = new Series(3, 1);
  private static final Series V4_2 = new Series(4, 2);
  private static final Series V5_2 = new Series(5, 2);

  public static Starring of(Series series) {
    return new Starring(
        Pattern.compile(words(series), isBefore(series, V1_10) ? 0 : Pattern.CASE_INSENSITIVE),
        !isBefore(series, V1_2),
        !isBefore(series, V3_1),
        !isBefore(series, V3_1));
  }

  private static String words(Series series) {
    if (isBefore(series, V1_2)) {
      return "SECRET|PASSWORD|PROFANITIES_LIST";
    }
    if (isBefore(series, V1_4)) {
      return "SECRET|PASSWORD|PROFANITIES_LIST|SIGNATURE";
    }
    if (isBefore(series, V1_8)) {
      return "API|TOKEN|KEY|SECRET|PASS|PROFANITIES_LIST|SIGNATURE";
    }
    if (isBefore(series, V4_2)) {
      return "API|TOKEN|KEY|SECRET|PASS|SIGNATURE";
    }
    return isBefore(series, V5_2)
        ? "API|TOKEN|KEY|SECRET|PASS|SIGNATURE|HTTP_COOKIE"
        : "API|AUTH|TOKEN|KEY|SECRET|PASS|SIGNATURE|HTTP_COOKIE";
  }

  private static boolean isBefore(Series series, Series other) {
    return series.compareTo(other) < 0;
  }

  /// Whether a value under this name is starred.
  public boolean stars(String name) {
    return names.matcher(name).find();
  }
}
