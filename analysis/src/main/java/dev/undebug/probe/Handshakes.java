package dev.undebug.probe;

import java.io.IOException;
import java.security.cert.CertificateException;

/// Says why a server cannot be spoken to over TLS, and what to do.
final class Handshakes {

  private Handshakes() {}

  static String describe(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      if (text.contains("unable to find valid certification path")) {
        return "TLS failed: its certificate is not signed by an authority that is trusted here"
            + " (--cacert FILE names one, --insecure asks all the same)";
      }
      if (cause instanceof CertificateException) {
        return "TLS failed: its certificate is not valid: %s (--insecure asks all the same)"
            .formatted(text.strip());
      }
    }
    if (message.contains("no_application_protocol")) {
      return "TLS failed: it does not speak HTTP/1.1";
    }
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return "TLS failed: it speaks something else at this port, perhaps plain HTTP";
    }
    if (message.contains("certificate_required") || message.contains("bad_certificate")) {
      return "TLS failed: it wants a client certificate (--cert FILE)";
    }
    return "TLS failed: " + message;
  }
}
