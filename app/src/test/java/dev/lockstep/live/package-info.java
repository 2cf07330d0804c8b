/// Audits over the wire, from end to end, of practice accounts that are served in this process.
@NullMarked
package dev.lockstep.live;

import org.jspecify.annotations.NullMarked;
