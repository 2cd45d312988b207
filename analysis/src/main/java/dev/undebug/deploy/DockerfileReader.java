package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the lines of a Dockerfile: directives, comments, continuations, here-documents. It never
/// fails; a line that is no instruction is passed over.
final class DockerfileReader {

  private static final Set<String> WITH_DOCUMENTS = Set.of("RUN", "COPY", "ADD");

  private static final Pattern DOCUMENT =
      Pattern.compile("<<-?[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?");

  private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z]+)\\s*=\\s*(\\S+)\\s*");

  private final SourceText source;
  private final List<Dockerfile.Instruction> instructions = new ArrayList<>();
  private char escape = '\\';
  private int line = 1;

  private DockerfileReader(SourceText source) {
    this.source = source;
  }

  static Dockerfile read(SourceText source) {
    var reader = new DockerfileReader(source);
    reader.directives();
    while (reader.line <= source.lineCount()) {
      reader.instruction();
    }
    return new Dockerfile(source, reader.escape, List.copyOf(reader.instructions));
  }

  private void directives() {
    while (line <= source.lineCount()) {
      Matcher matcher = DIRECTIVE.matcher(source.lineText(line).strip());
      if (!matcher.matches()) {
        return;
      }
      if (matcher.group(1).equalsIgnoreCase("escape") && matcher.group(2).equals("`")) {
        escape = '`';
      }
      line++;
    }
  }

  private void instruction() {
    var text = new StringBuilder();
    var offsets = new ArrayList<Integer>();
    boolean continues = true;
    int end = source.lineStart(line);
    while (continues && line <= source.lineCount()) {
      String written = source.lineText(line);
      String stripped = written.strip();
      boolean isComment = stripped.startsWith("#");
      if (stripped.isEmpty() || isComment) {
        line++;
        if (text.isEmpty()) {
          return;
        }
        continue;
      }
      String kept = written.stripTrailing();
      continues = kept.charAt(kept.length() - 1) == escape;
      int length = continues ? kept.length() - 1 : written.length();
      int start = text.isEmpty() ? written.length() - written.stripLeading().length() : 0;
      for (int i = start; i < length; i++) {
        text.append(written.charAt(i));
        offsets.add(source.lineStart(line) + i);
      }
      end = source.lineStart(line) + Math.max(start, length);
      line++;
    }
    offsets.add(end);
    add(text.toString(), offsets);
  }

  private void add(String text, List<Integer> offsets) {
    int space = 0;
    while (space < text.length() && !Character.isWhitespace(text.charAt(space))) {
      space++;
    }
    String keyword = text.substring(0, space).toUpperCase(Locale.ROOT);
    int start = space;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    String rest = text.substring(start).stripTrailing();
    var documents = documents(keyword, rest);
    instructions.add(
        new Dockerfile.Instruction(
            keyword,
            rest,
            List.copyOf(offsets.subList(start, start + rest.length() + 1)),
            documents,
            new Span(offsets.getFirst(), offsets.getLast())));
  }

  private List<String> documents(String keyword, String rest) {
    var documents = new ArrayList<String>();
    if (!WITH_DOCUMENTS.contains(keyword)) {
      return documents;
    }
    Matcher matcher = DOCUMENT.matcher(rest);
    while (matcher.find()) {
      var document = new StringBuilder();
      while (line <= source.lineCount()) {
        String text = source.lineText(line);
        line++;
        if (text.strip().equals(matcher.group(1))) {
          break;
        }
        document.append(text).append('\n');
      }
      documents.add(document.toString());
    }
    return documents;
  }

  /// The words of an instruction, with their quotes taken away and references marked.
  static List<Dockerfile.Word> words(String text, char escape) {
    var words = new ArrayList<Dockerfile.Word>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      int end = wordEnd(text, at, escape);
      String written = text.substring(at, end);
      words.add(new Dockerfile.Word(template(written, escape), written, at, end));
      at = end;
    }
    return words;
  }

  private static int wordEnd(String text, int start, char escape) {
    char quote = 0;
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == escape && quote != '\'') {
        at += 2;
        continue;
      }
      if (quote == 0 && Character.isWhitespace(c)) {
        break;
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      at++;
    }
    return Math.min(at, text.length());
  }

  /// A value as the builder expands it.
  static Template template(String written, char escape) {
    var parts = new ArrayList<Template.Part>();
    var plain = new StringBuilder();
    char quote = 0;
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      if (quote == '\'') {
        if (c == '\'') {
          quote = 0;
        } else {
          plain.append(c);
        }
      } else if (c == escape && at + 1 < written.length()) {
        char next = written.charAt(++at);
        if (quote == '"' && next != '"' && next != '$' && next != escape) {
          plain.append(c);
        }
        plain.append(next);
      } else if (c == '"' || (c == '\'' && quote == 0)) {
        quote = c == quote ? 0 : c;
      } else if (c == '$') {
        int end = referenceEnd(written, at);
        if (end > at + 1) {
          parts.add(new Template.Text(plain.toString()));
          plain.setLength(0);
          parts.addAll(
              TemplateReader.read(written.substring(at, end), TemplateReader.Dialect.DOCKERFILE)
                  .parts());
          at = end - 1;
        } else {
          plain.append(c);
        }
      } else {
        plain.append(c);
      }
    }
    parts.add(new Template.Text(plain.toString()));
    parts.removeIf(part -> part instanceof Template.Text(var text) && text.isEmpty());
    return new Template(parts);
  }

  private static int referenceEnd(String text, int dollar) {
    if (text.startsWith("${", dollar)) {
      return TemplateReader.closing(text, dollar + 2, '{', '}') + 1;
    }
    return TemplateReader.nameEnd(text, dollar + 1);
  }
}
