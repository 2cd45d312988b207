package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// A part of a YAML document, with its place. Anchors are shared, not copied, so a document costs
/// what its text costs.
///
/// @param undecided the lines that a template may leave out
record Yaml(String path, BitSet undecided, Node node) {

  /// Documents of one file, at most.
  private static final int MAX_DOCUMENTS = 1_000;

  /// Merges (`<<`) within merges, at most.
  private static final int MAX_MERGES = 20;

  /// Mappings merged into one, at most.
  private static final int MAX_MERGED = 500;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(Tree.MAX_FILE_BYTES)
          .setMaxAliasesForCollections(1_000)
          .setAllowDuplicateKeys(true)
          .build();

  /// The documents of a file; those before an error, and what is wrong goes to the tree's sources.
  /// A template is read as far as it is YAML.
  static List<Yaml> documents(SourceText source, Tree tree) {
    var plain = parse(source.path(), source.text(), new BitSet());
    if (plain.problem().isEmpty()) {
      return plain.documents();
    }
    if (YamlTemplate.looksLikeOne(source.text())) {
      var template = YamlTemplate.of(source.text());
      var read = parse(source.path(), template.text(), template.undecided());
      if (read.problem().isEmpty()) {
        return read.documents();
      }
      tree.failed(source.path(), "a template; as YAML: " + read.problem());
      return read.documents();
    }
    tree.failed(source.path(), plain.problem());
    return plain.documents();
  }

  private record Parsed(List<Yaml> documents, String problem) {}

  private static Parsed parse(String path, String text, BitSet undecided) {
    var documents = new ArrayList<Yaml>();
    try {
      // The lowlevel package, which would do this, is not exported by its module.
      var events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
      var nodes = new Composer(SETTINGS, new ShallowParser(events));
      while (nodes.hasNext()) {
        documents.add(new Yaml(path, undecided, nodes.next()));
        if (documents.size() >= MAX_DOCUMENTS) {
          return new Parsed(documents, "more than %,d documents".formatted(MAX_DOCUMENTS));
        }
      }
      return new Parsed(documents, "");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      return new Parsed(documents, "line %d: %s".formatted(line, e.getProblem()));
    } catch (YamlEngineException e) {
      return new Parsed(
          documents, String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML"));
    }
  }

  /// Whether a template may leave it out.
  boolean isConditional() {
    return undecided.get(node.getStartMark().map(Mark::getLine).orElse(0) + 1);
  }

  /// Whether only whoever renders the template knows what this is.
  boolean isUndecided() {
    String text = scalar().orElse("");
    int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    return text.contains("{{") || text.indexOf(YamlTemplate.OPEN) >= 0 || undecided.get(line);
  }

  /// What stands for a value of a template.
  Variable rendered() {
    return new Variable.Free("whoever renders the template", path + " is a template", place());
  }

  Place place() {
    var start = position(node.getStartMark());
    var end = position(node.getEndMark());
    return new Place(path, start, end.compareTo(start) < 0 ? start : end);
  }

  private static Position position(Optional<Mark> mark) {
    return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
        .orElse(new Position(1, 1));
  }

  private Yaml part(Node other) {
    return new Yaml(path, undecided, other);
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isSequence() {
    return node instanceof SequenceNode;
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /// The entries of a mapping in order, merges (`<<`) applied; nothing for anything else.
  Map<String, Yaml> entries() {
    var entries = new LinkedHashMap<String, Yaml>();
    collect(node, entries, 0, new int[] {MAX_MERGED});
    return entries;
  }

  private void collect(Node from, Map<String, Yaml> into, int depth, int[] left) {
    if (!(from instanceof MappingNode mapping) || depth > MAX_MERGES || left[0]-- <= 0) {
      return;
    }
    var merged = new ArrayList<Node>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        continue;
      }
      if (key.getValue().equals("<<")) {
        merged.add(tuple.getValueNode());
      } else if (depth == 0) {
        into.put(key.getValue(), part(tuple.getValueNode()));
      } else {
        into.putIfAbsent(key.getValue(), part(tuple.getValueNode()));
      }
    }
    for (Node other : merged) {
      if (other instanceof SequenceNode list) {
        for (Node item : list.getValue()) {
          collect(item, into, depth + 1, left);
        }
      } else {
        collect(other, into, depth + 1, left);
      }
    }
  }

  /// What a mapping has under a key.
  Optional<Yaml> get(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /// What lies under keys, one below the other.
  Optional<Yaml> at(String... keys) {
    Optional<Yaml> found = Optional.of(this);
    for (String key : keys) {
      found = found.flatMap(yaml -> yaml.get(key));
    }
    return found;
  }

  /// The items of a sequence; nothing for anything else.
  List<Yaml> items() {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(this::part).toList()
        : List.of();
  }

  /// A scalar as written; empty for anything else.
  Optional<String> scalar() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /// The scalar under a key, or nothing to read.
  String text(String key) {
    return get(key).flatMap(Yaml::scalar).orElse("");
  }

  /// Whether it is written without quotes, so that it may be a number, a boolean or null.
  boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.isPlain();
  }

  /// `null`, `~`, or nothing at all.
  boolean isNull() {
    return isPlain() && scalar().orElse("").matches("|~|null|Null|NULL");
  }

  /// The strings of a sequence, or the one string.
  List<String> strings() {
    if (isScalar()) {
      return isNull() ? List.of() : List.of(scalar().orElse(""));
    }
    return items().stream().flatMap(item -> item.scalar().stream()).toList();
  }

  /// The value as a program in Go prints it that has read it into a variable of any type: compose
  /// does that with `environment`.
  String printedByGo() {
    String text = scalar().orElse("");
    if (!isPlain()) {
      return text;
    }
    if (isNull()) {
      return "";
    }
    return switch (text) {
      case "true", "True", "TRUE" -> "true";
      case "false", "False", "FALSE" -> "false";
      default -> GoNumbers.printed(text);
    };
  }

  /// Whether YAML 1.1, which Kubernetes reads, takes an unquoted value for something other than a
  /// string.
  boolean isOtherThanStringIn11() {
    return isPlain()
        && scalar()
            .orElse("")
            .matches(
                "|~|null|Null|NULL|[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE"
                    + "|on|On|ON|off|Off|OFF|[-+]?[0-9][0-9_]*|0[xo][0-9a-fA-F_]+"
                    + "|[-+]?([0-9][0-9_]*)?\\.[0-9]+([eE][-+]?[0-9]+)?");
  }
}
