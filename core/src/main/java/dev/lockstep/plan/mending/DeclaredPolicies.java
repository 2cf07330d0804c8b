package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.change.Change;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.groups.PolicyContent;
import dev.lockstep.effect.IamArn;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import dev.lockstep.policy.lint.PolicyKind;
import dev.lockstep.policy.lint.Refusals;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the managed policies that the baseline names, and what it takes for them to stand with the
/// documents that it gives.
final class DeclaredPolicies {
    /// Rule source: IAM User Guide, "IAM and AWS STS quotas": versions of a managed policy.
    private static final int MOST_VERSIONS = 5;

    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final PolicyUsers users;
    private final Belonging belonging;
    private final Map<PolicyGoal, Found> found = new HashMap<>();

    DeclaredPolicies(
            AccountSnapshot snapshot, Baseline baseline, PolicyUsers users, Belonging belonging) {
        this.snapshot = snapshot;
        this.baseline = baseline;
        this.users = users;
        this.belonging = belonging;
    }

    /// A declared policy.
    sealed interface Found {
        /// It stands, or will once the change is made.
        ///
        /// @param first makes it, or gives it the declared document
        record Usable(String arn, Optional<Change> first) implements Found {}

        /// It cannot be used.
        ///
        /// @param why a sentence without its full stop
        record Unusable(String why) implements Found {}
    }

    Found find(PolicyGoal goal) {
        return found.computeIfAbsent(goal, this::look);
    }

    private Found look(PolicyGoal goal) {
        return switch (snapshot.policies()) {
            case Read.Missing<List<ManagedPolicy>> missing ->
                    new Found.Unusable(
                            "the managed policies of the account were not read: "
                                    + missing.because());
            case Read.Known<List<ManagedPolicy>>(var policies, var _) -> look(goal, policies);
        };
    }

    private Found look(PolicyGoal goal, List<ManagedPolicy> policies) {
        Optional<ManagedPolicy> own =
                policies.stream()
                        .filter(one -> !one.isAwsManaged())
                        .filter(one -> goal.isMetBy(one.name(), one.arn()))
                        .findFirst();
        if (goal.document().isPresent()) {
            return own.map(one -> withDocument(one, goal.document().get()))
                    .orElseGet(() -> made(goal, goal.document().get()));
        }
        return aws(goal, policies)
                .or(() -> own.map(ManagedPolicy::arn))
                .<Found>map(arn -> new Found.Usable(arn, Optional.empty()))
                .orElseGet(() ->
                        new Found.Unusable(
                                "the policy "
                                        + goal.nameOrArn()
                                        + " exists neither in the account nor among AWS's own, and"
                                        + " lockstep.yaml gives no file with its document; write"
                                        + " one with `lockstep access make-policy` and name it as"
                                        + " `{name: "
                                        + goal.nameOrArn()
                                        + ", file: …}`"));
    }

    /// The ARN of one of AWS's own: as this account lists it, else by the catalogue.
    private Optional<String> aws(PolicyGoal goal, List<ManagedPolicy> policies) {
        Predicate<String> isNamed = goal.nameOrArn()::equalsIgnoreCase;
        Optional<String> listed =
                policies.stream()
                        .filter(ManagedPolicy::isAwsManaged)
                        .filter(one -> goal.isMetBy(one.name(), one.arn()))
                        .map(ManagedPolicy::arn)
                        .findFirst();
        return listed.or(() ->
                goal.nameOrArn().startsWith("arn:")
                        ? AwsManagedPolicies.builtIn()
                                .byArn(goal.nameOrArn())
                                .map(_ -> goal.nameOrArn())
                        : AwsManagedPolicies.builtIn().listed().stream()
                                .filter(one -> isNamed.test(one.name()))
                                .map(one ->
                                        "arn:"
                                                + snapshot.partition()
                                                + ":iam::aws:policy/"
                                                + one.path())
                                .findFirst());
    }

    private Found made(PolicyGoal goal, PolicyParse document) {
        String name = IamArn.policyName(goal.nameOrArn());
        String path =
                goal.nameOrArn().startsWith("arn:") ? IamArn.policyPath(goal.nameOrArn()) : "/";
        return make(Step.GROUPS, name, path, document)
                .filter(one -> one instanceof Found.Usable(var arn, var _) && isMeant(goal, arn))
                .orElseGet(() ->
                        new Found.Unusable(
                                usable(document)
                                        .map(why -> "the policy " + name + ": " + why)
                                        .orElse(
                                                "the policy "
                                                        + goal.nameOrArn()
                                                        + " is not one of this account")));
    }

    private static boolean isMeant(PolicyGoal goal, String arn) {
        return goal.isMetBy(IamArn.policyName(arn), arn);
    }

    /// A policy that is to be made; empty if AWS would not take the document, or if the account's
    /// id is not known.
    Optional<Found> make(Step step, String name, String path, PolicyParse document) {
        if (snapshot.accountId().isEmpty() || usable(document).isPresent()) {
            return Optional.empty();
        }
        String arn = IamArn.of(snapshot.account(), "policy", path, name);
        return Optional.of(
                new Found.Usable(
                        arn,
                        Optional.of(
                                new PolicyChange.CreatePolicy(
                                        step, subject(name, arn), name, path, text(document)))));
    }

    private Found withDocument(ManagedPolicy policy, PolicyParse wanted) {
        Optional<String> refused = usable(wanted);
        if (refused.isPresent()) {
            return new Found.Unusable("the policy " + policy.name() + ": " + refused.get());
        }
        if (hasDocument(policy, wanted)) {
            return new Found.Usable(policy.arn(), Optional.empty());
        }
        if (policy.document().isEmpty()) {
            return new Found.Unusable(
                    "the document in force of the policy " + policy.name() + " was not read");
        }
        if (users.missing().isPresent()) {
            return new Found.Unusable(
                    "it is not known who else has the policy "
                            + policy.name()
                            + ": "
                            + users.missing().get().because());
        }
        List<String> others =
                users.of(policy.arn()).stream()
                        .filter(holder -> !isDeclaredFor(holder, policy))
                        .map(PolicyUsers.Holder::toString)
                        .toList();
        if (!others.isEmpty()) {
            return new Found.Unusable(
                    "the policy "
                            + policy.name()
                            + " has another document than lockstep.yaml gives it, and others have"
                            + " it too, who would get the new one: "
                            + String.join(", ", others));
        }
        List<String> emergency = breakGlassWith(policy.arn());
        return emergency.isEmpty()
                ? new Found.Usable(policy.arn(), Optional.of(updated(Step.GROUPS, policy, wanted)))
                : new Found.Unusable(
                        "the policy "
                                + policy.name()
                                + " has another document than lockstep.yaml gives it, and so have"
                                + " break-glass users by a group that they are in, whose rights no"
                                + " plan changes: "
                                + String.join(", ", emergency));
    }

    /// The break-glass users who have a policy by any group, with that group.
    private List<String> breakGlassWith(String arn) {
        return users.of(arn).stream()
                .filter(holder -> holder.kind() == PolicyUsers.Kind.GROUP)
                .flatMap(holder ->
                        belonging.breakGlassIn(holder.name()).stream()
                                .map(user -> user + " in " + holder))
                .toList();
    }

    /// Whoever has a policy beside groups that the baseline declares, in words; empty: nobody.
    Optional<String> othersWith(String arn) {
        if (users.missing().isPresent()) {
            return Optional.of("somebody whose list was not read");
        }
        List<String> others =
                users.of(arn).stream()
                        .filter(holder ->
                                holder.kind() != PolicyUsers.Kind.GROUP
                                        || baseline.group(holder.name()).isEmpty())
                        .map(PolicyUsers.Holder::toString)
                        .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", others));
    }

    /// Whether somebody is to have the policy with its declared document.
    private boolean isDeclaredFor(PolicyUsers.Holder holder, ManagedPolicy policy) {
        return holder.kind() == PolicyUsers.Kind.GROUP
                && baseline.group(holder.name())
                        .flatMap(GroupGoal::policies)
                        .filter(goals ->
                                goals.stream()
                                        .filter(one -> one.document().isPresent())
                                        .anyMatch(one -> one.isMetBy(policy.name(), policy.arn())))
                        .isPresent();
    }

    /// Whether a policy says in force what a document says.
    static boolean hasDocument(ManagedPolicy policy, PolicyParse wanted) {
        return policy.document().isPresent() && isSame(policy.document().get(), wanted);
    }

    static boolean isSame(PolicyParse one, PolicyParse other) {
        return one instanceof PolicyDocument first
                && other instanceof PolicyDocument second
                && PolicyContent.of(first).equals(PolicyContent.of(second));
    }

    /// The change that gives a policy another document.
    static Change updated(Step step, ManagedPolicy policy, PolicyParse wanted) {
        return new PolicyChange.UpdatePolicy(
                step,
                subject(policy.name(), policy.arn()),
                policy.arn(),
                policy.versions().size() < MOST_VERSIONS ? Optional.empty() : oldest(policy),
                text(wanted));
    }

    /// The oldest version that is not in force; numbers only grow (IAM User Guide, "Versioning IAM
    /// policies").
    private static Optional<String> oldest(ManagedPolicy policy) {
        return policy.versions().stream()
                .map(Version::id)
                .filter(id -> !id.equals(policy.defaultVersion()))
                .min(
                        Comparator.comparingInt(String::length)
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// Why AWS would not take a document for a managed policy; empty: it takes it.
    static Optional<String> usable(PolicyParse document) {
        return switch (document) {
            case Malformed malformed ->
                    Optional.of(
                            "its document is no policy: at "
                                    + malformed.place()
                                    + " "
                                    + malformed.expected()
                                    + " was expected");
            case PolicyDocument policy when PolicySize.of(policy) > PolicySize.MANAGED ->
                    Optional.of(
                            "its document is longer than the "
                                    + PolicySize.MANAGED
                                    + " characters that AWS takes");
            case PolicyDocument policy ->
                    Refusals.first(policy, PolicyKind.IDENTITY)
                            .map(refusal ->
                                    "AWS does not take its document: at "
                                            + refusal.place()
                                            + " "
                                            + refusal.expected()
                                            + " was expected");
        };
    }

    /// The shortest text: the limits count it so.
    static String text(PolicyParse document) {
        return document instanceof PolicyDocument policy
                ? PolicyPrinter.compact(policy)
                : document.text();
    }

    static Subject subject(String name, String arn) {
        return Subject.of(Subject.Kind.POLICY, name, Optional.of(arn));
    }
}
