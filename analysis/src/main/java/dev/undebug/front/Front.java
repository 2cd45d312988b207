package dev.undebug.front;

import dev.undebug.source.Place;
import java.util.List;
import java.util.function.Predicate;

/// A server before Django, as its configuration has it.
public interface Front {

  /// A folder that addresses stand for.
  ///
  /// @param address what the addresses begin with
  /// @param folder what stands for that, absolute, on the machine that the server runs on
  /// @param said what of the configuration says so
  record Mount(String address, String folder, Place said) {}

  /// What people call the program: `nginx`.
  String word();

  /// What a visitor whom no list of addresses names gets who asks for an address with GET.
  ///
  /// @param address a path without `.` or `..` as parts, and without a query
  /// @param exists whether a path, which may have `..` and empty parts, is a file of the machine
  Answer answer(String address, Predicate<String> exists);

  /// The folders that its configuration names.
  List<Mount> mounts();
}
