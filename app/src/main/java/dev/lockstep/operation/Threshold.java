package dev.lockstep.operation;

import dev.lockstep.account.Read;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Verdict;
import java.util.LinkedHashSet;
import java.util.Set;

/// From which severity on an audit is not well, and what counts as not complete.
///
/// @param failOn the least severity that counts
/// @param strict whether everything undetermined counts as not complete, and not only what AWS
///   refused, throttled or did not answer
/// @param allowUndetermined whether nothing counts as not complete
public record Threshold(Severity failOn, boolean strict, boolean allowUndetermined) {
    public static final Threshold DEFAULT = new Threshold(Severity.MEDIUM, false, false);

    public ExitStatus exitStatus(Audit audit) {
        boolean fails =
                audit.findings().stream()
                        .anyMatch(finding ->
                                finding.status() == Status.FAIL
                                        && finding.severity().isAtLeast(failOn));
        if (fails) {
            return ExitStatus.FAILS;
        }
        return allowUndetermined || missing(audit).isEmpty()
                ? ExitStatus.DONE
                : ExitStatus.NOT_COMPLETE;
    }

    /// What the answer hangs on and is missing, in words; what `--allow-undetermined` lets pass is
    /// still told.
    public Set<String> missing(Audit audit) {
        var missing = new LinkedHashSet<String>();
        for (Finding finding : audit.findings()) {
            if (finding.severity().isAtLeast(failOn)
                    && finding.verdict() instanceof Verdict.Undetermined open) {
                for (Read.Missing<?> read : open.missing()) {
                    if (strict || read.isIncomplete()) {
                        missing.add(read.because());
                    }
                }
                if (strict && open.missing().isEmpty()) {
                    missing.add(open.summary());
                }
            }
        }
        return missing;
    }
}
