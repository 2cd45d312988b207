package dev.undebug.bench.peers;

import org.treesitter.TSInputEncoding;
import org.treesitter.TSParser;
import org.treesitter.TreeSitterPython;

/// The tree stays on the native side: nothing is copied, which is the best case for it.
final class TreeSitter implements Peer {

  private final TSParser parser = new TSParser();

  TreeSitter() {
    parser.setLanguage(new TreeSitterPython());
  }

  @Override
  public boolean read(String path, String text) {
    var tree = parser.parseStringEncoding(null, text, TSInputEncoding.TSInputEncodingUTF8);
    return !tree.getRootNode().hasError();
  }
}
