package dev.undebug.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A series of Django releases, such as 5.2.
public record Series(int major, int minor) implements Comparable<Series> {

  /// The oldest series whose pages are read.
  public static final Series OLDEST = new Series(1, 0);

  /// The newest series whose pages have been read.
  public static final Series NEWEST = new Series(6, 1);

  /// Every series, oldest first.
  static final List<Series> ALL = all();

  private static final Pattern START = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?!\\d)");

  private static List<Series> all() {
    var all = new ArrayList<Series>();
    int[] newestMinors = {11, 2, 2, 2, 2, 1};
    for (int major = 1; major <= newestMinors.length; major++) {
      for (int minor = 0; minor <= newestMinors[major - 1]; minor++) {
        all.add(new Series(major, minor));
      }
    }
    return List.copyOf(all);
  }

  /// Whether a version text begins with a series.
  public static boolean stands(String version) {
    return START.matcher(version).lookingAt();
  }

  /// The series of a version: `5.2` of `5.2.18`.
  public static Series of(String version) {
    var matcher = START.matcher(version);
    if (!matcher.lookingAt()) {
      throw new IllegalArgumentException("'%s' is not a version of Django".formatted(version));
    }
    return new Series(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public int compareTo(Series other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
