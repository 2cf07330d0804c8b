package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Partly;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
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

/// People must not have access keys, other than those that the register says are needed. Who is a
/// person, the roster says; without a roster each user with a console password counts as one.
public final class PersonWithoutKey implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "person-without-key",
                            Step.ACCESS_KEYS,
                            Severity.MEDIUM,
                            Subject.Kind.USER,
                            "People have no access keys")
                    .prowler("iam_user_with_temporary_credentials");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        KeyRegister register = KeyRegister.of(snapshot, baseline, now);
        Roster roster = baseline.roster();
        return EachUser.judge(
                snapshot,
                user -> {
                    Ruling person =
                            roster.isDeclared()
                                    ? Ruling.of(roster.isPerson(user.name()))
                                    : Ruling.of(user.hasPassword());
                    return person.isNo()
                            ? Verdict.notApplicable(
                                    Subject.user(user),
                                    roster.isDeclared()
                                            ? user.name() + " is no person of the roster."
                                            : user.name() + " has no console password.",
                                    roster.isDeclared() ? snapshot.users() : user.hasPassword())
                            : judge(user, person, register)
                                    .alsoSettledBy(
                                            roster.isDeclared()
                                                    ? List.of()
                                                    : Evidence.settling(user.hasPassword()));
                });
    }

    private static Verdict judge(UserReads user, Ruling person, KeyRegister register) {
        Partly<UserKey> active = user.activeKeys();
        List<UserKey> uncovered =
                active.known().stream().filter(key -> register.covers(user, key).isNo()).toList();
        List<String> names = uncovered.stream().map(UserKey::name).toList();
        Evidence evidence =
                Evidence.NONE
                        .with(
                                "active access keys",
                                active.known().stream().map(UserKey::name).toList())
                        .with("without a need", names)
                        .alsoSettledBy(active.settledBy());
        if (active.further().isPresent()) {
            evidence = evidence.with("further access keys", active.further().get());
        }
        if (!person.isYes()) {
            evidence = evidence.with("console password", user.hasPassword());
        }
        return Verdict.by(
                Ruling.all(person, register.hasUncoveredKey(user)),
                Subject.user(user),
                evidence,
                () -> user.name() + " has no active access key without a business need.",
                () ->
                        "%s is a person and has active access keys that no business need covers: %s."
                                .formatted(user.name(), String.join(", ", names)),
                () -> advice(user, uncovered));
    }

    private static Advice advice(UserReads user, List<UserKey> uncovered) {
        String first =
                ("People need no access keys: %s can sign in to the command line with `aws login` or"
                                + " IAM Identity Center, which give temporary credentials.")
                        .formatted(user.name());
        List<String> ids = uncovered.stream().flatMap(key -> key.id().stream()).toList();
        if (ids.size() < uncovered.size() || ids.isEmpty()) {
            return KeyAdvice.listFirst(Remedy.RETIRE_ACCESS_KEY, first, user);
        }
        return new Advice(
                Remedy.RETIRE_ACCESS_KEY,
                first
                        + " Ask what the keys are used for and move that first; then make them"
                        + " inactive. The same command with --status Active takes it back.",
                ids.stream().map(id -> KeyAdvice.status(user.name(), id, "Inactive")).toList());
    }
}
