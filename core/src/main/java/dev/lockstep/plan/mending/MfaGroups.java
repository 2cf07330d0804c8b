package dev.lockstep.plan.mending;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.change.Change;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.control.Step;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.policy.PolicyParse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Which declared groups may ask their members for MFA, and what it takes.
///
/// A group may, if it holds people alone, none of them a break-glass user; each with a password has
/// MFA; and none has an access key that was used lately, or an active credential for one service,
/// whose calls bring no MFA. What is not known counts against it.
final class MfaGroups {
    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final Instant now;
    private final Belonging belonging;
    private final DeclaredGroups groups;
    private final DeclaredPolicies policies;
    private final Map<String, Optional<String>> against = new HashMap<>();

    MfaGroups(
            PlanRequest request,
            Belonging belonging,
            DeclaredGroups groups,
            DeclaredPolicies policies) {
        this.snapshot = request.audit().snapshot();
        this.baseline = request.audit().baseline();
        this.now = request.audit().judgedAt();
        this.belonging = belonging;
        this.groups = groups;
        this.policies = policies;
    }

    /// Why a group may not ask; sentences, the first of which reads on from a colon.
    Optional<String> against(GroupGoal goal) {
        Optional<String> known = against.get(goal.name());
        if (known == null) {
            List<String> all = reasons(goal);
            known = all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all) + ".");
            against.put(goal.name(), known);
        }
        return known;
    }

    /// What lets a group ask, once it is as declared; none: it does already.
    List<Change> changes(GroupGoal goal) {
        var all = new ArrayList<Change>();
        Optional<ManagedPolicy> standing = standing();
        Optional<DeclaredPolicies.Found> made = Optional.empty();
        if (standing.isEmpty()) {
            made = policies.make(Step.USER_MFA, RequireMfa.NAME, "/", document());
        } else if (!DeclaredPolicies.hasDocument(standing.get(), document())) {
            all.add(DeclaredPolicies.updated(Step.USER_MFA, standing.get(), document()));
        }
        String arn = standing.map(ManagedPolicy::arn).orElse("");
        if (made.isPresent()
                && made.get() instanceof DeclaredPolicies.Found.Usable(var newArn, var first)) {
            first.ifPresent(all::add);
            arn = newArn;
        }
        if (!has(goal)) {
            GroupPlan plan = groups.plan(goal);
            all.add(new PolicyChange.RequireMfa(plan.subject(), plan.name(), arn));
        }
        return all;
    }

    private boolean has(GroupGoal goal) {
        return groups.existing(goal.name()).map(Group::attachedPolicies).orElse(List.of()).stream()
                .anyMatch(MfaGroups::isMfaPolicy);
    }

    private static boolean isMfaPolicy(AttachedPolicy policy) {
        return !policy.isAwsManaged() && policy.name().equals(RequireMfa.NAME);
    }

    private Optional<ManagedPolicy> standing() {
        return snapshot.policies().found().orElse(List.of()).stream()
                .filter(one -> !one.isAwsManaged())
                .filter(one -> one.name().equalsIgnoreCase(RequireMfa.NAME))
                .findFirst();
    }

    private PolicyParse document() {
        return RequireMfa.document(snapshot.partition(), snapshot.accountId().orElse(""));
    }

    private List<String> reasons(GroupGoal goal) {
        var reasons = new ArrayList<String>();
        if (snapshot.policies() instanceof Read.Missing<List<ManagedPolicy>> missing) {
            reasons.add("the policies of the account were not read: " + missing.because());
        } else if (snapshot.groups() instanceof Read.Missing<List<Group>> missing) {
            reasons.add("the groups were not read: " + missing.because());
        } else if (!belonging.membersAreKnown()) {
            reasons.add("it is not known who is in it");
        } else if (snapshot.accountId().isEmpty()) {
            reasons.add("the account's id is not known");
        } else {
            otherDocument().ifPresent(reasons::add);
            full(goal).ifPresent(reasons::add);
            members(goal, reasons);
            otherHolders(goal, reasons);
        }
        return reasons;
    }

    /// A policy of this name that says something else is replaced only where nobody has it but
    /// groups that the baseline declares.
    private Optional<String> otherDocument() {
        return standing()
                .filter(one -> !DeclaredPolicies.hasDocument(one, document()))
                .flatMap(one -> policies.othersWith(one.arn()))
                .map(others ->
                        "the policy "
                                + RequireMfa.NAME
                                + " stands with another document, and "
                                + others
                                + " has it too");
    }

    /// Another document comes into force for everybody who has the policy, not in this group alone.
    private void otherHolders(GroupGoal goal, List<String> reasons) {
        standing()
                .filter(one -> !DeclaredPolicies.hasDocument(one, document()))
                .ifPresent(one ->
                        snapshot.account().groups().values().stream()
                                .filter(group -> !group.name().equalsIgnoreCase(goal.name()))
                                .filter(group ->
                                        group.attachedPolicies().stream()
                                                .anyMatch(had -> had.arn().equals(one.arn())))
                                .flatMap(group -> baseline.group(group.name()).stream())
                                .forEach(other -> members(other, reasons)));
    }

    private Optional<String> full(GroupGoal goal) {
        long count =
                groups.existing(goal.name()).map(Group::attachedPolicies).orElse(List.of()).size()
                        + groups.plan(goal).gives().stream()
                                .filter(PolicyChange.AttachPolicyToGroup.class::isInstance)
                                .count();
        return count < DeclaredGroups.MOST_ATTACHED || has(goal)
                ? Optional.empty()
                : Optional.of(
                        "it has as many managed policies as AWS takes, "
                                + DeclaredGroups.MOST_ATTACHED);
    }

    private void members(GroupGoal goal, List<String> reasons) {
        var members = new TreeSet<>(belonging.members(goal.name()));
        members.addAll(belonging.given(goal.name()));
        var services = new TreeSet<String>();
        members.stream().filter(belonging::isService).forEach(services::add);
        belonging.coming(goal.name()).stream().filter(belonging::isService).forEach(services::add);
        if (!services.isEmpty()) {
            reasons.add(
                    "it holds services, whose calls bring no MFA, beside people; give "
                            + String.join(", ", services)
                            + " a group of its own in lockstep.yaml");
        }
        var emergency = belonging.breakGlassIn(goal.name());
        if (!emergency.isEmpty()) {
            reasons.add(String.join(", ", emergency) + " is a break-glass user");
        }
        var without = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        var keys = new ArrayList<String>();
        for (String member : members) {
            UserReads user = snapshot.user(member);
            if (!isFalse(user.hasPassword()) && !isTrue(user.hasMfa())) {
                boolean isKnown = user.hasPassword().isKnown() && user.hasMfa().isKnown();
                (isKnown ? without : unknown).add(member);
            }
            if (!belonging.isService(member)) {
                key(user).or(() -> serviceCredential(user)).ifPresent(keys::add);
            }
        }
        if (!without.isEmpty()) {
            reasons.add(
                    "first these need MFA, who have a password and none: "
                            + String.join(", ", without));
        }
        if (!unknown.isEmpty()) {
            reasons.add(
                    "it is not known whether these have a password and MFA: "
                            + String.join(", ", unknown));
        }
        reasons.addAll(keys);
    }

    private static boolean isTrue(Read<Boolean> read) {
        return read.found().orElse(false);
    }

    private static boolean isFalse(Read<Boolean> read) {
        return !read.found().orElse(true);
    }

    /// An access key of a person that would stop working, or may.
    private Optional<String> key(UserReads user) {
        Partly<UserKey> keys = user.activeKeys();
        if (keys.further().isPresent()) {
            return Optional.of(
                    "the access keys of "
                            + user.name()
                            + " were not read: "
                            + keys.further().get().because());
        }
        return keys.known().stream().flatMap(key -> key(user, key).stream()).findFirst();
    }

    private Optional<String> key(UserReads user, UserKey key) {
        String what = "the access key " + key.name() + " of " + user.name();
        return switch (key.lastUsed()) {
            case Read.Missing<AccessKey.LastUsed> missing ->
                    Optional.of(
                            "it is not known when "
                                    + what
                                    + " was last used: "
                                    + missing.because());
            case Read.Known<AccessKey.LastUsed>(var use, var _) ->
                    use.date()
                            .filter(this::isLately)
                            .map(date ->
                                    what
                                            + " was used "
                                            + Duration.between(date, now).toDays()
                                            + " days ago, and its calls bring no MFA");
        };
    }

    /// A credential for one service, such as Git of CodeCommit: its calls bring no MFA either, and
    /// AWS does not say when it was last used.
    private static Optional<String> serviceCredential(UserReads user) {
        if (user.serviceCredentials() instanceof Read.Missing<List<ServiceCredential>> missing) {
            return Optional.of(
                    "the service-specific credentials of "
                            + user.name()
                            + " were not read: "
                            + missing.because());
        }
        return user.serviceCredentials().found().orElse(List.of()).stream()
                .filter(one -> one.status().equals("Active"))
                .findFirst()
                .map(one ->
                        "the credential "
                                + one.id()
                                + " of "
                                + user.name()
                                + " for "
                                + one.service()
                                + " is active, and its calls bring no MFA");
    }

    private boolean isLately(Instant use) {
        return Duration.between(use, now).toDays() <= baseline.limits().keyUsedDays();
    }
}
