package dev.lockstep.operation;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Judges saved answers against a baseline.
public final class AuditAccount {
    private final Clock clock;

    public AuditAccount(Clock clock) {
        this.clock = clock;
    }

    /// The instant (UTC) as of which saved answers are judged: the given one, else when they were
    /// taken, else when the credential report was generated, else now.
    public Instant instant(Answers answers, Optional<Instant> given) {
        return given.or(() -> answers.origin().takenAt())
                .or(() ->
                        answers.get(ReadKey.CREDENTIAL_REPORT)
                                .found()
                                .flatMap(CredentialReport::generated))
                .orElseGet(clock::instant);
    }

    /// Judges.
    ///
    /// @param account the only account that is meant, beside the baseline's own
    /// @throws Refused if these are the answers of another account
    public Audit audit(
            Answers answers,
            Baseline baseline,
            Instant now,
            Audit.Selection selection,
            Optional<String> account) {
        AccountSnapshot snapshot = AccountSnapshot.of(answers);
        refuseOther(snapshot, account, "--account");
        refuseOther(snapshot, baseline.account(), "lockstep.yaml (`account:`)");
        return Audit.of(snapshot, baseline, now, selection);
    }

    private static void refuseOther(AccountSnapshot snapshot, Optional<String> meant, String who) {
        if (meant.isPresent() && !snapshot.accountId().equals(meant)) {
            throw new Refused(
                    "these answers are of account "
                            + snapshot.accountId().orElse("(unknown)")
                            + ", but "
                            + who
                            + " means "
                            + meant.get()
                            + "; nothing was judged");
        }
    }
}
