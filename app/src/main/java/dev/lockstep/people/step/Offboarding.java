package dev.lockstep.people.step;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.KeyChange;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Subject;
import dev.lockstep.people.step.OffboardStep.State;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.mending.Removal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The next step of taking a user out: at once nobody can get in or do anything with it; after a
/// waiting time it is deleted.
///
/// Since when it waits is told by AWS itself, by the inline policy that denies the sessions of
/// before ([UserChange.EndSessions]).
public final class Offboarding {
    /// AWS lets no session of a role live longer (IAM User Guide, "Update the maximum session
    /// duration for a role").
    private static final Duration LONGEST_ROLE_SESSION = Duration.ofHours(12);

    private static final String ROLES =
            "A role that it has taken on is not denied by that: such a session lives on until it ends,"
                    + " at most 12 hours. To end it now: console, IAM, Roles, the role, Revoke sessions.";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final PlanRequest request;
    private final Baseline baseline;
    private final AccountSnapshot snapshot;
    private final Instant now;

    /// @param request with all that hangs on the user read live
    /// @param now as of when (UTC)
    public Offboarding(PlanRequest request, Instant now) {
        this.request = request;
        this.baseline = request.audit().baseline();
        this.snapshot = request.audit().snapshot();
        this.now = now;
    }

    /// The next step of a user of the account.
    public OffboardStep of(String name) {
        UserReads user = snapshot.user(name);
        Optional<String> held = held(user);
        if (held.isPresent()) {
            return OffboardStep.stands(State.HELD, name, List.of(), held.get());
        }
        List<String> missing = missing(user);
        if (!missing.isEmpty()) {
            return OffboardStep.stands(
                    State.NOT_KNOWN,
                    name,
                    List.of(),
                    "Nothing is taken from a user of whom this is not known: "
                            + String.join("; ", missing)
                            + ".");
        }
        User details = user.details().found().orElseThrow();
        if (UserChange.EndSessions.isForeign(details)) {
            return OffboardStep.stands(
                    State.HELD,
                    name,
                    List.of(),
                    "%s has an inline policy %s that says something else than Lockstep's, and nothing writes over it. Look at what it is for, and take it away or rename it; then run this again."
                            .formatted(name, UserChange.EndSessions.POLICY));
        }
        List<Change> out = out(user, details);
        Optional<Instant> since = UserChange.EndSessions.since(details);
        if (out.isEmpty() && since.isPresent()) {
            return waits(user, since.get());
        }
        var all = new ArrayList<Change>();
        all.add(UserChange.EndSessions.from(Subject.user(user), name, now));
        all.addAll(out);
        return new OffboardStep(
                State.IN_USE,
                name,
                inUse(user, details, since),
                Optional.empty(),
                "The way in and the rights are taken now. It then waits %d days before it can be deleted; until then lockstep undo brings keys and groups back, but not the password."
                        .formatted(waitingDays()),
                all,
                Optional.empty());
    }

    private int waitingDays() {
        return baseline.accessKeys().waitingDays();
    }

    private Optional<String> held(UserReads user) {
        String name = user.name();
        if (baseline.roster().isBreakGlass(name)) {
            return Optional.of(
                    name
                            + " is a break-glass user of lockstep.yaml, for emergencies: nothing takes"
                            + " it out. If it is to go, take it out of break-glass there first.");
        }
        boolean isCaller =
                snapshot.callerIdentity()
                        .found()
                        .map(CallerIdentity::arn)
                        .filter(arn -> user.arn().filter(arn::equals).isPresent())
                        .isPresent();
        return isCaller
                ? Optional.of(
                        "you are "
                                + name
                                + ": nobody takes themselves out. Let another administrator do it.")
                : Optional.empty();
    }

    private static List<String> missing(UserReads user) {
        Stream<Read<?>> reads =
                Stream.of(
                        user.details(), user.loginProfile(), user.passwordLastUsed(), user.keys());
        var all =
                new ArrayList<>(
                        reads.filter(Read.Missing.class::isInstance)
                                .map(one -> ((Read.Missing<?>) one).because())
                                .distinct()
                                .toList());
        boolean isUnnamed =
                user.keys().found().orElse(List.of()).stream().anyMatch(one -> one.id().isEmpty());
        if (isUnnamed) {
            all.add("the ids of the access keys were not read");
        }
        return all;
    }

    /// What takes the way in and the rights.
    private static List<Change> out(UserReads user, User details) {
        String name = user.name();
        Subject subject = Subject.user(user);
        var all = new ArrayList<Change>();
        user.loginProfile()
                .found()
                .flatMap(profile -> profile)
                .ifPresent(_ ->
                        all.add(
                                new PasswordChange.RemovePassword(
                                        subject,
                                        name,
                                        user.passwordLastUsed().found().flatMap(date -> date))));
        for (UserKey key : user.activeKeys().known()) {
            all.add(
                    new KeyChange.DeactivateKey(
                            Subject.accessKey(user, key),
                            name,
                            key.id().orElseThrow(),
                            key.lastUsed().found().flatMap(LastUsed::date)));
        }
        OtherCredentials.deactivation(user).ifPresent(all::add);
        for (String group : details.groups()) {
            all.add(new UserChange.RemoveFromGroup(subject, name, group));
        }
        for (AttachedPolicy policy : details.attachedPolicies()) {
            if (!policy.isKeyQuarantine()) {
                all.add(new PolicyChange.DetachPolicyFromUser(subject, name, policy.arn()));
            }
        }
        for (InlinePolicy policy : details.inlinePolicies()) {
            if (!policy.name().equals(UserChange.EndSessions.POLICY)) {
                all.add(new PolicyChange.DeleteUserPolicy(subject, name, policy.name()));
            }
        }
        return all;
    }

    private List<String> inUse(UserReads user, User details, Optional<Instant> since) {
        var told = new ArrayList<String>();
        since.ifPresent(date ->
                told.add(
                        "It was taken out of use before ("
                                + MINUTES.format(date)
                                + "), and has something again; so it waits anew from now on."));
        told.add(
                user.loginProfile().found().flatMap(one -> one).isEmpty()
                        ? "It has no console password."
                        : "It has a console password, "
                                + user.passwordLastUsed()
                                        .found()
                                        .flatMap(date -> date)
                                        .map(date -> "last used on " + day(date))
                                        .orElse("never used")
                                + ".");
        for (UserKey key : user.activeKeys().known()) {
            told.add(
                    "Its key "
                            + key.name()
                            + " is active, "
                            + key.lastUsed()
                                    .found()
                                    .flatMap(LastUsed::date)
                                    .map(date -> "last used on " + day(date))
                                    .orElse("never used, as far as is known")
                            + (isInUse(key)
                                    ? ": whatever uses it stops, so it has to be typed"
                                    : "")
                            + ".");
        }
        told.addAll(OtherCredentials.told(user));
        told.add(
                details.groups().isEmpty()
                        ? "It is in no group."
                        : "It is in " + String.join(", ", details.groups()) + ".");
        told.add(
                "Sessions that have begun would go on for hours: an inline policy, "
                        + UserChange.EndSessions.POLICY
                        + ", denies everything to those, and tells since when the user is out. The"
                        + " audit calls such a policy a fault of step 4 until the user is deleted.");
        told.add(ROLES);
        return told;
    }

    private boolean isInUse(UserKey key) {
        return key.lastUsed()
                .found()
                .flatMap(LastUsed::date)
                .filter(date -> AwsDate.daysBetween(date, now) <= baseline.limits().keyUsedDays())
                .isPresent();
    }

    private OffboardStep waits(UserReads user, Instant since) {
        String name = user.name();
        var told = new ArrayList<String>();
        told.add(
                "Nobody can get in with it, or do anything as this user, since "
                        + MINUTES.format(since)
                        + ".");
        told.addAll(attempts(user, since));
        if (now.isBefore(since.plus(LONGEST_ROLE_SESSION))) {
            told.add(ROLES);
        }
        return switch (Removal.of(request, name)) {
            case Removal.Ready(var before) -> {
                told.add(
                        "With it go its keys and MFA devices, for good. A user that is made again"
                                + " under this name is another one to policies elsewhere.");
                yield new OffboardStep(
                        State.WAITED,
                        name,
                        told,
                        Optional.empty(),
                        "It has waited long enough and can be deleted now. Nothing brings it back, so"
                                + " its name has to be typed.",
                        List.of(
                                new UserChange.DeleteUser(
                                        Subject.user(user), name, before, Optional.of(since))),
                        Optional.of(name));
            }
            case Removal.Waits(Instant until) ->
                    new OffboardStep(
                            State.WAITING,
                            name,
                            told,
                            Optional.of(until),
                            "It waits until %s. Run this again then to delete it; until then lockstep undo brings keys and groups back (lockstep runs shows the run)."
                                    .formatted(MINUTES.format(until)),
                            List.of(),
                            Optional.empty());
            case Removal.Undated _ ->
                    OffboardStep.stands(
                            State.NOT_KNOWN, name, told, "Since when it is out is not known.");
            case Removal.Unknown(String what) ->
                    OffboardStep.stands(
                            State.NOT_KNOWN,
                            name,
                            told,
                            "Before it is deleted all that hangs on it must be known, and it is not: "
                                    + what
                                    + ".");
            case Removal.Quarantined _ ->
                    OffboardStep.stands(
                            State.HELD,
                            name,
                            told,
                            "AWS found a key of it in public, and its case is open: answer that in"
                                    + " Support first, then take AWS's quarantine policy off the user.");
        };
    }

    private static List<String> attempts(UserReads user, Instant since) {
        var told = new ArrayList<String>();
        for (UserKey key : user.keys().found().orElse(List.of())) {
            key.lastUsed()
                    .found()
                    .flatMap(LastUsed::date)
                    .filter(since::isBefore)
                    .ifPresent(date ->
                            told.add(
                                    "Something tried to use its key "
                                            + key.name()
                                            + " on "
                                            + day(date)
                                            + ": find out what, before it is deleted."));
        }
        return told.isEmpty()
                ? List.of("No use of its keys is seen since; silence is no proof.")
                : told;
    }

    private static String day(Instant date) {
        return date.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
