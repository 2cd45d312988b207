package dev.undebug.page;

/// The labels at the top of technical pages and text reports, and what stands beside them.
final class SummaryLabels {

  private SummaryLabels() {}

  /// The category of what stands beside a label.
  static Category category(String label) {
    return switch (label) {
      case "Request Method", "Request URL", "Request data not supplied" -> Category.REQUEST;
      case "Django Version", "Python Version" -> Category.VERSION;
      case "Python Executable", "Python Path", "Exception Location" -> Category.PATH;
      case "Server time" -> Category.ENVIRONMENT;
      case "Using settings module" -> Category.SETTING;
      case "Raised by", "Raised during", "Exception Type" -> Category.SOURCE_CODE;
      default -> Category.LOCAL_VARIABLE;
    };
  }
}
