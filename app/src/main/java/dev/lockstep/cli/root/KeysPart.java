package dev.lockstep.cli.root;

import dev.lockstep.change.KeyChange;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.Told;
import dev.lockstep.collect.NoSession;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
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
    private final RootTalk talk;

    KeysPart(Console console, ThisProcess process, RootOptions options, Watching watching) {
        this.console = console;
        this.process = process;
        this.options = options;
        this.watching = watching;
        this.talk = options.talk(console);
    }

    /// Goes through it.
    ///
    /// @param named the id of the key that is meant, where root itself asks
    /// @param goes whether the person wants to do it in the console now
    /// @throws NotRead if AWS refuses to tell whether root has keys
    Part go(Looked first, Optional<String> named, BooleanSupplier goes) {
        KeysStanding standing = first.keys();
        if (standing.state() == State.NONE) {
            gone(standing);
            return Part.of(first, ExitStatus.DONE);
        }
        talk.say(standing.told(first.now()));
        if (standing.state() == State.NOT_KNOWN) {
            refuseDenied(first);
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

    private void gone(KeysStanding standing) {
        talk.say(
                standing.reason()
                        + (standing.isListed()
                                ? " Gone, confirmed: root's own list is empty."
                                : standing.unread()
                                        .map(why ->
                                                " The account summary says so, which counts active"
                                                        + " keys for sure; the credential report was"
                                                        + " not read: "
                                                        + why
                                                        + ".")
                                        .orElse(
                                                " Gone, confirmed by the account summary and the"
                                                        + " credential report.")));
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
        if (!watching.waits()) {
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        if (!goes.getAsBoolean()) {
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        Told.say(
                console,
                "waiting up to %d minutes until AWS shows a change (Ctrl-C is safe). That a key is inactive others see only in the next credential report, up to four hours later; that none is left, in the account summary"
                        .formatted(watching.minutes()));
        Optional<Looked> seen =
                watching.until(
                        console,
                        process,
                        () -> options.lookAgain(console, RootReading.KEYS),
                        now -> {
                            KeysStanding stands = now.keys();
                            if (stands.state() == State.NOT_KNOWN) {
                                refuseDenied(now);
                            }
                            return isFurther(before, stands);
                        },
                        COMMAND);
        if (seen.isEmpty()) {
            Told.say(
                    console,
                    "after %d minutes AWS shows no change of root's keys; %s goes on from here"
                            .formatted(watching.minutes(), COMMAND));
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        return further(seen.get());
    }

    private static boolean isFurther(KeysStanding before, KeysStanding now) {
        return switch (now.state()) {
            case NONE -> true;
            case NOT_KNOWN -> now.counted().filter(count -> count == 0).isPresent();
            case ACTIVE, WAITING, DUE, INACTIVE ->
                    isFewer(before.counted(), now.counted())
                            || (before.unread().isEmpty()
                                    && now.unread().isEmpty()
                                    && isFurtherByReport(before, now));
        };
    }

    /// By two reports: one that is missing shows no keys, which is no change.
    private static boolean isFurtherByReport(KeysStanding before, KeysStanding now) {
        return (now.state() != before.state() && before.state() == State.ACTIVE)
                || now.active() < before.active()
                || now.keys().size() < before.keys().size();
    }

    private static boolean isFewer(Optional<Integer> before, Optional<Integer> now) {
        return before.isPresent() && now.isPresent() && now.get() < before.get();
    }

    private Part further(Looked now) {
        KeysStanding standing = now.keys();
        talk.print("\n");
        if (standing.state() == State.NONE) {
            gone(standing);
            return Part.byRoot(now, ExitStatus.DONE);
        }
        talk.say("AWS shows a change.");
        talk.say(standing.told(now.now()));
        talk.say("Next: " + standing.next(now.waitingDays(), now.now()));
        return Part.byRoot(
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
        if (status == ExitStatus.NOT_COMPLETE && isOwn && isNotTaken()) {
            // Nothing could be read afterwards, which is what was wanted.
            status = ExitStatus.DONE;
        }
        boolean isDeleted = step.change().get() instanceof KeyChange.DeleteKey;
        if (status == ExitStatus.DONE) {
            talk.print("\n");
            talk.say(after(isDeleted, isOwn, held.waitingDays()));
        }
        return new Part(
                status == ExitStatus.DONE && isDeleted ? confirmed(first) : first,
                status,
                true,
                true);
    }

    private static String after(boolean isDeleted, boolean isOwn, int days) {
        if (isDeleted) {
            return isOwn
                    ? "AWS does not take the key any more: gone, confirmed."
                    : "The key is gone.";
        }
        return (isOwn
                        ? "AWS does not take the key any more, so it cannot ask for anything: sign in"
                                + " as root by aws login, or in the console, to go on. "
                        : "")
                + "Run "
                + COMMAND
                + " again in "
                + days
                + " days; it says what was seen of the key meanwhile.";
    }

    /// Whether AWS does not take the key any more that signs.
    private boolean isNotTaken() {
        try {
            options.lookAgain(console, RootReading.KEYS);
            return false;
        } catch (NoSession e) {
            return e.why() == NoSession.Why.NOT_TAKEN;
        }
    }

    /// Looks once more after a deletion.
    private Looked confirmed(Looked first) {
        try {
            Looked now = options.lookAgain(console, RootReading.KEYS);
            if (now.keys().state() == State.NONE) {
                gone(now.keys());
            } else {
                talk.say(now.keys().reason());
            }
            return now;
        } catch (NoSession _) {
            // The key that signed is gone, which was told.
            return first;
        }
    }

    private static void refuseDenied(Looked looked) {
        looked.refusedSummary()
                .ifPresent(why -> {
                    throw new NotRead(
                            why
                                    + "; so nobody could tell whether root has keys. Whoever has the"
                                    + " policy that "
                                    + COMMAND
                                    + " --print-policy prints may read it, as may an administrator,"
                                    + " an auditor (SecurityAudit) and root");
                });
    }
}
