package dev.undebug.deploy;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/// A YAML parser that refuses documents so deep that those who build a tree of them would run out
/// of stack.
final class ShallowParser implements Parser {

  /// Deeper than any deployment file that people write.
  private static final int MAX_DEPTH = 200;

  private final Parser parser;
  private int depth;

  ShallowParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> {
        if (++depth > MAX_DEPTH) {
          throw new YamlEngineException("nested deeper than %d".formatted(MAX_DEPTH));
        }
      }
      case MappingEnd, SequenceEnd -> depth--;
      default -> {}
    }
    return event;
  }
}
