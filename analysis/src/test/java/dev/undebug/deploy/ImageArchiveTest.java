package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.project.Projects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {

  private static final String CONFIG =
      """
      {"architecture": "amd64", "os": "linux", "config": {
        "Env": ["PATH=/usr/bin", "DEBUG=1"],
        "WorkingDir": "/app",
        "Entrypoint": ["./start.sh"]}}
      """;

  private static final Map<String, String> BASE =
      Map.of(
          "usr/local/lib/python3.12/site-packages/Django-4.2.7.dist-info/METADATA", "x",
          "usr/local/lib/python3.12/site-packages/django/conf/settings.py", "DEBUG = True\n",
          "./srv/app/manage.py", Found.MANAGE,
          "./srv/app/shop/__init__.py", "",
          "./srv/app/shop/wsgi.py", Found.WSGI,
          "./srv/app/shop/settings.py", "DEBUG = True\n",
          "./srv/app/shop/local.py", "DEBUG = True\n",
          "./srv/old/manage.py", Found.MANAGE,
          "../outside.py", "DEBUG = True\n");

  private static final Map<String, String> TOP =
      Map.of(
          "srv/app/shop/settings.py", "DEBUG = False\n",
          "srv/app/shop/.wh.local.py", "",
          "srv/old/.wh..wh..opq", "",
          "srv/app/start.sh", "#!/bin/sh\nexec gunicorn shop.wsgi\n",
          "app", "-> srv/app");

  @TempDir private Path folder;

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : files.entrySet()) {
        String text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
        boolean isLink = text.startsWith("-> ");
        var entry =
            isLink
                ? new TarArchiveEntry(file.getKey(), TarConstants.LF_SYMLINK)
                : new TarArchiveEntry(file.getKey(), true);
        if (isLink) {
          entry.setLinkName(text.substring(3));
        } else {
          entry.setSize(file.getValue().length);
        }
        tar.putArchiveEntry(entry);
        if (!isLink) {
          tar.write(file.getValue());
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] layer(Map<String, String> files) throws IOException {
    var bytes = new LinkedHashMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return tar(bytes);
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> docker() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("a/layer.tar", layer(BASE));
    files.put("b/layer.tar", layer(TOP));
    files.put("c/layer.tar", utf8("-> ../b/layer.tar"));
    files.put("config.json", utf8(CONFIG));
    files.put(
        "manifest.json",
        utf8(
            """
            [{"Config": "config.json", "RepoTags": ["shop:1"],
              "Layers": ["a/layer.tar", "b/layer.tar", "c/layer.tar"]}]
            """));
    return files;
  }

  private SavedImage read(Map<String, byte[]> archive, boolean isZipped) throws IOException {
    var bytes = tar(archive);
    return ImageArchive.read(
        Files.write(folder.resolve("shop.tar"), isZipped ? zipped(bytes) : bytes));
  }

  private static void isTheShop(SavedImage image) {
    assertThat(image.tree().files())
        .containsExactly(
            "installed-requirements.txt",
            "srv/app/manage.py",
            "srv/app/shop/__init__.py",
            "srv/app/shop/settings.py",
            "srv/app/shop/wsgi.py",
            "srv/app/start.sh");
    var found = new Found(image.tree(), Deployments.find(image, Projects.find(image.tree())));
    assertThat(found.named("shop.tar").command().line()).isEqualTo("gunicorn shop.wsgi");
    assertThat(found.named("shop.tar").entry()).isEqualTo("srv/app/shop/wsgi.py");
    assertThat(found.value("shop.tar", "DEBUG")).startsWith("'1' at shop.tar:");
    assertThat(found.named("shop.tar").production()).isTrue();
    assertThat(image.tree().text("srv/app/shop/settings.py").orElseThrow().text())
        .isEqualTo("DEBUG = False\n");
    assertThat(image.tree().text("installed-requirements.txt").orElseThrow().text())
        .isEqualTo("Django==4.2.7\n");
  }

  @Test
  void whatDockerSavesIsReadLayerOverLayer() throws IOException {
    isTheShop(read(docker(), false));
    isTheShop(read(docker(), true));
  }

  @Test
  void anOciLayoutIsReadForLinuxOnAmd64() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("blobs/sha256/1", zipped(layer(BASE)));
    files.put("blobs/sha256/2", layer(TOP));
    files.put("blobs/sha256/3", utf8(CONFIG));
    files.put(
        "blobs/sha256/4",
        utf8(
            """
            {"config": {"digest": "sha256:3"},
             "layers": [{"digest": "sha256:1"}, {"digest": "sha256:2"}]}
            """));
    files.put(
        "blobs/sha256/5",
        utf8(
            """
            {"manifests": [
              {"digest": "sha256:9", "platform": {"os": "linux", "architecture": "arm64"}},
              {"digest": "sha256:4", "platform": {"os": "linux", "architecture": "amd64"}}]}
            """));
    files.put("index.json", utf8("{\"manifests\": [{\"digest\": \"sha256:5\"}]}"));

    isTheShop(read(files, false));
  }

  @Test
  void aLayerThatCannotBeReadLeavesTheRestOpen() throws IOException {
    var files = docker();
    files.put("b/layer.tar", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
    var image = read(files, false);

    assertThat(image.isPartial()).isTrue();
    assertThat(image.tree().sources().toString())
        .contains("shop.tar:b/layer.tar", "it is compressed with zstd");
    assertThat(image.launched().environment().open())
        .extracting(Environment.Owner::why)
        .containsExactly("a layer could not be read");
  }

  @Test
  void whatIsNoImageIsOneLine() throws IOException {
    Path junk = Files.write(folder.resolve("junk"), new byte[10_000]);
    Path text = Files.writeString(folder.resolve("text"), "hello\n".repeat(1_000));

    assertThatThrownBy(() -> ImageArchive.read(junk))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no saved image");
    assertThatThrownBy(() -> ImageArchive.read(text)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(Map.of("manifest.json", utf8("[{\"Config\": \"c\"}]")), false))
        .hasMessageEndingWith("its configuration c is missing");
  }
}
