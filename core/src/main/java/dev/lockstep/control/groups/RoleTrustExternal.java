package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import dev.lockstep.control.groups.trust.ForeignParty;
import dev.lockstep.control.groups.trust.GuestCondition;
import dev.lockstep.control.groups.trust.TrustStatement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Roles trust only accounts that are known, or ask strangers for an external id, the organization
/// or MFA.
public final class RoleTrustExternal implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "role-trust-external",
                            Step.GROUPS,
                            Severity.MEDIUM,
                            Subject.Kind.ROLE,
                            "Roles trust only known accounts")
                    .prowler("iam_role_cross_account_readonlyaccess_policy")
                    .differs(
                            "every role counts, not those with ReadOnlyAccess alone; known accounts"
                                    + " pass, and so do conditions that strangers cannot meet");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Set<String> known = new HashSet<>(baseline.trustedAccounts());
        snapshot.organizationAccounts().found().orElse(List.of()).stream()
                .map(OrganizationAccount::id)
                .forEach(known::add);
        return TrustedRole.judgeEach(
                snapshot,
                role ->
                        role.judgeBy(
                                statements -> judge(snapshot, baseline, known, role, statements)));
    }

    private static Verdict judge(
            AccountSnapshot snapshot,
            Baseline baseline,
            Set<String> known,
            TrustedRole role,
            List<TrustStatement> statements) {
        String name = role.role().name();
        Optional<String> own = ForeignParty.account(role.role().arn()).or(snapshot::accountId);
        List<ForeignParty> foreign =
                statements.stream().flatMap(s -> parties(s, own)).distinct().toList();
        List<ForeignParty> strangers =
                statements.stream()
                        .filter(statement -> !statement.hasCondition(GuestCondition::asksGuests))
                        .flatMap(statement -> parties(statement, own))
                        .filter(party -> party.isStranger(known))
                        .distinct()
                        .toList();
        Evidence evidence = evidence(snapshot, baseline, role, foreign);
        if (foreign.isEmpty()) {
            return new Verdict.NotApplicable(
                    role.subject(),
                    "Role " + name + " names no principal of another account.",
                    evidence);
        }
        if (strangers.isEmpty()) {
            return new Verdict.Pass(
                    role.subject(), "Role " + name + " trusts no unknown account.", evidence);
        }
        if (own.isEmpty()) {
            return Verdict.undetermined(
                    role.subject(),
                    evidence,
                    Read.notAsked(ReadKey.CALLER_IDENTITY, "the id of this account is not known"));
        }
        String named = String.join(", ", strangers.stream().map(ForeignParty::principal).toList());
        return new Verdict.Fail(
                role.subject(),
                "Role " + name + " trusts accounts that nobody declared: " + named + ".",
                evidence,
                role.advice(
                        Remedy.NARROW_ROLE_TRUST,
                        "Find out who owns "
                                + named
                                + ". If it is yours or a partner's, list its account under"
                                + " trusted-accounts in lockstep.yaml; if it is a vendor's, ask for"
                                + " an external id and add a condition on sts:ExternalId to the"
                                + " trust policy of role "
                                + name
                                + ". Otherwise take it out of the trust policy."));
    }

    private static Evidence evidence(
            AccountSnapshot snapshot,
            Baseline baseline,
            TrustedRole role,
            List<ForeignParty> foreign) {
        if (foreign.isEmpty()) {
            return role.evidence();
        }
        Evidence evidence =
                role.evidence()
                        .with(
                                "foreign principals",
                                foreign.stream().map(ForeignParty::principal).toList())
                        .with("trusted-accounts", baseline.trustedAccounts())
                        .with(
                                "accounts of the organization",
                                snapshot.organizationAccounts().map(List::size));
        return foreign.stream().anyMatch(ForeignParty::isDeleted)
                ? evidence.note(
                        "An id such as AROA… stands for a principal that was deleted: it names"
                                + " nobody, and nobody can take its place.")
                : evidence;
    }

    private static Stream<ForeignParty> parties(TrustStatement statement, Optional<String> own) {
        return statement.principals().stream()
                .flatMap(principal -> ForeignParty.of(principal, own).stream());
    }
}
