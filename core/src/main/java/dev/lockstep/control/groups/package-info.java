/// Step 4: groups for daily work, and roles that trust only whom they should.
@NullMarked
package dev.lockstep.control.groups;

import org.jspecify.annotations.NullMarked;
