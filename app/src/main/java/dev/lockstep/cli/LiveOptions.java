package dev.lockstep.cli;

import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How an account is read from AWS.
public final class LiveOptions {
    @Mixin private SessionOptions session = new SessionOptions();

    @Option(
            names = "--deep",
            description =
                    "Confirm live also what passes in accounts of more than 500 users, and read the"
                            + " SSH keys of everyone.")
    private boolean deep;

    /// What is asked.
    public LiveAccount.Request request(Console console, Goal goal) {
        return new LiveAccount.Request(session.request(console), deep, goal);
    }

    /// Refuses what saved answers have no use for.
    ///
    /// @throws UsageError if any of these was given
    public void refuseWithSavedAnswers() {
        var given = new ArrayList<>(session.given());
        if (deep) {
            given.add("--deep");
        }
        if (!given.isEmpty()) {
            throw new UsageError(
                    "--from judges saved answers and asks AWS nothing; leave out "
                            + String.join(", ", List.copyOf(given)));
        }
    }
}
