package dev.lockstep.apply;

import dev.lockstep.effect.Touched;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// The course of one run, shared by the threads that carry it out: its journal, what it has
/// touched, and why it stops, once it does.
final class Course {
    final RunHead head;
    final List<JournalLine> past;
    private final RunTrace trace;
    private final Journal journal;
    private final AtomicInteger stops;
    private final AtomicReference<Optional<Halt>> halt = new AtomicReference<>(Optional.empty());
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    /// Changes begin under the one lock, each by itself, and none while the other is held.
    private final ReadWriteLock beginning = new ReentrantReadWriteLock();

    private final List<JournalEntry> unwritten = Collections.synchronizedList(new ArrayList<>());

    /// Why a run stops.
    record Halt(RunResult.End end, String why) {}

    Course(RunHead head, List<JournalLine> past, Journal journal, AtomicInteger stops) {
        this.head = head;
        this.past = List.copyOf(past);
        this.trace = RunTrace.of(head, past);
        this.journal = journal;
        this.stops = stops;
        head.changes()
                .forEach(change -> {
                    for (int i = 0; i < change.effects().size(); i++) {
                        if (trace.of(change.id(), i).intents() > 0) {
                            touches(change.effects().get(i));
                            begun.add(change.id());
                        }
                    }
                });
    }

    /// What an earlier process did of a write.
    EffectTrace trace(String change, int effect) {
        return trace.of(change, effect);
    }

    /// How a change stood when this process began.
    RunTrace.ChangeState stood(RunChange change) {
        return trace.of(change);
    }

    /// Journals.
    ///
    /// @return whether it is on the disk; if not, the run stops, and no call may be made any more
    boolean journaled(JournalEntry... entries) {
        List<JournalEntry> all = List.of(entries);
        try {
            journal.append(all);
            return true;
        } catch (IOException e) {
            unwritten.addAll(all);
            halt(
                    RunResult.End.NOT_JOURNALED,
                    "the journal cannot be written any more (" + DiskTrouble.of(e) + ")");
            return false;
        }
    }

    /// Journals that a write of a change is about to be called. The first of a change is not, once
    /// the run stops: what is begun is finished, nothing new begun.
    ///
    /// @return whether it may be called
    boolean intends(String change, JournalEntry... entries) {
        if (begun.contains(change)) {
            return journaled(entries);
        }
        beginning.readLock().lock();
        try {
            boolean isBegun = halted().isEmpty() && journaled(entries);
            if (isBegun) {
                begun.add(change);
            }
            return isBegun;
        } finally {
            beginning.readLock().unlock();
        }
    }

    /// Finds out whether the run stops; no change begins meanwhile, since it may not.
    <T> T whileNothingBegins(Supplier<T> finding) {
        beginning.writeLock().lock();
        try {
            return finding.get();
        } finally {
            beginning.writeLock().unlock();
        }
    }

    List<JournalEntry> unwritten() {
        synchronized (unwritten) {
            return List.copyOf(unwritten);
        }
    }

    /// Stops the run; the first reason counts, but for a journal that is lost.
    void halt(RunResult.End end, String why) {
        var reason = Optional.of(new Halt(end, why));
        if (!halt.compareAndSet(Optional.empty(), reason) && end == RunResult.End.NOT_JOURNALED) {
            halt.set(reason);
        }
    }

    /// Why nothing new may be begun, if so.
    Optional<Halt> halted() {
        if (stops.get() > 0) {
            halt(RunResult.End.INTERRUPTED, "it was interrupted");
        }
        return halt.get();
    }

    /// Whether not even the next write of a change that is being made may be.
    boolean mustLeaveOff() {
        Optional<Halt> halted = halted();
        return stops.get() > 1
                || halted.filter(one -> one.end() == RunResult.End.NOT_JOURNALED).isPresent();
    }

    /// This run is about to write, or has written, what an effect touches.
    void touches(RunEffect effect) {
        touched.addAll(effect.before().states().keySet());
        touched.addAll(effect.after().states().keySet());
    }

    /// Whether this run has written anything of it: what is seen may then be older than that.
    boolean hasTouched(Touched other) {
        return other.states().keySet().stream().anyMatch(touched::contains);
    }

    /// Whether this run has written anything.
    boolean hasTouchedAnything() {
        return !touched.isEmpty();
    }
}
