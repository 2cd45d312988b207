package dev.undebug.bench.peers;

import com.sonar.sslr.api.RecognitionException;
import org.sonar.python.parser.PythonParser;
import org.sonar.python.tree.PythonTreeMaker;

final class Sonar implements Peer {

  private final PythonParser parser = PythonParser.create();

  @Override
  public boolean read(String path, String text) {
    try {
      new PythonTreeMaker().fileInput(parser.parse(text));
      return true;
    } catch (RecognitionException rejected) {
      return false;
    }
  }
}
