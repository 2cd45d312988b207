package dev.undebug.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.Dialect;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Parameters;
import dev.undebug.python.Python;
import dev.undebug.python.Statement;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalsTest {

  private static final Span HERE = new Span(0, 4);

  @Test
  void aVariableOfAFunctionThatHoldsATextOrASettingIsFound() {
    var body =
        List.<Statement>of(
            assign("token", text("rye")),
            assign("salt", attribute("settings", "SECRET_KEY")),
            assign("key", new Expression.Subscript(attribute("settings", "PAY"), text("id"), HERE)),
            assign("other", attribute("config", "SECRET_KEY")));

    assertThat(Locals.of(module(List.of(function(body)))))
        .extracting(Local::function, Local::name, Local::source)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bake", "token", new Local.Source.Literal("rye")),
            org.assertj.core.groups.Tuple.tuple(
                "bake", "salt", new Local.Source.OfSettings("SECRET_KEY")),
            org.assertj.core.groups.Tuple.tuple(
                "bake", "key", new Local.Source.OfSettings("PAY['id']")));
  }

  @Test
  void whatStandsOutsideFunctionsIsNoVariableOfAFrame() {
    assertThat(Locals.of(module(List.of(assign("token", text("rye")))))).isEmpty();
  }

  @Test
  void blocksInsideAFunctionAreLookedInto() {
    var guarded =
        new Statement.If(
            new Expression.Name("x", HERE), List.of(assign("token", text("rye"))), List.of(), HERE);

    assertThat(Locals.of(module(List.of(function(List.of(guarded)))))).hasSize(1);
  }

  @Test
  void credentialsAreFollowedIntoVariablesFramesAndTemplates() {
    String code =
        """
        def login(request, user, password):
            pw = request.POST["password"]
            again = form.cleaned_data.get("password2")
            bearer = request.headers.get("Authorization")
            name = request.POST["name"]
            key = os.environ["STRIPE_SECRET_KEY"]
            home = os.environ["HOME"]
            client = stripe.Client(api_key=settings.STRIPE_KEY, timeout=settings.TIMEOUT)
            context = {"token": settings.MAP_TOKEN}
            context["site"] = settings.SITE
            return render(request, "pay.html", {"secret_key": settings.SECRET_KEY})
        """;

    assertThat(
            Locals.of(
                Python.read(
                    "shop/views.py", code.getBytes(StandardCharsets.UTF_8), Dialect.PYTHON_3)))
        .extracting(
            local ->
                "%s %s %s.%s %s"
                    .formatted(
                        local.place().start().line(),
                        local.category().word(),
                        local.function(),
                        local.name(),
                        local.source()))
        .containsExactlyInAnyOrder(
            "1 local-variable login.password Argument[]",
            "2 local-variable login.pw OfVisitor[key=password]",
            "3 local-variable login.again OfVisitor[key=password2]",
            "4 local-variable login.bearer OfVisitor[key=Authorization]",
            "6 local-variable login.key OfProcess[variable=STRIPE_SECRET_KEY]",
            "8 local-variable stripe.Client.api_key OfSettings[path=STRIPE_KEY]",
            "9 template-context login.token OfSettings[path=MAP_TOKEN]",
            "10 template-context login.site OfSettings[path=SITE]",
            "11 template-context login.secret_key OfSettings[path=SECRET_KEY]");
  }

  private static Module module(List<Statement> body) {
    return new Module(
        new SourceText("ovens/views.py", "bake"), Dialect.PYTHON_3, body, List.of(), List.of());
  }

  private static Statement function(List<Statement> body) {
    var nothing = new Parameters(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    return new Statement.FunctionDef(
        "bake", List.of(), nothing, List.of(), new Expression.Absent(HERE), body, false, HERE);
  }

  private static Statement assign(String name, Expression value) {
    return new Statement.Assign(List.of(new Expression.Name(name, HERE)), value, HERE);
  }

  private static Expression text(String value) {
    return new Expression.Constant(new Literal.Text(value, false), HERE);
  }

  private static Expression attribute(String owner, String name) {
    return new Expression.Attribute(new Expression.Name(owner, HERE), name, HERE);
  }
}
