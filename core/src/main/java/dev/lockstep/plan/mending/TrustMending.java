package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Role;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.RoleChange;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.lint.PolicyKind;
import dev.lockstep.policy.lint.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/// Edits trust policies of roles, and only where a person asks for it by `--only`: nobody but the
/// owner knows who uses a role, and whoever is left out is refused at once.
final class TrustMending {
    private final PlanRequest request;
    private final AccountSnapshot snapshot;
    private final Baseline baseline;

    TrustMending(PlanRequest request) {
        this.request = request;
        this.snapshot = request.audit().snapshot();
        this.baseline = request.audit().baseline();
    }

    Mending close(Finding finding) {
        return asked(
                finding,
                (role, account) ->
                        TrustEdit.closed(
                                role.document(),
                                "arn:" + snapshot.partition() + ":iam::" + account + ":root",
                                baseline.trustedAccounts()),
                (role, edit) ->
                        new RoleChange.CloseRoleTrust(
                                finding.subject(), role.role().name(), text(edit)));
    }

    Mending narrow(Finding finding) {
        Set<String> known = new HashSet<>(baseline.trustedAccounts());
        snapshot.organizationAccounts().found().orElse(List.of()).stream()
                .map(OrganizationAccount::id)
                .forEach(known::add);
        return asked(
                finding,
                (role, account) ->
                        TrustEdit.withExternalId(
                                role.document(), account, known, externalId(role.role())),
                (role, edit) ->
                        new RoleChange.AskForExternalId(
                                finding.subject(),
                                role.role().name(),
                                List.copyOf(new TreeSet<>(edit.about())),
                                externalId(role.role()),
                                text(edit)));
    }

    Mending limitSource(Finding finding) {
        return asked(
                finding,
                (role, account) -> TrustEdit.withSource(role.document(), account),
                (role, edit) ->
                        new RoleChange.LimitSource(
                                finding.subject(),
                                role.role().name(),
                                List.copyOf(new TreeSet<>(edit.about())),
                                text(edit)));
    }

    /// The same for a role each time a plan is made; an external id is no secret (IAM User Guide,
    /// "Access to AWS accounts owned by third parties"), but each role has its own.
    private static String externalId(Role role) {
        String of = role.arn() + " " + role.id().orElse("");
        return "lockstep-" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }

    private record Trusted(Role role, PolicyDocument document) {}

    @FunctionalInterface
    private interface Edit {
        Optional<TrustEdit> of(Trusted role, String account);
    }

    @FunctionalInterface
    private interface Made {
        Change of(Trusted role, TrustEdit edit);
    }

    private Mending asked(Finding finding, Edit edit, Made made) {
        String control = finding.control().id();
        if (!request.selection().controls().contains(control)) {
            return Mending.byHand(
                    new Task(
                            Step.GROUPS,
                            finding.advice().orElseThrow().text()
                                    + " A plan changes a trust policy only if asked for this alone.",
                            Optional.empty(),
                            Optional.of("lockstep plan --only " + control)));
        }
        Optional<String> account = snapshot.accountId();
        Optional<Trusted> role =
                snapshot.roles().found().orElse(List.of()).stream()
                        .filter(one ->
                                finding.subject().arn().filter(one.arn()::equals).isPresent())
                        .flatMap(TrustMending::trusted)
                        .findFirst();
        if (account.isEmpty() || role.isEmpty()) {
            return byHand(finding, "The account's id or the trust policy is not known.");
        }
        Function<TrustEdit, Mending> use =
                edited ->
                        refused(edited.document())
                                .map(why -> byHand(finding, why))
                                .orElseGet(() -> Mending.by(made.of(role.get(), edited)));
        return edit.of(role.get(), account.get())
                .map(use)
                .orElseGet(() ->
                        byHand(finding, "What to write into the trust policy cannot be told."));
    }

    private static java.util.stream.Stream<Trusted> trusted(Role role) {
        return switch (role.trustPolicy()) {
            case PolicyDocument document -> java.util.stream.Stream.of(new Trusted(role, document));
            case Malformed _ -> java.util.stream.Stream.empty();
        };
    }

    private static Optional<String> refused(PolicyDocument document) {
        if (PolicySize.of(document) > PolicySize.TRUST) {
            return Optional.of(
                    "The trust policy would be longer than the "
                            + PolicySize.TRUST
                            + " characters that AWS takes.");
        }
        return Refusals.first(
                        PolicyDocument.parse(PolicyPrinter.compact(document)), PolicyKind.TRUST)
                .map(refusal ->
                        "AWS would not take the new trust policy: "
                                + refusal.expected()
                                + " was expected.");
    }

    private static String text(TrustEdit edit) {
        return PolicyPrinter.compact(edit.document());
    }

    private static Mending byHand(Finding finding, String why) {
        return Mending.byHand(
                Task.of(Step.GROUPS, why + " " + finding.advice().orElseThrow().text()));
    }
}
