/// Cases for policies: a request, the policies that are weighed, and what should become of it, one
/// to a line of JSON.
@NullMarked
package dev.lockstep.policy.cases;

import org.jspecify.annotations.NullMarked;
