/// Edits of lockstep.yaml that keep what a person wrote: comments, order and formatting. Text is
/// put in at places; the file is never written anew from what was read of it.
@NullMarked
package dev.lockstep.lockstepfile.edit;

import org.jspecify.annotations.NullMarked;
