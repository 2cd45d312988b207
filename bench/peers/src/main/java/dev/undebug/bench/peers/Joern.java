package dev.undebug.bench.peers;

import io.joern.pythonparser.PyParser;
import io.joern.pythonparser.TokenMgrError;

final class Joern implements Peer {

  @Override
  public boolean read(String path, String text) {
    var parser = new PyParser();
    try {
      parser.parse(text);
      return !parser.errors().iterator().hasNext();
    } catch (TokenMgrError rejected) {
      return false;
    }
  }
}
