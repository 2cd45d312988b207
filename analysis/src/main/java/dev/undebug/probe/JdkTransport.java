package dev.undebug.probe;

import dev.undebug.http.Body;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import dev.undebug.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The JDK's HTTP client, over HTTP/1.1.
public final class JdkTransport implements Transport {

  static {
    // The client forbids a Host header of our own unless this is set before it is first used; where
    // a program uses the client earlier, it must be given on the command line.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// A client without cookies, credentials or a cache.
  public JdkTransport() {}

  @Override
  public Answer send(Target target, Request request, Limits limits) {
    try {
      return answer(target, request(target, request), limits);
    } catch (IllegalArgumentException e) {
      return new Answer.Failed("the client does not send this request: " + e.getMessage());
    }
  }

  private static HttpRequest request(Target target, Request request) {
    var builder =
        HttpRequest.newBuilder(URI.create(target.origin() + request.uri()))
            .method(request.method(), HttpRequest.BodyPublishers.noBody());
    for (Headers.Field field : request.headers().fields()) {
      builder.header(field.name(), field.value());
    }
    return builder.build();
  }

  private Answer answer(Target target, HttpRequest request, Limits limits) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = CompletableFuture.supplyAsync(() -> exchange(request, limits), threads);
      try {
        return answer.get(limits.perRequest().toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        threads.shutdownNow();
      }
    } catch (TimeoutException e) {
      return new Answer.Failed(
          "no whole answer within %d s".formatted(limits.perRequest().toSeconds()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("request to " + target, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
  }

  private Answer exchange(HttpRequest request, Limits limits) {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      var fields = new ArrayList<Headers.Field>();
      answer
          .headers()
          .map()
          .forEach(
              (name, values) ->
                  values.forEach(value -> fields.add(new Headers.Field(name, value))));
      var body = new ByteArrayOutputStream();
      boolean isCut = read(answer.body(), body, limits.bodyBytes());
      var response =
          new Response(answer.statusCode(), new Headers(fields), new Body(body.toByteArray()));
      return new Answer.Answered(response, isCut);
    } catch (IOException e) {
      return new Answer.Failed(describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
  }

  /// Reads at most so many bytes, and says whether there were more. What came before a broken end
  /// is kept: a debug page cut short is still one.
  private static boolean read(InputStream from, ByteArrayOutputStream into, int atMost) {
    byte[] chunk = new byte[1 << 14];
    try (from) {
      while (true) {
        int count = from.read(chunk, 0, Math.min(chunk.length, atMost + 1 - into.size()));
        if (count < 0) {
          return false;
        }
        into.write(chunk, 0, Math.min(count, atMost - into.size()));
        if (into.size() == atMost) {
          return true;
        }
      }
    } catch (IOException _) {
      return true;
    }
  }

  private static String describe(IOException exception) {
    String message = exception.getMessage();
    return switch (exception) {
      case java.net.ConnectException _ -> "connection refused";
      case javax.net.ssl.SSLException _ -> "TLS failed: " + message;
      default -> message == null ? exception.getClass().getSimpleName() : message;
    };
  }
}
