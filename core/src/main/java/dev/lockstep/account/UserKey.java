package dev.lockstep.account;

import dev.lockstep.account.credentials.AccessKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An access key of a user or of root, joined from the key list and the credential report.
///
/// @param name the key's id, or `USER#1`, `USER#2` (the slot of the report) where ids are not known
/// @param id the id, where it is known
/// @param active whether it can be used
/// @param created when it was made (UTC); known only from the key list
/// @param lastUsed its last use; a use without a date: never
/// @param slots the slots of the report that may show this key: none where the report gives nothing
///   for it, two where they cannot be told apart
/// @param perhapsUnseen whether it may also be that the report shows this key in none of them
public record UserKey(
        String name,
        Optional<String> id,
        boolean active,
        Read<Instant> created,
        Read<AccessKey.LastUsed> lastUsed,
        Read<List<ReportSlot>> slots,
        boolean perhapsUnseen) {

    /// A key as a slot of the credential report shows it.
    ///
    /// @param number 1 or 2
    /// @param lastRotated when it was created or its status last changed (UTC)
    public record ReportSlot(
            int number,
            boolean active,
            Optional<Instant> lastRotated,
            Read<AccessKey.LastUsed> lastUsed) {}
}
