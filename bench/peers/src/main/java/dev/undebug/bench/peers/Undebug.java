package dev.undebug.bench.peers;

import dev.undebug.python.Dialect;
import dev.undebug.python.Parser;
import dev.undebug.source.SourceText;

final class Undebug implements Peer {

  @Override
  public boolean read(String path, String text) {
    var module = Parser.parse(new SourceText(path, text), Dialect.PYTHON_3);
    return module.problems().isEmpty();
  }
}
