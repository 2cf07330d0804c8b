package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Mends.goal;
import static dev.lockstep.plan.mending.Mends.mending;
import static dev.lockstep.plan.mending.Mends.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsMendingTest {
    private static final String S3 = Policies.of(Policies.allow("s3:GetObject", "*"));
    private static final String STAR = Policies.of(Policies.allow("*", "*"));
    private static final String THROUGH_GROUPS = "policies-through-groups";

    private static TestBaseline developers(String... people) {
        TestBaseline baseline = baseline().groups(goal("developers", policy("ViewOnlyAccess")));
        for (String person : people) {
            baseline.personAs(person, person, "developers");
        }
        return baseline;
    }

    @Test
    void rights_of_a_person_go_once_the_declared_group_stands_and_the_person_is_in_it() {
        mending(
                        account()
                                .user(
                                        "alice",
                                        u ->
                                                u.attached("AmazonS3FullAccess")
                                                        .inlinePolicy("own", S3)),
                        developers("alice"),
                        THROUGH_GROUPS)
                .plans(
                        "Create the group developers.",
                        "Attach the policy ViewOnlyAccess to the group developers.",
                        "Put alice into the group developers.",
                        "Detach the policy AmazonS3FullAccess from the user alice.",
                        "Remove the inline policy own of the user alice.")
                .leavesNothing()
                .breaksNothing()
                .thenPasses(THROUGH_GROUPS, "alice")
                .thenNothingIsLeftToChange(THROUGH_GROUPS);
    }

    @Test
    void a_group_that_has_more_than_is_declared_is_made_right_before_anybody_comes_in() {
        mending(
                        account()
                                .group(
                                        "developers",
                                        awsPolicy("ViewOnlyAccess"),
                                        awsPolicy("AmazonEC2FullAccess"))
                                .user("bob", u -> u.inGroup("developers"))
                                .user("alice", u -> u.attached("AmazonS3FullAccess")),
                        developers("alice", "bob"),
                        THROUGH_GROUPS)
                .plans(
                        "Detach the policy AmazonEC2FullAccess from the group developers.",
                        "Put alice into the group developers.",
                        "Detach the policy AmazonS3FullAccess from the user alice.");
    }

    @Test
    void what_holds_a_leaked_key_back_and_the_boundary_stay() {
        Mends mends =
                mending(
                        account()
                                .group("developers", awsPolicy("ViewOnlyAccess"))
                                .user(
                                        "alice",
                                        u ->
                                                u.inGroup("developers")
                                                        .boundary("PowerUserAccess")
                                                        .attached("AWSCompromisedKeyQuarantineV2")
                                                        .attached("AmazonS3FullAccess")),
                        developers("alice"),
                        THROUGH_GROUPS);
        mends.plans("Detach the policy AmazonS3FullAccess from the user alice.")
                .thenPasses(THROUGH_GROUPS, "alice");
        assertThat(mends.snapshotAfter().account().users().get("alice").boundary()).isPresent();
        assertThat(mends.snapshotAfter().account().users().get("alice").attachedPolicies())
                .containsExactly(awsPolicy("AWSCompromisedKeyQuarantineV2"));
    }

    @Test
    void a_stranger_a_break_glass_user_and_one_of_two_people_keep_their_policies_by_hand() {
        mending(
                        account()
                                .group("developers", awsPolicy("ViewOnlyAccess"))
                                .user("stranger", u -> u.attached("ReadOnlyAccess"))
                                .user("emergency", u -> u.attached("AdministratorAccess"))
                                .user("shared", u -> u.attached("ReadOnlyAccess"))
                                .user("bob", u -> u.attached("ReadOnlyAccess"))
                                .user("alice", u -> u.inGroup("developers")),
                        developers("alice")
                                .personAs("carol", "shared", "developers")
                                .personAs("dave", "shared", "developers")
                                .personAs("bob", "bob")
                                .breakGlass("emergency"),
                        THROUGH_GROUPS)
                .plans()
                .leavesLines(4)
                .leaves("is neither a person nor a service", "stranger")
                .leaves("is a break-glass user", "emergency")
                .leaves("more than one entry", "shared")
                .leaves("has no group in lockstep.yaml", "bob");
    }

    @Test
    void many_strangers_are_one_line() {
        mending(
                        account()
                                .group("developers", awsPolicy("ViewOnlyAccess"))
                                .user("alice", u -> u.inGroup("developers"))
                                .user("x", u -> u.attached("ReadOnlyAccess"))
                                .user("y", u -> u.attached("ReadOnlyAccess")),
                        developers("alice"),
                        THROUGH_GROUPS)
                .plans()
                .leavesLines(1)
                .leaves("x and y");
    }

    @Test
    void rights_stay_where_the_group_cannot_be_made_as_declared() {
        mending(
                        account().user("alice", u -> u.attached("ReadOnlyAccess")),
                        baseline()
                                .groups(goal("developers", policy("missing")))
                                .personAs("alice", "alice", "developers"),
                        THROUGH_GROUPS)
                .plans()
                .leaves("as long as its group developers is not as declared", "alice");
    }

    @Test
    void a_policy_that_denies_stays_while_an_undeclared_group_would_give_more() {
        mending(
                        account()
                                .group("developers", awsPolicy("ViewOnlyAccess"))
                                .group("old", awsPolicy("AdministratorAccess"))
                                .user(
                                        "alice",
                                        u ->
                                                u.inGroup("developers")
                                                        .inGroup("old")
                                                        .attached("AWSDenyAll")),
                        developers("alice"),
                        THROUGH_GROUPS)
                .plans()
                .leaves("Take the user out of that group first", "alice");
    }

    @Test
    void a_service_is_moved_like_a_person() {
        mending(
                        account().user("ci", u -> u.attached("AmazonS3FullAccess")),
                        baseline()
                                .groups(goal("deployers", policy("deploy", S3)))
                                .service("ci", "deployers"),
                        THROUGH_GROUPS)
                .plans(
                        "Create the group deployers.",
                        "Create the policy deploy.",
                        "Attach the policy deploy to the group deployers.",
                        "Put ci into the group deployers.",
                        "Detach the policy AmazonS3FullAccess from the user ci.")
                .thenPasses(THROUGH_GROUPS, "ci");
    }

    @Test
    void cloudshell_is_detached_by_what_is_declared_and_the_rest_is_by_hand() {
        mending(
                        account()
                                .group(
                                        "developers",
                                        awsPolicy("ViewOnlyAccess"),
                                        awsPolicy("AWSCloudShellFullAccess"))
                                .group("other", awsPolicy("AWSCloudShellFullAccess"))
                                .user(
                                        "alice",
                                        u ->
                                                u.inGroup("developers")
                                                        .attached("AWSCloudShellFullAccess")),
                        developers("alice"),
                        "cloudshell-restricted")
                .plans(
                        "Detach the policy AWSCloudShellFullAccess from the group developers.",
                        "Detach the policy AWSCloudShellFullAccess from the user alice.")
                .leaves("group other");
    }

    @Test
    void a_star_policy_that_nobody_has_is_deleted_with_its_older_versions() {
        Mends mends =
                mending(
                        account()
                                .policy("everything", STAR)
                                .group("developers", awsPolicy("ViewOnlyAccess"))
                                .user("alice", u -> u.inGroup("developers")),
                        developers("alice"),
                        "no-star-policy");
        mends.plans("Delete the policy everything, which nobody has.").leavesNothing();
        assertThat(mends.snapshotAfter().account().policies()).isEmpty();
    }

    @Test
    void a_star_policy_is_deleted_after_its_holders_have_what_is_declared() {
        Mends mends =
                mending(
                        account()
                                .policy("everything", STAR)
                                .group(
                                        "developers",
                                        awsPolicy("ViewOnlyAccess"),
                                        ownPolicy("everything"))
                                .user("bob", u -> u.inGroup("developers"))
                                .user("alice", u -> u.attachedOwn("everything")),
                        developers("alice", "bob"),
                        "no-star-policy");
        mends.plans(
                "Detach the policy everything from the group developers.",
                "Put alice into the group developers.",
                "Detach the policy everything from the user alice.",
                "Delete the policy everything, which nobody has.");
        assertThat(mends.snapshotAfter().account().policies())
                .noneMatch(one -> one.name().equals("everything"));
    }

    @Test
    void a_star_policy_that_is_declared_gets_the_declared_document() {
        mending(
                        account()
                                .policy("own", STAR)
                                .group("developers", ownPolicy("own"))
                                .user("alice", u -> u.inGroup("developers")),
                        baseline()
                                .groups(goal("developers", policy("own", S3)))
                                .personAs("alice", "alice", "developers"),
                        "no-star-policy")
                .plans("Write the declared document as the new version of the policy own.")
                .thenPasses("no-star-policy", "own");
    }

    @Test
    void a_star_policy_of_a_role_or_that_is_declared_so_is_by_hand() {
        mending(
                        account()
                                .policy("everything", STAR)
                                .policy("own", STAR)
                                .role("app", RoleTrusts.service("ec2"), ownPolicy("everything"))
                                .group("developers", ownPolicy("own"))
                                .user("alice", u -> u.inGroup("developers")),
                        baseline()
                                .groups(goal("developers", policy("own", STAR)))
                                .personAs("alice", "alice", "developers"),
                        "no-star-policy")
                .plans()
                .leaves("cannot be taken off role app")
                .leaves("gives the policy own this very document");
    }

    @Test
    void an_inline_star_policy_goes_with_the_rights_of_its_user_or_with_what_its_group_has() {
        TestAccount account =
                account()
                        .group(
                                "developers",
                                List.of(awsPolicy("ViewOnlyAccess")),
                                List.of(new InlinePolicy("all", PolicyDocument.parse(STAR))))
                        .user("bob", u -> u.inGroup("developers"))
                        .user("alice", u -> u.inGroup("developers").inlinePolicy("mine", STAR))
                        .role(
                                "app",
                                "/",
                                RoleTrusts.service("ec2"),
                                List.of(),
                                List.of(new InlinePolicy("all", PolicyDocument.parse(STAR))));
        mending(account, developers("alice", "bob"), "no-star-policy")
                .plans(
                        "Remove the inline policy mine of the user alice.",
                        "Remove the inline policy all of the group developers.")
                .leaves("the inline policy app/all cannot be removed");
    }
}
