package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Mends.goal;
import static dev.lockstep.plan.mending.Mends.limited;
import static dev.lockstep.plan.mending.Mends.mending;
import static dev.lockstep.plan.mending.Mends.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupMendingTest {
    private static final String S3 = Policies.of(Policies.allow("s3:GetObject", "*"));
    private static final String LOGS = Policies.of(Policies.allow("logs:GetLogEvents", "*"));
    private static final String AS_DECLARED = "group-as-declared";

    @Test
    void a_group_that_does_not_exist_is_made_with_its_policies_and_people() {
        mending(
                        account().user("alice", u -> u).user("bob", u -> u),
                        baseline()
                                .groups(
                                        goal(
                                                "developers",
                                                policy("developers-own", S3),
                                                policy("ViewOnlyAccess")))
                                .personAs("alice", "alice", "developers"),
                        AS_DECLARED)
                .plans(
                        "Create the group developers.",
                        "Create the policy developers-own.",
                        "Attach the policy developers-own to the group developers.",
                        "Attach the policy ViewOnlyAccess to the group developers.",
                        "Put alice into the group developers.")
                .leavesNothing()
                .breaksNothing()
                .thenPasses(AS_DECLARED, "developers")
                .thenPasses("group-not-empty", "developers")
                .thenNothingIsLeftToChange(AS_DECLARED);
    }

    @Test
    void what_is_missing_is_attached_and_what_is_too_much_detached() {
        mending(
                        account()
                                .policy("old", LOGS)
                                .group(
                                        "Developers",
                                        List.of(ownPolicy("old"), awsPolicy("ReadOnlyAccess")),
                                        List.of(new InlinePolicy("more", PolicyDocument.parse(S3))))
                                .user("alice", u -> u.inGroup("Developers")),
                        baseline()
                                .groups(
                                        goal(
                                                "developers",
                                                policy("ReadOnlyAccess"),
                                                policy("AmazonS3ReadOnlyAccess")))
                                .personAs("alice", "alice", "developers"),
                        AS_DECLARED)
                .plans(
                        "Attach the policy AmazonS3ReadOnlyAccess to the group Developers.",
                        "Detach the policy old from the group Developers.",
                        "Remove the inline policy more of the group Developers.")
                .leavesNothing()
                .thenPasses(AS_DECLARED, "developers");
    }

    @Test
    void declared_inline_policies_are_written_and_replaced_where_they_say_something_else() {
        Mends mends =
                mending(
                        account()
                                .group(
                                        "ops",
                                        List.of(),
                                        List.of(
                                                new InlinePolicy("a", PolicyDocument.parse(LOGS)),
                                                new InlinePolicy("b", PolicyDocument.parse(S3))))
                                .user("alice", u -> u.inGroup("ops")),
                        baseline()
                                .groups(
                                        TestBaseline.groupWithInline(
                                                "ops", Map.of("a", S3, "b", S3, "c", LOGS)))
                                .personAs("alice", "alice", "ops"),
                        AS_DECLARED);
        mends.plans(
                        "Replace the inline policy a of the group ops by the declared one.",
                        "Write the inline policy c of the group ops.")
                .thenPasses(AS_DECLARED, "ops");
        assertThat(mends.changes())
                .extracting(Change::nature)
                .containsExactlyInAnyOrder(Change.Nature.NEITHER, Change.Nature.GIVES);
    }

    @Test
    void a_policy_that_exists_nowhere_and_has_no_file_is_by_hand_and_nothing_is_half_made() {
        mending(
                        account().user("alice", u -> u),
                        baseline()
                                .groups(goal("developers", policy("no-such-policy")))
                                .personAs("alice", "alice", "developers"),
                        AS_DECLARED)
                .plans()
                .leaves("no-such-policy exists neither", "lockstep access make-policy");
    }

    @Test
    void a_document_that_AWS_would_not_take_is_by_hand() {
        mending(
                        account(),
                        baseline().groups(goal("developers", policy("own", "{\"Version\": 1}"))),
                        AS_DECLARED)
                .plans()
                .leaves("The policy own");
    }

    @Test
    void names_that_are_not_read_let_nothing_be_planned() {
        mending(
                        account().denied(ReadKey.DETAILS),
                        baseline().groups(goal("developers", policy("ViewOnlyAccess"))),
                        AS_DECLARED)
                .plans();
        mending(
                        account()
                                .group("developers")
                                .change(answers ->
                                        answers.with(
                                                ReadKey.DETAILS,
                                                answers.get(ReadKey.DETAILS)
                                                        .map(details ->
                                                                new dev.lockstep.account
                                                                        .AuthorizationDetails(
                                                                        details.users(),
                                                                        details.groups(),
                                                                        details.roles(),
                                                                        Optional.empty())))),
                        baseline().groups(goal("developers", policy("ViewOnlyAccess"))),
                        AS_DECLARED)
                .plans()
                .leaves("managed policies of the account were not read");
    }

    @Test
    void the_group_of_a_break_glass_user_is_left_alone() {
        mending(
                        account()
                                .group("administrators", awsPolicy("PowerUserAccess"))
                                .user("emergency", u -> u.inGroup("administrators")),
                        baseline()
                                .groups(goal("administrators", policy("AdministratorAccess")))
                                .breakGlass("emergency"),
                        AS_DECLARED)
                .plans()
                .leaves("group administrators has emergency in it, a break-glass user");
    }

    @Test
    void the_policy_that_asks_for_MFA_counts_as_declared_where_MFA_is_enforced() {
        TestAccount account =
                account()
                        .policy("LockstepRequireMfa", LOGS)
                        .group(
                                "developers",
                                awsPolicy("ViewOnlyAccess"),
                                ownPolicy("LockstepRequireMfa"))
                        .user("alice", u -> u.inGroup("developers"));
        TestBaseline baseline =
                baseline()
                        .groups(goal("developers", policy("ViewOnlyAccess")))
                        .personAs("alice", "alice", "developers");
        mending(account, baseline.enforcingMfa(true), AS_DECLARED).plans().leavesNothing();
        mending(account, baseline.enforcingMfa(false), AS_DECLARED)
                .plans("Detach the policy LockstepRequireMfa from the group developers.");
    }

    private static TestAccount withVersions(TestAccount account, String name, int versions) {
        return account.change(answers ->
                answers.with(
                        ReadKey.DETAILS,
                        answers.get(ReadKey.DETAILS)
                                .map(details -> {
                                    var policies = new ArrayList<>(details.policies().get());
                                    policies.replaceAll(one ->
                                            one.name().equals(name) ? with(one, versions) : one);
                                    return new dev.lockstep.account.AuthorizationDetails(
                                            details.users(),
                                            details.groups(),
                                            details.roles(),
                                            Optional.of(policies));
                                })));
    }

    private static ManagedPolicy with(ManagedPolicy policy, int versions) {
        var all = new ArrayList<Version>();
        for (int i = 0; i < versions; i++) {
            all.add(new Version("v" + (8 + i), policy.document().orElseThrow(), Optional.empty()));
        }
        return policy.withVersions("v8", all, Optional.empty());
    }

    @Test
    void another_document_becomes_a_new_version_and_of_five_the_oldest_not_in_force_goes() {
        TestAccount account =
                account()
                        .policy("own", LOGS)
                        .group("developers")
                        .user("alice", u -> u.inGroup("developers"));
        TestBaseline baseline =
                baseline()
                        .groups(goal("developers", policy("own", S3)))
                        .personAs("alice", "alice", "developers");
        mending(account, baseline, AS_DECLARED)
                .plans(
                        "Write the declared document as the new version of the policy own.",
                        "Attach the policy own to the group developers.")
                .thenNothingIsLeftToChange(AS_DECLARED);
        Mends five = mending(withVersions(account, "own", 5), baseline, AS_DECLARED);
        five.plans(
                        "Write the declared document as the new version of the policy own; its"
                                + " oldest version v9 goes for good, since AWS keeps five.",
                        "Attach the policy own to the group developers.")
                .thenPasses(AS_DECLARED, "developers");
        assertThat(five.changes().getFirst().undoing())
                .isEqualTo(
                        new Change.Undoing.Possible(
                                "brings the former version into force again and removes the new"
                                        + " one; version v9 does not come back"));
        assertThat(five.changes().getFirst()).isInstanceOf(PolicyChange.UpdatePolicy.class);
    }

    @Test
    void a_policy_that_others_have_too_gets_no_other_document() {
        mending(
                        account()
                                .policy("own", LOGS)
                                .group("developers")
                                .role("app", trust(), ownPolicy("own"))
                                .user("alice", u -> u.inGroup("developers")),
                        baseline()
                                .groups(goal("developers", policy("own", S3)))
                                .personAs("alice", "alice", "developers"),
                        AS_DECLARED)
                .plans()
                .leaves("others have it too", "role app");
    }

    private static String trust() {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\","
                + " \"Principal\": {\"Service\": \"ec2.amazonaws.com\"}, \"Action\":"
                + " \"sts:AssumeRole\"}]}";
    }

    @Test
    void an_empty_declared_group_is_filled_and_an_empty_undeclared_one_deleted() {
        Mends mends =
                mending(
                        account()
                                .policy("own", LOGS)
                                .group("developers", awsPolicy("ViewOnlyAccess"))
                                .group(
                                        "forgotten",
                                        List.of(ownPolicy("own"), awsPolicy("ReadOnlyAccess")),
                                        List.of(new InlinePolicy("x", PolicyDocument.parse(S3))))
                                .user("alice", u -> u.inGroup("other"))
                                .group("other", awsPolicy("ViewOnlyAccess")),
                        baseline()
                                .groups(goal("developers", policy("ViewOnlyAccess")))
                                .personAs("alice", "alice", "developers"),
                        "group-not-empty");
        mends.plans(
                        "Put alice into the group developers.",
                        "Delete the group forgotten, which has no member and is not declared.")
                .leavesNothing()
                .thenPasses("group-not-empty", "developers")
                .thenNothingIsLeftToChange("group-not-empty");
        assertThat(mends.changes().getLast().effects()).hasSize(4);
        assertThat(mends.snapshotAfter().account().groups()).doesNotContainKey("forgotten");
    }

    @Test
    void an_empty_declared_group_whom_nobody_is_given_is_by_hand_and_one_who_comes_is_put_in() {
        TestBaseline baseline =
                baseline()
                        .groups(goal("developers", policy("ViewOnlyAccess")))
                        .personAs("alice", "alice");
        TestAccount account =
                account().group("developers", awsPolicy("ViewOnlyAccess")).user("alice", u -> u);
        mending(account, baseline, "group-not-empty")
                .plans()
                .leaves("developers is declared and has no member");
        mending(account, baseline.personAs("bob", "bob", "developers"), "group-not-empty")
                .plans()
                .leaves("no user into it who is there or comes with this plan");
        assertThat(
                        mending(
                                        account,
                                        baseline.personAs("bob", "bob", "developers"),
                                        "group-not-empty",
                                        "person-has-user")
                                .changes()
                                .stream()
                                .map(Change::title))
                .contains("Put bob into the group developers.");
    }

    @Test
    void without_groups_in_the_baseline_one_line_names_init_and_nothing_is_planned() {
        mending(
                        account()
                                .group("empty")
                                .user("alice", u -> u.attached("AdministratorAccess"))
                                .user("bob", u -> u.attached("ReadOnlyAccess")),
                        baseline(),
                        "group-not-empty",
                        "policies-through-groups",
                        "administrators-named",
                        "escalation-paths")
                .plans()
                .leavesLines(1)
                .leavesCommand("lockstep init");
    }

    @Test
    void a_group_that_reaches_too_far_is_made_as_declared() {
        mending(
                        account()
                                .group(
                                        "developers",
                                        awsPolicy("AmazonS3ReadOnlyAccess"),
                                        awsPolicy("AmazonEC2FullAccess"))
                                .policy("own", S3)
                                .user("alice", u -> u.inGroup("developers")),
                        baseline()
                                .groups(limited("developers", List.of("s3"), policy("own", S3)))
                                .personAs("alice", "alice", "developers"),
                        "developers-limited")
                .plans(
                        "Attach the policy own to the group developers.",
                        "Detach the policy AmazonS3ReadOnlyAccess from the group developers.",
                        "Detach the policy AmazonEC2FullAccess from the group developers.")
                .thenPasses("developers-limited", "developers");
    }

    @Test
    void a_group_that_is_as_declared_and_reaches_too_far_is_by_hand() {
        mending(
                        account()
                                .group("developers", awsPolicy("AmazonEC2FullAccess"))
                                .user("alice", u -> u.inGroup("developers")),
                        baseline()
                                .groups(
                                        limited(
                                                "developers",
                                                List.of("s3"),
                                                policy("AmazonEC2FullAccess")))
                                .personAs("alice", "alice", "developers"),
                        "developers-limited")
                .plans()
                .leaves("what lockstep.yaml declares for it is too much")
                .leavesCommand("lockstep access make-policy");
    }

    @Test
    void support_is_attached_where_a_declared_group_lists_it_and_else_by_hand() {
        TestAccount account =
                account().group("developers").user("alice", u -> u.inGroup("developers"));
        mending(
                        account,
                        baseline()
                                .groups(goal("developers", policy("AWSSupportAccess")))
                                .personAs("alice", "alice", "developers"),
                        "support-role")
                .plans("Attach the policy AWSSupportAccess to the group developers.")
                .thenPasses("support-role", TestAccount.ID);
        mending(
                        account,
                        baseline()
                                .groups(goal("developers", policy("ViewOnlyAccess")))
                                .personAs("alice", "alice", "developers"),
                        "support-role")
                .plans()
                .leaves("No group in lockstep.yaml has the policy AWSSupportAccess");
    }

    @Test
    void a_policy_of_the_account_does_not_pass_for_the_one_of_AWS_that_has_its_name() {
        mending(
                        account()
                                .policy("ReadOnlyAccess", LOGS)
                                .group("auditors", ownPolicy("ReadOnlyAccess"))
                                .user("alice", u -> u.inGroup("auditors")),
                        baseline()
                                .groups(goal("auditors", policy("readonlyaccess")))
                                .personAs("alice", "alice", "auditors"),
                        AS_DECLARED)
                .plans(
                        "Attach the policy ReadOnlyAccess to the group auditors.",
                        "Detach the policy ReadOnlyAccess from the group auditors.")
                .thenPasses(AS_DECLARED, "auditors");
    }

    @Test
    void a_policy_with_a_document_is_the_accounts_whatever_AWS_calls_its_own() {
        Mends mends =
                mending(
                        account()
                                .group("auditors", awsPolicy("ReadOnlyAccess"))
                                .user("alice", u -> u.inGroup("auditors")),
                        baseline()
                                .groups(goal("auditors", policy("ReadOnlyAccess", LOGS)))
                                .personAs("alice", "alice", "auditors"),
                        AS_DECLARED);

        mends.thenPasses(AS_DECLARED, "auditors");
        assertThat(mends.changes()).hasSize(3);
    }

    @Test
    void a_policy_that_a_break_glass_user_has_by_another_group_keeps_its_document() {
        mending(
                        account()
                                .policy("own", LOGS)
                                .group("developers", ownPolicy("own"))
                                .group("emergency", ownPolicy("own"))
                                .user("alice", u -> u)
                                .user("glass", u -> u.inGroup("emergency")),
                        baseline()
                                .groups(
                                        goal("developers", policy("own", S3)),
                                        goal("emergency", policy("own", S3)))
                                .personAs("alice", "alice", "developers")
                                .breakGlass("glass"),
                        "group-not-empty",
                        "user-in-group")
                .plans()
                .leaves("glass in group emergency", "whose rights no plan changes");
    }
}
