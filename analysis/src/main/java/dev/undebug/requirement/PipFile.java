package dev.undebug.requirement;

import dev.undebug.requirement.Requirement.Use;
import dev.undebug.source.SourceText;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What pip reads from a requirements file.
/// <https://pip.pypa.io/en/stable/reference/requirements-file-format/>
///
/// @param requirements in the order of the file
/// @param files that it takes in
/// @param trouble the first line that is none; empty when there is no such line
record PipFile(List<Requirement> requirements, List<Taken> files, String trouble) {

  /// A file that another one takes in.
  ///
  /// @param isConstraint whether it only bounds versions
  record Taken(String path, boolean isConstraint) {}

  private static final Pattern COMMENT = Pattern.compile("(?:^|(?<!\\s)\\s++)#.*$");

  private static final Pattern TAKEN =
      Pattern.compile("(-r|-c|--requirement|--constraint)(?:\\s*=\\s*|\\s*)(\\S.*)");

  /// Options behind a requirement.
  private static final Pattern OPTIONS =
      Pattern.compile(
          "(?<!\\s)\\s++--?(?:hash|global-option|install-option|config-settings?|C)\\b.*$");

  /// `git+https://…`, `./folder`, `x.whl`.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)[a-z+]+://.*|[a-z+]+@.*|\\.{1,2}(?:/.*)?|/.*|\\S+\\.(?:whl|tar\\.gz|zip|tgz)(?:\\s.*|\\[.*)?|file:.*|\\S+/\\S*");

  private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)");

  /// A line of a template that is no requirement before it is filled in.
  private static final Pattern TEMPLATE = Pattern.compile(".*(\\{\\{|\\{%).*");

  PipFile {
    requirements = List.copyOf(requirements);
    files = List.copyOf(files);
  }

  static PipFile read(SourceText source, Use use) {
    var requirements = new ArrayList<Requirement>();
    var files = new ArrayList<Taken>();
    String trouble = "";
    for (int line = 1; line <= source.lineCount(); line++) {
      int first = line;
      var logical = new StringBuilder(source.lineText(line));
      boolean isComment = source.lineText(line).stripLeading().startsWith("#");
      while (!logical.isEmpty()
          && logical.charAt(logical.length() - 1) == '\\'
          && line < source.lineCount()
          && !isComment) {
        logical.setLength(logical.length() - 1);
        logical.append(source.lineText(++line).strip().isEmpty() ? "" : " ");
        logical.append(source.lineText(line).strip());
      }
      String text = COMMENT.matcher(logical).replaceFirst("").strip();
      Matcher taken = TAKEN.matcher(text);
      if (taken.matches()) {
        boolean isConstraint = taken.group(1).startsWith("-c") || taken.group(1).startsWith("--c");
        TreePaths.resolve(TreePaths.parent(source.path()), unquoted(taken.group(2).strip()))
            .ifPresent(path -> files.add(new Taken(path, isConstraint)));
      } else if (!text.isEmpty()) {
        var read = requirement(text);
        read.ifPresent(wish -> requirements.add(wish.at(Lines.place(source, first), use)));
        boolean isUnread = read.isEmpty() && !isOther(text);
        if (isUnread && trouble.isEmpty()) {
          trouble = "line %d is no requirement of PEP 508; the others are read".formatted(first);
        }
      }
    }
    return new PipFile(requirements, files, trouble);
  }

  private static String unquoted(String word) {
    return word.replaceAll("^[\"']|[\"']$", "");
  }

  /// Options and addresses that name no package.
  private static boolean isOther(String text) {
    return text.startsWith("-")
        || ADDRESS.matcher(text).matches()
        || TEMPLATE.matcher(text).matches()
        || text.startsWith("${");
  }

  private static Optional<Wish> requirement(String text) {
    String bare = text.replaceFirst("^(?:-e|--editable)(?:\\s*=\\s*|\\s+)", "");
    if (ADDRESS.matcher(bare).matches()
        && !bare.matches("[A-Za-z0-9._-]+\\s*(\\[[^\\]]*\\])?\\s*(@|[=<>~!]).*")) {
      Matcher egg = EGG.matcher(bare);
      return egg.find()
          ? Optional.of(
              new Wish(Requirement.normal(egg.group(1)), Requirement.Form.ELSEWHERE, "", "", ""))
          : Optional.empty();
    }
    return bare.startsWith("-")
        ? Optional.empty()
        : Wish.of(OPTIONS.matcher(" " + bare).replaceFirst(""));
  }
}
