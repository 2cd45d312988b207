package dev.undebug.fix;

import dev.undebug.rule.Application;
import dev.undebug.rule.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What would be changed, in the order of work, and what is left to a person.
///
/// @param steps in the order of work: what DEBUG does for users is replaced before it goes off
/// @param files every file that changes, by path
/// @param left what stays, worst first
/// @param after the application with every change
public record Plan(
    List<Step> steps, SortedMap<String, Change> files, List<Left> left, Application after) {

  /// A repair, and the files as they are once it is made.
  ///
  /// @param files by path
  public record Step(Repair repair, SortedMap<String, Contents> files) {
    public Step {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
  }

  /// The bytes of a file.
  public static final class Contents {

    private final byte[] bytes;

    Contents(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /// A file before and after.
  ///
  /// @param before empty for a new file
  public record Change(Optional<Contents> before, Contents after) {}

  /// A finding that stays.
  ///
  /// @param why what would close it, or why no change is sure
  public record Left(Finding finding, String why) {}

  public Plan {
    steps = List.copyOf(steps);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    left = List.copyOf(left);
  }
}
