package dev.undebug.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.undebug.secret.SecretKind;
import dev.undebug.threat.Leaked;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an earlier report of this schema says leaked. Reports hold no values, so neither does this.
///
/// @param pages what showed it
/// @param proofs that a site's DEBUG was on
public record SavedReport(List<String> pages, List<Leaked> leaked, List<Proof> proofs) {

  /// Credentials of one report that are read.
  private static final int MOST = 100_000;

  private static final JsonFactory JSON = new JsonFactory();

  /// The request that proved that a site's DEBUG was on.
  ///
  /// @param rung the word of the question
  /// @param request as the report shows it
  public record Proof(String url, String rung, String request) {}

  public SavedReport {
    pages = List.copyOf(pages);
    leaked = List.copyOf(leaked);
    proofs = List.copyOf(proofs);
  }

  /// Whether a file begins as a report does.
  public static boolean begins(byte[] head) {
    return new String(head, java.nio.charset.StandardCharsets.ISO_8859_1)
        .matches("(?s)\\s*\\{\\s*\"schema\"\\s*:\\s*\"undebug/report-1\".*");
  }

  /// Reads one.
  ///
  /// @throws IOException when it is none, or is damaged
  public static SavedReport read(InputStream in) throws IOException {
    var pages = new ArrayList<String>();
    var leaked = new ArrayList<Leaked>();
    var proofs = new ArrayList<Proof>();
    try (var json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is none");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        boolean isList = json.nextToken() == JsonToken.START_ARRAY;
        if (isList && name.equals("pages")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            page(json, pages, leaked);
          }
        } else if (isList && name.equals("sites")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            site(json, proofs);
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException damaged) {
      throw new IOException("it begins as a report and is damaged", damaged);
    }
    return new SavedReport(pages, leaked, proofs);
  }

  /// The first request of a site's that proved anything.
  private static void site(JsonParser json, List<Proof> proofs) throws IOException {
    String url = "";
    Map<String, String> proof = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("url")) {
        url = json.getText();
      } else if (name.equals("evidence") && json.currentToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          Map<String, String> fields = fields(json);
          if (proof.isEmpty() && fields.getOrDefault("proof", "").equals("true")) {
            proof = fields;
          }
        }
      } else {
        json.skipChildren();
      }
    }
    if (!proof.isEmpty()) {
      proofs.add(new Proof(url, proof.getOrDefault("rung", ""), proof.getOrDefault("request", "")));
    }
  }

  /// What an object has of plain values.
  private static Map<String, String> fields(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
        fields.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return fields;
  }

  private static void page(JsonParser json, List<String> pages, List<Leaked> leaked)
      throws IOException {
    String source = "";
    boolean isQuoted = false;
    var found = new ArrayList<Leaked>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "source" -> source = json.getText();
        case "liveness" -> isQuoted = json.getText().equals("quoted");
        case "disclosures" -> disclosures(json, pages.size() + 1, found);
        default -> json.skipChildren();
      }
    }
    if (!isQuoted) {
      pages.add(source);
      leaked.addAll(found.subList(0, Math.min(found.size(), MOST - leaked.size())));
    }
  }

  private static void disclosures(JsonParser json, int page, List<Leaked> found)
      throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> fields = fields(json);
      for (SecretKind kind : SecretKind.values()) {
        boolean isShown = fields.getOrDefault("masked", "").equals("false");
        if (isShown && kind.word().equals(fields.get("secret"))) {
          String where = "page %d, byte %s".formatted(page, fields.getOrDefault("offset", "?"));
          found.add(
              new Leaked(
                  kind,
                  fields.getOrDefault("name", ""),
                  where,
                  fields.getOrDefault("fingerprint", "")));
        }
      }
    }
  }
}
