package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows a script without running it: which processes it starts, and with which environment. Both
/// ways of a condition that the tree does not decide are followed.
final class ShellRun {

  /// Commands followed in one script, loops and functions included.
  private static final int MAX_STEPS = 5_000;

  private static final int MAX_CALLS = 20;

  private final SourceText source;
  private final Launch launch;
  private final int depth;
  private final Place handed;
  private final List<Started> started = new ArrayList<>();
  private final Map<String, Shell.Node> functions = new HashMap<>();
  private int steps;
  private int calls;
  private boolean isCertain = true;

  /// @param depth how many scripts have led to this one
  /// @param handed where its arguments stand
  ShellRun(SourceText source, Launch launch, int depth, Place handed) {
    this.source = ShellReader.untemplated(source);
    this.launch = launch;
    this.depth = depth;
    this.handed = handed;
  }

  List<Started> run(ShellState state) {
    follow(ShellReader.read(source.text()), state);
    return started;
  }

  /// The state after a sourced script.
  ShellState source(ShellState state, List<Started> into) {
    var after = follow(ShellReader.read(source.text()), state);
    into.addAll(started);
    return after;
  }

  private ShellState follow(Shell.Block block, ShellState before) {
    var state = before;
    var last = ShellTests.Truth.TRUE;
    for (Shell.Item item : block.items()) {
      if (state.isOver() || ++steps > MAX_STEPS) {
        return state;
      }
      var runs =
          switch (item.joint()) {
            case THEN, PIPE -> ShellTests.Truth.TRUE;
            case AND -> last;
            case OR -> last.not();
          };
      if (runs == ShellTests.Truth.FALSE) {
        continue;
      }
      last = tests(state).test(item.node());
      if (!ShellTests.isTest(item.node())) {
        last = ShellTests.Truth.TRUE;
      }
      if (runs == ShellTests.Truth.TRUE) {
        state = follow(item.node(), state);
      } else {
        var with = perhaps(item.node(), state);
        state = state.or(with, source.path(), "a condition of the script decides it");
      }
    }
    return state;
  }

  private ShellTests tests(ShellState state) {
    return new ShellTests(state, launch.files());
  }

  private ShellState perhaps(Shell.Node node, ShellState state) {
    boolean before = isCertain;
    isCertain = false;
    var after = follow(node, state);
    isCertain = before;
    return after;
  }

  private ShellState perhaps(Shell.Block block, ShellState state) {
    return perhaps(new Shell.Group(block, false), state);
  }

  private ShellState follow(Shell.Node node, ShellState state) {
    return switch (node) {
      case Shell.Simple simple -> command(simple, state);
      case Shell.Group(var body, var isSubshell) -> {
        var after = follow(body, state);
        yield isSubshell ? state : after;
      }
      case Shell.If(var test, var body, var orElse) ->
          switch (tests(state).test(test)) {
            case TRUE -> follow(body, state);
            case FALSE -> follow(orElse, state);
            case UNKNOWN -> {
              var yes = perhaps(body, state);
              var no = perhaps(orElse, state);
              yield yes.or(no, source.path(), "a condition of the script decides it");
            }
          };
      case Shell.Case choice -> choose(choice, state);
      case Shell.Loop(_, var body) -> {
        var once = perhaps(body, state);
        yield state.or(once, source.path(), "a loop of the script decides it");
      }
      case Shell.Function(var name, var body) -> {
        functions.put(name, body);
        yield state;
      }
    };
  }

  private ShellState choose(Shell.Case choice, ShellState state) {
    var subject = tests(state).value(choice.subject());
    if (subject.isPresent()) {
      for (Shell.Arm arm : choice.arms()) {
        for (Shell.Word pattern : arm.patterns()) {
          if (ShellTests.glob(subject.get(), pattern.plain())) {
            return follow(arm.body(), state);
          }
        }
      }
      return state;
    }
    var after = state;
    for (Shell.Arm arm : choice.arms()) {
      if (isForDevelopment(arm, choice.subject(), state)) {
        continue;
      }
      var one = perhaps(arm.body(), state);
      after = after.or(one, source.path(), "`" + choice.subject().plain() + "` decides it");
    }
    return after;
  }

  /// Whether an arm is taken only for words for development, which nobody here sets.
  private boolean isForDevelopment(Shell.Arm arm, Shell.Word subject, ShellState state) {
    return !arm.patterns().isEmpty()
        && arm.patterns().stream()
            .allMatch(pattern -> tests(state).isForDevelopment(subject, pattern.plain()));
  }

  private Place place(Shell.Simple command) {
    return source.place(command.span());
  }

  private ShellState command(Shell.Simple command, ShellState state) {
    var place = place(command);
    var words = new ShellWords(state, place).of(command.words());
    if (words.isEmpty()) {
      var after = state;
      for (Shell.Assignment assignment : command.assignments()) {
        after = assign(assignment, after, place, false);
      }
      return after;
    }
    return switch (words.getFirst()) {
      case "export", "declare", "typeset", "readonly" -> export(command, state, place);
      case "unset" -> unset(words, state, place);
      case "set" -> set(words, state);
      case ".", "source" -> sourced(words, state);
      case "cd" -> words.size() > 1 ? state.withFolder(folder(state, words.get(1))) : state;
      case "exit", "return" -> leaves(words) ? state.over() : state;
      case "[", "[[", "test", "echo", "printf", "shift", "trap", "local", "sleep" -> state;
      case ":" -> assignDefaults(command, state, place);
      case "exec" -> {
        start(command, words.subList(1, words.size()), state, place);
        yield words.size() > 1 ? state.over() : state;
      }
      case "eval" -> {
        String text = String.join(" ", words.subList(1, words.size()));
        var parts = ShellLexer.words(text).stream().map(Shell.Word::plain).toList();
        yield parts.isEmpty() ? state : call(command, parts, state, place);
      }
      default -> call(command, words, state, place);
    };
  }

  /// A script that gives up does so because something is missing that a running deployment has:
  /// what stands behind `exit 1` is read as if it had been there.
  private static boolean leaves(List<String> words) {
    return words.size() < 2 || words.get(1).equals("0") || words.getFirst().equals("return");
  }

  private ShellState call(Shell.Simple command, List<String> words, ShellState state, Place place) {
    Shell.Node function = functions.get(words.getFirst());
    if (function == null) {
      start(command, words, state, place);
      return state;
    }
    if (calls >= MAX_CALLS) {
      return state;
    }
    calls++;
    var after = follow(function, state.withArguments(words.subList(1, words.size())));
    calls--;
    boolean isLeft = after.isOver() && !state.isOver();
    var back = after.withArguments(state.arguments());
    // A function's `return` leaves only the function; `exec` and `exit` are rare in functions that
    // return, so what started something is taken to have ended the script.
    return isLeft && started.isEmpty()
        ? new ShellState(
            back.exported(),
            back.locals(),
            back.arguments(),
            back.folder(),
            back.exportsAll(),
            false)
        : back;
  }

  private void start(Shell.Simple command, List<String> words, ShellState state, Place place) {
    if (words.isEmpty()) {
      return;
    }
    var environment = state.exported();
    for (Shell.Assignment assignment : command.assignments()) {
      environment = environment.with(assignment.name(), value(assignment, state, place));
    }
    // What a script only passes on, as `exec "$@"` does, stands where it was handed to the script.
    Place from = words.equals(state.arguments()) ? handed : place;
    for (Started one :
        launch.start(words, new Launch.From(environment, state.folder(), from, depth + 1))) {
      started.add(isCertain ? one : one.uncertain());
    }
  }

  private ShellState export(Shell.Simple command, ShellState state, Place place) {
    boolean exports = !command.words().getFirst().plain().equals("readonly");
    boolean isDeclaration = !command.words().getFirst().plain().equals("export");
    boolean isExport =
        exports
            && (!isDeclaration
                || command.words().stream().anyMatch(word -> word.plain().startsWith("-x")));
    var after = state;
    for (Shell.Word word : command.words().subList(1, command.words().size())) {
      var assignments = ShellReader.assignment(word);
      for (Shell.Assignment assignment : assignments) {
        after = assign(assignment, after, place, isExport);
      }
      if (assignments.isEmpty() && isExport && word.isLiteral()) {
        after = after.export(word.plain());
      }
    }
    return after;
  }

  private ShellState assign(
      Shell.Assignment assignment, ShellState state, Place place, boolean export) {
    return state.assign(assignment.name(), value(assignment, state, place), export);
  }

  private Variable value(Shell.Assignment assignment, ShellState state, Place place) {
    var parts = new ArrayList<Template.Part>();
    if (assignment.isAppend()) {
      parts.add(
          new Template.Reference(
              assignment.name(), Template.Operator.NONE, Template.of(""), assignment.name()));
    }
    for (Shell.Segment segment : assignment.value().segments()) {
      parts.add(segment.part());
    }
    return Template.variable(new Template(parts).expand(state, place), place);
  }

  /// `: ${NAME:=default}` and `: "${NAME=default}"`.
  private ShellState assignDefaults(Shell.Simple command, ShellState state, Place place) {
    var after = state;
    for (Shell.Word word : command.words()) {
      for (Shell.Segment segment : word.segments()) {
        if (segment.part() instanceof Template.Reference reference
            && (reference.operator() == Template.Operator.ASSIGN
                || reference.operator() == Template.Operator.ASSIGN_IF_EMPTY)) {
          var value = Template.variable(Template.expand(reference, after, place), place);
          boolean isNew =
              !(after.find(reference.name()).orElse(value) instanceof Variable.Set(var text, _, _))
                  || after.find(reference.name()).isEmpty()
                  || text.isEmpty();
          after = isNew ? after.assign(reference.name(), value, false) : after;
        }
      }
    }
    return after;
  }

  private static ShellState unset(List<String> words, ShellState state, Place place) {
    var after = state;
    for (String name : words.subList(1, words.size())) {
      if (!name.startsWith("-")) {
        after = after.assign(name, new Variable.Unset("`unset " + name + "`", place), false);
      }
    }
    return after;
  }

  private static ShellState set(List<String> words, ShellState state) {
    var options = words.subList(1, words.size());
    if (!options.isEmpty() && options.getFirst().equals("--")) {
      return state.withArguments(options.subList(1, options.size()));
    }
    if (!options.isEmpty()
        && !options.getFirst().startsWith("-")
        && !options.getFirst().startsWith("+")) {
      return state.withArguments(options);
    }
    boolean all = state.exportsAll();
    for (String option : options) {
      if (option.matches("-[a-z]*a[a-z]*") || option.equals("allexport")) {
        all = !options.contains("+o");
      } else if (option.equals("+a")) {
        all = false;
      }
    }
    return state.withExportsAll(all);
  }

  private ShellState sourced(List<String> words, ShellState state) {
    if (words.size() < 2) {
      return state;
    }
    var file = launch.files().locate(words.get(1), state.folder());
    var text = file.flatMap(launch.tree()::text);
    if (text.isEmpty() || depth >= Launch.MAX_DEPTH) {
      boolean isVirtualEnvironment = words.get(1).endsWith("/activate");
      return isVirtualEnvironment ? state : state.openTo(words.get(1), source.path());
    }
    return new ShellRun(text.get(), launch, depth + 1, handed).source(state, started);
  }

  private static String folder(ShellState state, String to) {
    return to.startsWith("/") ? to : Launch.folder(state.folder(), to);
  }
}
