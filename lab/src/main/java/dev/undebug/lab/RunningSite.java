package dev.undebug.lab;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A site that runs for all tests of a class.
///
/// ```java
/// @RegisterExtension
/// static final RunningSite SHOP =
///     RunningSite.of(() -> Start.of(Shop.INSECURE, Series.DJANGO_5_2, Server.GUNICORN));
/// ```
public final class RunningSite implements BeforeAllCallback, AfterAllCallback {

  private final Supplier<Start> start;
  private @Nullable Site site;

  private RunningSite(Supplier<Start> start) {
    this.start = start;
  }

  public static RunningSite of(Supplier<Start> start) {
    return new RunningSite(start);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    site = Lab.start(start.get());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (site != null) {
      site.close();
    }
  }

  /// The running site, between the first test of the class and its last.
  public Site site() {
    if (site == null) {
      throw new IllegalStateException("the site runs only while the class is tested");
    }
    return site;
  }
}
