package dev.lockstep.cli.mfa;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.apply.ChangeResult;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.Told;
import dev.lockstep.collect.NoSession;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.mfa.Leftovers;
import dev.lockstep.operation.mfa.MfaDevices;
import dev.lockstep.operation.mfa.Reached;
import dev.lockstep.operation.mfa.Standing;
import dev.lockstep.operation.mfa.Whereabouts;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.report.Paragraph;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/// Gives a user a virtual device, together with its person: asks, takes away what is left over in
/// the way, shows the seed, takes two codes, verifies; and takes the device away again if it does
/// not come to that.
final class Enrolment {
    /// What stands behind a question, and the answer, in columns.
    private static final int ANSWER = 14;

    /// So often it is looked whether a device is the user's after all, and so long it is waited in
    /// between.
    private static final int LOOKS = 4;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Console console;
    private final MfaDevices devices;
    private final MfaDevices.Request request;
    private final Optional<String> account;
    private final Conversation conversation;
    private final Consent consent;
    private final boolean quiet;

    /// @param account that an option names
    Enrolment(
            Console console,
            MfaDevices devices,
            MfaDevices.Request request,
            Optional<String> account,
            Conversation conversation,
            Consent consent,
            boolean quiet) {
        this.console = console;
        this.devices = devices;
        this.request = request;
        this.account = account;
        this.conversation = conversation;
        this.consent = consent;
        this.quiet = quiet;
    }

    /// What came of it.
    ///
    /// @param serial of the device, if it is the user's now
    /// @param run the id of the run
    record Outcome(ExitStatus status, Optional<String> serial, String run) {}

    /// How MFA of the user stands now.
    Standing standing() {
        Standing standing = read();
        if (!quiet) {
            standing.takenOver().ifPresent(words -> Told.say(console, words));
        }
        return standing;
    }

    private Standing read() {
        try {
            return devices.standing(request, LiveAccount.Watch.NOBODY);
        } catch (NotRead e) {
            String why = Optional.ofNullable(e.getMessage()).orElse("");
            throw Trouble.advice(why, request.user().orElse(""))
                    .map(words -> new NotRead(why + ". What helps: " + words))
                    .orElse(e);
        }
    }

    /// The name that a new device gets.
    ///
    /// @throws Refused if that name is another's, or the user can have no more devices
    static String name(Standing standing, Optional<String> wanted) {
        if (standing.isFull()) {
            throw new Refused(
                    standing.user()
                            + " has "
                            + Standing.MOST_DEVICES
                            + " MFA devices, as many as AWS allows; nothing was done. Take one away"
                            + " first, in the console or with lockstep mfa clean-up");
        }
        String name = wanted.orElseGet(standing::freeName);
        standing.named(name)
                .filter(VirtualMfaDevice::isAssigned)
                .ifPresent(other -> {
                    throw new Refused(
                            "the name "
                                    + name
                                    + " is taken by a device in use ("
                                    + other.serial()
                                    + "); nothing was done. --name gives another, such as "
                                    + standing.freeName());
                });
        return name;
    }

    /// Asks the person, and gives the user the device.
    ///
    /// @param first how it stands; it is closed here
    /// @param replaced in whose place the device comes
    /// @param question what is asked before; nothing hostile in it
    /// @param view where the seed goes; made when the person has said yes
    Outcome enrol(
            Standing first,
            String name,
            Optional<MfaDevice> replaced,
            Function<Boolean, String> question,
            Supplier<SeedView> view,
            CodeSource codes) {
        Optional<String> leftover;
        SeedView seeds;
        try (first) {
            leftover =
                    first.named(name)
                            .filter(one -> !one.isAssigned())
                            .map(VirtualMfaDevice::serial);
            boolean isAnothers = leftover.filter(one -> !first.isOwnLeftover(one)).isPresent();
            leftover.ifPresent(serial -> tellOfLeftover(serial, isAnothers));
            leftover.filter(_ -> isAnothers).ifPresent(this::confirm);
            agree(first, question.apply(isAnothers));
            seeds = view.get();
            if (leftover.isEmpty()) {
                return enrolled(first, name, replaced, seeds, codes);
            }
            CarryOut.Finished deleted;
            try {
                deleted =
                        conversation.finish(
                                devices.accounts(), devices.delete(first, leftover.get()));
            } catch (Refused | RunRefused e) {
                seeds.discard();
                throw e;
            }
            if (!isDone(deleted)) {
                seeds.discard();
                trouble(deleted, first.user(), "the leftover device could not be deleted");
                return new Outcome(ExitStatus.NOT_COMPLETE, Optional.empty(), deleted.head().run());
            }
        }
        try (Standing second = again(seeds)) {
            return enrolled(second, name, replaced, seeds, codes);
        }
    }

    private void tellOfLeftover(String serial, boolean isAnothers) {
        Told.say(
                console,
                isAnothers
                        ? "the virtual MFA device "
                                + serial
                                + " is in the way: it has this name, and AWS shows it as nobody's. "
                                + PerhapsAnothers.WARNING
                                + ", or let --name give another"
                        : "the device "
                                + serial
                                + " is left over from an enrolment of this machine that did not end;"
                                + " it is deleted first");
    }

    /// How it stands after what was in the way is gone.
    private Standing again(SeedView seeds) {
        try {
            return standing();
        } catch (NoSession | NotRead | RunRefused | Refused e) {
            seeds.discard();
            throw e;
        }
    }

    /// Has a device that may be somebody else's named, where nobody is asked.
    ///
    /// @throws Refused unless it was
    void confirm(String serial) {
        PerhapsAnothers.confirm(consent, List.of(serial));
    }

    /// Asks, and has a real account named unless it is already.
    void agree(Standing standing, String question) {
        if (standing.isToBeNamed(account)) {
            consent.on(console).account(standing.accountId());
        }
        consent.on(console).agree(Paragraph.of(question, console.width() - ANSWER).stripTrailing());
    }

    private Outcome enrolled(
            Standing standing,
            String name,
            Optional<MfaDevice> replaced,
            SeedView seeds,
            CodeSource codes) {
        var desk = new CodeDesk(console, codes, seeds, standing, true);
        CarryOut.Finished finished;
        try {
            Ready ready =
                    replaced.map(old -> devices.enrol(standing, name, old))
                            .orElseGet(() -> devices.enrol(standing, name));
            finished = conversation.carry(devices.accounts(), ready, desk);
        } catch (Refused | RunRefused e) {
            // The run did not begin.
            seeds.discard();
            throw e;
        } finally {
            desk.forget();
        }
        String serial = standing.serial(name);
        String run = finished.head().run();
        if (isDone(finished)) {
            return new Outcome(ExitStatus.DONE, Optional.of(serial), run);
        }
        Reached reached = standing.reached(run);
        // Looking again and tidying up hold the account anew.
        standing.close();
        return switch (reached.enabled()) {
            case MADE -> {
                trouble(
                        finished,
                        standing.user(),
                        "the device was given to "
                                + standing.user()
                                + ", but that is not seen yet; lockstep mfa status looks again");
                yield new Outcome(
                        conversation.isInterrupted()
                                ? ExitStatus.INTERRUPTED
                                : ExitStatus.NOT_COMPLETE,
                        Optional.empty(),
                        run);
            }
            case PERHAPS -> perhapsEnabled(standing.user(), serial, run, seeds);
            case NOT -> {
                seeds.discard();
                Remains remains =
                        reached.created() == Reached.Call.NOT ? Remains.NONE : tidiedUp(serial);
                yield new Outcome(status(standing, desk, finished, remains), Optional.empty(), run);
            }
        };
    }

    /// The answer of AWS was lost, so the device may be the user's, or become it a little later.
    /// Its seed is kept, and nothing is deleted.
    private Outcome perhapsEnabled(String user, String serial, String run, SeedView seeds) {
        if (looked(serial) == Whereabouts.THE_USERS) {
            Told.say(
                    console,
                    "AWS gave no answer, but shows that "
                            + serial
                            + " is "
                            + user
                            + "'s now: the two codes were taken");
            return new Outcome(ExitStatus.DONE, Optional.of(serial), run);
        }
        Told.say(
                console,
                "AWS gave no answer: the device "
                        + serial
                        + " may be "
                        + user
                        + "'s now. Keep it in the app"
                        + seeds.kept().map(file -> ", and the file " + file + ",").orElse("")
                        + " until lockstep mfa status shows whether it is. If it is not, the same"
                        + " command takes it away first");
        return new Outcome(
                conversation.isInterrupted() ? ExitStatus.INTERRUPTED : ExitStatus.NOT_COMPLETE,
                Optional.empty(),
                run);
    }

    /// Looks for a while whether the device is the user's.
    private Whereabouts looked(String serial) {
        Whereabouts seen = Whereabouts.NOT_SEEN;
        for (int look = 1; look <= LOOKS; look++) {
            try (Standing now = read()) {
                seen = now.whereabouts(serial);
            } catch (NoSession | NotRead | RunRefused | Refused _) {
                // Nobody knows; that is what is told.
            }
            if (seen == Whereabouts.THE_USERS || conversation.isInterrupted()) {
                return seen;
            }
            if (look < LOOKS) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        return seen;
    }

    /// What is left of a device that was begun.
    private enum Remains {
        /// It was never made.
        NONE(""),
        /// It was deleted, and AWS does not show it any more.
        GONE("; nothing of it is left"),
        /// It is there, as was told, and nobody's.
        LEFT(""),
        /// It is assigned to somebody.
        ASSIGNED("; but the device is assigned to somebody, so it was not deleted"),
        /// Nobody knows.
        NOT_KNOWN("; whether anything of it is left is not known, and lockstep mfa clean-up shows");

        private final String words;

        Remains(String words) {
            this.words = words;
        }

        boolean isClean() {
            return this == NONE || this == GONE;
        }
    }

    /// Tells why there is no device.
    private ExitStatus status(
            Standing standing, CodeDesk desk, CarryOut.Finished finished, Remains remains) {
        String user = standing.user();
        String left = remains.words;
        String none =
                remains == Remains.ASSIGNED
                        ? "the enrolment of " + user + " did not end"
                        : user + " has no new device";
        if (conversation.isInterrupted()) {
            Told.say(console, "interrupted: " + none + left);
            return ExitStatus.INTERRUPTED;
        }
        if (desk.hasLeftOff()) {
            Told.say(
                    console,
                    "left off: "
                            + none
                            + left
                            + (desk.wrong() > 0
                                    ? " (wrong pairs of codes: " + desk.wrong() + ")"
                                    : ""));
            return remains.isClean() ? ExitStatus.REFUSED : ExitStatus.NOT_COMPLETE;
        }
        if (desk.hasNoSeed()) {
            Told.say(
                    console,
                    "the answer of AWS with the key of the device was lost, so nobody can use it"
                            + left
                            + ". Try again");
            return ExitStatus.NOT_COMPLETE;
        }
        trouble(finished, user, none + left);
        return finished.result().isNothingDone() ? ExitStatus.REFUSED : ExitStatus.NOT_COMPLETE;
    }

    void trouble(CarryOut.Finished finished, String user, String what) {
        String why = Trouble.why(finished);
        Told.say(console, what + ": " + why);
        Trouble.advice(why, user).ifPresent(words -> Told.say(console, words));
    }

    static boolean isDone(CarryOut.Finished finished) {
        return finished.result().changes().stream().allMatch(ChangeResult::isDone);
    }

    /// Deletes the device that this run began, unless it is somebody's.
    private Remains tidiedUp(String serial) {
        try (Leftovers left =
                devices.leftovers(
                        request.account(), request.loosened(), LiveAccount.Watch.NOBODY)) {
            return switch (left.whereabouts(serial)) {
                case THE_USERS, ASSIGNED -> Remains.ASSIGNED;
                case NOT_SEEN -> Remains.NOT_KNOWN;
                case NOBODYS -> {
                    CarryOut.Finished deleted =
                            conversation.tidyUp(
                                    devices.accounts(), devices.delete(left, List.of(serial)));
                    if (isDone(deleted)) {
                        yield Remains.GONE;
                    }
                    stays(serial, Trouble.why(deleted));
                    yield Remains.LEFT;
                }
            };
        } catch (NoSession | NotRead | RunRefused | Refused e) {
            stays(serial, Optional.ofNullable(e.getMessage()).orElse("AWS did not answer"));
            return Remains.LEFT;
        }
    }

    private void stays(String serial, String why) {
        Told.say(
                console,
                "the device "
                        + serial
                        + ", which nobody can use, could not be deleted, as far as is known: "
                        + why
                        + ". The same command deletes it first, and so does lockstep mfa clean-up");
    }
}
