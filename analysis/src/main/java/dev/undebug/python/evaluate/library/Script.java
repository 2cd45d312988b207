package dev.undebug.python.evaluate.library;

import dev.undebug.python.Dialect;
import dev.undebug.python.Module;
import dev.undebug.python.Python;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Library;
import dev.undebug.python.evaluate.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A library whose behaviour is described in Python; the evaluator runs the description as it runs
/// the program, so that every environment is looked at (`docs/decisions/004-models-in-python.md`).
///
/// @param resource the description, beside this class
/// @param distribution the package it belongs to; empty for Python's own library
/// @param newest the version that is taken where the project names none
record Script(String resource, String distribution, String newest, Versions versions)
    implements Library {

  private static final Map<String, Module> PARSED = new ConcurrentHashMap<>();

  @Override
  public Map<String, Cases> names(Machine m) {
    String version = versions.of(distribution, newest);
    if (!distribution.isEmpty()) {
      m.assume(distribution + " " + version);
    }
    Map<String, Cases> given = Intrinsics.names(m);
    given.put("_VERSION", Versions.tuple(m, version));
    given.put("__name__", m.text(resource.replace('/', '.').replace(".py", "")));
    return m.imports.model(resource, PARSED.computeIfAbsent(resource, Script::parse), given);
  }

  private static Module parse(String resource) {
    try (InputStream stream = Script.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the model " + resource + " is missing");
      }
      Module module = Python.read(resource, stream.readAllBytes(), Dialect.PYTHON_3);
      if (!module.problems().isEmpty()) {
        throw new IllegalStateException(
            "the model " + resource + " is not Python: " + module.problems().getFirst());
      }
      return module;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
