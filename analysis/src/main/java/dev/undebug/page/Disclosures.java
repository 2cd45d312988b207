package dev.undebug.page;

import java.util.ArrayList;
import java.util.List;

/// Collects what a page gives away, and opens containers so that each value inside stands for
/// itself.
final class Disclosures {

  /// What Django puts in the place of a value it hides, in every version.
  private static final String STARS = "*".repeat(20);

  /// Disclosures of one page beyond which no more are kept: a recursion error with a thousand
  /// frames has some sixty thousand.
  private static final int MOST = 400_000;

  /// Characters of all values of one page beyond which no more are kept; elements inside elements
  /// repeat their text.
  private static final int MOST_CHARACTERS = 64 * 1024 * 1024;

  /// Texts inside texts that are opened: a tuple of dictionaries in a text report is one.
  private static final int QUOTED = 3;

  private final List<Disclosure> found = new ArrayList<>();
  private long characters;

  List<Disclosure> found() {
    return found;
  }

  /// A value that is a text, not a Python expression.
  void text(Category category, String name, Passage passage) {
    String value = passage.text().strip();
    if (!value.isEmpty()) {
      int lead = passage.text().indexOf(value);
      add(category, name, value, passage.offset(lead));
    }
  }

  /// A text with its white space collapsed, as a browser shows it.
  void line(Category category, String name, Passage passage) {
    String stripped = passage.text().strip();
    if (!stripped.isEmpty()) {
      int lead = passage.text().indexOf(stripped);
      add(category, name, stripped.replaceAll("\\s+", " "), passage.offset(lead));
    }
  }

  /// A value as `repr` or `pprint` wrote it.
  void value(Category category, String name, Passage passage) {
    Repr repr = ReprReader.read(passage.text());
    new Here(category, passage.text(), new Offsets(passage, -1), 0).walk(name, repr);
  }

  void add(Category category, String name, String value, int offset) {
    characters += name.length() + value.length();
    if (found.size() < MOST && characters < MOST_CHARACTERS) {
      found.add(new Disclosure(category, name, value, value.equals(STARS), offset));
    }
  }

  /// Where the parts of a text stand; the parts of a text inside a text all stand where that
  /// begins.
  private record Offsets(Passage passage, int fixed) {

    int of(int index) {
      return fixed >= 0 ? fixed : passage.offset(index);
    }
  }

  /// One text being opened.
  private final class Here {

    private final Category category;
    private final String source;
    private final Offsets offsets;
    private final int quoted;

    Here(Category category, String source, Offsets offsets, int quoted) {
      this.category = category;
      this.source = source;
      this.offsets = offsets;
      this.quoted = quoted;
    }

    void walk(String name, Repr repr) {
      switch (repr) {
        case Repr.Text(var value, var start, _) -> literal(name, value, offsets.of(start));
        case Repr.Plain(var plain, var start, _) -> add(category, name, plain, offsets.of(start));
        case Repr.Items _, Repr.Entries _, Repr.Call _ when !repr.hasText() -> whole(name, repr);
        case Repr.Items(var items, _, _) -> items(name, items);
        case Repr.Entries(var entries, _, _) -> entries(name, entries);
        case Repr.Call call -> call(name, call);
      }
    }

    private void whole(String name, Repr repr) {
      add(category, name, source.substring(repr.start(), repr.end()), offsets.of(repr.start()));
    }

    private void literal(String name, String value, int offset) {
      boolean isContainer = !value.isEmpty() && "{[(".indexOf(value.charAt(0)) >= 0;
      if (isContainer && quoted < QUOTED) {
        Repr inner = ReprReader.read(value);
        if (inner.hasText() && !(inner instanceof Repr.Text)) {
          new Here(category, value, new Offsets(offsets.passage(), offset), quoted + 1)
              .walk(name, inner);
          return;
        }
      }
      add(category, name, value, offset);
    }

    private void items(String name, List<Repr> items) {
      for (int i = 0; i < items.size(); i++) {
        walk(name + "[" + i + "]", items.get(i));
      }
    }

    private void entries(String name, List<Repr.Entry> entries) {
      for (Repr.Entry entry : entries) {
        walk(name + "[" + key(entry.key()) + "]", entry.value());
      }
    }

    private String key(Repr key) {
      return switch (key) {
        case Repr.Text(var value, _, _) -> "'" + value + "'";
        case Repr.Plain(var plain, _, _) -> plain;
        case Repr.Items _, Repr.Entries _, Repr.Call _ -> source.substring(key.start(), key.end());
      };
    }

    /// `OrderedDict([('a', 1)])` is read as the dictionary it is.
    private void call(String name, Repr.Call call) {
      for (int i = 0; i < call.arguments().size(); i++) {
        var argument = call.arguments().get(i);
        if (!argument.keyword().isEmpty()) {
          walk(name + "." + argument.keyword(), argument.value());
        } else if (argument.value() instanceof Repr.Items(var pairs, _, _) && arePairs(pairs)) {
          pairs(name, pairs);
        } else {
          walk(call.arguments().size() == 1 ? name : name + "[" + i + "]", argument.value());
        }
      }
    }

    private boolean arePairs(List<Repr> items) {
      return !items.isEmpty()
          && items.stream()
              .allMatch(
                  item ->
                      item instanceof Repr.Items(var pair, _, _)
                          && pair.size() == 2
                          && pair.getFirst() instanceof Repr.Text);
    }

    private void pairs(String name, List<Repr> pairs) {
      for (Repr item : pairs) {
        if (item instanceof Repr.Items(var pair, _, _)) {
          walk(name + "[" + key(pair.getFirst()) + "]", pair.getLast());
        }
      }
    }
  }
}
