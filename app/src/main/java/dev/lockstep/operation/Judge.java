package dev.lockstep.operation;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.lockstepfile.BaselineFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Judges answers against a [Goal], whose baseline is read once, before anything else.
public final class Judge {
    private final Goal goal;
    private final InstantSource clock;
    private final Optional<BaselineFile> file;

    /// Reads the baseline.
    ///
    /// @throws dev.lockstep.input.BadInput if the baseline is not what it should be
    public Judge(Goal goal, InstantSource clock) {
        this.goal = goal;
        this.clock = clock;
        this.file =
                goal.baseline()
                        .map(path ->
                                BaselineFile.read(
                                        path, new BaselineFile.Options(goal.allowOutside())));
    }

    /// What is wanted, before any answer is there.
    ///
    /// @throws dev.lockstep.input.BadInput if an exception reaches too far ahead
    public Baseline baseline() {
        return baseline(goal.now().orElseGet(clock::instant));
    }

    /// @throws Refused if these are the answers of another account
    Audit audit(Answers answers) {
        Instant now = goal.now().orElseGet(() -> instant(answers, clock));
        AccountSnapshot snapshot = AccountSnapshot.of(answers);
        Baseline baseline = baseline(now);
        refuseOther(snapshot.accountId(), baseline, "these answers are", "judged");
        return Audit.of(snapshot, baseline, now, goal.selection());
    }

    /// Refuses answers of another account than the one that is meant.
    ///
    /// @param what such as `these answers are`
    /// @param done what was not done, such as `judged`
    /// @throws Refused if another account is meant
    public void refuseOther(Optional<String> id, Baseline baseline, String what, String done) {
        refuseOther(id, goal.account(), "--account", what, done, "");
        refuseOther(
                id,
                baseline.account(),
                "lockstep.yaml (`account:`)",
                what,
                done,
                "; name the file of this account with --baseline, or work in another folder");
    }

    private static void refuseOther(
            Optional<String> id,
            Optional<String> meant,
            String who,
            String what,
            String done,
            String next) {
        if (meant.isPresent() && !id.equals(meant)) {
            throw new Refused(
                    what
                            + " of account "
                            + id.orElse("(unknown)")
                            + ", but "
                            + who
                            + " means "
                            + meant.get()
                            + "; nothing was "
                            + done
                            + next);
        }
    }

    private Baseline baseline(Instant now) {
        return file.map(one -> one.judgedAt(now)).orElse(Baseline.DEFAULT);
    }

    /// When the answers were taken, else when their report was generated, else now (UTC).
    public static Instant instant(Answers answers, InstantSource clock) {
        return answers.origin()
                .takenAt()
                .or(() ->
                        answers.get(ReadKey.CREDENTIAL_REPORT)
                                .found()
                                .flatMap(CredentialReport::generated))
                .orElseGet(clock::instant);
    }
}
