package dev.undebug.rule;

import static dev.undebug.rule.Answer.NO;
import static dev.undebug.rule.Answer.YES;

import dev.undebug.python.evaluate.Datum;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Function;

/// What the policies that headers carry say, as Django reads them.
final class Policies {

  /// What `CSP.NONCE` of `django/utils/csp.py` is.
  private static final String NONCE = "<CSP_NONCE_SENTINEL>";

  private static final String CSP_PROCESSOR = "django.template.context_processors.csp";

  private static final Set<String> REFERRER_POLICIES =
      Set.of(
          "no-referrer",
          "no-referrer-when-downgrade",
          "origin",
          "origin-when-cross-origin",
          "same-origin",
          "strict-origin",
          "strict-origin-when-cross-origin",
          "unsafe-url");

  private Policies() {}

  static Function<Datum, Answer> isOneOf(Set<String> texts) {
    return value -> Answer.of(value instanceof Datum.Text(var text) && texts.contains(text));
  }

  static Answer isReferrerPolicy(Datum value) {
    var policies = new ArrayList<Datum>();
    switch (value) {
      case Datum.Text(var text) -> {
        for (String policy : text.split(",", -1)) {
          policies.add(new Datum.Text(policy.strip()));
        }
      }
      case Datum.Sequence(_, var elements) -> {
        for (Datum.Element element : elements) {
          if (!element.isAlways()) {
            return Answer.UNKNOWN;
          }
          policies.add(element.value());
        }
      }
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.Bytes _ -> {
        return Answer.UNKNOWN;
      }
      case Datum.Mapping _, Datum.FromVariable _, Datum.OneOf _, Datum.PathOf _ -> {
        return Answer.UNKNOWN;
      }
      case Datum.Thing _, Datum.Unknown _, Datum.Unset _ -> {
        return Answer.UNKNOWN;
      }
    }
    Answer all = YES;
    for (Datum policy : policies) {
      all = all.and(Values.ask(policy, isOneOf(REFERRER_POLICIES)));
    }
    return all;
  }

  static Answer isNoPolicy(Values values, String setting) {
    return values.ask(
        setting,
        value -> Answer.of(!(value instanceof Datum.None) && !(value instanceof Datum.Mapping)));
  }

  static Answer nonce(Values values, String setting) {
    return values.ask(setting, Policies::hasNonce);
  }

  private static Answer hasNonce(Datum policy) {
    if (!(policy instanceof Datum.Mapping(var entries))) {
      return NO;
    }
    Answer found = NO;
    for (Datum.Entry entry : entries) {
      Answer here = Values.ask(entry.value(), value -> Values.contains(value, NONCE));
      found = found.or(entry.isAlways() ? here : here.and(Answer.UNKNOWN));
    }
    return found;
  }

  /// A template engine of which nothing is known may have it.
  static Answer hasProcessor(Datum templates) {
    Answer found = NO;
    for (Datum options : Parts.of(templates, "OPTIONS")) {
      if (isUnknown(options)) {
        return Answer.UNKNOWN;
      }
      for (Datum processors : Parts.of(options, "context_processors")) {
        found = found.or(Values.ask(processors, value -> Values.contains(value, CSP_PROCESSOR)));
      }
    }
    return found;
  }

  private static boolean isUnknown(Datum value) {
    return Values.ask(value, _ -> YES) == Answer.UNKNOWN;
  }
}
