import org.jspecify.annotations.NullMarked;

/// The commands.
@NullMarked
module dev.undebug.cli {
  requires dev.undebug.analysis;
  requires info.picocli;
  requires static org.jspecify;

  exports dev.undebug.cli;

  opens dev.undebug.cli to
      info.picocli;
}
