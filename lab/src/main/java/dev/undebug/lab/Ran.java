package dev.undebug.lab;

/// How a command ended.
///
/// @param output what it wrote to both standard streams
public record Ran(int exit, String output) {}
