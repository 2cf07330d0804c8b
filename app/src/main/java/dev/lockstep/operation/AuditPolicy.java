package dev.lockstep.operation;

import dev.lockstep.account.ReadKey;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The IAM policy that an audit needs: leave to make the calls that the program makes, and no
/// other.
public final class AuditPolicy {
    /// Anybody may ask who they are (IAM, "Actions defined by AWS Security Token Service"), and
    /// what GetUser says of root only root asks, whom no policy limits.
    private static final Set<ReadKey<?>> NEED_NO_PERMISSION =
            Set.of(ReadKey.CALLER_IDENTITY, ReadKey.ROOT_USER);

    private AuditPolicy() {}

    /// The policy as a JSON document.
    ///
    /// @param actions what else the collector calls, such as `organizations:ListRoots`
    public static String document(Collection<String> actions) {
        return CommandPolicy.document("LockstepAudit", actions(actions));
    }

    /// Every action that an audit needs leave for.
    ///
    /// @param more what else the collector calls
    public static SortedSet<String> actions(Collection<String> more) {
        SortedSet<String> all = new TreeSet<>(more);
        ReadKey.all().forEach(kind -> all.addAll(kind.operations()));
        NEED_NO_PERMISSION.forEach(kind -> all.removeAll(kind.operations()));
        return all;
    }
}
