package dev.undebug.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapturesTest {

  @TempDir private Path folder;

  @Test
  void aFolderIsReadInTheOrderOfItsNames() throws IOException {
    Files.writeString(folder.resolve("b.http"), "HTTP/1.1 200 OK\r\n\r\nx");
    Files.createDirectory(folder.resolve("a"));
    Files.writeString(folder.resolve("a/z.html"), "<p>");
    Files.writeString(folder.resolve("c.png"), "PNG");

    assertThat(read(folder).stream().map(this::line))
        .containsExactly(
            "whole a/z.html", "read a/z.html 1", "whole b.http", "read b.http 1", "skipped c.png");
  }

  @Test
  void oneBrokenFileDoesNotStopTheOthers() throws IOException {
    Files.writeString(folder.resolve("a.http"), "");
    Files.writeString(folder.resolve("b.http"), "HTTP/1.1 200 OK\r\n\r\nx");

    assertThat(read(folder).stream().map(this::line))
        .containsExactly("failed a.http: it is empty", "whole b.http", "read b.http 1");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Files.writeString(folder.resolve("real.html"), "<p>");
    Files.createSymbolicLink(folder.resolve("link.html"), folder.resolve("real.html"));

    assertThat(read(folder)).hasSize(2);
  }

  @Test
  void aMissingFileIsSaid() {
    assertThat(read(folder.resolve("none.http")).stream().map(this::line))
        .containsExactly("failed none.http: there is no such file");
  }

  @Test
  void whatIsNoExchangeIsABody() throws IOException {
    Files.writeString(folder.resolve("page"), "<html>");
    var captured = read(folder.resolve("page")).getFirst();

    assertThat(captured)
        .isInstanceOfSatisfying(
            Captured.Whole.class,
            whole -> assertThat(whole.exchange().response().hasStatus()).isFalse());
  }

  @Test
  void standardInputIsOneSource() {
    var in = new ByteArrayInputStream("HTTP/1.1 404 No\n\n".getBytes(StandardCharsets.UTF_8));

    var all = new ArrayList<Captured>();
    Captures.read("-", in, all::add);

    assertThat(all.getFirst())
        .isInstanceOfSatisfying(
            Captured.Whole.class,
            whole -> assertThat(whole.exchange().response().status()).isEqualTo(404));
  }

  private static List<Captured> read(Path path) {
    var all = new ArrayList<Captured>();
    Captures.read(path, all::add);
    return all;
  }

  private String line(Captured captured) {
    String name = folder.relativize(Path.of(captured.source())).toString();
    return switch (captured) {
      case Captured.Whole _ -> "whole " + name;
      case Captured.Read(_, var exchanges) -> "read " + name + " " + exchanges;
      case Captured.Skipped _ -> "skipped " + name;
      case Captured.Failed(_, var why) -> "failed " + name + ": " + why;
    };
  }
}
