package dev.lockstep.operation;

import dev.lockstep.practice.running.ConsoleSignIn;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Looks at the practice accounts that run on this machine, moves their clocks, and stops them.
///
/// Where no account is named, the only one that runs is meant.
public final class PracticeAccounts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PracticeRegistry registry;

    public PracticeAccounts(PracticeRegistry registry) {
        this.registry = registry;
    }

    /// Those that run, the oldest first.
    public List<PracticeRegistry.Seen> list() {
        return registry.list();
    }

    /// The one that is meant.
    ///
    /// @throws Refused if there is none, or several and none was named
    public PracticeRegistry.Seen one(Optional<String> id) {
        List<PracticeRegistry.Seen> all = registry.list();
        if (id.isPresent()) {
            return all.stream()
                    .filter(one -> one.practice().id().equals(id.get()))
                    .findFirst()
                    .orElseThrow(() ->
                            new Refused(
                                    "no practice account "
                                            + id.get()
                                            + " runs; "
                                            + (all.isEmpty() ? NONE : "these do: " + ids(all))));
        }
        return switch (all.size()) {
            case 0 -> throw new Refused("no practice account runs; " + NONE);
            case 1 -> all.getFirst();
            default ->
                    throw new Refused("several practice accounts run; say which one: " + ids(all));
        };
    }

    private static final String NONE = "start one: lockstep practice start";

    private static String ids(List<PracticeRegistry.Seen> all) {
        return all.stream().map(one -> one.practice().id()).collect(Collectors.joining(", "));
    }

    /// Stops some.
    ///
    /// @throws Unavailable if one cannot be stopped; the others are all the same
    public void stop(List<RunningPractice> practices) throws InterruptedException {
        var left = new java.util.ArrayList<String>();
        for (RunningPractice one : practices) {
            if (!registry.stop(one, PATIENCE)) {
                left.add(one.id() + " (process " + one.process().pid() + ")");
            }
        }
        if (!left.isEmpty()) {
            throw new Unavailable("still running: " + String.join(", ", left));
        }
    }

    /// What the clock of an account shows (UTC).
    ///
    /// @throws Unavailable if it does not answer
    public Instant clock(PracticeRegistry.Seen practice) {
        return practice.now().orElseThrow(() -> silent(practice.practice()));
    }

    /// Moves the clock of an account forward.
    ///
    /// @return what it shows then (UTC)
    /// @throws Refused if it cannot be moved so far
    public Instant advance(RunningPractice practice, Duration by) {
        try {
            return registry.advance(practice, by);
        } catch (PracticeRegistry.Refusal e) {
            throw new Refused(e.getMessage() + "; nothing was moved");
        } catch (IOException e) {
            throw silent(practice);
        }
    }

    /// How often each operation of AWS was called since an account was started, refused and failed
    /// calls included.
    ///
    /// @throws Unavailable if it does not answer
    public SortedMap<String, Long> calls(RunningPractice practice) {
        try {
            return registry.calls(practice);
        } catch (IOException e) {
            throw silent(practice);
        }
    }

    /// What root, or a user, signs in with at the console of an account: its secrets.
    ///
    /// @throws Refused if there is no such user
    /// @throws Unavailable if the account does not answer
    public ConsoleSignIn signIn(RunningPractice practice, Optional<String> user) {
        try {
            return registry.signIn(practice, user);
        } catch (PracticeRegistry.Refusal e) {
            throw new Refused(
                    "practice account "
                            + practice.id()
                            + " has no user "
                            + user.orElse("")
                            + "; names are as the account has them, upper and lower case too");
        } catch (IOException e) {
            throw silent(practice);
        }
    }

    static Unavailable silent(RunningPractice practice) {
        return new Unavailable(
                "practice account "
                        + practice.id()
                        + " does not answer (process "
                        + practice.process().pid()
                        + "); lockstep practice stop "
                        + practice.id()
                        + " ends it");
    }
}
