/// Single calls to AWS: within one budget for the account, counted, and with plain words for what
/// goes wrong.
@NullMarked
package dev.lockstep.aws.call;

import org.jspecify.annotations.NullMarked;
