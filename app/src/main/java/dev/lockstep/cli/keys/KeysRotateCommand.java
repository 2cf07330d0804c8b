package dev.lockstep.cli.keys;

import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.RunResult;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.collect.NoSession;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.input.BadInput;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.handover.Wanted;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.keys.KeyStepJson;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.report.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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
            "lockstep.yaml can open, in a file of your own (--key-file), or shown once. The",
            "old one is watched until it is silent, made inactive, and deleted after its",
            "waiting time. Run it again at any time: it says where that stands, and makes",
            "the next step if it is due and you agree."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys rotate ci-deploy",
            "  lockstep keys rotate ci-deploy --yes --into handover/",
            "  lockstep keys rotate ci-deploy --yes --key-file new-key",
            "  lockstep keys rotate ci-deploy --lost --confirm AKIA3EXAMPLEKEY00001",
            "",
            "Exit status: 0 the step is made, or none is due yet; 3 something it hangs on",
            "is not known, or the run did not come to its end; 4 nothing was done."
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
                            + " used and its id is typed (--confirm), and make another.")
    private boolean lost;

    @Option(
            names = "--print-policy",
            description = "Print the IAM policy that this needs; read nothing.")
    private boolean printPolicy;

    private final Console console;
    private final ThisProcess process;
    private Optional<String> account = Optional.empty();

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
        account = options.account();
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
                    .shown(options.accounts(console), ready, account, step.typed());
        }
    }

    /// Deletes a key that nobody was handed the secret of, as far as that is known.
    ///
    /// @throws Refused if that was not done: then no other key can be made
    private void deleteUnused(KeySteps.Held held, KeyStep step) {
        String id = step.typed().orElseThrow();
        // Else the key would be gone, and no other made.
        place(held, step);
        SequencedMap<String, List<PlanRecord.ChangeRecord>> typed = new LinkedHashMap<>();
        typed.put(id, List.of());
        options.consent(console).confirmed(typed);
        CarryOut.Finished finished = deleted(held, step, id);
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

    private CarryOut.Finished deleted(KeySteps.Held held, KeyStep step, String id) {
        return told(held, step, Set.of(id), KeyDesk.unused(console));
    }

    private CarryOut.Finished told(
            KeySteps.Held held, KeyStep step, Set<String> typed, KeyDesk desk) {
        try (Ready ready = held.ready(step.change().orElseThrow())) {
            AskedRun run = options.run(console, process);
            CarryOut.Finished finished =
                    run.told(
                            options.accounts(console),
                            ready,
                            account,
                            typed,
                            desk,
                            new Leaving(step.owner(), desk));
            // Whoever was asked for the account is not asked again.
            account = held.about().account();
            return finished;
        }
    }

    /// What is said when the process is interrupted.
    private record Leaving(String owner, KeyDesk desk) implements AskedRun.Interrupted {
        @Override
        public void tidyUp(CarryOut run) {
            desk.clear();
        }

        @Override
        public boolean isAsking() {
            return desk.isShowing();
        }

        @Override
        public String next(CarryOut run) {
            return desk.id()
                    .map(id -> id + " is made, and its secret may have been seen. ")
                    .orElse("")
                    .concat("lockstep keys rotate " + owner + " says where that stands");
        }
    }

    private HandOverPlace place(KeySteps.Held held, KeyStep step) {
        return HandOverPlace.of(
                held.baseline(),
                Wanted.key(
                        step.owner(),
                        Optional.ofNullable(keyFile).map(console::resolve),
                        console.resolve(Optional.ofNullable(into).orElse(Path.of(""))),
                        held.keyLeft(step.owner(), step.typed()),
                        KeyDesk.screen(console)));
    }

    private ExitStatus make(KeySteps.Held held, KeyStep step) {
        About about = held.about();
        HandOverPlace place = place(held, step);
        options.say(console, List.of("Its secret " + place.words() + "."));
        options.consent(console)
                .agree("\nMake a second access key for " + Printable.line(step.owner()) + "?");
        var desk = new KeyDesk(console, place, about.account().orElse(""));
        CarryOut.Finished finished = handedOver(held, step, desk);
        boolean isDone = finished.result().end() == RunResult.End.DONE;
        if (desk.fault().isPresent()) {
            held.close();
            return takenBack(about, step, desk.id().orElseThrow(), desk.fault().get(), finished);
        }
        if (desk.id().isEmpty() && !finished.result().isNothingDone()) {
            held.close();
            return unheard(about, step, finished);
        }
        var notices = new ArrayList<String>();
        if (desk.id().isPresent()) {
            notices.add(
                    "%s is made%s."
                            .formatted(
                                    desk.id().get(),
                                    desk.file()
                                            .map(file ->
                                                    "; its secret is in " + console.shown(file))
                                            .orElse("")));
            notices.add(
                    "A new key works everywhere only after some seconds: if it is refused at first,"
                            + " try again.");
            notices.add(
                    "Put it where the old one is used, then run lockstep keys rotate %s again: it says when each was used. lockstep undo %s deletes the new key."
                            .formatted(step.owner(), finished.head().run()));
        }
        if (!isDone) {
            notices.add(notDone(finished));
        }
        made(about, step, desk, finished, notices);
        return isDone
                ? ExitStatus.DONE
                : finished.result().isNothingDone() ? ExitStatus.REFUSED : ExitStatus.NOT_COMPLETE;
    }

    /// Makes the key. Whatever goes wrong after AWS made it, its id is said.
    private CarryOut.Finished handedOver(KeySteps.Held held, KeyStep step, KeyDesk desk) {
        boolean isTold = false;
        try {
            CarryOut.Finished finished = told(held, step, Set.of(), desk);
            isTold = true;
            return finished;
        } finally {
            if (!isTold) {
                desk.id()
                        .ifPresent(id ->
                                console.say(
                                        "%s was made, and its secret may have been seen; lockstep keys rotate %s says where that stands"
                                                .formatted(id, step.owner())));
            }
        }
    }

    private static String notDone(CarryOut.Finished finished) {
        return "The run did not come to its end: %s. lockstep runs show %s says more."
                .formatted(why(finished), finished.head().run());
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

    /// AWS's answer did not come: nothing is deleted here, since what is found may be another's.
    private ExitStatus unheard(About about, KeyStep step, CarryOut.Finished finished) {
        String found = "whether a key was made is not known";
        try (KeySteps.Held held = options.hold(console)) {
            KeyStep now = held.rotate(step.owner(), false);
            if (now.state() == KeyStep.State.LOST) {
                found = now.key().orElseThrow() + " was made then, and may be that key";
            }
        } catch (Refused | RunRefused | NoSession | NotRead | BadInput e) {
            found += " (" + message(e) + ")";
        }
        List<String> notices =
                List.of(
                        "AWS's answer did not come; "
                                + found
                                + ". Nobody was handed its secret, which may have been seen."
                                + " Nothing is deleted.",
                        "lockstep keys rotate %s asks for the id of such a key, deletes it and makes another; lockstep runs show %s says what the run did."
                                .formatted(step.owner(), finished.head().run()));
        if (options.isText()) {
            options.say(console, List.of(""));
            options.say(console, notices);
        } else {
            options.json(
                    console,
                    about,
                    NAME,
                    step,
                    Optional.of(
                            new KeyStepJson.Made(
                                    finished.head().run(),
                                    false,
                                    Optional.empty(),
                                    Optional.empty())),
                    notices);
        }
        return ExitStatus.NOT_COMPLETE;
    }

    /// Deletes at once the key that AWS has just named and that nobody was handed. Whatever fails
    /// meanwhile, its id is said first.
    private ExitStatus takenBack(
            About about, KeyStep step, String id, String because, CarryOut.Finished finished) {
        String first =
                "%s was made, and nobody was handed its secret, which may have been seen: %s."
                        .formatted(id, because);
        if (options.isText()) {
            options.say(console, List.of("", first));
        } else {
            console.say(first);
        }
        Optional<String> run = Optional.empty();
        boolean isDeleted = false;
        String why = "";
        try (KeySteps.Held held = options.hold(console)) {
            KeyStep now = held.unused(step.owner(), id);
            if (now.change().isPresent()) {
                CarryOut.Finished deleting = deleted(held, now, id);
                run = Optional.of(deleting.head().run());
                isDeleted = deleting.result().end() == RunResult.End.DONE;
                why = why(deleting);
            } else {
                why = now.next();
            }
        } catch (Refused | RunRefused | NoSession | NotRead | BadInput e) {
            why = message(e);
        }
        String last =
                isDeleted
                        ? id + " is deleted again; nothing else has changed."
                        : "%s is still there, as far as is known: %s. lockstep keys rotate %s --lost deletes it once its id is typed, and makes another; so does lockstep undo %s, without another."
                                .formatted(
                                        id,
                                        why.replaceAll("\\.$", ""),
                                        step.owner(),
                                        finished.head().run());
        if (options.isText()) {
            options.say(console, List.of(last));
        } else {
            options.json(
                    console,
                    about,
                    NAME,
                    step,
                    Optional.empty(),
                    Optional.of(new KeyStepJson.Deleted(id, run, isDeleted)),
                    List.of(first, last));
        }
        return ExitStatus.NOT_COMPLETE;
    }

    /// What went wrong, where something was done before.
    private static String message(Exception fault) {
        return Optional.ofNullable(fault.getMessage())
                .orElse("AWS did not answer")
                .replace("; nothing was done", "")
                .replace("nothing was done: ", "");
    }

    private static String why(CarryOut.Finished finished) {
        return finished.result().changes().stream()
                .map(one -> one.detail())
                .filter(detail -> !detail.isBlank())
                .findFirst()
                .orElse(finished.result().why());
    }
}
