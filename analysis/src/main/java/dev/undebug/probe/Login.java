package dev.undebug.probe;

import dev.undebug.http.Body;
import dev.undebug.http.Cookie;
import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import dev.undebug.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Logs in by a form, because the owner asked for it: one GET for the form, one POST of it.
///
/// @param page where the form is
/// @param user goes into the field before the password
public record Login(Target page, String user, String password) {

  /// What came of it.
  public sealed interface Outcome {

    /// The visitor is in.
    ///
    /// @param cookies what the site set
    record In(List<Cookie> cookies) implements Outcome {}

    /// The visitor is not.
    ///
    /// @param why one line
    record Out(String why) implements Outcome {}
  }

  /// Tries it.
  public Outcome attempt(Transport transport, Limits limits, Visitor visitor) {
    String refusal = transport.refusal(page);
    if (!refusal.isEmpty()) {
      return new Outcome.Out(refusal);
    }
    var ground = new Ground(page, visitor, Ground.USUAL_STATIC_PATH);
    Request get = ground.get(page.pathAndQuery());
    return switch (transport.send(page, get, limits)) {
      case Answer.Failed(var why) -> new Outcome.Out(why);
      case Answer.Answered(var response, _) -> {
        var form = form(response);
        yield form.isEmpty()
            ? new Outcome.Out(
                "no form with a password is there (status %d)".formatted(response.status()))
            : post(transport, limits, ground, new Filled(form.get(), new Exchange(get, response)));
      }
    };
  }

  private record Filled(Element form, Exchange exchange) {}

  private Optional<Element> form(Response response) {
    var document =
        Jsoup.parse(new String(response.body().bytes(), StandardCharsets.UTF_8), page.toString());
    return Optional.ofNullable(document.selectFirst("form:has(input[type=password])"));
  }

  private Outcome post(Transport transport, Limits limits, Ground ground, Filled filled) {
    String action = filled.form().attr("action");
    Target to = page;
    if (!action.isEmpty()) {
      var led = Redirects.of(page, leading(action));
      if (led.isEmpty() || !led.get().origin().equals(page.origin())) {
        return new Outcome.Out("its form leads to another site, which is not followed");
      }
      to = led.get();
    }
    var cookies = new LinkedHashMap<String, Cookie>();
    Cookie.of(filled.exchange()).forEach(cookie -> cookies.put(cookie.name(), cookie));
    Request post =
        new Request(
            "POST",
            to.pathAndQuery(),
            ground
                .get(
                    "/",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Referer",
                    page.toString(),
                    "Cookie",
                    header(cookies))
                .headers(),
            Body.of(fields(filled.form())));
    return switch (transport.send(to, post, limits)) {
      case Answer.Failed(var why) -> new Outcome.Out(why);
      case Answer.Answered(var response, _) -> {
        Cookie.of(new Exchange(Request.UNKNOWN, response))
            .forEach(cookie -> cookies.put(cookie.name(), cookie));
        yield response.status() / 100 == 3
            ? new Outcome.In(List.copyOf(cookies.values()))
            : new Outcome.Out("the form was answered with %d".formatted(response.status()));
      }
    };
  }

  private static Exchange leading(String action) {
    return new Exchange(
        Request.UNKNOWN, new Response(302, Headers.of("Location", action), Body.EMPTY));
  }

  private static String header(Map<String, Cookie> cookies) {
    return cookies.values().stream()
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .collect(Collectors.joining("; "));
  }

  /// Every field with its value; the user's name goes into the last one before the password that
  /// takes text.
  private String fields(Element form) {
    var fields = new LinkedHashMap<String, String>();
    String name = "";
    boolean isPast = false;
    for (Element input : form.select("input[name], button[name]")) {
      String type = input.attr("type").toLowerCase(java.util.Locale.ROOT);
      boolean isPassword = type.equals("password");
      if (isPassword && !isPast) {
        isPast = true;
        fields.put(input.attr("name"), password);
      } else if (!isPast && (type.isEmpty() || type.equals("text") || type.equals("email"))) {
        name = input.attr("name");
        fields.put(name, input.attr("value"));
      } else if (!type.equals("checkbox") && !type.equals("radio")) {
        fields.put(input.attr("name"), input.attr("value"));
      }
    }
    if (!name.isEmpty()) {
      fields.put(name, user);
    }
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Says who, never with what.
  @Override
  public String toString() {
    return user + " at " + page;
  }
}
