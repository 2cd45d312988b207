package dev.undebug;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds the arrows of the house: a room uses only rooms on lower floors.
class ArrowsTest {

  /// The rooms, lowest floor first. `ARCHITECTURE.md` says what lives in each.
  private static final List<String> FLOORS =
      List.of(
          "source",
          "python",
          "requirement",
          "project",
          "template",
          "front",
          "deploy",
          "settings",
          "http",
          "page",
          "secret",
          "code",
          "capture",
          "probe",
          "advisory",
          "rule",
          "threat",
          "fix",
          "report");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.undebug");

  @Test
  void everyArrowPointsDown() {
    var upward = new TreeSet<String>();
    for (JavaClass from : HOUSE) {
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass();
        if (isRoom(to) && floor(to) > floor(from)) {
          upward.add(from.getName() + " -> " + to.getName());
        }
      }
    }

    assertThat(upward).isEmpty();
  }

  @Test
  void everyRoomHasItsFloor() {
    var rooms = new TreeSet<String>();
    for (JavaClass type : HOUSE) {
      rooms.add(room(type));
    }

    assertThat(FLOORS).containsAll(rooms);
  }

  @Test
  void noRoomsAreEntangled() {
    SlicesRuleDefinition.slices()
        .matching("dev.undebug.(*)..")
        .should()
        .beFreeOfCycles()
        .check(HOUSE);
  }

  @Test
  void nothingIsCalledByWhatItIsNot() {
    var vague = new TreeSet<String>();
    for (JavaClass type : HOUSE) {
      if (type.getSimpleName().matches(".*(Utils?|Helper|Manager|Impl|Info)")) {
        vague.add(type.getName());
      }
    }

    assertThat(vague).isEmpty();
  }

  private static boolean isRoom(JavaClass type) {
    return type.getPackageName().startsWith("dev.undebug.");
  }

  private static int floor(JavaClass type) {
    return FLOORS.indexOf(room(type));
  }

  private static String room(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }
}
