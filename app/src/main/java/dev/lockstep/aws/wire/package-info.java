/// HTTP to AWS: by which way, how long it may take, and whether what comes back is AWS's.
@NullMarked
package dev.lockstep.aws.wire;

import org.jspecify.annotations.NullMarked;
