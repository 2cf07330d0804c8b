/// The commands about who can really do what.
@NullMarked
package dev.lockstep.cli.access;

import org.jspecify.annotations.NullMarked;
