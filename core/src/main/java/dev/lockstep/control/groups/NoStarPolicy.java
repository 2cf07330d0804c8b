package dev.lockstep.control.groups;

import dev.lockstep.access.UnknownPolicy;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// No policy that the account wrote itself allows everything on everything.
public final class NoStarPolicy implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "no-star-policy",
                            Step.GROUPS,
                            Severity.HIGH,
                            Subject.Kind.POLICY,
                            "No own policy allows every action on every resource")
                    .cis("1.16/1.15/2.15/2.14")
                    .securityHub("IAM.1")
                    .prowler(
                            "iam_customer_attached_policy_no_administrative_privileges",
                            "iam_customer_unattached_policy_no_administrative_privileges",
                            "iam_inline_policy_no_administrative_privileges")
                    .differs(
                            "statements with NotAction or a condition do not count, since they do"
                                    + " not allow everything");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var verdicts = new ArrayList<Verdict>();
        var missing = new ArrayList<Read.Missing<?>>();
        switch (snapshot.policies()) {
            case Read.Known<List<ManagedPolicy>>(var policies, var _) ->
                    policies.stream()
                            .filter(policy -> !policy.isAwsManaged())
                            .map(NoStarPolicy::judge)
                            .forEach(verdicts::add);
            case Read.Missing<List<ManagedPolicy>> absent -> missing.add(absent);
        }
        for (Read<List<OwnedPolicy>> owned : OwnedPolicy.all(snapshot)) {
            switch (owned) {
                case Read.Known<List<OwnedPolicy>>(var policies, var _) ->
                        policies.stream()
                                .map(one ->
                                        judge(
                                                one.subject(),
                                                one.policy().document(),
                                                "an inline policy"))
                                .forEach(verdicts::add);
                case Read.Missing<List<OwnedPolicy>> absent -> missing.add(absent);
            }
        }
        if (!missing.isEmpty()) {
            verdicts.add(Verdict.undetermined(Subject.account(snapshot), Evidence.NONE, missing));
        }
        return verdicts;
    }

    private static Verdict judge(ManagedPolicy policy) {
        Subject subject = Subject.of(Subject.Kind.POLICY, policy.name(), Optional.of(policy.arn()));
        return policy.document()
                .map(document ->
                        judge(subject, document, "the default version " + policy.defaultVersion()))
                .orElseGet(() ->
                        Verdict.undetermined(
                                subject, Evidence.NONE, UnknownPolicy.withoutDocument(policy)));
    }

    private static Verdict judge(Subject subject, PolicyParse parse, String what) {
        Evidence evidence = Evidence.NONE.with("judged", what);
        return switch (parse) {
            case Malformed malformed ->
                    Verdict.undetermined(
                            subject,
                            evidence,
                            UnknownPolicy.malformed("policy " + subject.name(), malformed));
            case PolicyDocument document ->
                    document.statements().stream()
                            .filter(NoStarPolicy::allowsEverything)
                            .findFirst()
                            .map(statement -> fail(subject, evidence, statement))
                            .orElseGet(() ->
                                    new Verdict.Pass(
                                            subject,
                                            "Policy "
                                                    + subject.name()
                                                    + " has no statement that allows everything.",
                                            evidence));
        };
    }

    private static Verdict fail(Subject subject, Evidence evidence, Statement statement) {
        return new Verdict.Fail(
                subject,
                "Policy "
                        + subject.name()
                        + " allows every action on every resource, in the statement at "
                        + statement.place()
                        + ".",
                evidence.with("statement", statement.place()).with("Sid", statement.sid()),
                Advice.byHand(
                        Remedy.REPLACE_STAR_POLICY,
                        "Write down which actions those who have policy "
                                + subject.name()
                                + " really use (the console shows them under Last Accessed), and"
                                + " let the policy allow only those. Whoever must be an"
                                + " administrator is better put into a group with the AWS managed"
                                + " policy AdministratorAccess, where it can be seen."));
    }

    /// All of it must stand in one statement; what another one denies is not taken off.
    private static boolean allowsEverything(Statement statement) {
        return statement.allows()
                && !statement.actions().negated()
                && statement.actions().patterns().stream().anyMatch(ActionPattern::matchesEvery)
                && statement
                        .resources()
                        .filter(resources -> !resources.negated())
                        .filter(resources ->
                                resources.patterns().stream()
                                        .anyMatch(ResourcePattern::matchesEvery))
                        .isPresent()
                && statement.conditions().isEmpty();
    }
}
