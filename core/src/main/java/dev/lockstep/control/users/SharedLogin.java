package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// No user may be a login that several people share: claimed by two people of the baseline, or a
/// generic name with a console password. A person of the baseline with a generic name is no excuse;
/// a service is.
public final class SharedLogin implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "shared-login",
                    Step.USERS,
                    Severity.HIGH,
                    Subject.Kind.USER,
                    "Nobody shares a login");

    /// Names that stand for a job and not for a person.
    private static final Pattern GENERIC =
            Pattern.compile(
                    "(admin|administrator|root|shared|team|dev|developer|developers|test|user|guest"
                            + "|temp|ops|devops|support)[0-9]*",
                    Pattern.CASE_INSENSITIVE);

    /// Whether a name stands for a job and not for a person.
    public static boolean isGeneric(String userName) {
        return GENERIC.matcher(userName).matches();
    }

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Roster roster = baseline.roster();
        return EachUser.judge(snapshot, user -> judge(user, roster));
    }

    private static Verdict judge(UserReads user, Roster roster) {
        List<String> people = roster.people(user.name()).stream().map(Person::id).toList();
        boolean generic = isGeneric(user.name());
        boolean service = roster.isService(user.name());
        boolean claimedTwice = people.size() > 1;
        Evidence evidence =
                Evidence.NONE
                        .with("people", people)
                        .with("generic name", generic)
                        .with("service", service)
                        .with("password_enabled", user.hasPassword());
        return Verdict.by(
                Ruling.any(
                        Ruling.of(claimedTwice),
                        Ruling.all(
                                Ruling.of(generic),
                                Ruling.of(!service),
                                Ruling.of(user.hasPassword()))),
                Subject.user(user),
                generic && !service && !claimedTwice ? evidence : evidence.decidedBy(),
                () -> user.name() + " shows no sign of being shared.",
                () ->
                        claimedTwice
                                ? "%s is claimed by %d people: %s."
                                        .formatted(
                                                user.name(),
                                                people.size(),
                                                String.join(", ", people))
                                : user.name()
                                        + " has a console password and a name that is nobody's own.",
                () -> claimedTwice ? oneTooMany(user.name(), people) : split(user.name()));
    }

    private static Advice oneTooMany(String user, List<String> people) {
        return Advice.byHand(
                Remedy.SPLIT_SHARED_LOGIN,
                ("lockstep.yaml gives %s to %s. If one entry is a mistake, correct it; else give"
                                + " each of them a user of their own, and leave %s to one.")
                        .formatted(user, String.join(", ", people), user));
    }

    private static Advice split(String user) {
        return Advice.byHand(
                Remedy.SPLIT_SHARED_LOGIN,
                ("Find out who signs in as %s and give each of them a user of their own, with MFA."
                                + " When nobody needs %s any more, take its console access away; not"
                                + " earlier, so that nobody is locked out. If it is a machine,"
                                + " declare it in lockstep.yaml under services.")
                        .formatted(user, user));
    }
}
