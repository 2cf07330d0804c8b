package dev.lockstep.operation.run;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.Runs;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is left of a run that stopped beside a secret. The secret is gone with the process that had
/// it, so that the run cannot be resumed: the command that began it finds what is so and begins
/// that anew.
///
/// @param run its id
/// @param owner the user whom it is about; hostile text
/// @param serial of the MFA device, if it is about one
/// @param isBegun whether any of its writes was made, or may have been
public record SecretRest(
        String run, Kind kind, String owner, Optional<String> serial, boolean isBegun) {

    /// What was being done.
    public enum Kind {
        /// A key was made.
        KEY("keys rotate"),
        /// An MFA device was given to a user.
        DEVICE("mfa enrol"),
        /// An MFA device was set right.
        RESYNC("mfa resync"),
        /// A console password was set.
        PASSWORD("people password"),
        /// A user was made, and its first console password set.
        FIRST_PASSWORD("people onboard");

        private final String command;

        Kind(String command) {
            this.command = command;
        }
    }

    /// The command that goes on with it, quoted for a shell.
    public String command() {
        return "lockstep "
                + kind.command
                + (owner.startsWith("-") ? " -- " : " ")
                + AwsCommand.quoted(owner);
    }

    /// What is left of a run, if that takes a secret.
    static Optional<SecretRest> of(RunHead head, List<JournalLine> lines) {
        RunTrace trace = RunTrace.of(head, lines);
        boolean isBegun =
                head.changes().stream()
                        .filter(change -> trace.of(change) != RunTrace.ChangeState.DONE)
                        .anyMatch(change -> isBegun(change, trace));
        boolean isOfNewUser =
                head.changes().stream()
                        .flatMap(change -> change.effects().stream())
                        .anyMatch(one -> one.effect() instanceof UserEffect.CreateUser);
        return head.changes().stream()
                .filter(change -> trace.of(change) != RunTrace.ChangeState.DONE)
                .flatMap(change -> change.effects().stream())
                .flatMap(one -> of(head.run(), one.effect(), isBegun).stream())
                .findFirst()
                .map(one ->
                        one.kind() == Kind.PASSWORD && isOfNewUser
                                ? new SecretRest(
                                        one.run(),
                                        Kind.FIRST_PASSWORD,
                                        one.owner(),
                                        one.serial(),
                                        one.isBegun())
                                : one);
    }

    private static Optional<SecretRest> of(String run, Effect effect, boolean isBegun) {
        return switch (effect) {
            case MfaEffect.EnableMfaDevice(var owner, var serial) ->
                    Optional.of(
                            new SecretRest(run, Kind.DEVICE, owner, Optional.of(serial), isBegun));
            case MfaEffect.ResyncMfaDevice(var owner, var serial) ->
                    Optional.of(
                            new SecretRest(run, Kind.RESYNC, owner, Optional.of(serial), isBegun));
            case PasswordEffect.CreateLoginProfile(var user, var _) ->
                    Optional.of(
                            new SecretRest(run, Kind.PASSWORD, user, Optional.empty(), isBegun));
            case PasswordEffect.UpdateLoginProfile(var user, var password, var _) when password ->
                    Optional.of(
                            new SecretRest(run, Kind.PASSWORD, user, Optional.empty(), isBegun));
            case AccessKeyEffect.CreateAccessKey(var owner) ->
                    Optional.of(new SecretRest(run, Kind.KEY, owner, Optional.empty(), isBegun));
            default -> Optional.empty();
        };
    }

    private static boolean isBegun(RunChange change, RunTrace trace) {
        for (int i = 0; i < change.effects().size(); i++) {
            if (isPerhapsMade(trace.of(change.id(), i))) {
                return true;
            }
        }
        return false;
    }

    /// The runs of an account that have no end and whose rest takes a secret, by id; empty values:
    /// nothing waits, since nothing of it was begun, or a later run has made or deleted what it was
    /// about.
    public static Map<String, Optional<SecretRest>> of(Runs runs) {
        var all = new HashMap<String, Optional<SecretRest>>();
        var later = new HashMap<String, RunHead>();
        for (String id : runs.ids()) {
            try {
                runs.find(id).ifPresent(folder -> add(folder, later, all));
            } catch (BadInput | RunRefused _) {
                // What was altered tells nothing; lockstep runs says so.
            }
        }
        return all;
    }

    /// @param later the runs that were begun after it and are done
    private static void add(
            RunFolder folder, Map<String, RunHead> later, Map<String, Optional<SecretRest>> all) {
        RunHead head = folder.head();
        List<JournalLine> lines = folder.journal().lines();
        switch (RunTrace.of(head, lines).state()) {
            case DONE -> later.put(head.run(), head);
            case STOPPED -> {
                // It has said what became of it.
            }
            case INTERRUPTED ->
                    of(head, lines)
                            .ifPresent(rest ->
                                    all.put(
                                            head.run(),
                                            Optional.of(rest)
                                                    .filter(SecretRest::isBegun)
                                                    .filter(one ->
                                                            later.values().stream()
                                                                    .noneMatch(one::isOverBy))));
        }
    }

    /// What runs tell that did not come to the end of setting a user's password, since a run last
    /// did.
    ///
    /// @param since when the first of them began (UTC)
    /// @param mayBeInForce whether AWS has taken the password of one of them, or may have: else
    ///   what they handed over is of no use
    public record OpenPassword(Instant since, boolean mayBeInForce) {}

    /// Whether runs of an account did not come to the end of setting a user's password; empty:
    /// there is none.
    public static Optional<OpenPassword> openPassword(Runs runs, String user) {
        var wanted = new SecretRest("", Kind.PASSWORD, user, Optional.empty(), true);
        Optional<OpenPassword> open = Optional.empty();
        // The latest comes first.
        for (String id : runs.ids()) {
            try {
                Optional<RunFolder> folder = runs.find(id);
                if (folder.isEmpty()) {
                    continue;
                }
                RunHead head = folder.get().head();
                List<JournalLine> lines = folder.get().journal().lines();
                boolean isOpen =
                        RunTrace.of(head, lines).state() != RunTrace.State.DONE
                                && of(head, lines)
                                        .filter(one -> one.isPasswordOf(user))
                                        .isPresent();
                if (isOpen) {
                    boolean mayBeInForce =
                            open.filter(OpenPassword::mayBeInForce).isPresent()
                                    || maySetPassword(head, lines, user);
                    open = Optional.of(new OpenPassword(head.startedAt(), mayBeInForce));
                } else if (wanted.isOverBy(head)) {
                    return open;
                }
            } catch (BadInput | RunRefused _) {
                // What was altered tells nothing; lockstep runs says so.
            }
        }
        return open;
    }

    /// Whether a run has set a user's password, as far as its journal tells, or may have: of a call
    /// whose answer never came nobody knows.
    private static boolean maySetPassword(RunHead head, List<JournalLine> lines, String user) {
        RunTrace trace = RunTrace.of(head, lines);
        for (RunChange change : head.changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                boolean isIt =
                        of(head.run(), change.effects().get(i).effect(), true)
                                .filter(one -> one.isPasswordOf(user))
                                .isPresent();
                if (isIt && isPerhapsMade(trace.of(change.id(), i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPerhapsMade(EffectTrace one) {
        return one.stage() != EffectTrace.Stage.NOT_MADE || one.mayBeMade() || one.lost();
    }

    private boolean isOverBy(RunHead done) {
        return done.changes().stream()
                .flatMap(change -> change.effects().stream())
                .anyMatch(one -> isOverBy(one.effect()));
    }

    private boolean isOverBy(Effect done) {
        return switch (done) {
            case UserEffect.DeleteUser(var user) -> user.equals(owner);
            case AccessKeyEffect.CreateAccessKey(var user) -> isKeyOf(user);
            case AccessKeyEffect.DeleteAccessKey(var user, var _) -> isKeyOf(user);
            case PasswordEffect.CreateLoginProfile(var user, var _) -> isPasswordOf(user);
            case PasswordEffect.UpdateLoginProfile(var user, var password, var _) ->
                    password && isPasswordOf(user);
            case PasswordEffect.DeleteLoginProfile(var user) -> isPasswordOf(user);
            case MfaEffect.EnableMfaDevice(var user, var _) -> isDeviceOf(user);
            case MfaEffect.DeactivateMfaDevice(var user, var _) -> isDeviceOf(user);
            case MfaEffect.ResyncMfaDevice(var user, var _) -> isDeviceOf(user);
            case MfaEffect.DeleteVirtualMfaDevice(var device) ->
                    serial.filter(device::equals).isPresent();
            default -> false;
        };
    }

    private boolean isKeyOf(String user) {
        return kind == Kind.KEY && user.equals(owner);
    }

    private boolean isDeviceOf(String user) {
        return (kind == Kind.DEVICE || kind == Kind.RESYNC) && user.equals(owner);
    }

    private boolean isPasswordOf(String user) {
        return isOfPassword() && user.equals(owner);
    }

    /// Whether it is about a console password.
    public boolean isOfPassword() {
        return kind == Kind.PASSWORD || kind == Kind.FIRST_PASSWORD;
    }
}
