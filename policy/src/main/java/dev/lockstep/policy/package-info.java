/// The IAM policy language: a document parsed into typed statements that know their place in the
/// text.
@NullMarked
package dev.lockstep.policy;

import org.jspecify.annotations.NullMarked;
