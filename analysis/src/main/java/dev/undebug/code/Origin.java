package dev.undebug.code;

/// Where a value comes from, as far as that matters.
public enum Origin {
  /// A visitor sent it: a field, a cookie, a header, a body.
  REQUEST,
  /// A visitor's field is the beginning of the text, or the whole.
  REQUEST_FIRST,
  /// A visitor uploaded it.
  UPLOAD,
  /// A visitor sent it as a part of the address.
  ADDRESS,
  /// The text of an exception that may be anything.
  EXCEPTION,
  /// A stack trace.
  TRACEBACK
}
