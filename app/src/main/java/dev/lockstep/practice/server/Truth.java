package dev.lockstep.practice.server;

import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.StoredReport;
import dev.lockstep.practice.wire.KnownKey;
import java.util.Optional;
import java.util.function.Function;

/// Answers of the truth, for `practice save`: as root sees it, with a report of its own, so that
/// the one that the account keeps stays as old as it is.
final class Truth {
    /// Root sees everything, its own keys too.
    static final Caller READER = new Caller.RootUser(true, true);

    private final Optional<Options.TruthKey> key;
    private Optional<StoredReport> report = Optional.empty();

    Truth(Optional<Options.TruthKey> key) {
        this.key = key;
    }

    boolean isKey(String id) {
        return key.filter(one -> one.id().equals(id)).isPresent();
    }

    Optional<KnownKey> known(String id) {
        return key.filter(one -> one.id().equals(id))
                .map(one -> new KnownKey(one.secret(), Optional.empty(), Optional.empty(), READER));
    }

    /// Carries out a read.
    ///
    /// @param fresh whether it asks for a new report
    /// @throws AwsError if it would change the account
    Optional<Answer> read(
            PracticeState state, boolean fresh, Function<PracticeState, Optional<Answer>> operate) {
        // A report that was begun for this reader is gone on with; one that it had is made again.
        Optional<StoredReport> own = fresh ? report.filter(one -> !one.asked()) : report;
        PracticeState shown = state.withReport(own);
        Optional<Answer> answer = operate.apply(shown);
        if (answer.isPresent()) {
            PracticeState next = answer.get().next();
            if (!next.truth().equals(state.truth()) || !next.secrets().equals(state.secrets())) {
                throw new AwsError(403, "AccessDenied", "This key only reads.");
            }
            report = next.report();
        }
        return answer;
    }
}
