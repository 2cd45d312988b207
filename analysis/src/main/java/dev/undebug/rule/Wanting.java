package dev.undebug.rule;

import dev.undebug.code.Locals;
import dev.undebug.source.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who wants to look into a file of code, by the words that it holds.
final class Wanting {

  private final List<CodeRule> rules;
  private final Words words;
  private final List<BitSet> ofRules;
  private final BitSet ofLocals;

  /// @param rules that look into code
  Wanting(List<CodeRule> rules) {
    this.rules = rules;
    Set<String> locals = Locals.words();
    var all = new TreeSet<>(locals);
    rules.forEach(rule -> all.addAll(rule.words()));
    words = Words.of(all);
    ofRules = rules.stream().map(rule -> words.numbers(rule.words())).toList();
    ofLocals = words.numbers(locals);
  }

  /// Who wants a file; at least somebody.
  ///
  /// @param rules none where it is only asked for what its functions' variables hold
  record Wish(List<CodeRule> rules) {}

  /// Who wants a file of this text; empty for nobody.
  Optional<Wish> wish(String text) {
    BitSet found = words.in(text);
    var wishing = new ArrayList<CodeRule>();
    for (int i = 0; i < ofRules.size(); i++) {
      if (ofRules.get(i).intersects(found)) {
        wishing.add(rules.get(i));
      }
    }
    return wishing.isEmpty() && !ofLocals.intersects(found)
        ? Optional.empty()
        : Optional.of(new Wish(wishing));
  }
}
