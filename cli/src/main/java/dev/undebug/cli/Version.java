package dev.undebug.cli;

import picocli.CommandLine.IVersionProvider;

/// The version of this build.
final class Version implements IVersionProvider {

  /// As in the poms; a test compares the two.
  static final String NUMBER = "0.1.0";

  /// What `--version` prints.
  static final String WORDS = "undebug " + NUMBER;

  @Override
  public String[] getVersion() {
    return new String[] {WORDS};
  }
}
