/// What is kept on disk, in formats that have a version: the audit as JSON. Plain data, apart from
/// the types that judge.
@NullMarked
package dev.lockstep.record;

import org.jspecify.annotations.NullMarked;
