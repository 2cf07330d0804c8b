/// The controls: small pure rules that judge a snapshot against the baseline.
///
/// [ControlCatalog] lists them all; each step has a package of its own with one class for each
/// control.
@NullMarked
package dev.lockstep.control;

import org.jspecify.annotations.NullMarked;
