package dev.lockstep.operation.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.guide.Seen;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.plan.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What runs have changed of users, for the guide.
class LookAroundTest {
    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");

    private static RunRecord run(Instant at, RunRecord.State state, String outcome) {
        return new RunRecord(
                "20261126-100000-000",
                new AuditRecord.AccountRecord(
                        Optional.of("123456789012"),
                        Optional.empty(),
                        "aws",
                        Optional.empty(),
                        Optional.empty(),
                        true),
                "",
                Optional.empty(),
                List.of(),
                at,
                state,
                "",
                Optional.empty(),
                List.of(
                        new RunRecord.ChangeState(
                                "c1",
                                "deactivate-access-key",
                                Step.ACCESS_KEYS,
                                Subject.of(Subject.Kind.ACCESS_KEY, "AKIAONE", Optional.empty())
                                        .ownedBy("alice"),
                                "",
                                1,
                                outcome,
                                "",
                                Optional.empty())),
                List.of(),
                List.of());
    }

    @Test
    void the_last_change_of_a_kind_counts_by_whose_and_what_it_is() {
        assertThat(
                        LookAround.touched(
                                List.of(
                                        run(AT, RunRecord.State.STOPPED, "done"),
                                        run(AT.minusSeconds(9), RunRecord.State.DONE, "done"))))
                .containsOnly(
                        Map.entry(
                                new Seen.Touched("alice", "deactivate-access-key", "AKIAONE"), AT));
    }

    @Test
    void what_was_not_made_or_was_taken_back_is_as_it_was() {
        assertThat(
                        LookAround.touched(
                                List.of(
                                        run(AT, RunRecord.State.UNDONE, "done"),
                                        run(AT, RunRecord.State.STOPPED, "stale"))))
                .isEmpty();
    }
}
