package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of a call.
public record Arguments(List<Cases> positional, Map<String, Cases> keywords) {

  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  public static Arguments of(Cases... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  public int count() {
    return positional.size();
  }

  /// The argument at a position, or by its name.
  public Optional<Cases> find(int position, String name) {
    if (position >= 0 && position < positional.size()) {
      return Optional.of(positional.get(position));
    }
    return Optional.ofNullable(keywords.get(name));
  }

  Arguments withFirst(Cases first) {
    var all = new ArrayList<Cases>();
    all.add(first);
    all.addAll(positional);
    return new Arguments(all, keywords);
  }

  public Arguments withoutFirst() {
    return new Arguments(positional.subList(1, positional.size()), keywords);
  }

  /// With what each argument behaves as, for functions that do not ask what it is.
  public Arguments bare(Machine m) {
    Map<String, Cases> named = new LinkedHashMap<>();
    keywords.forEach((name, value) -> named.put(name, m.operators.bare(value)));
    return new Arguments(positional.stream().map(m.operators::bare).toList(), named);
  }

  /// Every argument, keywords last.
  public List<Cases> all() {
    var all = new ArrayList<>(positional);
    all.addAll(keywords.values());
    return all;
  }

  Arguments withoutKeyword(String name) {
    var rest = new LinkedHashMap<>(keywords);
    rest.remove(name);
    return new Arguments(positional, rest);
  }
}
