package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Datum;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Classes whose making the program leaves to Python's own library: enumerations, dataclasses,
/// named tuples.
class ClassModelsTest {

  @Test
  void aMemberIsNotItsValueUnlessItsClassInheritsFromText() {
    var module =
        EvaluatedModule.of(
            """
            import os
            from enum import Enum
            class Mode(Enum):
                DEV = "dev"
                PROD = "prod"
            class Word(str, Enum):
                DEV = "dev"
            given = os.environ.get("MODE", "prod")
            PLAIN = given == Mode.DEV
            TEXT = given == Word.DEV
            DEBUG = Mode(given) is Mode.DEV
            """);

    assertThat(module.debug(Map.of("MODE", "dev"))).isEqualTo("on");
    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debug(Map.of("MODE", "test"))).isEqualTo("fails");
    assertThat(module.value("PLAIN")).isEqualTo(new Datum.Bool(false));
    assertThat(module.value("TEXT")).isEqualTo(new Datum.Bool(false));
    assertThat(module.everywhere().unknownWhen()).isEmpty();
    assertThat(module.everywhere().failsWhen()).isNotEmpty();
  }

  @Test
  void aFieldOfADataclassIsWhatItWasGiven() {
    var module =
        EvaluatedModule.of(
            """
            import os
            from dataclasses import dataclass, field
            @dataclass(frozen=True)
            class Conf:
                name: str
                debug: bool = False
                hosts: list = field(default_factory=list)
                def __post_init__(self):
                    assert self.name
            DEBUG = Conf("shop", debug=os.environ.get("DEBUG") == "1").debug
            HOSTS = Conf("shop").hosts
            """);

    assertThat(module.debug(Map.of("DEBUG", "1"))).isEqualTo("on");
    assertThat(module.debugEverywhere()).containsExactly("off", "on");
    assertThat(module.value("HOSTS").toString()).contains("LIST").contains("elements=[]");
  }

  @Test
  void aNamedTupleIsATuple() {
    var module =
        EvaluatedModule.of(
            """
            import os
            from typing import NamedTuple
            from collections import namedtuple
            class Site(NamedTuple):
                host: str
                debug: bool = False
            Pair = namedtuple("Pair", "name debug")
            host, debug = Site("h", bool(os.environ.get("DEBUG")))
            DEBUG = debug and Pair(*Site("h", True)).debug
            SAME = Site("h") == ("h", False)
            """);

    assertThat(module.debug(Map.of("DEBUG", "x"))).isEqualTo("on");
    assertThat(module.debugEverywhere()).containsExactly("off", "on");
    assertThat(module.value("SAME")).isEqualTo(new Datum.Bool(true));
  }

  @Test
  void membersThatTheProgramMakesItselfAreUnknown() {
    var module =
        EvaluatedModule.of(
            """
            import enum
            class Permission(enum.Flag):
                READ = 1
                WRITE = 2
            DEBUG = bool(Permission.READ & Permission.WRITE)
            """);

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
  }

  @Test
  void aContainerThatHoldsItselfHasNoTextThatIsFollowed() {
    var module =
        EvaluatedModule.of(
            """
            a = []
            a.append(a)
            DEBUG = bool(str(a) == "[[...]]")
            """);

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
  }

  @Test
  void aClassThatIteratesWithoutAnEndIsBounded() {
    var module =
        EvaluatedModule.of(
            """
            class Endless:
                def __iter__(self):
                    while True:
                        yield 1
            class Itself:
                def __iter__(self):
                    return self
            DEBUG = 2 in list(Itself()) or 2 in list(Endless())
            """);

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
  }
}
