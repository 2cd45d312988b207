package dev.undebug.probe;

import dev.undebug.http.Request;

/// Sends one request and waits for its answer.
public interface Transport {

  /// Why nothing is sent to a site: it is where clouds keep their machines' credentials, or
  /// nowhere.
  ///
  /// @return empty when the site may be asked
  String refusal(Target target);

  /// Sends a request to a site, follows no redirect, and never throws.
  ///
  /// @param target the site
  /// @param request its `uri` is the path; a `Host` header overrides the target's
  Answer send(Target target, Request request, Limits limits);
}
