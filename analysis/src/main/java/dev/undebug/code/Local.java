package dev.undebug.code;

import dev.undebug.page.Category;
import dev.undebug.source.Place;

/// A variable of a function, or of a template's context, that gets a text of the code, a setting,
/// or what credentials come from.
///
/// @param function the function's name, with its class; for an argument, what is called with it
/// @param name the variable
/// @param source what it gets
/// @param place the assignment
/// @param category a local variable, or one of a template's context
public record Local(String function, String name, Source source, Place place, Category category) {

  /// What a variable gets.
  public sealed interface Source {

    /// A literal text.
    record Literal(String text) implements Source {}

    /// A setting, or a part of one.
    ///
    /// @param path as Python writes it: `PAYMENT['merchant']`
    record OfSettings(String path) implements Source {}

    /// A variable of the process's environment.
    record OfProcess(String variable) implements Source {}

    /// What a visitor sends: `request.POST["password"]`, `form.cleaned_data["password"]`.
    record OfVisitor(String key) implements Source {}

    /// What the function is called with.
    record Argument() implements Source {}
  }

  /// A local variable.
  public Local(String function, String name, Source source, Place place) {
    this(function, name, source, place, Category.LOCAL_VARIABLE);
  }
}
