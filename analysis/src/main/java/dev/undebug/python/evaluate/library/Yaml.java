package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.DictObject;
import dev.undebug.python.evaluate.machine.Dicts;
import dev.undebug.python.evaluate.machine.ListObject;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// `yaml.safe_load` of PyYAML: one document, with the scalars of YAML 1.1 (`yaml/resolver.py` and
/// `yaml/constructor.py` of PyYAML 5 and 6).
///
/// An alias is the object that its anchor names, so a text whose aliases multiply stays as small as
/// it is written.
final class Yaml {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(4 * 1024 * 1024).build();
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NODES = 200_000;

  private static final Pattern TRUE = Pattern.compile("yes|Yes|YES|true|True|TRUE|on|On|ON");
  private static final Pattern FALSE = Pattern.compile("no|No|NO|false|False|FALSE|off|Off|OFF");
  private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern INT =
      Pattern.compile(
          "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?"
              + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
  private static final Pattern SEXAGESIMAL_FLOAT =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?.*");

  private final Machine m;
  private final Iterator<Event> events;
  private final Map<String, Cases> anchors = new HashMap<>();
  private int depth;
  private int nodes;

  /// What this reader leaves to PyYAML.
  private static final class NotRead extends Exception {
    private static final long serialVersionUID = 1L;

    private NotRead(String why) {
      super(why, null, false, false);
    }

    private String why() {
      return String.valueOf(getMessage());
    }
  }

  private Yaml(Machine m, Iterator<Event> events) {
    this.m = m;
    this.events = events;
  }

  static Cases parse(Machine m, String text) {
    try {
      return Documents.read(
          m, new Yaml(m, new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))).document());
    } catch (YamlEngineException e) {
      return Documents.perhapsBroken(m, "this YAML is not read");
    } catch (NotRead e) {
      return Documents.read(m, m.escaped(m.unknown(e.why(), "undebug")));
    }
  }

  private Cases document() throws NotRead {
    Cases made = m.none();
    boolean isFirst = true;
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent) {
        if (!isFirst) {
          throw new NotRead("several YAML documents");
        }
        isFirst = false;
        made = node(events.next());
      }
    }
    return made;
  }

  private Cases node(Event event) throws NotRead {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      throw new NotRead("YAML that is too long or too deep to be read");
    }
    if (event instanceof AliasEvent alias) {
      Cases known = anchors.get(anchor(alias));
      if (known == null) {
        throw new NotRead("an alias without an anchor before it");
      }
      return known;
    }
    depth++;
    Cases made =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent start -> sequence(start);
          case MappingStartEvent start -> mapping(start);
          default -> throw new NotRead("YAML that is not read");
        };
    depth--;
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      anchors.put(anchor(node), made);
    }
    return made;
  }

  private static String anchor(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue).orElse("");
  }

  private Cases sequence(SequenceStartEvent start) throws NotRead {
    plainTag(start.getTag().orElse("!"), "tag:yaml.org,2002:seq");
    var elements = new ArrayList<Cases>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      elements.add(node(next));
    }
    return m.list(elements);
  }

  private Cases mapping(MappingStartEvent start) throws NotRead {
    plainTag(start.getTag().orElse("!"), "tag:yaml.org,2002:map");
    var merged = new ArrayList<Cases>();
    var keys = new ArrayList<Value>();
    var values = new ArrayList<Cases>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      boolean merges =
          next instanceof ScalarEvent key
              && key.getScalarStyle() == ScalarStyle.PLAIN
              && key.getTag().isEmpty()
              && key.getValue().equals("<<");
      Cases key = merges ? m.none() : node(next);
      Cases value = node(events.next());
      if (merges) {
        merged.add(value);
      } else if (key instanceof Cases.Leaf leaf && isKey(leaf.value())) {
        keys.add(leaf.value());
        values.add(value);
      } else {
        throw new NotRead("a YAML key that is not a plain value");
      }
    }
    DictObject made = m.dict();
    for (Cases one : merged) {
      merge(made, one);
    }
    for (int i = 0; i < keys.size(); i++) {
      Dicts.put(m, made, keys.get(i), values.get(i));
    }
    return m.of(made);
  }

  private static boolean isKey(Value value) {
    return value instanceof Value.Text
        || value instanceof Value.Int
        || value instanceof Value.Bool
        || value == Value.Singleton.NONE;
  }

  /// What is merged stands before the rest; the first of several mappings wins.
  private void merge(DictObject into, Cases from) throws NotRead {
    if (!(from instanceof Cases.Leaf leaf)) {
      throw new NotRead("a YAML merge that is not read");
    }
    switch (leaf.value()) {
      case DictObject dict -> Dicts.updateFrom(m, into, dict);
      case ListObject list -> {
        List<Value.Item> items = List.copyOf(list.items);
        for (Value.Item item : items.reversed()) {
          merge(into, item.value());
        }
      }
      default -> throw new NotRead("a YAML merge of what is no mapping");
    }
  }

  private static void plainTag(String tag, String expected) throws NotRead {
    if (!tag.equals("!") && !tag.equals(expected)) {
      throw new NotRead("the YAML tag " + tag);
    }
  }

  private Cases scalar(ScalarEvent scalar) throws NotRead {
    String text = scalar.getValue();
    String tag = scalar.getTag().orElse("");
    if (tag.isEmpty()) {
      return scalar.getScalarStyle() == ScalarStyle.PLAIN ? plain(text) : m.text(text);
    }
    if (tag.equals("!") || tag.equals("tag:yaml.org,2002:str")) {
      return m.text(text);
    }
    if (tag.equals("tag:yaml.org,2002:int") && INT.matcher(text).matches()) {
      return m.of(new Value.Int(integer(text)));
    }
    throw new NotRead("the YAML tag " + tag);
  }

  private Cases plain(String text) throws NotRead {
    if (TRUE.matcher(text).matches()) {
      return m.diagram.always;
    }
    if (FALSE.matcher(text).matches()) {
      return m.diagram.never;
    }
    if (NULL.matcher(text).matches()) {
      return m.none();
    }
    if (text.length() < 1_000 && INT.matcher(text).matches()) {
      return m.of(new Value.Int(integer(text)));
    }
    if (text.length() < 1_000 && FLOAT.matcher(text).matches()) {
      return m.of(new Value.Real(real(text)));
    }
    if (DATE.matcher(text).matches() || SEXAGESIMAL_FLOAT.matcher(text).matches()) {
      return m.opaque("a date or a time in YAML is not modelled", "yaml");
    }
    if (text.equals("=") || text.equals("<<")) {
      throw new NotRead("a YAML scalar without a meaning");
    }
    return m.text(text);
  }

  private static BigInteger integer(String text) throws NotRead {
    String digits = text.replace("_", "");
    boolean isNegative = digits.startsWith("-");
    if (isNegative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    try {
      BigInteger made;
      if (digits.equals("0")) {
        made = BigInteger.ZERO;
      } else if (digits.startsWith("0b")) {
        made = new BigInteger(digits.substring(2), 2);
      } else if (digits.startsWith("0x")) {
        made = new BigInteger(digits.substring(2), 16);
      } else if (digits.startsWith("0")) {
        made = new BigInteger(digits, 8);
      } else {
        made = BigInteger.ZERO;
        for (String part : digits.split(":")) {
          made = made.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
      }
      return isNegative ? made.negate() : made;
    } catch (NumberFormatException e) {
      throw new NotRead("a number in YAML that is not read");
    }
  }

  private static double real(String text) throws NotRead {
    String plain = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    double sign = plain.startsWith("-") ? -1 : 1;
    if (plain.endsWith(".inf")) {
      return sign * Double.POSITIVE_INFINITY;
    }
    if (plain.equals(".nan")) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(plain);
    } catch (NumberFormatException e) {
      throw new NotRead("a number in YAML that is not read");
    }
  }
}
