package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What compose replaces `${NAME}` with: the shell's variables, which we do not see, then the
/// `.env` of the project folder. Where that file is not in the tree, but an example of it is, the
/// names in the example are somebody else's to set, as are those that a file asks for without
/// giving them an alternative.
///
/// @param isWhole whether the `.env` is in the tree
record ComposeScope(Map<String, Variable> variables, boolean isWhole) implements Template.Scope {

  static ComposeScope of(Tree tree, String folder) {
    String path = TreePaths.join(folder, ".env");
    var variables = new TreeMap<String, Variable>();
    var text = tree.text(path);
    if (text.isPresent()) {
      Template.Scope scope = name -> Optional.ofNullable(variables.get(name));
      for (var entry :
          EnvFile.read(text.get(), EnvFile.Dialect.COMPOSE, Slips.of(tree, text.get()))) {
        variables.put(entry.name(), entry.variable(scope));
      }
    } else {
      EnvExamples.of(path, tree)
          .forEach((name, entry) -> variables.put(name, EnvExamples.free(path, entry)));
    }
    return new ComposeScope(variables, text.isPresent());
  }

  @Override
  public Optional<Variable> find(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public Optional<Variable.Free> asked(String name, Place place) {
    return isWhole
        ? Optional.empty()
        : Optional.of(
            new Variable.Free(
                "whoever runs compose",
                "it asks for %s, and there is no .env in the tree".formatted(name),
                place));
  }

  Variable variable(String written, Place place) {
    var template = TemplateReader.read(written, TemplateReader.Dialect.COMPOSE);
    return Template.variable(template.expand(this, place), place);
  }

  /// A text for people and for paths: what is not known stays as it is written.
  String shown(String written, Place place) {
    var template = TemplateReader.read(written, TemplateReader.Dialect.COMPOSE);
    var text = new StringBuilder();
    for (Template.Part part : template.parts()) {
      text.append(
          switch (Template.expand(part, this, place)) {
            case Template.Expansion.Known(var known) -> known;
            case Template.Expansion.Open(var by) ->
                by.examples().isEmpty() ? written(part) : by.examples().getFirst();
            case Template.Expansion.Fails _ -> written(part);
          });
    }
    return text.toString();
  }

  private static String written(Template.Part part) {
    return switch (part) {
      case Template.Text(var text) -> text;
      case Template.Reference reference -> reference.written();
      case Template.Computed(var written) -> written;
    };
  }
}
