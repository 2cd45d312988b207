package dev.undebug.bench;

import dev.undebug.front.Answer;
import dev.undebug.front.Front;
import dev.undebug.front.Fronts;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Prints what is said of servers before Django, for an oracle that asks the real ones.
///
/// Of every folder below the first argument, a line per server of its configurations and address of
/// the second argument's file: folder, address, and the path of the file that is answered, or
/// `other`, or `unknown` with the reason, separated by tabs. Which files are there, this machine
/// says.
public final class FrontAnswers {
  private FrontAnswers() {}

  public static void main(String[] args) throws IOException {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    List<String> addresses = Files.readAllLines(Path.of(args[1]));
    try (var folders = Files.list(Path.of(args[0]))) {
      for (Path folder : folders.sorted().toList()) {
        for (Front front : Fronts.of(Tree.open(folder))) {
          for (String address : addresses) {
            out.println(folder.getFileName() + "\t" + address + "\t" + said(front, address));
          }
        }
      }
    }
    out.flush();
  }

  private static String said(Front front, String address) {
    return switch (front.answer(address, path -> Files.isRegularFile(Path.of(path)))) {
      case Answer.File(var path, _) -> path;
      case Answer.Other _ -> "other";
      case Answer.Unknown(var why) -> "unknown: " + why;
    };
  }
}
