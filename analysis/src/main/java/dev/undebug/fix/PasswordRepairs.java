package dev.undebug.fix;

import java.util.stream.Stream;

/// Validators for passwords that users choose from now on: those that `startproject` writes.
final class PasswordRepairs implements Repairer {

  private static final String BLOCK =
      """
      AUTH_PASSWORD_VALIDATORS = [
          {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
          {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
          {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
          {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
      ]
      """;

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken.settingsOf("UDB011").entrySet().stream()
        .filter(
            entry ->
                entry
                    .getValue()
                    .settings()
                    .find("AUTH_PASSWORD_VALIDATORS")
                    .filter(setting -> !setting.isDefault())
                    .isEmpty())
        .map(
            entry ->
                Repair.of("UDB011", "Refuse weak passwords")
                    .editing(EndOfSettings.add(entry.getKey(), BLOCK))
                    .unsafe("nobody relies on choosing a weak password from now on"));
  }
}
