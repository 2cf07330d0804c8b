package dev.lockstep.operation.root;

import dev.lockstep.baseline.RootGoal;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.root.RootPassword;
import dev.lockstep.root.RootUse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What lockstep.yaml is to say of root, drafted.
public final class RootEdits {
    private RootEdits() {}

    /// Somebody's word for root's password.
    ///
    /// @param by who vouches
    /// @param until the last day of it; empty: a year ahead
    public static BaselineDraft.Offer vouch(
            BaselineDraft.At at, LookAtRoot.Looked looked, String by, Optional<LocalDate> until) {
        return BaselineDraft.offer(
                at,
                List.of(
                        new BaselineEdit.Vouch(
                                RootGoal.STRONG_PASSWORD,
                                RootPassword.word(by, until, looked.now()))));
    }

    /// The use of root that is accepted.
    ///
    /// @param owner who answers for it
    /// @param reason why
    public static BaselineDraft.Offer except(
            BaselineDraft.At at, LookAtRoot.Looked looked, String owner, String reason) {
        return BaselineDraft.offer(
                at,
                List.of(
                        new BaselineEdit.Except(
                                RootUse.exception(
                                        looked.audit().baseline(),
                                        owner,
                                        reason,
                                        looked.now(),
                                        BaselineFile.MOST_EXCEPTION_DAYS))));
    }
}
