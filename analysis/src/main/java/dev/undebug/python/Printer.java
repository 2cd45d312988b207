package dev.undebug.python;

import dev.undebug.source.SourceText;
import java.util.Arrays;

/// Gives the source back from the tree: node by node, and between the nodes what stands there.
///
/// What comes out is what went in only if the spans are in order and within their parents', which
/// is what edits of the source rely on.
public final class Printer {

  private final String text;
  private final StringBuilder out;
  private int at;

  private Printer(String text) {
    this.text = text;
    out = new StringBuilder(text.length());
  }

  /// The text of a module.
  public static String print(Module module) {
    var printer = new Printer(module.source().text());
    for (Statement statement : module.body()) {
      printer.print(statement);
    }
    printer.upTo(printer.text.length());
    return printer.out.toString();
  }

  /// The bytes of a module's file: its byte order mark, and its text in its encoding.
  public static byte[] bytes(Module module) {
    SourceText source = module.source();
    byte[] printed = print(module).getBytes(source.charset());
    int mark = source.byteOffset(0);
    byte[] bytes = Arrays.copyOf(source.bytes(), mark + printed.length);
    System.arraycopy(printed, 0, bytes, mark, printed.length);
    return bytes;
  }

  private void print(Node node) {
    for (Node child : Children.of(node)) {
      // The text that `f"{a=}"` shows stands also within the field that follows it.
      if (child.span().start() >= at) {
        upTo(child.span().start());
        print(child);
      }
    }
    upTo(node.span().end());
  }

  private void upTo(int end) {
    if (end > at) {
      out.append(text, at, end);
      at = end;
    }
  }
}
