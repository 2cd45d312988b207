package dev.undebug.python.evaluate.library;

import static dev.undebug.python.evaluate.library.Names.first;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Atom;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassObject;
import dev.undebug.python.evaluate.machine.Formatting;
import dev.undebug.python.evaluate.machine.Lists;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the models of Python's own library cannot say in Python.
final class StandardIntrinsics {
  /// An address with or without a name, without any character that has a meaning of its own.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?:\"([A-Za-z0-9 ._-]+)\"|([A-Za-z0-9]+(?: [A-Za-z0-9]+)*)) <([\\w.+-]+@[\\w.-]+)>)"
              + "|([\\w.+-]+@[\\w.-]+)|<([\\w.+-]+@[\\w.-]+)>");

  private static final Map<String, String> DIGESTS =
      Map.of(
          "md5", "MD5",
          "sha1", "SHA-1",
          "sha224", "SHA-224",
          "sha256", "SHA-256",
          "sha384", "SHA-384",
          "sha512", "SHA-512");

  private StandardIntrinsics() {}

  static void define(Names names) {
    names
        .function("_drawn", (m, a) -> m.someText(text(m, a, 0), text(m, a, 1)))
        .function("_one_of", StandardIntrinsics::oneOf)
        .function("_importable", StandardIntrinsics::importable)
        .function("_annotations", (m, a) -> m.each(first(a), one -> annotations(m, one)))
        .function("_process_default", (m, a) -> ProcessDefaults.of(m, text(m, a, 0)))
        .function("_plain_address", (m, a) -> m.each(first(a), one -> address(m, one)))
        .function("_digest", (m, a) -> m.each(a.positional().get(1), one -> digest(m, a, one)))
        .function("_bytes_of", (m, a) -> m.each(a.positional().get(1), one -> bytes(m, a, one)))
        .function("_pattern_names", (m, a) -> m.each(a.positional(), all -> patternNames(m, all)))
        .function("_pattern_spans", (m, a) -> m.each(a.positional(), all -> spans(m, all)));
  }

  private static String text(Machine m, Arguments arguments, int at) {
    return m.diagram.narrow(arguments.positional().get(at), m.guard()) instanceof Cases.Leaf leaf
        ? Formatting.plain(leaf.value())
        : "it varies";
  }

  /// What a class writes of its names' types, in the order of its fields.
  private static Cases annotations(Machine m, Value value) {
    var all = new LinkedHashMap<String, Cases>();
    if (value instanceof ClassObject type) {
      type.annotations().forEach((name, text) -> all.put(name, m.text(text)));
    }
    return m.dict(all);
  }

  /// One of several texts, none of which is empty.
  private static Cases oneOf(Machine m, Arguments arguments) {
    String why = text(m, arguments, 1);
    String owner = text(m, arguments, 2);
    return m.each(
        first(arguments),
        value -> areTexts(m, value) ? m.someText(why, owner) : m.opaque(why, owner));
  }

  private static boolean areTexts(Machine m, Value value) {
    if (value instanceof Value.Text(var text)) {
      return !text.isEmpty();
    }
    Optional<List<Value.Item>> items = m.operators.iterate(value);
    return items.isPresent()
        && Lists.isDefinite(m, items.get())
        && items.get().stream()
            .allMatch(
                item ->
                    item.value() instanceof Cases.Leaf leaf
                        && ((leaf.value() instanceof Value.Text(var text) && !text.isEmpty())
                            || (leaf.value() instanceof Value.Symbol(Atom.SomeText _, var after, _)
                                && after.isEmpty())));
  }

  private static Cases importable(Machine m, Arguments arguments) {
    return m.each(
        first(arguments),
        name ->
            name instanceof Value.Text(var module)
                ? m.imports.isImportable(module)
                : m.maybe(Operators.reason(m, name)));
  }

  /// The name and the address, or `None` for what is not plain.
  private static Cases address(Machine m, Value value) {
    if (!(value instanceof Value.Text(var text)) || text.length() > 1_000) {
      return m.none();
    }
    var matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      return m.none();
    }
    return m.tuple(
        List.of(
            m.text(firstOf(matcher.group(1), matcher.group(2))),
            m.text(firstOf(matcher.group(3), matcher.group(4), matcher.group(5)))));
  }

  private static String firstOf(@org.jspecify.annotations.Nullable String... all) {
    for (String one : all) {
      if (one != null) {
        return one;
      }
    }
    return "";
  }

  private static Cases digest(Machine m, Arguments arguments, Value data) {
    String algorithm = DIGESTS.getOrDefault(text(m, arguments, 0), "");
    return switch (data) {
      case Value.Bytes(var bytes) when !algorithm.isEmpty() -> {
        try {
          byte[] made =
              MessageDigest.getInstance(algorithm)
                  .digest(bytes.getBytes(StandardCharsets.ISO_8859_1));
          yield m.text(HexFormat.of().formatHex(made));
        } catch (NoSuchAlgorithmException e) {
          yield m.someText("a digest that is not modelled", "hashlib");
        }
      }
      case Value.Bytes _ -> m.someText("a digest that is not modelled", "hashlib");
      case Value.Text _ -> m.raise("TypeError", "Strings must be encoded before hashing");
      default -> m.someText("a digest of what is not known", "hashlib");
    };
  }

  private static Cases bytes(Machine m, Arguments arguments, Value data) {
    String how = text(m, arguments, 0);
    boolean decodes = how.contains("decode") || how.equals("unhexlify");
    Optional<String> given =
        switch (data) {
          case Value.Bytes(var bytes) -> Optional.of(bytes);
          case Value.Text(var text) when decodes -> Optional.of(text);
          default -> Optional.empty();
        };
    if (given.isEmpty()) {
      return data instanceof Value.Text
          ? m.raise("TypeError", "a bytes-like object is required, not 'str'")
          : m.escaped(Operators.reason(m, data));
    }
    byte[] bytes = given.get().getBytes(StandardCharsets.ISO_8859_1);
    try {
      byte[] made =
          switch (how) {
            case "b64encode" -> Base64.getEncoder().encode(bytes);
            case "urlsafe_b64encode" -> Base64.getUrlEncoder().encode(bytes);
            case "b64decode" -> Base64.getDecoder().decode(bytes);
            case "urlsafe_b64decode" -> Base64.getUrlDecoder().decode(bytes);
            case "hexlify" -> HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.ISO_8859_1);
            default -> HexFormat.of().parseHex(given.get());
          };
      boolean isPadded = !how.endsWith("b64decode") || bytes.length % 4 == 0;
      if (isPadded) {
        return m.of(new Value.Bytes(new String(made, StandardCharsets.ISO_8859_1)));
      }
    } catch (IllegalArgumentException e) {
      // Python passes over some characters that Java refuses; which, is not modelled.
    }
    return m.escaped(m.unknown("an encoded text that is not well formed", "base64"));
  }

  private static Optional<RegularExpression> pattern(List<Value> values) {
    return values.get(0) instanceof Value.Text(var pattern)
            && values.get(1) instanceof Value.Int(var flags)
            && flags.bitLength() < 31
        ? RegularExpression.of(pattern, flags.intValue())
        : Optional.empty();
  }

  private static Cases patternNames(Machine m, List<Value> values) {
    Optional<RegularExpression> pattern = pattern(values);
    if (pattern.isEmpty()) {
      return m.opaque("a pattern that is not modelled", "re");
    }
    var names = new LinkedHashMap<String, Cases>();
    pattern.get().names().forEach((name, number) -> names.put(name, m.integer(number)));
    return m.dict(names);
  }

  private static Cases spans(Machine m, List<Value> values) {
    Optional<RegularExpression> pattern = pattern(values);
    boolean isKnown =
        pattern.isPresent()
            && values.get(2) instanceof Value.Text
            && values.get(3) instanceof Value.Int;
    if (!isKnown) {
      return m.opaque("a pattern that is not modelled", "re");
    }
    String text = Formatting.plain(values.get(2));
    int at = values.get(3) instanceof Value.Int(var number) ? number.intValue() : 0;
    if (at > text.length()) {
      return m.none();
    }
    return switch (pattern.get().find(text, at, Formatting.plain(values.get(4)))) {
      case RegularExpression.Found.Nothing _ -> m.none();
      case RegularExpression.Found.NotKnown _ -> m.opaque("a search that is not modelled", "re");
      case RegularExpression.Found.Spans(var groups) -> {
        var made = new ArrayList<Cases>();
        for (int[] one : groups) {
          made.add(m.tuple(List.of(m.integer(one[0]), m.integer(one[1]))));
        }
        yield m.list(made);
      }
    };
  }
}
