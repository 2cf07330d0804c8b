package dev.lockstep.cli.keys;

import dev.lockstep.apply.RunRefused;
import dev.lockstep.change.Change;
import dev.lockstep.cli.Console;
import dev.lockstep.collect.NoSession;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.Unavailable;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.keys.RegisterDraft;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.report.Printable;
import dev.lockstep.statefolder.UnsafeFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep keys retire`: takes a key that nobody needs on its way to deletion, a step at a time.
@Command(
        name = "retire",
        header = "Take a key that nobody needs out of use, a safe step at a time.",
        description = {
            "Active, then inactive, then a waiting time (access-keys.waiting-days), then",
            "deleted. Each call says where the key stands, since when, and what comes next,",
            "and makes the next step if it is due and you agree. An inactive key can be",
            "made active again; a deleted one is gone, so its id has to be typed."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE --yes",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE --yes --confirm AKIAIOSFODNN7EXAMPLE",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE --end-need --yes",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE --end-need --yes --confirm ci-deploy",
            "",
            "Exit status: 0 the step is made, or none is due yet; 3 something it hangs on",
            "is not known, or the need was ended and the step was not made; 4 nothing was",
            "done (it is needed, a guard or you refused)."
        })
public final class KeysRetireCommand implements Callable<ExitStatus> {
    private static final String NAME = "retire";
    private static final String TAKEN_OUT = "the need was taken out of lockstep.yaml";
    private static final List<Effect> WRITES =
            List.of(
                    new AccessKeyEffect.UpdateAccessKey("any", "any", false),
                    new AccessKeyEffect.DeleteAccessKey("any", "any"),
                    new UserEffect.TagUser("any", Map.of("any", "")),
                    new UserEffect.UntagUser("any", List.of("any")));

    @Mixin private StepOptions options = new StepOptions();

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "The id of the key.")
    private @Nullable String key;

    @Option(
            names = "--end-need",
            description =
                    "If lockstep.yaml says that the key is needed, take that out of its register"
                            + " first, once the step can be made and you agree. A need for all"
                            + " keys of a user has to be confirmed by that user's name.")
    private boolean endNeed;

    @Option(
            names = "--print-policy",
            description = "Print the IAM policy that this needs; read nothing.")
    private boolean printPolicy;

    private final Console console;
    private final ThisProcess process;

    public KeysRetireCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        options.check();
        if (printPolicy) {
            options.policyOfWhole(console, "LockstepKeysRetire", WRITES);
            return ExitStatus.DONE;
        }
        String id = options.named(key, "KEY");
        try (KeySteps.Held held = options.hold(console)) {
            Optional<RegisterDraft> draft =
                    endNeed
                            ? RegisterDraft.end(options.register(console), held, id)
                            : Optional.empty();
            if (draft.isPresent()) {
                return end(draft.get(), draft.get().after(held), id);
            }
            KeyStep step = held.retire(id);
            options.stands(console, held.about(), step);
            return step.change().isPresent()
                    ? carry(
                            held,
                            step,
                            List.of(step.change().get()),
                            () -> {
                                // Nothing but the run is to be done.
                            })
                    : options.ended(console, held.about(), NAME, step, List.of());
        }
    }

    private ExitStatus carry(
            KeySteps.Held held, KeyStep step, List<Change> changes, Runnable agreed) {
        try (Ready ready = held.ready(changes)) {
            ExitStatus status =
                    options.run(console, process)
                            .shown(
                                    options.accounts(console),
                                    ready,
                                    options.account(),
                                    step.typed(),
                                    agreed);
            if (status == ExitStatus.DONE && step.state() == KeyStep.State.ACTIVE) {
                int days = held.waitingDays();
                options.say(
                        console,
                        List.of(
                                "",
                                "Run lockstep keys retire "
                                        + step.key().orElse("")
                                        + " again in "
                                        + days
                                        + " days; it says what was seen of the key meanwhile."));
            }
            return status;
        }
    }

    /// Ends the need of a key in lockstep.yaml and makes the step that it kept from being made:
    /// both are found, shown and agreed to before either is done.
    ///
    /// @param after the account, judged by what lockstep.yaml says then
    private ExitStatus end(RegisterDraft draft, KeySteps.Held after, String id) {
        KeyStep step = after.retire(id);
        options.stands(console, after.about(), step);
        if (step.state().kind() == KeyStep.Kind.REFUSED
                || step.state().kind() == KeyStep.Kind.UNKNOWN) {
            return options.ended(
                    console,
                    after.about(),
                    NAME,
                    step,
                    List.of("lockstep.yaml is as it was: without the need, too, it stays so."));
        }
        options.changed(console, draft);
        options.say(console, List.of(draft.ends()));
        draft.ofAllKeysOf()
                .ifPresent(user ->
                        options.consent(console)
                                .typed(user, "It ends the need for all keys of " + user + "."));
        var changes = new ArrayList<Change>();
        step.change().ifPresent(changes::add);
        draft.untag(after).ifPresent(changes::add);
        if (changes.isEmpty()) {
            options.consent(console).agree("End the need?");
            draft.write();
            return options.ended(console, after.about(), NAME, step, List.of(TAKEN_OUT + "."));
        }
        return written(draft, after, step, changes);
    }

    private ExitStatus written(
            RegisterDraft draft, KeySteps.Held after, KeyStep step, List<Change> changes) {
        var isWritten = new AtomicBoolean();
        ExitStatus status;
        try {
            status =
                    carry(
                            after,
                            step,
                            changes,
                            () -> {
                                draft.write();
                                isWritten.set(true);
                            });
        } catch (NoSession
                | NotRead
                | BadInput
                | RunRefused
                | Refused
                | Unavailable
                | UnsafeFolder e) {
            if (!isWritten.get()) {
                throw e;
            }
            untouched(": " + Printable.line(String.valueOf(e.getMessage())));
            return ExitStatus.NOT_COMPLETE;
        }
        if (isWritten.get() && status == ExitStatus.REFUSED) {
            untouched("");
            return ExitStatus.NOT_COMPLETE;
        }
        return status;
    }

    private void untouched(String why) {
        console.err().println("lockstep: " + TAKEN_OUT + "; the key was not touched" + why);
    }
}
