package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Mends.administrators;
import static dev.lockstep.plan.mending.Mends.goal;
import static dev.lockstep.plan.mending.Mends.mending;
import static dev.lockstep.plan.mending.Mends.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.control.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MfaMendingTest {
    private static final String ENFORCED = "mfa-enforced";
    private static final String CREATE = "Create the policy LockstepRequireMfa.";

    private static String require(String group) {
        return "Let the members of the group " + group + " do nothing without MFA but set it up.";
    }

    private static TestUser ready(TestUser user) {
        return user.passwordChangedDaysAgo(5).virtualMfa();
    }

    private static TestAccount team() {
        return account()
                .group("administrators", awsPolicy("AdministratorAccess"))
                .group("developers", awsPolicy("PowerUserAccess"));
    }

    private static TestBaseline declared() {
        return baseline()
                .enforcingMfa(true)
                .groups(
                        administrators("administrators", policy("AdministratorAccess")),
                        goal("developers", policy("PowerUserAccess")));
    }

    @Test
    void groups_of_people_with_MFA_ask_for_it_and_every_member_passes() {
        Mends mends =
                mending(
                        team().user("alice", u -> ready(u).inGroup("administrators"))
                                .user("bob", u -> ready(u).inGroup("developers"))
                                .user("carol", u -> ready(u).inGroup("developers")),
                        declared()
                                .personAs("alice", "alice", "administrators")
                                .personAs("bob", "bob", "developers")
                                .personAs("carol", "carol", "developers"),
                        ENFORCED);
        mends.plans(CREATE, require("developers"), require("administrators"))
                .leavesNothing()
                .breaksNothing()
                .thenPasses(ENFORCED, "alice")
                .thenPasses(ENFORCED, "bob")
                .thenPasses(ENFORCED, "carol")
                .thenPasses("group-as-declared", "developers")
                .thenNothingIsLeftToChange(ENFORCED, "group-as-declared");
        assertThat(mends.changes()).extracting(Change::step).containsOnly(Step.USER_MFA);
    }

    @Test
    void one_group_is_enough_for_who_is_in_two() {
        mending(
                        team().user(
                                        "alice",
                                        u ->
                                                ready(u).inGroup("administrators")
                                                        .inGroup("developers"))
                                .user("bob", u -> ready(u).inGroup("developers")),
                        declared()
                                .personAs("alice", "alice", "administrators", "developers")
                                .personAs("bob", "bob", "developers"),
                        ENFORCED)
                .plans(CREATE, require("developers"))
                .thenPasses(ENFORCED, "alice")
                .thenPasses(ENFORCED, "bob");
    }

    @Test
    void who_has_a_password_and_no_MFA_is_named_and_the_group_waits() {
        mending(
                        team().user("alice", u -> ready(u).inGroup("developers"))
                                .user(
                                        "bob",
                                        u -> u.passwordChangedDaysAgo(5).inGroup("developers")),
                        declared()
                                .personAs("alice", "alice", "developers")
                                .personAs("bob", "bob", "developers"),
                        ENFORCED)
                .plans()
                .leavesLines(1)
                .leaves("developers does not ask for MFA yet", "first these need MFA", "bob");
    }

    @Test
    void a_member_who_is_going_to_come_in_counts_too() {
        mending(
                        team().user("alice", u -> ready(u).inGroup("developers"))
                                .user("bob", u -> u.passwordChangedDaysAgo(5)),
                        declared()
                                .personAs("alice", "alice", "developers")
                                .personAs("bob", "bob", "developers"),
                        ENFORCED)
                .plans()
                .leaves("first these need MFA", "bob");
    }

    @Test
    void a_group_with_a_service_in_it_is_to_be_split_by_hand() {
        mending(
                        team().user("alice", u -> ready(u).inGroup("developers"))
                                .user("ci", u -> u.inGroup("developers")),
                        declared()
                                .personAs("alice", "alice", "developers")
                                .service("ci", "developers"),
                        ENFORCED)
                .plans()
                .leaves("it holds services", "give ci a group of its own");
    }

    @Test
    void a_key_that_was_used_within_14_days_would_stop_and_one_of_15_days_does_not_matter() {
        mending(
                        team().user(
                                        "alice",
                                        u ->
                                                ready(u).inGroup("developers")
                                                        .activeKey("AKIAALICE", 50, 14)),
                        declared().personAs("alice", "alice", "developers"),
                        ENFORCED)
                .plans()
                .leaves("the access key AKIAALICE of alice was used 14 days ago");
        mending(
                        team().user(
                                        "alice",
                                        u ->
                                                ready(u).inGroup("developers")
                                                        .activeKey("AKIAALICE", 50, 15)),
                        declared().personAs("alice", "alice", "developers"),
                        ENFORCED)
                .plans(CREATE, require("developers"));
    }

    @Test
    void an_active_credential_for_one_service_would_stop_too() {
        mending(
                        team().user(
                                        "alice",
                                        u ->
                                                ready(u).inGroup("developers")
                                                        .serviceCredential(
                                                                "ACCA1",
                                                                "codecommit.amazonaws.com",
                                                                "Active",
                                                                20,
                                                                Optional.empty())),
                        declared().personAs("alice", "alice", "developers"),
                        ENFORCED)
                .plans()
                .leaves("the credential ACCA1 of alice for codecommit.amazonaws.com is active");
    }

    @Test
    void a_break_glass_user_in_the_group_keeps_it_from_asking() {
        mending(
                        team().user("alice", u -> ready(u).inGroup("developers"))
                                .user("emergency", u -> ready(u).inGroup("developers")),
                        declared().personAs("alice", "alice", "developers").breakGlass("emergency"),
                        ENFORCED)
                .plans()
                .leaves("emergency is a break-glass user");
    }

    @Test
    void what_is_not_known_of_keys_or_MFA_counts_against_it() {
        TestAccount account = team().user("alice", u -> ready(u).inGroup("developers"));
        TestBaseline baseline = declared().personAs("alice", "alice", "developers");
        mending(
                        account.without(ReadKey.ACCESS_KEYS).without(ReadKey.CREDENTIAL_REPORT),
                        baseline,
                        ENFORCED)
                .plans()
                .leaves("the access keys of alice were not read");
    }

    @Test
    void without_enforce_in_the_baseline_it_is_said_once_for_all() {
        mending(
                        team().user("alice", u -> ready(u).inGroup("developers"))
                                .user("bob", u -> ready(u).inGroup("developers")),
                        declared()
                                .enforcingMfa(false)
                                .personAs("alice", "alice", "developers")
                                .personAs("bob", "bob", "developers"),
                        ENFORCED)
                .plans()
                .leavesLines(1)
                .leaves("mfa: {enforce: true}", "alice and bob");
    }

    @Test
    void a_person_who_is_in_no_group_yet_comes_into_the_declared_one_first() {
        mending(
                        team().user("bob", u -> ready(u).inGroup("developers"))
                                .user("alice", u -> ready(u).attached("ReadOnlyAccess")),
                        declared()
                                .personAs("alice", "alice", "developers")
                                .personAs("bob", "bob", "developers"),
                        ENFORCED)
                .plans("Put alice into the group developers.", CREATE, require("developers"))
                .thenPasses(ENFORCED, "alice");
    }

    @Test
    void a_policy_of_this_name_with_another_document_gets_the_right_one() {
        TestBaseline baseline = declared().personAs("alice", "alice", "developers");
        TestAccount account =
                account()
                        .policy(RequireMfa.NAME, Policies.of(Policies.allow("s3:GetObject", "*")))
                        .group(
                                "developers",
                                awsPolicy("PowerUserAccess"),
                                ownPolicy(RequireMfa.NAME))
                        .user("alice", u -> ready(u).inGroup("developers"));
        mending(account, baseline, ENFORCED)
                .plans(
                        "Write the declared document as the new version of the policy LockstepRequireMfa.")
                .thenPasses(ENFORCED, "alice");
        mending(
                        account.role("app", RoleTrusts.service("ec2"), ownPolicy(RequireMfa.NAME)),
                        baseline,
                        ENFORCED)
                .plans()
                .leaves("stands with another document, and role app has it too");
    }

    @Test
    void a_service_with_a_password_is_by_hand() {
        mending(
                        team().user(
                                        "ci",
                                        u ->
                                                ready(u).inGroup("developers")
                                                        .inlinePolicy(
                                                                "s3",
                                                                Policies.of(
                                                                        Policies.allow(
                                                                                "s3:GetObject",
                                                                                "*")))),
                        declared().service("ci", "developers"),
                        ENFORCED)
                .plans()
                .leaves("A service has a console password", "ci");
    }
}
