package dev.lockstep.control.usermfa;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.WithoutMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
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
import dev.lockstep.control.groups.effect.AdministratorRights;
import dev.lockstep.control.groups.effect.Sources;
import java.time.Instant;
import java.util.List;

/// Whoever signs in with a password can do nothing without MFA but set it up.
public final class MfaEnforced implements Control {
    private static final int SHOWN = 50;

    private static final ControlInfo INFO =
            ControlInfo.of(
                    "mfa-enforced",
                    Step.USER_MFA,
                    Severity.HIGH,
                    Subject.Kind.USER,
                    "Without MFA nothing goes but setting it up");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var rights = AdministratorRights.of(snapshot);
        return EachUser.judge(snapshot, user -> judge(snapshot, user, rights));
    }

    private static Verdict judge(
            AccountSnapshot snapshot, UserReads user, AdministratorRights rights) {
        Subject subject = Subject.user(user);
        Read<Boolean> password = user.hasPassword();
        if (Ruling.of(password).isNo()) {
            return Verdict.notApplicable(
                    subject, user.name() + " has no console password.", password);
        }
        Evidence facts = Evidence.NONE.with("password_enabled", password);
        return switch (rights.user(user.name())) {
            case Read.Missing<PrincipalAccess> missing ->
                    Verdict.by(
                            Ruling.all(Ruling.of(password), Ruling.open(missing)),
                            subject,
                            facts.with("policies in force", missing),
                            "",
                            "",
                            advice(user.name()));
            case Read.Known<PrincipalAccess>(var access, var _) -> {
                WithoutMfa without = WithoutMfa.of(snapshot, access);
                Ruling open = ruling(without, user, access);
                Evidence shown = Sources.of(access, evidence(facts, without));
                yield Verdict.by(
                        Ruling.all(Ruling.of(password), open),
                        subject,
                        open.isNo() ? shown.decidedBy() : shown,
                        () -> user.name() + " can do nothing without MFA but set it up.",
                        () -> fails(user.name(), without),
                        () -> advice(user.name()));
            }
        };
    }

    /// A missing document may allow more, or deny what is allowed; a missing boundary only the
    /// latter.
    private static Ruling ruling(WithoutMfa without, UserReads user, PrincipalAccess access) {
        boolean noBoundary =
                access.layers().boundary().isEmpty()
                        && user.details().found().flatMap(one -> one.boundary()).isPresent();
        boolean allOfThePerson = access.unknown().size() == (noBoundary ? 1 : 0);
        return switch (without) {
            case WithoutMfa.Proven _ ->
                    allOfThePerson ? Ruling.no() : new Ruling.Open(access.unknown());
            case WithoutMfa.Allowed _ ->
                    access.isWhole() ? Ruling.yes() : new Ruling.Open(access.unknown());
            case WithoutMfa.Undecided undecided ->
                    access.isWhole()
                            ? Ruling.open(unknown(user.name(), undecided))
                            : new Ruling.Open(access.unknown());
        };
    }

    private static Read.Missing<?> unknown(String user, WithoutMfa.Undecided undecided) {
        return Read.notAsked(
                ReadKey.DETAILS,
                "whether "
                        + user
                        + " may do "
                        + undecided.actions().getFirst()
                        + (undecided.actions().size() > 1
                                ? " and " + (undecided.actions().size() - 1) + " more"
                                : "")
                        + " without MFA hangs on "
                        + (undecided.keys().isEmpty()
                                ? "the resource"
                                : "the request: " + String.join(", ", undecided.keys())));
    }

    private static Evidence evidence(Evidence facts, WithoutMfa without) {
        return switch (without) {
            case WithoutMfa.Proven _ -> facts.with("allowed without MFA", List.of());
            case WithoutMfa.Undecided(var keys, var actions) ->
                    facts.with("not decided without MFA", some(actions))
                            .with("condition keys that decide", keys);
            case WithoutMfa.Allowed(var examples, var actions) ->
                    facts.with(
                                    "allowed without MFA",
                                    examples.stream()
                                            .map(call -> call.action() + " on " + call.resource())
                                            .toList())
                            .with(
                                    "statements",
                                    examples.stream()
                                            .flatMap(call -> call.by().stream())
                                            .map(Sources::statement)
                                            .distinct()
                                            .toList())
                            .with("actions that may be allowed", some(actions))
                            .with("number of such actions", actions.size());
        };
    }

    private static List<String> some(List<String> actions) {
        return actions.subList(0, Math.min(SHOWN, actions.size()));
    }

    private static String fails(String user, WithoutMfa without) {
        return without instanceof WithoutMfa.Allowed(var examples, var actions)
                ? "%s can do more without MFA than set it up: %s on %s%s."
                        .formatted(
                                user,
                                examples.getFirst().action(),
                                examples.getFirst().resource(),
                                actions.size() > 1
                                        ? ", and maybe " + (actions.size() - 1) + " other actions"
                                        : "")
                : "";
    }

    private static Advice advice(String user) {
        return Advice.byHand(
                Remedy.ENFORCE_MFA,
                ("Attach to a group of %1$s a policy that denies everything without MFA but setting"
                                + " it up; `lockstep explain mfa-enforced` shows one, called"
                                + " LockstepRequireMfa, that can be used as it is. First see that %1$s has"
                                + " an MFA device that works, and tell %1$s to sign in again. Keys stop"
                                + " working without a session that has MFA: a machine needs another group,"
                                + " or better a role.")
                        .formatted(user));
    }
}
