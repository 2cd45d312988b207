package dev.undebug.page;

import java.util.List;

/// The exceptions that Django answers with 400: its own kinds of `SuspiciousOperation`, and
/// `BadRequest`.
final class Refusals {

  /// From Django's sources, 1.0 to 6.1, in `core/exceptions.py`, `contrib/admin/exceptions.py`,
  /// `contrib/sessions/exceptions.py` and `contrib/gis/gdal/raster/source.py`.
  static final List<String> NAMES =
      List.of(
          "SuspiciousOperation",
          "SuspiciousMultipartForm",
          "SuspiciousFileOperation",
          "SuspiciousSession",
          "DisallowedHost",
          "DisallowedRedirect",
          "DisallowedModelAdminLookup",
          "DisallowedModelAdminToField",
          "TooManyFieldsSent",
          "TooManyFilesSent",
          "RequestDataTooBig",
          "InvalidSessionKey",
          "SessionInterrupted",
          "BadRequest",
          "DisallowedRasterLookup");

  private Refusals() {}

  /// Whether a heading such as `DisallowedHost at /` names one of them.
  static boolean begins(Capture heading) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (heading.beginsWithName(NAMES.get(i))) {
        return true;
      }
    }
    return false;
  }
}
