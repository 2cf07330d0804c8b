package dev.lockstep.apply;

import dev.lockstep.apply.ChangeResult.State;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunTrace;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Leads a run through its waves. Within one, a change begins as soon as those are done that it
/// comes after.
final class Waves {
    private final Course course;
    private final Making making;
    private final Patience patience;
    private final Steering steering;
    private final Map<String, ChangeResult> results = new HashMap<>();

    Waves(Course course, Making making, Patience patience, Steering steering) {
        this.course = course;
        this.making = making;
        this.patience = patience;
        this.steering = steering;
    }

    RunResult carryOut(Instant now) {
        if (!course.past.isEmpty()) {
            Instant last = course.past.getLast().at();
            if (now.isBefore(last)) {
                steering.notice(
                        "The clock of this machine shows %s, which is before the journal's last line (%s); the journal goes on with the later time."
                                .formatted(now, last));
            }
            course.journaled(JournalEntry.resumed("the run goes on"));
        }
        int waves = course.head.waves();
        boolean isAsked = false;
        for (int wave = 1; wave <= waves && course.halted().isEmpty(); wave++) {
            List<RunChange> changes = course.head.wave(wave);
            if (changes.stream().allMatch(this::isSeen)) {
                changes.forEach(change -> results.put(change.id(), before(change)));
                continue;
            }
            if (isAsked && !steering.goesOn(wave - 1, waves, changes)) {
                course.halt(
                        RunResult.End.INTERRUPTED,
                        "it was to go no further than wave %d of %d".formatted(wave - 1, waves));
                break;
            }
            wave(changes);
            isAsked = true;
        }
        return result();
    }

    private boolean isSeen(RunChange change) {
        return course.stood(change) == RunTrace.ChangeState.DONE;
    }

    /// What an earlier process left of a change.
    private ChangeResult before(RunChange change) {
        boolean made = false;
        for (int i = 0; i < change.effects().size(); i++) {
            made |= course.trace(change.id(), i).made();
        }
        return switch (course.stood(change)) {
            case DONE -> result(change, made ? State.DONE : State.ALREADY, made);
            case UNKNOWN -> Making.unknown(change, made);
            case FAILED -> result(change, State.FAILED, made);
            case BEGUN -> result(change, State.PARTLY, made);
            case NOT_BEGUN -> result(change, State.NOT_BEGUN, made);
        };
    }

    private static ChangeResult result(RunChange change, State state, boolean made) {
        return new ChangeResult(change.id(), state, "", made);
    }

    private void wave(List<RunChange> changes) {
        var waiting = new ArrayList<RunChange>(changes);
        Set<String> here = new HashSet<>();
        changes.forEach(change -> here.add(change.id()));
        Set<String> done = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ExecutorCompletionService<ChangeResult>(threads);
            var ready = new ArrayDeque<RunChange>();
            int count = 0;
            while (true) {
                waiting.removeIf(change -> {
                    boolean isReady =
                            change.comesAfter().stream()
                                    .allMatch(one -> !here.contains(one) || done.contains(one));
                    return isReady && ready.add(change);
                });
                while (count < patience.concurrent()
                        && !ready.isEmpty()
                        && course.halted().isEmpty()) {
                    RunChange change = ready.remove();
                    var _ = running.submit(() -> change(change));
                    count++;
                }
                if (count == 0) {
                    break;
                }
                ChangeResult ended = next(running);
                count--;
                results.put(ended.change(), ended);
                if (ended.isDone()) {
                    done.add(ended.change());
                }
            }
        }
        if (course.halted().isEmpty() && !waiting.isEmpty()) {
            throw new IllegalStateException(
                    "changes come after each other in a circle: "
                            + waiting.stream().map(RunChange::id).toList());
        }
    }

    private ChangeResult change(RunChange change) {
        steering.begins(change);
        ChangeResult result = making.change(change);
        if (!result.isDone()) {
            course.halt(
                    RunResult.End.STOPPED,
                    result.detail().isEmpty() ? "it was stopped" : result.detail());
        }
        steering.ends(change, result);
        return result;
    }

    private ChangeResult next(ExecutorCompletionService<ChangeResult> running) {
        while (true) {
            try {
                return running.take().get();
            } catch (InterruptedException e) {
                // What runs is finished all the same.
                course.halt(RunResult.End.INTERRUPTED, "it was interrupted");
            } catch (ExecutionException e) {
                // A bug; closing the executor waits for what runs.
                course.halt(RunResult.End.STOPPED, "lockstep has a bug");
                if (e.getCause() instanceof RuntimeException bug) {
                    throw bug;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private RunResult result() {
        var all = new ArrayList<ChangeResult>();
        for (RunChange change : course.head.changes()) {
            ChangeResult result = results.get(change.id());
            all.add(result == null ? before(change) : result);
        }
        var halt = course.halted();
        if (halt.isEmpty()) {
            if (course.journaled(JournalEntry.ended())) {
                return new RunResult(
                        course.head.run(), RunResult.End.DONE, "", all, course.unwritten());
            }
            halt = course.halted();
        } else if (halt.get().end() != RunResult.End.NOT_JOURNALED) {
            course.journaled(JournalEntry.stopped(halt.get().why()));
            halt = course.halted();
        }
        Course.Halt reason = halt.orElseThrow();
        return new RunResult(
                course.head.run(), reason.end(), reason.why(), all, course.unwritten());
    }
}
