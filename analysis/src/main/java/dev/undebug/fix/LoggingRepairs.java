package dev.undebug.fix;

import dev.undebug.fix.Repair.Sample;
import java.util.List;
import java.util.stream.Stream;

/// Errors reach somebody with DEBUG off: the console, and a file that rotates where one is named.
final class LoggingRepairs implements Repairer {

  private static final String BLOCK =
      """
      LOGGING = {
          "version": 1,
          "disable_existing_loggers": False,
          "formatters": {
              "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
          },
          "handlers": {
              "console": {"class": "logging.StreamHandler", "formatter": "line"},
          },
          "root": {"handlers": ["console"], "level": "INFO"},
      }

      # Only one process may rotate a file.
      if os.environ.get("DJANGO_LOG_FILE"):
          LOGGING["handlers"]["file"] = {
              "class": "logging.handlers.RotatingFileHandler",
              "filename": os.environ["DJANGO_LOG_FILE"],
              "maxBytes": 10 * 1024 * 1024,
              "backupCount": 5,
              "delay": True,
              "formatter": "line",
          }
          LOGGING["root"]["handlers"].append("file")
      """;

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken.settingsOf("UDB601").entrySet().stream()
        .filter(
            entry ->
                entry
                    .getValue()
                    .settings()
                    .find("LOGGING")
                    .filter(setting -> !setting.isDefault())
                    .isEmpty())
        .map(
            entry ->
                Repair.of("UDB601", "Log errors to the console, and to a file that rotates")
                    .editing(EndOfSettings.addUsingOs(broken, entry.getKey(), BLOCK))
                    .reading(
                        List.of(
                            new Sample(
                                entry.getValue().project().root(),
                                "DJANGO_LOG_FILE",
                                "",
                                "A file for the log, rotated at 10 MB; empty for the console alone."))));
  }
}
