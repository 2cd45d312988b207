package dev.undebug.probe;

import dev.undebug.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A file that is nobody's business and lies where a server may hand it out. Its first bytes are
/// asked for, looked at, and forgotten: only their form is told.
enum Leftover {
  ENVIRONMENT("/.env", "variables of an environment", "(?m)^(?:export )?[A-Z][A-Z0-9_]{2,}="),
  REPOSITORY("/.git/HEAD", "the head of a git repository", "\\A(?:ref: refs/|[0-9a-f]{40}\\s)"),
  SETTINGS("/settings.py", "settings in Python", "(?m)^(?:SECRET_KEY|DEBUG|INSTALLED_APPS)\\s*="),
  MANAGE("/manage.py", "Django's manage.py", "(?m)^(?:import os|import sys|#!.*python)"),
  DATABASE("/db.sqlite3", "a SQLite database", "\\ASQLite format 3\\x00");

  /// Bytes of a file that are asked for.
  static final int BYTES = 1_024;

  private final String path;
  private final String words;
  private final Pattern form;

  Leftover(String path, String words, String form) {
    this.path = path;
    this.words = words;
    this.form = Pattern.compile(form);
  }

  String path() {
    return path;
  }

  String words() {
    return words;
  }

  /// Whether an answer is the file, and not a page that says anything about it.
  boolean is(Response response) {
    byte[] body = response.body().bytes();
    String text = new String(body, 0, Math.min(body.length, BYTES), StandardCharsets.ISO_8859_1);
    boolean isGiven = response.status() == 200 || response.status() == 206;
    return isGiven && !text.stripLeading().startsWith("<") && form.matcher(text).find();
  }
}
