package dev.lockstep.collect;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import java.util.Set;

/// Reads an account, as much of it as is asked for.
///
/// What it gathers are the files of a snapshot folder, in the shape in which the AWS CLI prints
/// them; what is judged is read from those. So an audit of a saved folder is the audit of the
/// account that it was saved from.
public interface Collector {
    /// Makes the calls that these reads take; what was asked before is not asked again. A read that
    /// is refused, or that AWS does not answer, becomes a missing read and stops nothing.
    ///
    /// @param wanted kinds that are read once for the account, such as [ReadKey#USERS], and kinds
    ///   that are read for one subject, such as `ReadKey.MFA_DEVICES.of("alice")`;
    ///   [ReadKey#ACCESS_KEY_LAST_USED] of a user takes the last use of each of its keys
    void read(Set<ReadKey<?>> wanted);

    /// What is known by now.
    Answers answers();

    /// The same as files of a snapshot folder.
    SnapshotFiles files();
}
