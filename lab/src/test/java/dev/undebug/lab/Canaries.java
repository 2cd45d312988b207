package dev.undebug.lab;

import java.util.List;

/// The made-up secrets of the insecure shop, as its `FAULTS.md` lists them.
final class Canaries {

  static final List<String> IN_SETTINGS =
      List.of(
          "canaryWarehousePw71d4",
          "canaryCachePw5e0c",
          "canaryBrokerPw2b9f",
          "sk_test_NotARealKeyUndebugLab0canary8c3a",
          "np-live-canaryShipping4a6e-0417");
  static final String IN_LOCALS = "canaryPaymentPw6f28";
  static final String SECRET_KEY = "django-insecure-lab-not-real-q8v3x0m5k1w7z2r9t4y6u";
  static final String IN_ENVIRONMENT = "canaryMetrics0d57";
  static final String STARRED = "canaryMailPw93c1";

  private Canaries() {}
}
