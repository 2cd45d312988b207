package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which files a `.gitignore` names; what git answers to `git check-ignore` was the measure.
class GitIgnoresTest {

  private static boolean leavesOut(String lines, String path) {
    return GitIgnores.leaveOut(Tree.of(Map.of(".gitignore", lines)), path);
  }

  @Test
  void namesWithoutASlashAreOfEveryFolder() {
    assertThat(leavesOut(".env\n", ".env")).isTrue();
    assertThat(leavesOut(".env\n", "backend/.env")).isTrue();
    assertThat(leavesOut("*.env\n", "envs/shop.env")).isTrue();
    assertThat(leavesOut(".env\n", ".env.example")).isFalse();
    assertThat(leavesOut(".env*\n", ".env.example")).isTrue();
  }

  @Test
  void namesWithASlashAreOfOneFolder() {
    assertThat(leavesOut("/.env\n", ".env")).isTrue();
    assertThat(leavesOut("/.env\n", "backend/.env")).isFalse();
    assertThat(leavesOut("envs/*\n", "envs/.env")).isTrue();
    assertThat(leavesOut("envs/\n", "deploy/envs/.env")).isTrue();
    assertThat(leavesOut("**/envs/.env\n", "deploy/envs/.env")).isTrue();
    assertThat(leavesOut("envs/**\n", "envs/a/.env")).isTrue();
  }

  @Test
  void theLastLineCountsAndCommentsDoNot() {
    assertThat(leavesOut("*.env\n!.env\n", ".env")).isFalse();
    assertThat(leavesOut("# .env\n\n", ".env")).isFalse();
  }

  @Test
  void theNearestFileCounts() {
    var tree = Tree.of(Map.of(".gitignore", ".env\n", "backend/.gitignore", "!.env\n"));
    assertThat(GitIgnores.leaveOut(tree, "backend/.env")).isFalse();
    assertThat(GitIgnores.leaveOut(tree, "other/.env")).isTrue();
  }
}
