/// Where root stands, as JSON.
@NullMarked
package dev.lockstep.record.root;

import org.jspecify.annotations.NullMarked;
