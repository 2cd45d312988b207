package dev.undebug.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Somebody who opens a page of a site.
final class Visitor implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI site;

  Visitor(Site site) {
    this.site = site.uri();
  }

  HttpResponse<String> opens(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(site.resolve(path)).timeout(Duration.ofSeconds(60));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
