package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Origin;
import dev.undebug.code.Scene;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Defence in depth that code shows: what visitors send ends where it is run.
final class InjectionRules {

  private static final Set<String> SQL_METHODS =
      Set.of("execute", "executemany", "executescript", "raw");
  private static final Set<String> EXTRA = Set.of("where", "select", "tables", "order_by");
  private static final Pattern DATABASE =
      Pattern.compile(
          "(?i)(.*[._])?(cursor|cur|crsr|conn|connection|db|objects|manager|queryset|qs|c)");
  private static final List<String> RAW_SQL =
      List.of("django.db.models.expressions.RawSQL", "django.db.models.RawSQL");
  private static final List<String> MARKS =
      List.of(
          "django.utils.safestring.mark_safe",
          "django.utils.safestring.SafeString",
          "django.utils.safestring.SafeText",
          "django.utils.html.mark_safe");
  private static final List<String> UNPICKLING =
      List.of(
          "pickle.loads",
          "pickle.load",
          "cPickle.loads",
          "dill.loads",
          "cloudpickle.loads",
          "marshal.loads",
          "jsonpickle.decode",
          "shelve.open");
  private static final List<String> RUNNING = List.of("eval", "exec", "compile", "__import__");
  private static final List<String> SHELL =
      List.of("os.system", "os.popen", "commands.getoutput", "subprocess.getoutput");
  private static final List<String> PROCESSES =
      List.of(
          "subprocess.run",
          "subprocess.call",
          "subprocess.Popen",
          "subprocess.check_call",
          "subprocess.check_output");

  /// What a request brings besides the fields of a form.
  private static final Pattern OTHER_INPUT =
      Pattern.compile("request\\.(GET|REQUEST|META|COOKIES|headers|query_params|data|body)\\b");

  private static final List<String> REDIRECTS =
      List.of(
          "django.shortcuts.redirect",
          "django.http.HttpResponseRedirect",
          "django.http.HttpResponsePermanentRedirect");
  private static final List<String> SAFE_LOADERS =
      List.of("SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader");

  static final List<CodeRule> ALL =
      List.of(
          new CodeRule(
              "UDB021",
              "sql-from-request",
              Severity.HIGH,
              List.of(".execute", ".raw(", ".extra(", "RawSQL("),
              InjectionRules::sql),
          new CodeRule(
              "UDB022",
              "markup-trusted",
              Severity.LOW,
              List.of("mark_safe", "SafeString", "SafeText"),
              InjectionRules::markup),
          new CodeRule(
              "UDB024", "yaml-that-runs", Severity.MEDIUM, List.of("yaml."), InjectionRules::yaml),
          new CodeRule(
              "UDB025",
              "pickle-from-request",
              Severity.HIGH,
              List.of("pickle", "marshal", "dill", "shelve"),
              InjectionRules::pickle),
          new CodeRule(
              "UDB026",
              "code-from-request",
              Severity.HIGH,
              List.of("eval(", "exec(", "compile(", "__import__("),
              InjectionRules::code),
          new CodeRule(
              "UDB027",
              "command-from-request",
              Severity.HIGH,
              List.of("os.system", "os.popen", "subprocess", "getoutput"),
              InjectionRules::command),
          new CodeRule(
              "UDB028",
              "redirect-from-request",
              Severity.MEDIUM,
              List.of("edirect("),
              InjectionRules::redirect),
          new CodeRule(
              "UDB029",
              "file-from-request",
              Severity.MEDIUM,
              List.of("open("),
              InjectionRules::file));

  private InjectionRules() {}

  private static void sql(Node node, Scene scene, CodeRule.Seen seen) {
    if (!(node instanceof Expression.Call call)) {
      return;
    }
    var origins = EnumSet.noneOf(Origin.class);
    if (call.function() instanceof Expression.Attribute(var owner, var method, _)) {
      boolean isStatement = SQL_METHODS.contains(method) && isDatabase(owner);
      if (isStatement && !call.arguments().isEmpty()) {
        origins.addAll(scene.origins(call.arguments().getFirst()));
      }
      if (method.equals("extra")) {
        for (Keyword keyword : call.keywords()) {
          if (EXTRA.contains(keyword.name())) {
            origins.addAll(scene.origins(keyword.value()));
          }
        }
      }
    }
    if (scene.file().means(call.function(), RAW_SQL) && !call.arguments().isEmpty()) {
      origins.addAll(scene.origins(call.arguments().getFirst()));
    }
    boolean isSent = origins.contains(Origin.REQUEST);
    if (isSent || origins.contains(Origin.ADDRESS)) {
      seen.mending(SqlParameters.of(call, scene))
          .add(
              isSent ? Severity.HIGH : Severity.MEDIUM,
              isSent ? Confidence.HIGH : Confidence.MEDIUM,
              call,
              isSent
                  ? "what a visitor sends becomes a part of this SQL"
                  : "a part of the address becomes a part of this SQL",
              "write %s in the SQL, and give the values apart: cursor.execute(sql, [value])");
    }
  }

  private static boolean isDatabase(Expression owner) {
    return owner instanceof Expression.Call call
        ? CodeFile.dotted(call.function()).filter(name -> name.endsWith("cursor")).isPresent()
        : CodeFile.dotted(owner).filter(name -> DATABASE.matcher(name).matches()).isPresent();
  }

  private static void markup(Node node, Scene scene, CodeRule.Seen seen) {
    if (!(node instanceof Expression.Call call)
        || call.arguments().size() != 1
        || !scene.file().means(call.function(), MARKS)) {
      return;
    }
    Expression marked = call.arguments().getFirst();
    if (scene.origins(marked).contains(Origin.REQUEST)) {
      seen.add(
          Severity.HIGH,
          Confidence.HIGH,
          call,
          "what a visitor sends is marked as safe markup",
          "let the template escape it, or use format_html()");
    } else if (marked instanceof Expression.Attribute(Expression.Name(var owner, _), _, _)
        && !owner.equals("self")
        && !owner.equals("cls")
        && !owner.equals(owner.toUpperCase(java.util.Locale.ROOT))
        && scene.file().meaning(marked).filter(name -> !name.contains("settings.")).isPresent()
        && !scene.file().imported().containsKey(owner)) {
      seen.add(
          Severity.LOW,
          Confidence.LOW,
          call,
          "what is stored is marked as safe markup: is it escaped when it is written?",
          "let the template escape it, or clean it with nh3 before it is stored");
    }
  }

  private static void yaml(Node node, Scene scene, CodeRule.Seen seen) {
    if (!(node instanceof Expression.Call call)) {
      return;
    }
    boolean isLoad = scene.file().means(call.function(), List.of("yaml.load", "yaml.load_all"));
    boolean isUnsafe =
        scene.file().means(call.function(), List.of("yaml.unsafe_load", "yaml.unsafe_load_all"));
    if (isUnsafe || (isLoad && isLoaderUnsafe(call))) {
      seen.mending(CodeEdits.safeLoad(scene.file(), call))
          .add(
              Severity.MEDIUM,
              Confidence.HIGH,
              call,
              "this loader of YAML runs the code that the text names",
              "use yaml.safe_load()");
    }
  }

  /// Without a loader, PyYAML before 6 runs code, and later ones refuse.
  private static boolean isLoaderUnsafe(Expression.Call call) {
    Expression loader =
        call.keywords().stream()
            .filter(keyword -> keyword.name().equals("Loader"))
            .map(Keyword::value)
            .findFirst()
            .or(() -> call.arguments().stream().skip(1).findFirst())
            .orElse(new Expression.Absent(call.span()));
    boolean isNamed = CodeFile.dotted(loader).isPresent();
    String name = CodeFile.dotted(loader).orElse("");
    return (loader instanceof Expression.Absent
            || (isNamed && name.matches("(.*\\.)?(Unsafe|C?Full|C)?Loader")))
        && SAFE_LOADERS.stream().noneMatch(name::endsWith);
  }

  private static void pickle(Node node, Scene scene, CodeRule.Seen seen) {
    calls(
        node,
        scene,
        UNPICKLING,
        call ->
            seen.add(
                Severity.HIGH,
                Confidence.HIGH,
                call,
                "what a visitor sends is unpickled, which runs any code",
                "send JSON, or sign it with django.core.signing"));
  }

  private static void code(Node node, Scene scene, CodeRule.Seen seen) {
    calls(
        node,
        scene,
        RUNNING,
        call ->
            seen.add(
                Severity.HIGH,
                Confidence.HIGH,
                call,
                "what a visitor sends is run as Python",
                "look it up in a table of what is allowed"));
  }

  private static void command(Node node, Scene scene, CodeRule.Seen seen) {
    boolean isShell =
        node instanceof Expression.Call call
            && (scene.file().means(call.function(), SHELL)
                || (scene.file().means(call.function(), PROCESSES)
                    && call.keywords().stream().anyMatch(InjectionRules::asksForShell)));
    if (isShell && isSent((Expression.Call) node, scene)) {
      seen.add(
          Severity.HIGH,
          Confidence.HIGH,
          node,
          "what a visitor sends becomes a part of a shell command",
          "give subprocess.run() a list, without shell=True");
    }
  }

  private static boolean asksForShell(Keyword keyword) {
    return keyword.name().equals("shell")
        && keyword.value() instanceof Expression.Constant(Literal.Bool(var value), _)
        && value;
  }

  private static void redirect(Node node, Scene scene, CodeRule.Seen seen) {
    String function = scene.function().map(scene.file()::text).orElse("");
    boolean isChecked =
        function.contains("url_has_allowed_host_and_scheme") || function.contains("is_safe_url");
    if (!isChecked) {
      calls(
          node,
          scene,
          REDIRECTS,
          call -> {
            Expression address = call.arguments().getFirst();
            if (scene.origins(address).contains(Origin.REQUEST_FIRST)) {
              boolean isForm = isGuardedForm(scene, function);
              seen.add(
                  isForm ? Severity.LOW : Severity.MEDIUM,
                  Confidence.MEDIUM,
                  call,
                  "the visitor is sent on to any address that the %s names"
                      .formatted(isForm ? "form" : "request"),
                  "ask url_has_allowed_host_and_scheme() first");
            }
          });
    }
  }

  /// Whether only a form of the site itself can have brought the address: nothing of it comes from
  /// the link that led here, and Django asks for the form's token.
  private static boolean isGuardedForm(Scene scene, String function) {
    return function.contains("request.POST")
        && !OTHER_INPUT.matcher(function).find()
        && !scene.file().module().source().text().contains("csrf_exempt");
  }

  private static void file(Node node, Scene scene, CodeRule.Seen seen) {
    calls(
        node,
        scene,
        List.of("open", "io.open"),
        call ->
            seen.add(
                Severity.MEDIUM,
                Confidence.MEDIUM,
                call,
                "the request names the file that is opened",
                "look it up in a table, or check it with django.utils._os.safe_join()"));
  }

  private interface Sink {
    void take(Expression.Call call);
  }

  /// Calls of some functions whose first argument comes from a visitor.
  private static void calls(Node node, Scene scene, List<String> functions, Sink sink) {
    if (node instanceof Expression.Call call
        && scene.file().means(call.function(), functions)
        && isSent(call, scene)) {
      sink.take(call);
    }
  }

  private static boolean isSent(Expression.Call call, Scene scene) {
    return !call.arguments().isEmpty()
        && scene.origins(call.arguments().getFirst()).contains(Origin.REQUEST);
  }
}
