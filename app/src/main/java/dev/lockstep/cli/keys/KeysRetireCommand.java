package dev.lockstep.cli.keys;

import dev.lockstep.cli.Console;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.keys.RegisterDraft;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "deleted. Each call says where the key stands, since when, and what comes next, and",
            "makes the next step if it is due and you agree. An inactive key can be made active",
            "again; a deleted one is gone, so its id has to be typed."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE --yes",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE --yes --confirm AKIAIOSFODNN7EXAMPLE",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE --end-need --yes",
            "",
            "Exit status: 0 the step is made, or none is due yet; 3 something it hangs on is not",
            "known; 4 nothing was done (it is needed, a guard or you refused)."
        })
public final class KeysRetireCommand implements Callable<ExitStatus> {
    private static final String NAME = "retire";
    private static final List<Effect> WRITES =
            List.of(
                    new AccessKeyEffect.UpdateAccessKey("any", "any", false),
                    new AccessKeyEffect.DeleteAccessKey("any", "any"));

    @Mixin private StepOptions options = new StepOptions();

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "The id of the key.")
    private @Nullable String key;

    @Option(
            names = "--end-need",
            description =
                    "If lockstep.yaml says that the key is needed, take that out of its register"
                            + " first.")
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
        if (endNeed) {
            end(id);
        }
        try (KeySteps.Held held = options.hold(console)) {
            KeyStep step = held.retire(id);
            options.stands(console, held.about(), step);
            return step.change().isPresent()
                    ? carry(held, step)
                    : options.ended(console, held.about(), NAME, step, List.of());
        }
    }

    private ExitStatus carry(KeySteps.Held held, KeyStep step) {
        try (Ready ready = held.ready(step.change().orElseThrow())) {
            ExitStatus status =
                    options.run(console, process)
                            .shown(
                                    options.accounts(console),
                                    ready,
                                    options.account(),
                                    step.typed());
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

    /// Ends the need of a key in lockstep.yaml, once a person agrees.
    private void end(String id) {
        Optional<RegisterDraft> draft;
        try (KeySteps.Held held = options.hold(console)) {
            draft = RegisterDraft.end(options.register(console), held, id);
        }
        draft.ifPresent(one -> {
            options.changed(console, one);
            options.consent(console)
                    .agree(
                            one.ofAllKeysOf()
                                    .map(user ->
                                            "End the need for all keys of "
                                                    + Printable.line(user)
                                                    + "?")
                                    .orElse("End the need for this key?"));
            one.write();
        });
    }
}
