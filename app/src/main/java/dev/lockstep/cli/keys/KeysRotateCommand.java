package dev.lockstep.cli.keys;

import dev.lockstep.apply.RunResult;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.keys.HandOverPlace;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.keys.KeyStepJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep keys rotate`: replaces a user's key, a step at a time.
@Command(
        name = "rotate",
        header = "Replace a user's access key, a safe step at a time.",
        description = {
            "A second key is made and handed over: in a file that only the age recipient of",
            "lockstep.yaml can open, in a file of your own (--key-file), or shown once. The old",
            "one is watched until it is silent, made inactive, and deleted after its waiting",
            "time. Run it again at any time: it says where that stands, and makes the next step",
            "if it is due and you agree."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys rotate ci-deploy",
            "  lockstep keys rotate ci-deploy --yes --into handover/",
            "  lockstep keys rotate ci-deploy --yes --key-file new-key",
            "  lockstep keys rotate ci-deploy --lost",
            "",
            "Exit status: 0 the step is made, or none is due yet; 3 something it hangs on is not",
            "known, or the run did not come to its end; 4 nothing was done."
        })
public final class KeysRotateCommand implements Callable<ExitStatus> {
    private static final String NAME = "rotate";
    private static final List<Effect> WRITES =
            List.of(
                    new AccessKeyEffect.CreateAccessKey("any"),
                    new AccessKeyEffect.UpdateAccessKey("any", "any", false),
                    new AccessKeyEffect.DeleteAccessKey("any", "any"));

    @Mixin private StepOptions options = new StepOptions();

    @Parameters(arity = "0..1", paramLabel = "USER", description = "Whose key is replaced.")
    private @Nullable String user;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Write the new key into this new file, for your eyes only (0600), not sealed.")
    private @Nullable Path keyFile;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Where a sealed file goes (default: the working folder).")
    private @Nullable Path into;

    @Option(
            names = "--lost",
            description =
                    "The secret of the new key did not arrive: delete that key, if it was never"
                            + " used, and make another.")
    private boolean lost;

    @Option(
            names = "--print-policy",
            description = "Print the IAM policy that this needs; read nothing.")
    private boolean printPolicy;

    private final Console console;
    private final ThisProcess process;

    public KeysRotateCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        options.check();
        if (printPolicy) {
            options.policyOfWhole(console, "LockstepKeysRotate", WRITES);
            return ExitStatus.DONE;
        }
        String name = options.named(user, "USER");
        boolean isLost = lost;
        for (; ; ) {
            try (KeySteps.Held held = options.hold(console)) {
                KeyStep step = held.rotate(name, isLost);
                options.stands(console, held.about(), step);
                switch (step.state()) {
                    case LOST -> {
                        deleteUnused(held, step);
                        isLost = false;
                    }
                    case ONE_KEY -> {
                        return make(held, step);
                    }
                    case ACTIVE,
                            WAITED,
                            OLD_SILENT,
                            WAITING,
                            NEEDED,
                            HELD,
                            NOT_KNOWN,
                            HANDED_OVER,
                            BOTH_USED,
                            TWO_KEYS -> {
                        return step.change().isPresent()
                                ? carry(held, step)
                                : options.ended(console, held.about(), NAME, step, List.of());
                    }
                }
            }
        }
    }

    private ExitStatus carry(KeySteps.Held held, KeyStep step) {
        try (Ready ready = held.ready(step.change().orElseThrow())) {
            return options.run(console, process)
                    .shown(options.accounts(console), ready, options.account(), step.typed());
        }
    }

    /// Deletes a key that nobody has the secret of.
    ///
    /// @throws Refused if that was not done: then no other key can be made
    private void deleteUnused(KeySteps.Held held, KeyStep step) {
        String id = step.key().orElseThrow();
        options.consent(console).agree("Delete " + id + "?");
        CarryOut.Finished finished = told(held, step, KeyDesk.unused(console));
        if (finished.result().end() != RunResult.End.DONE) {
            throw new Refused(
                    "%s could not be deleted: %s. Run %s says more: lockstep runs show %s"
                            .formatted(
                                    id,
                                    why(finished),
                                    finished.head().run(),
                                    finished.head().run()));
        }
        options.say(console, List.of("", id + " is deleted.", ""));
    }

    private CarryOut.Finished told(KeySteps.Held held, KeyStep step, KeyDesk desk) {
        try (Ready ready = held.ready(step.change().orElseThrow())) {
            AskedRun run = options.run(console, process);
            return run.told(
                    options.accounts(console),
                    ready,
                    options.account(),
                    Set.of(),
                    desk,
                    interrupted -> {
                        desk.clear();
                        interrupted.stop();
                    });
        }
    }

    private ExitStatus make(KeySteps.Held held, KeyStep step) {
        About about = held.about();
        HandOverPlace place =
                HandOverPlace.of(
                        held.baseline(),
                        step.owner(),
                        Optional.ofNullable(keyFile).map(console::resolve),
                        console.resolve(Optional.ofNullable(into).orElse(Path.of(""))),
                        console.isTerminal());
        options.say(console, List.of("Its secret " + place.words() + "."));
        options.consent(console).agree("\nMake a second access key for " + step.owner() + "?");
        var desk = new KeyDesk(console, place, about.account().orElse(""));
        CarryOut.Finished finished = told(held, step, desk);
        boolean isDone = finished.result().end() == RunResult.End.DONE;
        if (desk.fault().isPresent() || (isDone && desk.id().isEmpty())) {
            held.close();
            return takenBack(about, step, desk, finished);
        }
        var notices = new ArrayList<String>();
        if (desk.id().isPresent()) {
            notices.add(
                    "%s is made%s."
                            .formatted(
                                    desk.id().get(),
                                    desk.file()
                                            .map(file ->
                                                    "; its secret is in "
                                                            + StepOptions.shown(console, file))
                                            .orElse("")));
            notices.add(
                    "A new key works everywhere only after some seconds: if it is refused at first,"
                            + " try again.");
            notices.add(
                    "Put it where the old one is used, then run lockstep keys rotate %s again: it says when each was used. lockstep undo %s deletes the new key."
                            .formatted(step.owner(), finished.head().run()));
        }
        if (!isDone) {
            notices.add(
                    "The run did not come to its end: %s. lockstep runs show %s says more."
                            .formatted(why(finished), finished.head().run()));
        }
        made(about, step, desk, finished, notices);
        return isDone
                ? ExitStatus.DONE
                : finished.result().isNothingDone() ? ExitStatus.REFUSED : ExitStatus.NOT_COMPLETE;
    }

    private void made(
            About about,
            KeyStep step,
            KeyDesk desk,
            CarryOut.Finished finished,
            List<String> notices) {
        if (options.isText()) {
            options.say(console, List.of(""));
            options.say(console, notices);
            return;
        }
        options.json(
                console,
                about,
                NAME,
                step,
                Optional.of(
                        new KeyStepJson.Made(
                                finished.head().run(),
                                finished.result().end() == RunResult.End.DONE,
                                desk.id(),
                                desk.file().map(Path::toString))),
                notices);
    }

    /// Deletes at once a key whose secret nobody has.
    private ExitStatus takenBack(
            About about, KeyStep step, KeyDesk desk, CarryOut.Finished finished) {
        String because = desk.fault().orElse("AWS's answer did not come");
        var notices = new ArrayList<String>();
        notices.add("A key was made, and nobody has its secret: " + because + ".");
        try (KeySteps.Held held = options.hold(console)) {
            KeyStep now = held.rotate(step.owner(), true);
            boolean isDeleted =
                    now.state() == KeyStep.State.LOST
                            && now.key().isPresent()
                            && (desk.id().isEmpty() || desk.id().equals(now.key()))
                            && told(held, now, KeyDesk.unused(console)).result().end()
                                    == RunResult.End.DONE;
            notices.add(
                    isDeleted
                            ? now.key().get() + " is deleted again; nothing else has changed."
                            : "It could not be deleted again. Run lockstep keys rotate "
                                    + step.owner()
                                    + " --lost, which deletes it and makes another.");
        }
        made(about, step, desk, finished, notices);
        return ExitStatus.NOT_COMPLETE;
    }

    private static String why(CarryOut.Finished finished) {
        return finished.result().changes().stream()
                .map(one -> one.detail())
                .filter(detail -> !detail.isBlank())
                .findFirst()
                .orElse(finished.result().why());
    }
}
