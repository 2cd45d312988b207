import org.jspecify.annotations.NullMarked;

/// The commands.
@NullMarked
@SuppressWarnings("requires-automatic")
module dev.undebug.cli {
  requires dev.undebug.analysis;
  requires info.picocli;
  requires io.github.javadiffutils;
  requires org.eclipse.jgit;
  requires static org.jspecify;
  requires org.tomlj;

  exports dev.undebug.cli;

  opens dev.undebug.cli to
      info.picocli;
}
