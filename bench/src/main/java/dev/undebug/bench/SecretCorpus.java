package dev.undebug.bench;

import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.page.Disclosure;
import dev.undebug.page.Dissector;
import dev.undebug.page.Framework;
import dev.undebug.page.Page;
import dev.undebug.secret.Placeholders;
import dev.undebug.secret.Secret;
import dev.undebug.secret.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// Measures on a folder of captured pages (see [PageCorpus]) which of their canaries are taken for
/// credentials, and of what kind. `canaries.tsv` beside this class says which of them are.
public final class SecretCorpus {

  private final Path root;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<String>> truth = new TreeMap<>();
  private final Map<String, Map<String, Integer>> told = new TreeMap<>();
  private final Map<String, Integer> other = new TreeMap<>();
  private final List<String> missed = new ArrayList<>();
  private int placeholders;
  private int takenPlaceholders;

  private SecretCorpus(Path root) throws IOException {
    this.root = root;
    for (String line : rows(Files.readString(root.resolve("canaries.tsv")))) {
      String[] fields = line.split("\t", -1);
      values.put(fields[0], fields[1]);
    }
    try (InputStream in =
        Objects.requireNonNull(SecretCorpus.class.getResourceAsStream("canaries.tsv"))) {
      for (String line : rows(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
        String[] fields = line.split("\t", -1);
        truth.put(fields[0], List.of(fields[1].split(" ", -1)));
      }
    }
  }

  private static List<String> rows(String text) {
    return text.lines().skip(1).toList();
  }

  public static void main(String[] args) throws IOException {
    var corpus = new SecretCorpus(Path.of(args[0]));
    for (String line : rows(Files.readString(corpus.root.resolve("labels.tsv")))) {
      String[] label = line.split("\t", -1);
      if (!label[1].isEmpty()) {
        corpus.page(label);
      }
    }
    corpus.print();
  }

  private void page(String[] label) throws IOException {
    byte[] bytes = Files.readAllBytes(root.resolve(label[0] + ".http"));
    if (!(RawExchange.read(bytes) instanceof Reading.Whole(var exchange))) {
      return;
    }
    var page = Dissector.dissect(exchange);
    if (page.isEmpty() || page.get().framework() != Framework.DJANGO) {
      return;
    }
    for (String name : label[2].isEmpty() ? new String[0] : label[2].split(" ", -1)) {
      String word = verdict(page.get(), values.getOrDefault(name, ""));
      if (word.equals("none") && !truth.getOrDefault(name, List.of("none")).contains("none")) {
        missed.add(label[0] + " " + name);
      }
      if (!word.isEmpty()) {
        told.computeIfAbsent(name, _ -> new TreeMap<>()).merge(word, 1, Integer::sum);
      }
    }
    for (Disclosure disclosure : page.get().disclosures()) {
      unlabelled(disclosure);
    }
  }

  /// What a canary is taken for anywhere on a page: kinds, or `none`; empty where no disclosure has
  /// it.
  private static String verdict(Page page, String canary) {
    var kinds = new TreeSet<String>();
    boolean isThere = false;
    for (Disclosure disclosure : page.disclosures()) {
      if (!disclosure.isMasked() && disclosure.value().contains(canary)) {
        isThere = true;
        secrets(disclosure).stream()
            .filter(secret -> secret.core().contains(canary))
            .forEach(secret -> kinds.add(secret.kind().word()));
      }
    }
    return kinds.isEmpty() && isThere ? "none" : String.join("+", kinds);
  }

  private static List<Secret> secrets(Disclosure disclosure) {
    var found = new ArrayList<>(Secrets.within(disclosure.value()));
    Secrets.classify(disclosure.name(), disclosure.value()).ifPresent(found::add);
    return found;
  }

  /// Everything that is no canary: what of it is taken for a credential, and whether placeholders
  /// and starred values are.
  private void unlabelled(Disclosure disclosure) {
    boolean isPlaceholder = disclosure.isMasked() || Placeholders.isPlaceholder(disclosure.value());
    placeholders += isPlaceholder ? 1 : 0;
    for (Secret secret : secrets(disclosure)) {
      takenPlaceholders += Placeholders.isPlaceholder(secret.core()) ? 1 : 0;
      boolean isCanary = values.values().stream().anyMatch(secret.core()::contains);
      if (!isCanary) {
        String where = disclosure.name().replaceAll("[0-9]+", "9");
        other.merge(secret.kind().word() + "\t" + where + "\t" + secret.core(), 1, Integer::sum);
      }
    }
  }

  private void print() {
    var cells = new TreeMap<String, int[]>();
    var wrong = new ArrayList<String>();
    told.forEach(
        (name, verdicts) -> {
          var expected = truth.getOrDefault(name, List.of("?"));
          boolean isSecret = !expected.equals(List.of("none"));
          verdicts.forEach(
              (word, count) -> {
                boolean isTold = !word.equals("none");
                boolean isRight =
                    List.of(word.split("\\+", -1)).stream().anyMatch(expected::contains);
                int[] cell = cells.computeIfAbsent(isSecret ? "secret" : "other", _ -> new int[3]);
                cell[isTold ? (isRight || !isSecret ? 0 : 1) : 2] += count;
                if (!isRight) {
                  wrong.add("%s: %s %d times".formatted(name, word, count));
                }
              });
        });
    System.out.println("canaries, by page   told, right kind   told, other kind   not told");
    cells.forEach(
        (name, cell) ->
            System.out.printf("%-18s  %16d  %17d  %9d%n", name, cell[0], cell[1], cell[2]));
    System.out.println("By canary");
    told.forEach((name, verdicts) -> System.out.println("  " + name + ": " + verdicts));
    System.out.println("Of another kind or none: " + wrong);
    missed.forEach(System.out::println);
    System.out.printf(
        "Placeholders and starred values: %d, taken for secrets: %d%n",
        placeholders, takenPlaceholders);
    System.out.println("Told without being a canary");
    other.forEach((what, count) -> System.out.println("  " + count + "\t" + what));
  }
}
