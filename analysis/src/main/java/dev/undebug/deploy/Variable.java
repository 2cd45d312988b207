package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.List;

/// What a process finds in its environment under one name.
public sealed interface Variable {

  /// How many losers a variable remembers.
  int MAX_SHADOWED = 20;

  /// Where this is written.
  Place place();

  /// What this won over, nearest first.
  List<Variable> shadowed();

  /// A file of the tree sets it.
  record Set(String text, Place place, List<Variable> shadowed) implements Variable {
    public Set {
      shadowed = List.copyOf(shadowed);
    }

    public Set(String text, Place place) {
      this(text, place, List.of());
    }
  }

  /// Somebody outside the tree sets it.
  ///
  /// @param owner who: `Heroku config vars`, `.env.prod (not in the tree)`, `Secret shop-secrets`
  /// @param why one sentence
  /// @param examples values that files of the tree suggest for it, such as `.env.example`
  record Free(String owner, String why, List<String> examples, Place place, List<Variable> shadowed)
      implements Variable {
    public Free {
      examples = List.copyOf(examples);
      shadowed = List.copyOf(shadowed);
    }

    public Free(String owner, String why, Place place) {
      this(owner, why, List.of(), place, List.of());
    }
  }

  /// A file of the tree takes it away.
  record Unset(String why, Place place, List<Variable> shadowed) implements Variable {
    public Unset {
      shadowed = List.copyOf(shadowed);
    }

    public Unset(String why, Place place) {
      this(why, place, List.of());
    }
  }

  /// The same, having won over another.
  default Variable over(Variable loser) {
    var all = new java.util.ArrayList<>(shadowed());
    all.add(loser);
    for (Variable earlier : loser.shadowed()) {
      if (all.size() < MAX_SHADOWED) {
        all.add(earlier);
      }
    }
    return switch (this) {
      case Set(var text, var place, _) -> new Set(text, place, all);
      case Free(var owner, var why, var examples, var place, _) ->
          new Free(owner, why, examples, place, all);
      case Unset(var why, var place, _) -> new Unset(why, place, all);
    };
  }
}
