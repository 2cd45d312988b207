package dev.undebug.requirement;

import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.requirement.Requirement.Use;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `setup.py` and `setup.cfg` ask for, as far as it is written out.
final class SetupFiles {

  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\]\\s*");
  private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_.-]+)\\s*[=:]\\s*(.*)");

  /// Nodes that are looked at; a file that writes its requirements out is a hundred times smaller.
  private static final int MAX_NODES = 200_000;

  private SetupFiles() {}

  static List<Requirement> cfg(SourceText source) {
    var all = new ArrayList<Requirement>();
    String section = "";
    String key = "";
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      Matcher head = SECTION.matcher(text);
      Matcher named = KEY.matcher(text);
      String value = text.strip();
      if (head.matches()) {
        section = head.group(1);
        key = "";
        continue;
      }
      if (!text.isEmpty() && !Character.isWhitespace(text.charAt(0)) && named.matches()) {
        key = named.group(1);
        value = named.group(2).strip();
      }
      boolean isNeed = section.equals("options") && key.equals("install_requires");
      boolean isExtra = section.equals("options.extras_require") && !key.isEmpty();
      boolean isTest = section.equals("options") && key.equals("tests_require");
      if ((isNeed || isExtra || isTest) && !value.startsWith("#")) {
        Use use = isTest ? Use.DEVELOPMENT : isNeed ? Use.RUN : Requirement.use(key);
        int at = line;
        Wish.of(value).ifPresent(wish -> all.add(wish.at(Lines.place(source, at), use)));
      }
    }
    return all;
  }

  static List<Requirement> py(Module module) {
    var all = new ArrayList<Requirement>();
    var names = new HashMap<String, Expression>();
    for (Statement statement : module.body()) {
      if (statement instanceof Statement.Assign(var targets, var value, _)
          && targets.getFirst() instanceof Expression.Name(var id, _)) {
        names.put(id, value);
      }
    }
    var open = new ArrayList<Node>(module.body());
    for (int i = 0; i < open.size() && i < MAX_NODES; i++) {
      if (open.get(i) instanceof Expression.Call call && isSetup(call.function())) {
        call.keywords().forEach(keyword -> keyword(module.source(), keyword, names, all));
      }
      open.addAll(Children.of(open.get(i)));
    }
    return all;
  }

  private static boolean isSetup(Expression function) {
    return (function instanceof Expression.Name(var id, _) && id.equals("setup"))
        || (function instanceof Expression.Attribute(_, var name, _) && name.equals("setup"));
  }

  private static void keyword(
      SourceText source, Keyword keyword, Map<String, Expression> names, List<Requirement> all) {
    switch (keyword.name()) {
      case "install_requires" -> texts(source, keyword.value(), Use.RUN, names, all);
      case "tests_require" -> texts(source, keyword.value(), Use.DEVELOPMENT, names, all);
      case "extras_require" -> {
        if (known(keyword.value(), names) instanceof Expression.Dict(var keys, var values, _)) {
          for (int i = 0; i < keys.size(); i++) {
            boolean isNamed = keys.get(i) instanceof Expression.Constant(Literal.Text _, _);
            Use use = isNamed ? Requirement.use(source.slice(keys.get(i).span())) : Use.RUN;
            texts(source, values.get(i), use, names, all);
          }
        }
      }
      default -> {}
    }
  }

  private static Expression known(Expression value, Map<String, Expression> names) {
    return value instanceof Expression.Name(var id, _) ? names.getOrDefault(id, value) : value;
  }

  private static void texts(
      SourceText source,
      Expression written,
      Use use,
      Map<String, Expression> names,
      List<Requirement> all) {
    List<Expression> elements =
        switch (known(written, names)) {
          case Expression.ListDisplay(var items, _) -> items;
          case Expression.Tuple(var items, _) -> items;
          case Expression other -> List.of(other);
        };
    for (Expression element : elements) {
      if (element instanceof Expression.Constant(Literal.Text(var text, _), var span)) {
        for (String line : text.lines().toList()) {
          Wish.of(line).ifPresent(wish -> all.add(wish.at(source.place(span), use)));
        }
      }
    }
  }
}
