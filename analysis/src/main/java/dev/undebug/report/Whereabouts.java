package dev.undebug.report;

/// Where the analysed tree lies, for formats whose readers stand elsewhere.
///
/// @param typed the folder as the command line named it, with a slash behind it; empty for the
///   current one
/// @param inRepository the folder within its repository, with a slash behind it; empty for the
///   repository's root, and where there is none
public record Whereabouts(String typed, String inRepository) {

  /// The tree is the current folder, and the whole repository.
  public static final Whereabouts HERE = new Whereabouts("", "");
}
