package dev.lockstep.operation.run;

import dev.lockstep.apply.ChangeResult;
import dev.lockstep.apply.Difference;
import dev.lockstep.apply.RunResult;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecording;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes the record of a run.
public final class RunRecording {
    private RunRecording() {}

    /// The record of a run that was carried out a moment ago.
    public static RunRecord of(CarryOut.Finished finished) {
        Map<String, ChangeResult> results = new HashMap<>();
        finished.result().changes().forEach(one -> results.put(one.change(), one));
        List<RunRecord.ChangeState> changes =
                finished.head().changes().stream()
                        .map(change -> {
                            ChangeResult result = results.get(change.id());
                            return state(
                                    change,
                                    result == null
                                            ? "not-begun"
                                            : result.state()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'),
                                    result == null ? "" : result.detail());
                        })
                        .toList();
        boolean done = finished.result().end() == RunResult.End.DONE;
        return record(
                finished.head(),
                done ? RunRecord.State.DONE : RunRecord.State.STOPPED,
                done ? "" : finished.result().why(),
                finished.hash(),
                changes,
                finished.differences().stream().map(RunRecording::difference).toList(),
                finished.after().map(PlanRecording::steps).orElse(List.of()));
    }

    /// The record of a run as its folder tells it.
    ///
    /// @param undone whether another run has taken it back
    static RunRecord of(RunHead head, RunStory story, Optional<String> hash, boolean undone) {
        RunRecord.State state =
                undone
                        ? RunRecord.State.UNDONE
                        : switch (story.state()) {
                            case DONE -> RunRecord.State.DONE;
                            case STOPPED -> RunRecord.State.STOPPED;
                            case INTERRUPTED -> RunRecord.State.INTERRUPTED;
                        };
        List<RunRecord.ChangeState> changes =
                head.changes().stream()
                        .map(change ->
                                state(
                                        change,
                                        story.states()
                                                .getOrDefault(
                                                        change.id(), RunTrace.ChangeState.NOT_BEGUN)
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                        ""))
                        .toList();
        return record(head, state, story.why(), hash, changes, List.of(), List.of());
    }

    private static RunRecord record(
            RunHead head,
            RunRecord.State state,
            String why,
            Optional<String> hash,
            List<RunRecord.ChangeState> changes,
            List<RunRecord.DifferenceRecord> differences,
            List<PlanRecord.StepRecord> steps) {
        RunHead.Where where = head.where();
        return new RunRecord(
                head.run(),
                new AuditRecord.AccountRecord(
                        Optional.of(where.account()),
                        Optional.empty(),
                        where.partition(),
                        where.caller(),
                        where.endpoint(),
                        where.practice()),
                "sha256:" + head.plan(),
                head.undoes(),
                head.allowed(),
                head.startedAt(),
                state,
                why,
                hash,
                changes,
                differences,
                steps);
    }

    private static RunRecord.ChangeState state(RunChange change, String state, String detail) {
        return new RunRecord.ChangeState(
                change.id(),
                change.kind(),
                change.step(),
                change.subject(),
                change.title(),
                change.wave(),
                state,
                detail,
                change.irreversible());
    }

    private static RunRecord.DifferenceRecord difference(Difference one) {
        return new RunRecord.DifferenceRecord(
                one.control(), one.subject(), one.rehearsed(), one.live(), one.waitsUntil());
    }
}
