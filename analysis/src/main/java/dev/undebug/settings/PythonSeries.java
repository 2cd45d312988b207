package dev.undebug.settings;

import java.util.regex.Pattern;

/// The Python that settings are evaluated as.
///
/// @param minor 11 for Python 3.11; -1 for Python 2.7
record PythonSeries(int minor) {

  /// What is assumed where nothing says otherwise: what Debian 12 ships.
  private static final PythonSeries ASSUMED = new PythonSeries(11);

  private static final Pattern VERSION = Pattern.compile("([23])\\.(\\d{1,2})");

  /// The series of a version as a project writes it, such as `3.11.4` or `>=3.9`.
  static PythonSeries of(String written) {
    var matcher = VERSION.matcher(written);
    if (!matcher.find()) {
      return ASSUMED;
    }
    return matcher.group(1).equals("2")
        ? new PythonSeries(-1)
        : new PythonSeries(Integer.parseInt(matcher.group(2)));
  }

  String words() {
    return minor < 0 ? "2.7" : "3." + minor;
  }
}
