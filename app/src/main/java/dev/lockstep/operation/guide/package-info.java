/// Looks where an account stands in the eight steps, keeps which are skipped, and writes the first
/// lockstep.yaml.
@NullMarked
package dev.lockstep.operation.guide;

import org.jspecify.annotations.NullMarked;
