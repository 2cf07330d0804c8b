/// The guided root steps: MFA, access keys, the password, and the use of root.
@NullMarked
package dev.lockstep.cli.root;

import org.jspecify.annotations.NullMarked;
