package dev.undebug.threat;

import dev.undebug.probe.Noticed;
import dev.undebug.rule.Severity;

/// What a site shows without an error, and how much that matters.
///
/// @param word names it for programs
/// @param words one clause
/// @param because the evidence
public record Showing(String word, String words, String because, Severity severity) {

  static Showing of(Noticed noticed) {
    var sign = noticed.sign();
    var severity =
        switch (sign) {
          case CONSOLE, SERVED_FILE -> Severity.CRITICAL;
          case DEBUG_TOOLBAR, SILK -> Severity.HIGH;
          case RUNSERVER, RUNSERVER_PLUS, GRAPHIQL, COOKIE_NOT_SECURE, SESSION_READABLE ->
              Severity.MEDIUM;
          case WITHOUT_TLS, NO_HSTS, NO_NOSNIFF, NO_FRAME_GUARD -> Severity.LOW;
          case BROWSABLE_API, NO_REFERRER_POLICY -> Severity.NOTE;
        };
    return new Showing(sign.word(), sign.words(), noticed.because(), severity);
  }
}
