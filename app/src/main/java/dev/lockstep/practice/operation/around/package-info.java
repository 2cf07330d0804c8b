/// What is around the identity of a practice account: sessions, its organization, contacts,
/// regions, analyzers and trails.
@NullMarked
package dev.lockstep.practice.operation.around;

import org.jspecify.annotations.NullMarked;
