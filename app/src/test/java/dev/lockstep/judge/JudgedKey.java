package dev.lockstep.judge;

import java.time.Instant;
import java.util.Optional;

/// A key: by its id from the live list, or by its slot from the report.
///
/// `born` is CreateDate, or last_rotated where `standIn` says so. `lastUsed` is empty in a world
/// where the key was never used; `alsoUsed` is another fair reading of its last use.
record JudgedKey(
        String name,
        String owner,
        boolean active,
        Optional<Instant> born,
        boolean standIn,
        May<Optional<Instant>> lastUsed,
        May<Optional<Instant>> alsoUsed) {}
