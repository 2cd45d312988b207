package dev.undebug.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import dev.undebug.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;

/// Reads HAR 1.2, what browsers and proxies save of their traffic, as a stream: of a file of any
/// size, one entry at a time is in memory.
final class Har {

  /// Characters of one body beyond which the file is refused; a third more than the bytes of the
  /// largest body, since base64 is longer than what it holds.
  private static final int LONGEST = 86 * 1024 * 1024;

  /// Header fields of one message that are kept; servers stop at a hundred.
  private static final int FIELDS = 1_000;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST).maxNestingDepth(100).build())
          .build();

  private final JsonParser json;
  private final Taker taker;

  private Har(JsonParser json, Taker taker) {
    this.json = json;
    this.taker = taker;
  }

  static void read(InputStream in, Taker taker) {
    String why;
    try (var json = JSON.createParser(in)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      why = new Har(json, taker).file();
    } catch (IOException broken) {
      why = "it is no whole HAR: " + firstLine(broken);
    }
    taker.end(why);
  }

  /// The library's messages quote the text around a mistake on lines of their own.
  private static String firstLine(IOException broken) {
    String all = String.valueOf(broken.getMessage());
    String line = all.lines().findFirst().orElse("");
    return line.replaceAll("(?<=[ (])'.*'|\\(start marker.*", "…").strip();
  }

  /// Reads one member of an object.
  private interface Member {
    void read(String name) throws IOException;
  }

  /// Reads the members of the object that the parser stands at; anything else is skipped.
  private void object(Member member) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      member.read(name);
    }
  }

  private String file() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return "it is no HAR: it does not begin with an object";
    }
    boolean[] hasEntries = {false};
    boolean[] goesOn = {true};
    while (goesOn[0] && json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isLog = json.currentName().equals("log");
      json.nextToken();
      if (!isLog || json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      while (goesOn[0] && json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isEntries = json.currentName().equals("entries");
        json.nextToken();
        if (isEntries && json.currentToken() == JsonToken.START_ARRAY) {
          hasEntries[0] = true;
          goesOn[0] = entries();
        } else {
          json.skipChildren();
        }
      }
    }
    if (!goesOn[0]) {
      return Taker.tooMany();
    }
    return hasEntries[0] ? "" : "it is no HAR: it has no log.entries";
  }

  private boolean entries() throws IOException {
    for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
      if (token == null) {
        throw new java.io.EOFException("it ends in the middle");
      }
      var entry = new Entry();
      object(entry::read);
      if (entry.hasAnswer() && !taker.take(Captured.Carrier.ANSWER, entry.exchange())) {
        return false;
      }
    }
    return true;
  }

  private String text() throws IOException {
    if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }

  private Headers headers() throws IOException {
    var fields = new ArrayList<Headers.Field>();
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return Headers.NONE;
    }
    while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
      String[] pair = {"", ""};
      object(
          name -> {
            switch (name) {
              case "name" -> pair[0] = text();
              case "value" -> pair[1] = text();
              default -> json.skipChildren();
            }
          });
      if (!pair[0].isEmpty() && fields.size() < FIELDS) {
        fields.add(new Headers.Field(pair[0], pair[1]));
      }
    }
    return new Headers(fields);
  }

  /// One entry while it is being read; its members come in any order.
  private final class Entry {

    private String method = "";
    private String url = "";
    private Headers asked = Headers.NONE;
    private String posted = "";
    private int status;
    private Headers answered = Headers.NONE;
    private String content = "";
    private String encoding = "";

    void read(String name) throws IOException {
      switch (name) {
        case "request" -> object(this::request);
        case "response" -> object(this::response);
        default -> json.skipChildren();
      }
    }

    private void request(String name) throws IOException {
      switch (name) {
        case "method" -> method = text();
        case "url" -> url = text();
        case "headers" -> asked = headers();
        case "postData" -> object(this::postData);
        default -> json.skipChildren();
      }
    }

    private void postData(String name) throws IOException {
      if (name.equals("text")) {
        posted = text();
      } else {
        json.skipChildren();
      }
    }

    private void response(String name) throws IOException {
      switch (name) {
        case "status" -> status = status(text());
        case "headers" -> answered = headers();
        case "content" -> object(this::content);
        default -> json.skipChildren();
      }
    }

    private static int status(String digits) {
      return digits.matches("[1-9]\\d{2}") ? Integer.parseInt(digits) : 0;
    }

    private void content(String name) throws IOException {
      switch (name) {
        case "text" -> content = text();
        case "encoding" -> encoding = text();
        default -> json.skipChildren();
      }
    }

    /// Requests that were blocked or came to nothing have no status.
    boolean hasAnswer() {
      return status != 0;
    }

    Exchange exchange() {
      var request = new Request(method, url, asked, Body.of(posted));
      return new Exchange(request, new Response(status, answered, new Body(body())));
    }

    /// The body as the client saw it: HAR keeps it decoded, as text or in base64.
    private byte[] body() {
      if (!encoding.equals("base64")) {
        return content.getBytes(StandardCharsets.UTF_8);
      }
      try {
        return Base64.getMimeDecoder().decode(content);
      } catch (IllegalArgumentException _) {
        return content.getBytes(StandardCharsets.UTF_8);
      }
    }
  }
}
