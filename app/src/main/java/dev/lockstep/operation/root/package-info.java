/// Reads what is known of root, and drafts what lockstep.yaml is to say of it.
@NullMarked
package dev.lockstep.operation.root;

import org.jspecify.annotations.NullMarked;
