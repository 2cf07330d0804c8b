package dev.lockstep.operation;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.lockstepfile.BaselineFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Judges saved answers against a baseline.
public final class AuditAccount {
    private static final String DEMO = "/dev/lockstep/demo/account";

    private final Clock clock;

    public AuditAccount(Clock clock) {
        this.clock = clock;
    }

    /// What is asked.
    ///
    /// @param from a folder of saved answers, or a lone credential report
    /// @param baseline the lockstep.yaml; without one, the built-in baseline
    /// @param allowOutside whether it may name files outside its repository
    /// @param now the instant (UTC) as of which is judged; without one, when the answers were
    ///   taken, else when the credential report was generated, else the clock
    /// @param account the only account that is meant, beside the baseline's own
    public record Request(
            Path from,
            Optional<Path> baseline,
            boolean allowOutside,
            Optional<Instant> now,
            Audit.Selection selection,
            Optional<String> account) {}

    /// Judges.
    ///
    /// @throws dev.lockstep.input.BadInput if the answers or the baseline are not what they should
    ///   be
    /// @throws Refused if these are the answers of another account
    public Audit audit(Request request) {
        Answers answers = SnapshotFolder.read(request.from());
        Instant now = request.now().orElseGet(() -> instant(answers));
        Baseline baseline =
                request.baseline()
                        .map(file ->
                                BaselineFile.read(
                                        file, new BaselineFile.Options(request.allowOutside())))
                        .map(file -> file.judgedAt(now))
                        .orElse(Baseline.DEFAULT);
        AccountSnapshot snapshot = AccountSnapshot.of(answers);
        refuseOther(snapshot, request.account(), "--account");
        refuseOther(snapshot, baseline.account(), "lockstep.yaml (`account:`)");
        return Audit.of(snapshot, baseline, now, request.selection());
    }

    /// Judges the badly kept account that comes with the program.
    public Audit demo() {
        Answers answers = SnapshotFolder.read(new SnapshotFiles.OnClassPath(DEMO));
        return Audit.of(
                AccountSnapshot.of(answers),
                Baseline.DEFAULT,
                instant(answers),
                Audit.Selection.ALL);
    }

    private Instant instant(Answers answers) {
        return answers.origin()
                .takenAt()
                .or(() ->
                        answers.get(ReadKey.CREDENTIAL_REPORT)
                                .found()
                                .flatMap(CredentialReport::generated))
                .orElseGet(clock::instant);
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
