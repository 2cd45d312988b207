/// Starts real Django projects on real Djangos, for tests.
@NullMarked
package dev.undebug.lab;

import org.jspecify.annotations.NullMarked;
