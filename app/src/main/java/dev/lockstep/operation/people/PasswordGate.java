package dev.lockstep.operation.people;

import dev.lockstep.access.judgement.OwnPassword;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Subject;
import dev.lockstep.control.verified.PasswordMend;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands against setting a user's console password, or having a new one chosen.
///
/// A password is a login. It goes to one person alone, whom lockstep.yaml knows, and opens nothing
/// that stood shut: where there is no password yet, or none that opens anything, MFA comes before
/// it or with it.
///
/// @param snapshot with what belongs to the user read live
/// @param now as of when it is judged (UTC)
public record PasswordGate(AccountSnapshot snapshot, Baseline baseline, Instant now) {
    private static final String NOTHING_DONE = "; nothing was done";

    /// What is to be done.
    public enum Wanted {
        /// Another first password, which somebody gets to know.
        GIVEN,
        /// The present one opens one more sign-in, at which a new one is chosen.
        CHOSEN
    }

    /// What a person has to hear before it is done.
    ///
    /// @param isFirst whether there is no password yet
    /// @param isAsked whether a new one must be chosen at the next sign-in already
    public record Open(boolean isFirst, boolean isAsked, List<String> told) {
        public Open {
            told = List.copyOf(told);
        }
    }

    /// Lets through what may be done.
    ///
    /// @param user as AWS has the name
    /// @throws Refused if it may not be
    /// @throws NotRead if AWS did not say whether it may
    public Open open(String user, Wanted wanted) {
        refuseOthers(user, wanted);
        UserReads reads = snapshot.user(user);
        Optional<LoginProfile> profile =
                switch (reads.loginProfile()) {
                    case Read.Known<Optional<LoginProfile>> known -> known.value();
                    case Read.Missing<Optional<LoginProfile>> missing ->
                            throw notRead(missing.because(), "whether %s has a password", user);
                };
        if (reads.details().found().flatMap(UserChange.EndSessions::since).isPresent()) {
            throw new Refused(
                    user
                            + " was taken out of use and waits to be deleted"
                            + NOTHING_DONE
                            + ". lockstep undo takes that back first (lockstep runs shows the run)");
        }
        if (profile.isEmpty()) {
            refuseFirst(reads, wanted);
        } else {
            refuseShut(reads, wanted);
        }
        var told = new ArrayList<String>();
        profile.ifPresent(_ -> told.add(password(reads, wanted)));
        mayChoose(reads, wanted).ifPresent(told::add);
        mfa(reads).ifPresent(told::add);
        return new Open(
                profile.isEmpty(), profile.filter(LoginProfile::resetRequired).isPresent(), told);
    }

    private void refuseOthers(String user, Wanted wanted) {
        Roster roster = baseline.roster();
        if (roster.isBreakGlass(user)) {
            throw new Refused(
                    user
                            + " is a break-glass user of lockstep.yaml, which no command touches"
                            + NOTHING_DONE
                            + ". Change its password by hand, and keep it in its safe");
        }
        List<Person> people = roster.claimants(user);
        List<String> ids = people.stream().map(Person::id).toList();
        if (roster.isService(user)) {
            throw new Refused(
                    "%s is a service of lockstep.yaml%s, and a machine signs in to no console%s. Give whoever signs in with it a user of their own: lockstep people onboard PERSON"
                            .formatted(
                                    user,
                                    ids.isEmpty()
                                            ? ""
                                            : " as well as " + String.join(", ", ids) + "'s",
                                    NOTHING_DONE));
        }
        if (people.size() > 1) {
            String federated =
                    people.stream()
                            .filter(Person::federated)
                            .map(Person::id)
                            .collect(Collectors.joining(", "));
            throw new Refused(
                    "lockstep.yaml gives the user %s to %s, so nobody knows who would have the password%s. %s"
                            .formatted(
                                    user,
                                    String.join(", ", ids),
                                    NOTHING_DONE,
                                    federated.isEmpty()
                                            ? "Give each a user of their own first: lockstep people split %s --into %s"
                                                    .formatted(
                                                            AwsCommand.quoted(user),
                                                            ids.stream()
                                                                    .map(AwsCommand::quoted)
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ",")))
                                            : "Who signs in another way (sign-in: federated: %s) claims it too: take it from them there, by another `user` or another id"
                                                    .formatted(federated)));
        }
        if (!people.isEmpty() && people.getFirst().federated()) {
            throw new Refused(
                    "%s signs in another way (sign-in: federated in lockstep.yaml), so the user %s needs no password%s. If that is no longer so, correct lockstep.yaml first"
                            .formatted(ids.getFirst(), user, NOTHING_DONE));
        }
        if (people.isEmpty() && wanted == Wanted.GIVEN) {
            throw new Refused(
                    "lockstep.yaml has nobody whose user %s is, and a password opens all that it may do%s. lockstep people list shows whose the users are; lockstep people match, or an entry under people, says whose this one is"
                            .formatted(user, NOTHING_DONE));
        }
    }

    /// A first password opens a door that stood shut.
    private void refuseFirst(UserReads reads, Wanted wanted) {
        String user = reads.name();
        String person =
                baseline.roster().claimants(user).stream().map(Person::id).findFirst().orElse(user);
        String onboard =
                OwnCommand.of(
                                Remedy.CREATE_USER,
                                Subject.of(Subject.Kind.PERSON, person, Optional.empty()))
                        .orElse("lockstep people onboard");
        if (wanted == Wanted.CHOSEN) {
            throw new Refused(
                    "%s has no console password%s. %s gives one, with MFA"
                            .formatted(user, NOTHING_DONE, onboard));
        }
        refuseWithoutMfa(
                reads,
                "%s has no console password and no MFA, and with a password alone whoever has it may do all that %s may%s. %s gives password, MFA and rights in an order that holds"
                        .formatted(user, user, NOTHING_DONE, onboard));
    }

    /// One that has expired where nobody gets in by such a one opens nothing: another is as a first
    /// one. Where nobody knows whether it has, it may be so.
    private void refuseShut(UserReads reads, Wanted wanted) {
        String user = reads.name();
        Ruling shut = PasswordMend.isShut(reads, snapshot, now);
        switch (wanted) {
            case CHOSEN -> {
                if (shut.isYes()) {
                    throw new Refused(
                            "the password of %s has expired, and the account's policy lets nobody in by such a one%s. lockstep people password %s gives another"
                                    .formatted(user, NOTHING_DONE, AwsCommand.quoted(user)));
                }
            }
            case GIVEN -> {
                if (!shut.isNo()) {
                    refuseWithoutMfa(
                            reads,
                            "the password of %s %s opens nothing any more, and %s has no MFA: with another alone whoever has it may do all that %s may%s. Set up MFA first: %s"
                                    .formatted(
                                            user,
                                            shut.isYes()
                                                    ? "has expired and"
                                                    : "has perhaps expired and then",
                                            user,
                                            user,
                                            NOTHING_DONE,
                                            enrol(reads)));
                }
            }
        }
    }

    private static void refuseWithoutMfa(UserReads reads, String refusal) {
        String user = reads.name();
        switch (reads.hasMfa()) {
            case Read.Missing<Boolean> missing ->
                    throw notRead(missing.because(), "whether %s has MFA", user);
            case Read.Known<Boolean>(Boolean has, var source) -> {
                if (!has && source.settledBy().isEmpty()) {
                    throw new Refused(refusal);
                }
                if (!source.settledBy().isEmpty()) {
                    throw notRead(
                            "the MFA devices of " + user + " were not read (iam:ListMFADevices)",
                            "whether %s has MFA",
                            user);
                }
            }
        }
    }

    private static String password(UserReads reads, Wanted wanted) {
        String used =
                switch (reads.passwordLastUsed()) {
                    case Read.Known<Optional<Instant>> known ->
                            known.value().map(date -> "last used on " + date).orElse("never used");
                    case Read.Missing<Optional<Instant>> _ ->
                            "and when it was last used is not known";
                };
        return reads.name()
                + " has a console password, "
                + used
                + "."
                + switch (wanted) {
                    case GIVEN -> " It is replaced, and opens nothing any more.";
                    case CHOSEN ->
                            " It opens the next sign-in. Who has lost it gets another: lockstep people"
                                    + " password "
                                    + AwsCommand.quoted(reads.name());
                };
    }

    /// Whether the sign-in that asks for a new password can be gone through; what is to be said of
    /// it.
    private Optional<String> mayChoose(UserReads reads, Wanted wanted) {
        String user = reads.name();
        return switch (OwnPassword.of(snapshot, user)) {
            case OwnPassword.Allowed _ -> Optional.empty();
            case OwnPassword.NotAllowed _ ->
                    throw new Refused(
                            "the account does not let its users change their own password, and no policy of %s allows it, so %s would not get past the next sign-in%s. lockstep apply --step password-policy mends that"
                                    .formatted(user, user, NOTHING_DONE));
            case OwnPassword.Denied _ ->
                    throw new Refused(
                            "a policy denies %s to change the own password (iam:ChangePassword), so %s would not get past the next sign-in%s. %s"
                                    .formatted(
                                            user,
                                            user,
                                            NOTHING_DONE,
                                            reads.hasMfa().found().orElse(true)
                                                    ? "lockstep access explain "
                                                            + AwsCommand.quoted(user)
                                                            + " iam:ChangePassword shows which"
                                                    : "If it does so without MFA alone, set up MFA"
                                                            + " first: "
                                                            + enrol(reads)));
            case OwnPassword.NotKnown(String why) ->
                    switch (wanted) {
                        case CHOSEN ->
                                throw notRead(why, "whether %s may change the own password", user);
                        case GIVEN ->
                                Optional.of(
                                        "Whether %s may change the own password is not known (%s); if not, AWS asks for a new one that cannot be set."
                                                .formatted(user, why));
                    };
        };
    }

    private static Optional<String> mfa(UserReads reads) {
        return switch (reads.hasMfa()) {
            case Read.Known<Boolean>(Boolean has, var _) when has -> Optional.empty();
            case Read.Known<Boolean> _ ->
                    Optional.of(
                            "%s has no MFA: whoever has the password gets in with it alone. Set it up next: %s"
                                    .formatted(reads.name(), enrol(reads)));
            case Read.Missing<Boolean> missing ->
                    Optional.of(
                            "Whether %s has MFA is not known: %s."
                                    .formatted(reads.name(), missing.because()));
        };
    }

    private static String enrol(UserReads reads) {
        return OwnCommand.of(Remedy.ENROL_MFA, Subject.user(reads)).orElse("lockstep mfa enrol");
    }

    private static NotRead notRead(String why, String what, String user) {
        return new NotRead(why + "; so nobody knows " + what.formatted(user) + NOTHING_DONE);
    }
}
