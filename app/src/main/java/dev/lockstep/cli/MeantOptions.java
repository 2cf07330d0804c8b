package dev.lockstep.cli;

import dev.lockstep.control.Audit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account is meant, as whom AWS is asked, and what is wanted of it, where AWS alone is
/// asked.
public final class MeantOptions {
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private SessionOptions session = new SessionOptions();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    /// The account that was named.
    public Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /// The options that only AWS has a use for, as far as they were given, by name.
    public List<String> given() {
        return session.given();
    }

    /// The lockstep.yaml that is edited, there or not.
    public BaselineDraft.At draft(Console console) {
        return baseline.draft(console);
    }

    /// What is wanted, as of now.
    ///
    /// @param selection the controls that this is about
    public Goal goal(Console console, Audit.Selection selection) {
        return new Goal(
                baseline.path(console),
                baseline.allowOutside(),
                Optional.empty(),
                selection,
                account());
    }

    /// What an account is asked, all of it.
    ///
    /// @param selection the controls that this is about
    public LiveAccount.Request request(Console console, Audit.Selection selection) {
        return new LiveAccount.Request(session.request(console), false, goal(console, selection));
    }
}
