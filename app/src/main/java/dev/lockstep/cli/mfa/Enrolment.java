package dev.lockstep.cli.mfa;

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
import dev.lockstep.operation.mfa.Standing;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.report.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Gives a user a virtual device, together with its person: asks, takes away what is left over in
/// the way, shows the seed, takes two codes, verifies; and takes the device away again if it does
/// not come to that.
final class Enrolment {
    /// What stands behind a question, and the answer, in columns.
    private static final int ANSWER = 14;

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
    /// @param question what is asked before; nothing hostile in it
    /// @param view where the seed goes; made when the person has said yes
    Outcome enrol(
            Standing first,
            String name,
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
            agree(first, question.apply(isAnothers));
            seeds = view.get();
            if (leftover.isEmpty()) {
                return enrolled(first, name, seeds, codes);
            }
            CarryOut.Finished deleted =
                    conversation.finish(devices.accounts(), devices.delete(first, leftover.get()));
            if (!isDone(deleted)) {
                seeds.discard();
                trouble(deleted, first.user(), "the leftover device could not be deleted");
                return new Outcome(ExitStatus.NOT_COMPLETE, Optional.empty(), deleted.head().run());
            }
        }
        try (Standing second = standing()) {
            return enrolled(second, name, seeds, codes);
        }
    }

    private void tellOfLeftover(String serial, boolean isAnothers) {
        Told.say(
                console,
                isAnothers
                        ? "the virtual MFA device "
                                + serial
                                + " is in the way: it has this name and is nobody's. It is deleted"
                                + " first, unless somebody is setting it up just now"
                        : "the device "
                                + serial
                                + " is left over from an enrolment of this machine that did not end;"
                                + " it is deleted first");
    }

    /// Asks, and has a real account named unless it is already.
    void agree(Standing standing, String question) {
        if (standing.isToBeNamed(account)) {
            consent.on(console).account(standing.accountId());
        }
        consent.on(console).agree(Paragraph.of(question, console.width() - ANSWER).stripTrailing());
    }

    private Outcome enrolled(Standing standing, String name, SeedView seeds, CodeSource codes) {
        var desk = new CodeDesk(console, codes, seeds, standing, true);
        Ready ready = devices.enrol(standing, name);
        CarryOut.Finished finished;
        try {
            finished = conversation.carry(devices.accounts(), ready, desk);
        } catch (Refused e) {
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
        if (isMadeUnseen(finished)) {
            trouble(
                    finished,
                    standing.user(),
                    "the device was given to "
                            + standing.user()
                            + ", but that is not seen yet; lockstep mfa status looks again");
            return new Outcome(ExitStatus.NOT_COMPLETE, Optional.empty(), run);
        }
        seeds.discard();
        // Tidying up holds the account anew.
        standing.close();
        boolean isClean = tidiedUp(serial);
        return new Outcome(status(standing, desk, finished, isClean), Optional.empty(), run);
    }

    /// Tells why there is no device.
    private ExitStatus status(
            Standing standing, CodeDesk desk, CarryOut.Finished finished, boolean isClean) {
        String user = standing.user();
        String left = isClean ? "; nothing of it is left" : "";
        if (conversation.isInterrupted()) {
            Told.say(console, "interrupted: " + user + " has no new device" + left);
            return ExitStatus.INTERRUPTED;
        }
        if (desk.hasLeftOff()) {
            Told.say(
                    console,
                    "left off: "
                            + user
                            + " has no new device"
                            + left
                            + (desk.wrong() > 0
                                    ? " (wrong pairs of codes: " + desk.wrong() + ")"
                                    : ""));
            return isClean ? ExitStatus.REFUSED : ExitStatus.NOT_COMPLETE;
        }
        if (desk.hasNoSeed()) {
            Told.say(
                    console,
                    "the answer of AWS with the key of the device was lost, so nobody can use it"
                            + left
                            + ". Try again");
            return ExitStatus.NOT_COMPLETE;
        }
        trouble(finished, user, user + " has no new device" + left);
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

    private static boolean isMadeUnseen(CarryOut.Finished finished) {
        return finished.result().changes().stream()
                .map(ChangeResult::state)
                .anyMatch(state ->
                        switch (state) {
                            case UNVERIFIED, CONTRADICTED -> true;
                            case DONE, ALREADY, STALE, FAILED, UNKNOWN, NOT_BEGUN, PARTLY -> false;
                        });
    }

    /// Deletes the device that was begun, if there is one.
    ///
    /// @return whether nothing of it is left, as far as AWS shows
    private boolean tidiedUp(String serial) {
        try (Leftovers left =
                devices.leftovers(
                        request.account(), request.loosened(), LiveAccount.Watch.NOBODY)) {
            if (!left.serials().contains(serial) || !left.isOwn(serial)) {
                return true;
            }
            CarryOut.Finished deleted =
                    conversation.tidyUp(devices.accounts(), devices.delete(left, List.of(serial)));
            if (isDone(deleted)) {
                return true;
            }
            stays(serial, Trouble.why(deleted));
        } catch (NoSession | NotRead | RunRefused | Refused e) {
            stays(serial, Optional.ofNullable(e.getMessage()).orElse("AWS did not answer"));
        }
        return false;
    }

    private void stays(String serial, String why) {
        Told.say(
                console,
                "the device "
                        + serial
                        + ", which nobody can use, could not be deleted: "
                        + why
                        + ". The same command deletes it first, and so does lockstep mfa clean-up");
    }
}
