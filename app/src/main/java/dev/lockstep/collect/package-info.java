/// Where facts about an account come from: here, snapshot folders.
///
/// [SnapshotFolder] reads one into the answers that AWS gave, call by call; nothing is judged and
/// nothing is joined here. One small class reads the files of each area.
@NullMarked
package dev.lockstep.collect;

import org.jspecify.annotations.NullMarked;
