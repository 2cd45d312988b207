package dev.undebug.bench.peers;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.EnumSet;

final class GraalPy implements Peer {

  private static final int MINOR_VERSION = 12;

  @Override
  public boolean read(String path, String text) {
    try {
      var flags = EnumSet.noneOf(AbstractParser.Flags.class);
      new Parser(text, new Callbacks(), InputType.FILE, flags, MINOR_VERSION).parse();
      return true;
    } catch (SyntaxError rejected) {
      return false;
    }
  }

  private static final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1;

    SyntaxError(String message) {
      super(message, null, false, false);
    }
  }

  private static final class Callbacks implements ParserCallbacks {

    @Override
    public void safePointPoll() {}

    @Override
    public RuntimeException reportIncompleteSource(int line) {
      throw new SyntaxError("incomplete");
    }

    @Override
    public RuntimeException onError(ErrorType type, SourceRange range, String message) {
      throw new SyntaxError(message);
    }

    @Override
    public void onWarning(WarningType type, SourceRange range, String message) {}
  }
}
