package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Code of a tree that refuses short or simple passwords itself, beside Django's validators.
///
/// @param where the first of it, as `account/checks.py:5`; empty for none
record OwnPasswordChecks(String where) {

  /// Fewer characters are no check: `MinimumLengthValidator` asks for as many by default.
  private static final int FEWEST = 8;

  /// Longer functions do other things than to check a password.
  private static final int MAX_CHARACTERS = 2_000;

  /// No application has more functions that check passwords.
  private static final int MAX_FUNCTIONS = 50;

  /// A function that is called after checking passwords.
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?m)^[ \\t]*+(?:async[ \\t]++)?def[ \\t]++(?=\\w*(?i:valid|check|clean|pattern|strength|strong|policy))"
              + "((?!test)\\w*(?i:password)\\w*+)[ \\t]*+\\(");

  /// What the framework calls itself, in a form or a serializer.
  private static final Pattern CALLED_BY_FRAMEWORK = Pattern.compile("(?:validate|clean)_\\w+");

  /// Where the function is over at the latest.
  private static final Pattern NEXT =
      Pattern.compile("\\n[ \\t]*+(?:(?:async[ \\t]++)?def|class)[ \\t]");

  private static final Pattern LENGTH =
      Pattern.compile("\\blen\\([\\w.\\[\\]\"']{1,60}\\)[ \\t]*+<(=?)[ \\t]*+(\\d{1,3})\\b");

  private static final Pattern EXPRESSION =
      Pattern.compile("\\bre\\.(?:match|search|fullmatch)\\(");

  private static final Pattern REFUSES = Pattern.compile("\\b(?:raise|return)\\b");

  /// A field of a form or a serializer that takes no shorter password.
  private static final Pattern FIELD =
      Pattern.compile(
          "(?m)^[ \\t]*+(?:new_?)?password\\w*+[ \\t]*+=[ \\t]*+(?:serializers|forms)\\.CharField\\("
              + "[^()#]{0,300}?\\bmin_length[ \\t]*+=[ \\t]*+(\\d{1,3})\\b");

  private static final Pattern OF_TESTS =
      Pattern.compile("(?i)(?:.*/)?(?:tests?/.*|tests?_[^/]*|[^/]*_tests?\\.py|tests\\.py)");

  /// What makes up for having no validators: where, and whose passwords are taken all the same.
  static Optional<String> find(Evaluated evaluated) {
    String where =
        evaluated
            .project()
            .modules()
            .tree()
            .once(OwnPasswordChecks.class, OwnPasswordChecks::find)
            .where;
    return where.isEmpty()
        ? Optional.empty()
        : Optional.of(
            where
                + " checks passwords itself, while createsuperuser and Django's own forms check none");
  }

  private static OwnPasswordChecks find(Tree tree) {
    var texts =
        tree.files().stream()
            .filter(path -> path.endsWith(".py") && !OF_TESTS.matcher(path).matches())
            .flatMap(path -> tree.text(path).stream())
            .toList();
    int asked = 0;
    for (SourceText text : texts) {
      Matcher field = FIELD.matcher(text.text());
      while (field.find()) {
        if (Integer.parseInt(field.group(1)) >= FEWEST) {
          return new OwnPasswordChecks(at(text, field.start(1)));
        }
      }
      Matcher function = FUNCTION.matcher(text.text());
      while (function.find() && asked < MAX_FUNCTIONS) {
        if (checks(body(text.text(), function.end()))) {
          asked++;
          if (isCalled(texts, function.group(1))) {
            return new OwnPasswordChecks(at(text, function.start(1)));
          }
        }
      }
    }
    return new OwnPasswordChecks("");
  }

  private static String at(SourceText text, int offset) {
    var place = text.place(new Span(offset, offset));
    return "%s:%d".formatted(place.path(), place.start().line());
  }

  private static String body(String text, int start) {
    String rest = text.substring(start, Math.min(text.length(), start + MAX_CHARACTERS));
    Matcher next = NEXT.matcher(rest);
    return next.find() ? rest.substring(0, next.start()) : rest;
  }

  private static boolean checks(String body) {
    if (!REFUSES.matcher(body).find()) {
      return false;
    }
    Matcher length = LENGTH.matcher(body);
    while (length.find()) {
      int least = Integer.parseInt(length.group(2)) + (length.group(1).isEmpty() ? 0 : 1);
      if (least >= FEWEST) {
        return true;
      }
    }
    return EXPRESSION.matcher(body).find();
  }

  /// Whether anybody calls it.
  private static boolean isCalled(List<SourceText> texts, String function) {
    if (CALLED_BY_FRAMEWORK.matcher(function).matches()) {
      return true;
    }
    Pattern call = Pattern.compile("(?<!def )\\b" + Pattern.quote(function) + "[ \\t]*\\(");
    return texts.stream().anyMatch(text -> call.matcher(text.text()).find());
  }
}
