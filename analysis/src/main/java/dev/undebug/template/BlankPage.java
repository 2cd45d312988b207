package dev.undebug.template;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Renders a template as `django.views.defaults.server_error` does, as far as that shows whether it
/// can be rendered at all: without a request, with nothing in its context.
public final class BlankPage {

  /// Why the page cannot be rendered.
  ///
  /// @param message one clause
  public record Failure(Place place, String message) {}

  /// What else is known of the application.
  ///
  /// @param folders the template folders
  /// @param isClosed whether nobody but Django and the tree brings addresses and templates
  /// @param names which names may exist
  public record World(
      Tree tree, List<String> folders, TemplateCheck check, boolean isClosed, Names names) {}

  /// Which names of an application may exist.
  ///
  /// @param hasAddress whether an address of that name may
  /// @param hasStatic whether the storage of static files may have an address for a file
  public record Names(Predicate<String> hasAddress, Predicate<String> hasStatic) {}

  /// Templates that one page is made of, at most.
  private static final int MAX_TEMPLATES = 50;

  private static final int MAX_DEPTH = 60;

  private static final Pattern QUOTED = Pattern.compile("(?:\"([^\"]*)\"|'([^']*)')(?=\\s|$)");
  private static final Pattern NAMING =
      Pattern.compile("\\bas\\s+(\\w+)|(\\w+)=|\\bfor\\s+([\\w, ]+?)\\s+in\\b");
  private static final Pattern PATH = Pattern.compile("[A-Za-z]\\w*(\\.\\w+)*");
  private static final Set<String> CONSTANTS = Set.of("True", "False", "None");

  /// Templates that Django itself brings.
  private static final Pattern DJANGOS =
      Pattern.compile("(admin|registration|django|gis|flatpages|postgres|admin_doc)/.*");

  private final World world;
  private final Set<String> named = new HashSet<>();
  private final Map<String, Written> blocks = new HashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private int templates;
  private boolean isUnknown;

  /// A block, and the template that says it.
  private record Written(SourceText template, TemplateNode node) {}

  private BlankPage(World world) {
    this.world = world;
  }

  /// The first reason why a page surely cannot be rendered; nothing where it can, or where that is
  /// not known.
  public static Optional<Failure> failure(World world, SourceText template) {
    var page = new BlankPage(world);
    page.page(template);
    return page.failures.stream().findFirst();
  }

  private void page(SourceText template) {
    if (++templates > MAX_TEMPLATES) {
      isUnknown = true;
      return;
    }
    var refused = world.check().first(template);
    if (refused.isPresent()) {
      fail(template, refused.get().span(), refused.get().message());
      return;
    }
    List<Token> tokens = TemplateLexer.tokens(template.text());
    tokens.forEach(this::remember);
    isUnknown |= hasForeignBlocks(tokens);
    List<TemplateNode> nodes = TemplateNode.read(template.text());
    var parent = nodes.stream().filter(node -> node.token().tag().equals("extends")).findFirst();
    if (parent.isEmpty()) {
      run(template, nodes, 0);
      return;
    }
    nodes.forEach(node -> collect(template, node, 0));
    named(template, parent.get().token()).ifPresent(this::page);
  }

  /// What a tag gives a name is not nothing.
  private void remember(Token token) {
    var names = NAMING.matcher(token.kind() == Token.Kind.BLOCK ? token.content() : "");
    while (names.find()) {
      for (int i = 1; i <= names.groupCount(); i++) {
        if (names.group(i) != null) {
          named.addAll(List.of(names.group(i).strip().split("[, ]+")));
        }
      }
    }
  }

  /// Whether a tag that is not Django's decides what becomes of what it holds.
  private static boolean hasForeignBlocks(List<Token> tokens) {
    var tags = new HashSet<String>();
    tokens.forEach(token -> tags.add(token.tag()));
    return tags.stream()
        .anyMatch(
            tag ->
                !tag.isEmpty()
                    && !tag.equals("verbatim")
                    && !TemplateNode.OPENING.contains(tag)
                    && tags.contains("end" + tag));
  }

  /// The blocks of a child; of several that say one, the youngest child's counts.
  private void collect(SourceText template, TemplateNode node, int depth) {
    if (node.token().tag().equals("block")) {
      blocks.putIfAbsent(node.token().rest(), new Written(template, node));
    }
    if (depth < MAX_DEPTH) {
      node.branches()
          .forEach(one -> one.nodes().forEach(inner -> collect(template, inner, depth + 1)));
    }
  }

  private void run(SourceText template, List<TemplateNode> nodes, int depth) {
    for (TemplateNode node : nodes) {
      if (isUnknown || !failures.isEmpty() || depth > MAX_DEPTH) {
        return;
      }
      run(template, node, depth);
    }
  }

  private void run(SourceText template, TemplateNode node, int depth) {
    switch (node.token().tag()) {
      case "if" -> condition(template, node, depth);
      case "for" -> loop(template, node, depth);
      case "include" -> named(template, node.token()).ifPresent(this::included);
      case "url" -> address(template, node.token());
      case "static" -> staticFile(template, node.token());
      case "with", "autoescape", "spaceless", "filter" -> all(template, node, depth);
      case "block" -> block(template, node, depth);
      default -> {}
    }
  }

  private void block(SourceText template, TemplateNode node, int depth) {
    var written = blocks.getOrDefault(node.token().rest(), new Written(template, node));
    boolean isOther = !written.node().equals(node);
    all(written.template(), written.node(), depth);
    if (isOther && asksForParent(written.node(), depth)) {
      all(template, node, depth);
    }
  }

  private void all(SourceText template, TemplateNode node, int depth) {
    node.branches().forEach(one -> run(template, one.nodes(), depth + 1));
  }

  private static boolean asksForParent(TemplateNode node, int depth) {
    return node.token().content().startsWith("block.super")
        || (depth < MAX_DEPTH
            && node.branches().stream()
                .flatMap(one -> one.nodes().stream())
                .anyMatch(inner -> asksForParent(inner, depth + 1)));
  }

  /// What is included has blocks of its own, and sees the same nothing.
  private void included(SourceText template) {
    var page = new BlankPage(world);
    page.templates = templates;
    page.named.addAll(named);
    page.page(template);
    templates = page.templates;
    failures.addAll(page.failures);
    isUnknown |= page.isUnknown;
  }

  private void condition(SourceText template, TemplateNode node, int depth) {
    for (TemplateNode.Branch branch : node.branches()) {
      Optional<Boolean> holds =
          branch.tag().equals("else") ? Optional.of(true) : holds(branch.condition());
      if (holds.isEmpty()) {
        return;
      }
      if (holds.get()) {
        run(template, branch.nodes(), depth + 1);
        return;
      }
    }
  }

  /// Names of nothing are false; what compares or counts is not followed.
  private Optional<Boolean> holds(String condition) {
    boolean isNegated = condition.startsWith("not ");
    String path = (isNegated ? condition.substring(4) : condition).strip();
    String first = path.replaceFirst("\\..*", "");
    if (!PATH.matcher(path).matches() || named.contains(first) || first.equals("forloop")) {
      return Optional.empty();
    }
    boolean isTrue = path.equals("True");
    return CONSTANTS.contains(first) && !CONSTANTS.contains(path)
        ? Optional.empty()
        : Optional.of(isTrue != isNegated);
  }

  private void loop(SourceText template, TemplateNode node, int depth) {
    String over = node.token().rest().replaceFirst("(?s).*\\sin\\s+", "").strip();
    boolean isEmpty = holds(over).filter(isTrue -> !isTrue).isPresent();
    if (isEmpty && node.branches().getLast().tag().equals("empty")) {
      run(template, node.branches().getLast().nodes(), depth + 1);
    }
  }

  private void address(SourceText template, Token token) {
    var name = QUOTED.matcher(token.rest());
    boolean isKept = token.rest().matches("(?s).*\\sas\\s+\\w+");
    if (name.lookingAt() && !isKept && world.isClosed()) {
      String written = name.group(1) != null ? name.group(1) : name.group(2);
      if (!world.names().hasAddress().test(written)) {
        fail(template, token.span(), "no address is called %s".formatted(written));
      }
    }
  }

  private void staticFile(SourceText template, Token token) {
    var name = QUOTED.matcher(token.rest());
    if (name.lookingAt()) {
      String written = name.group(1) != null ? name.group(1) : name.group(2);
      if (!world.names().hasStatic().test(written)) {
        fail(
            template,
            token.span(),
            "the manifest of static files has no %s, which is not in the tree".formatted(written));
      }
    }
  }

  /// The template that a tag names; where there surely is none, the page fails.
  private Optional<SourceText> named(SourceText template, Token token) {
    var name = QUOTED.matcher(token.rest());
    if (!name.lookingAt()) {
      isUnknown |= token.tag().equals("extends");
      return Optional.empty();
    }
    String written = name.group(1) != null ? name.group(1) : name.group(2);
    var file = TemplateCheck.file(world.tree(), world.folders(), written);
    if (file.isPresent()) {
      return world.tree().text(file.get());
    }
    boolean isElsewhere =
        !world.isClosed()
            || written.startsWith(".")
            || DJANGOS.matcher(written).matches()
            || world.tree().files().stream().anyMatch(path -> ("/" + path).endsWith("/" + written));
    if (isElsewhere) {
      isUnknown |= token.tag().equals("extends");
    } else {
      fail(template, token.span(), "there is no template %s".formatted(written));
    }
    return Optional.empty();
  }

  private void fail(SourceText template, Span span, String message) {
    if (!isUnknown) {
      failures.add(new Failure(template.place(span), message));
    }
  }
}
