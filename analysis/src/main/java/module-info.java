import org.jspecify.annotations.NullMarked;

/// Reads settings, deployments and debug pages of Django applications, and judges them.
@NullMarked
@SuppressWarnings("requires-automatic")
module dev.undebug.analysis {
  requires static org.jspecify;
  requires apache.mime4j.core;
  requires com.fasterxml.jackson.core;
  requires dec;
  requires java.xml;
  requires jwarc;
  requires org.apache.commons.compress;
  requires org.jsoup;
  requires org.snakeyaml.engine;
  requires org.tomlj;

  exports dev.undebug.advisory;
  exports dev.undebug.capture;
  exports dev.undebug.code;
  exports dev.undebug.deploy;
  exports dev.undebug.fix;
  exports dev.undebug.http;
  exports dev.undebug.page;
  exports dev.undebug.probe;
  exports dev.undebug.project;
  exports dev.undebug.python;
  exports dev.undebug.python.evaluate;
  exports dev.undebug.report;
  exports dev.undebug.requirement;
  exports dev.undebug.rule;
  exports dev.undebug.secret;
  exports dev.undebug.settings;
  exports dev.undebug.source;
  exports dev.undebug.threat;
}
