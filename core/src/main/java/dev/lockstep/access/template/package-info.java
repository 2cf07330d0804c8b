/// Policies that are right by construction: for developers of some services, for those who only
/// read.
@NullMarked
package dev.lockstep.access.template;

import org.jspecify.annotations.NullMarked;
