package dev.undebug.probe;

import dev.undebug.http.Cookie;
import dev.undebug.http.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Who asks a site.
///
/// @param userAgent says what is asking, and where to read about it
/// @param nonce an unguessable word for this run, in letters and digits
/// @param headers what the site's owner wants sent with every request, such as a cookie
public record Visitor(String userAgent, String nonce, Headers headers) {

  public Visitor {
    if (headers.has("Host") || headers.has("User-Agent")) {
      throw new IllegalArgumentException("Host and User-Agent are the probe's own");
    }
  }

  /// The same, with these cookies instead of those of the same names.
  public Visitor with(List<Cookie> cookies) {
    var all = new LinkedHashMap<String, String>();
    for (String line : headers.all("Cookie")) {
      Cookie.read(line).forEach(cookie -> all.put(cookie.name(), cookie.value()));
    }
    cookies.forEach(cookie -> all.put(cookie.name(), cookie.value()));
    var fields = new ArrayList<Headers.Field>();
    for (Headers.Field field : headers.fields()) {
      if (!field.name().equalsIgnoreCase("Cookie")) {
        fields.add(field);
      }
    }
    var pairs = new ArrayList<String>();
    all.forEach((name, value) -> pairs.add(name + "=" + value));
    fields.add(new Headers.Field("Cookie", String.join("; ", pairs)));
    return new Visitor(userAgent, nonce, new Headers(fields));
  }
}
