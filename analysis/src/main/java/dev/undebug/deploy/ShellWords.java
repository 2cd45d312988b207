package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Makes the words of a shell's command what a program finds in its arguments.
///
/// @param state what the shell knows
/// @param place where the command is written
record ShellWords(ShellState state, Place place) {

  private static final Pattern MODULE_END =
      Pattern.compile("(\\.[A-Za-z_]\\w*)+(:\\w+)?|:[A-Za-z_]\\w*");

  List<String> of(List<Shell.Word> written) {
    var words = new ArrayList<String>();
    boolean isOption = false;
    for (Shell.Word word : written) {
      var made = of(word);
      // What an option takes from a variable that nobody here sets, is there where this runs.
      words.addAll(made.isEmpty() && isOption ? List.of(word.plain()) : made);
      isOption = word.isLiteral() && word.plain().matches("--?[A-Za-z][\\w-]*");
    }
    return words;
  }

  private List<String> of(Shell.Word word) {
    return isModuleOfUnset(word) ? List.of(word.plain()) : expanded(word);
  }

  /// `${PROJECT}.wsgi` without PROJECT: no module is called `.wsgi`, so whoever runs it sets that.
  private boolean isModuleOfUnset(Shell.Word word) {
    return word.segments().size() > 1
        && word.segments().getFirst().part() instanceof Template.Reference reference
        && word.segments().get(1).part() instanceof Template.Text(var behind)
        && MODULE_END.matcher(behind).matches()
        && text(word.segments().getFirst()).isEmpty()
        && !isArguments(word.segments().getFirst())
        && reference.operator() == Template.Operator.NONE;
  }

  private List<String> expanded(Shell.Word word) {
    var results = new ArrayList<String>();
    var current = new StringBuilder();
    boolean any = false;
    for (Shell.Segment segment : word.segments()) {
      if (isArguments(segment)) {
        var arguments = state.arguments();
        for (int i = 0; i < arguments.size(); i++) {
          if (i > 0) {
            results.add(current.toString());
            current.setLength(0);
          }
          current.append(arguments.get(i));
          any = true;
        }
        continue;
      }
      String text = text(segment);
      boolean splits = !segment.isQuoted() && !(segment.part() instanceof Template.Text);
      if (!splits) {
        current.append(text);
        any = true;
        continue;
      }
      String[] fields = text.strip().split("\\s+");
      for (int i = 0; i < fields.length; i++) {
        if (i > 0) {
          results.add(current.toString());
          current.setLength(0);
        }
        current.append(fields[i]);
        any |= !fields[i].isEmpty();
      }
    }
    if (any) {
      results.add(current.toString());
    }
    return results;
  }

  private static boolean isArguments(Shell.Segment segment) {
    return segment.part() instanceof Template.Reference(var name, var operator, _, _)
        && operator == Template.Operator.NONE
        && (name.equals("@") || (name.equals("*") && !segment.isQuoted()));
  }

  /// What is not known is shown as it is written.
  private String text(Shell.Segment segment) {
    return switch (Template.expand(segment.part(), state, place)) {
      case Template.Expansion.Known(var text) -> text;
      case Template.Expansion.Open _, Template.Expansion.Fails _ ->
          new Shell.Word(List.of(segment), new dev.undebug.source.Span(0, 0)).plain();
    };
  }
}
