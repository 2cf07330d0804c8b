package dev.lockstep.cli.root;

import dev.lockstep.change.KeyChange;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.collect.NoSession;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootReading;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.report.keys.KeyStepText;
import dev.lockstep.root.KeysGuide;
import dev.lockstep.root.KeysStanding;
import dev.lockstep.root.KeysStanding.State;
import dev.lockstep.root.OwnKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Step 3 with its person: root's access keys, from looking to gone.
final class KeysPart {
    private static final String COMMAND = "lockstep root keys";

    private final Console console;
    private final ThisProcess process;
    private final RootOptions options;
    private final Watching watching;
    private final Awaiting awaiting;
    private final RootTalk talk;

    KeysPart(Console console, ThisProcess process, RootOptions options, Watching watching) {
        this.console = console;
        this.process = process;
        this.options = options;
        this.watching = watching;
        this.awaiting =
                new Awaiting(
                        console,
                        process,
                        options,
                        watching,
                        RootReading.KEYS,
                        COMMAND,
                        "whether root has keys");
        this.talk = options.talk(console);
    }

    /// Goes through it.
    ///
    /// @param named the id of the key that is meant, where root itself asks
    /// @param goes whether the person wants to do it in the console now
    /// @throws dev.lockstep.operation.NotRead if AWS refuses to tell whether root has keys
    Part go(Looked first, Optional<String> named, BooleanSupplier goes) {
        KeysStanding standing = first.keys();
        if (standing.state() == State.NONE) {
            talk.say(standing.gone());
            return Part.of(first, ExitStatus.DONE);
        }
        talk.say(standing.told(first.now()));
        if (standing.state() == State.NOT_KNOWN) {
            awaiting.refuseDenied(first);
        }
        if (first.isRoot()) {
            lookFirst(standing);
            talk.passage(KeysGuide.power(standing.power()));
            talk.print("\n");
            return ours(first, named);
        }
        return console(first, standing, goes);
    }

    /// Says where it stands, and does nothing about it.
    Part stands(Looked looked) {
        KeysStanding standing = looked.keys();
        talk.say(standing.told(looked.now()));
        talk.say("Next: " + standing.next(looked.waitingDays(), looked.now()));
        return Part.of(
                looked, standing.state() == State.NONE ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE);
    }

    private void lookFirst(KeysStanding standing) {
        switch (standing.state()) {
            case ACTIVE, DUE, INACTIVE -> talk.passage(KeysGuide.lookFirst(standing.ids()));
            case NONE, WAITING, NOT_KNOWN -> {
                // Nothing is to be done now.
            }
        }
    }

    /// What only the console can do, watched from outside.
    private Part console(Looked first, KeysStanding standing, BooleanSupplier goes) {
        int days = first.waitingDays();
        lookFirst(standing);
        talk.passage(KeysGuide.power(standing.power()));
        switch (standing.state()) {
            case ACTIVE -> talk.passage(KeysGuide.deactivate(first.where(), days));
            case DUE, INACTIVE -> talk.passage(KeysGuide.delete(first.where()));
            case NONE, WAITING, NOT_KNOWN -> {
                // Nothing is to be clicked now.
            }
        }
        talk.print("\n");
        talk.say("Next: " + standing.next(days, first.now()));
        return switch (standing.state()) {
            case NONE, WAITING -> Part.of(first, ExitStatus.DONE);
            case NOT_KNOWN -> Part.of(first, ExitStatus.NOT_COMPLETE);
            case ACTIVE, DUE, INACTIVE -> watched(first, standing, goes);
        };
    }

    private Part watched(Looked first, KeysStanding before, BooleanSupplier goes) {
        if (!awaiting.waits()) {
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        Instant end = first.now().plus(Duration.ofMinutes(watching.minutes()));
        return awaiting.seen(
                        goes,
                        "a change (Ctrl-C is safe). " + before.shownWhen(end),
                        "no change of root's keys. %s. %s goes on from here"
                                .formatted(before.shownWhen(Instant.MAX), COMMAND),
                        now -> {
                            KeysStanding stands = now.keys();
                            if (stands.state() == State.NOT_KNOWN) {
                                awaiting.refuseDenied(now);
                            }
                            return stands.isFurtherThan(before);
                        })
                .map(this::further)
                .orElseGet(() -> Part.of(first, ExitStatus.NOT_COMPLETE));
    }

    private Part further(Looked now) {
        KeysStanding standing = now.keys();
        talk.print("\n");
        if (standing.state() == State.NONE) {
            talk.say(standing.gone());
            return Part.seen(now, ExitStatus.DONE);
        }
        talk.say("AWS shows a change.");
        talk.say(standing.told(now.now()));
        talk.say("Next: " + standing.next(now.waitingDays(), now.now()));
        return Part.seen(
                now, standing.state() == State.WAITING ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE);
    }

    /// What root can do from here.
    private Part ours(Looked first, Optional<String> named) {
        LiveAccount accounts = options.accounts(console);
        var steps = new KeySteps(accounts, Version.TEXT, console.accounts().actions());
        try (var bar = options.bar(console);
                KeySteps.Held held = steps.hold(options.changes(console), bar)) {
            var own = new OwnKeys(held.rootKeys(), held.signingKey());
            Optional<KeyLife> turn = named.isPresent() ? own.named(named.get()) : own.next();
            if (turn.isEmpty()) {
                if (named.isEmpty()) {
                    talk.say("Root has no access key any more.");
                    return Part.byRoot(first, ExitStatus.DONE);
                }
                throw new Refused(
                        "root of account %s has no access key %s; nothing was done"
                                .formatted(
                                        held.about().account().orElse("(unknown)"), named.get()));
            }
            KeyLife key = turn.get();
            own.waitsForAnother(key)
                    .ifPresent(why -> {
                        throw new Refused(why + " Nothing was done");
                    });
            KeyStep step = held.retireRoots(key);
            talk.print(new KeyStepText(console.width()).text(held.about(), step));
            own.ownEnd(key).ifPresent(talk::say);
            if (step.change().isEmpty()) {
                return Part.byRoot(
                        first,
                        switch (step.state().kind()) {
                            case DUE, WAITS -> ExitStatus.DONE;
                            case REFUSED -> ExitStatus.REFUSED;
                            case UNKNOWN -> ExitStatus.NOT_COMPLETE;
                        });
            }
            return carried(first, held, step, accounts, own.isSigning(key));
        }
    }

    private Part carried(
            Looked first, KeySteps.Held held, KeyStep step, LiveAccount accounts, boolean isOwn) {
        ExitStatus status;
        try (Ready ready = held.ready(List.of(step.change().orElseThrow()))) {
            status =
                    options.run(console, process)
                            .shown(accounts, ready, options.account(), step.typed());
        }
        OwnEnd end = isOwn ? ownEnd() : new OwnEnd.NotOwn();
        if (status == ExitStatus.NOT_COMPLETE && end instanceof OwnEnd.Seen) {
            // Nothing could be read afterwards, which is what was wanted.
            status = ExitStatus.DONE;
        }
        boolean isDeleted = step.change().get() instanceof KeyChange.DeleteKey;
        if (status == ExitStatus.DONE) {
            talk.print("\n");
            talk.say(after(isDeleted, end, held.waitingDays()));
        }
        return Part.run(status == ExitStatus.DONE && isDeleted ? confirmed(first) : first, status);
    }

    /// What is seen of the key that signs, after it has signed its own end.
    private sealed interface OwnEnd {
        /// AWS does not know the key any more, or it is inactive.
        record Seen() implements OwnEnd {}

        /// AWS still answers: a change is not seen everywhere at once.
        record StillTaken() implements OwnEnd {}

        /// Another signs.
        record NotOwn() implements OwnEnd {}

        /// AWS was not asked, or refused for another reason, which shows nothing of the key.
        record NotSeen(String why) implements OwnEnd {}
    }

    private static String after(boolean isDeleted, OwnEnd end, int days) {
        String own =
                switch (end) {
                    case OwnEnd.Seen _ ->
                            "AWS does not take the key any more, so it cannot ask for anything: sign"
                                    + " in as root by aws login, or in the console, to go on. ";
                    case OwnEnd.NotSeen(String why) ->
                            "Whether AWS takes the key still, which signed this itself, was not seen: "
                                    + why
                                    + ". ";
                    case OwnEnd.StillTaken _ ->
                            "AWS still took the key a moment ago, which signed this itself: a change"
                                    + " is not seen everywhere at once. ";
                    case OwnEnd.NotOwn _ -> "";
                };
        return own
                + (isDeleted
                        ? "The key is gone."
                        : "Run "
                                + COMMAND
                                + " again in "
                                + days
                                + " days; it says what was seen of the key meanwhile.");
    }

    /// What is seen of the key that signs. Only that AWS does not know it shows its end: a
    /// signature that is refused may be one of a wrong clock.
    private OwnEnd ownEnd() {
        try {
            awaiting.look();
            return new OwnEnd.StillTaken();
        } catch (NoSession e) {
            return e.why() == NoSession.Why.KEY_NOT_KNOWN
                    ? new OwnEnd.Seen()
                    : new OwnEnd.NotSeen(String.valueOf(e.getMessage()));
        }
    }

    /// Looks once more after a deletion.
    private Looked confirmed(Looked first) {
        try {
            Looked now = awaiting.look();
            if (now.keys().state() == State.NONE) {
                talk.say(now.keys().gone());
            } else {
                talk.say(now.keys().reason());
            }
            return now;
        } catch (NoSession _) {
            // The key that signed is gone, which was told.
            return first;
        }
    }
}
