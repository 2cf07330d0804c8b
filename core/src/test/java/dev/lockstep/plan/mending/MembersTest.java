package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.baseline.TestBaseline.administrators;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.group;
import static dev.lockstep.baseline.TestBaseline.limited;
import static dev.lockstep.baseline.TestBaseline.readers;
import static dev.lockstep.plan.mending.Mends.goal;
import static dev.lockstep.plan.mending.Mends.policy;
import static dev.lockstep.plan.mending.Planning.planning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Step;
import dev.lockstep.effect.UserEffect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// People get users, and users get into the groups that the baseline gives them.
class MembersTest {
    private static TestBaseline team() {
        return baseline()
                .personAs("bob", "bob.ops", "Developers")
                .groups(group("developers", "ReadOnlyAccess"));
    }

    private static Planning users(Planning plan) {
        return plan.step(Step.USERS);
    }

    @Test
    void a_person_without_a_user_gets_one_without_any_secret_in_the_declared_group() {
        Planning plan =
                users(planning(account().group("developers", awsPolicy("ReadOnlyAccess")), team()));

        assertThat(plan.does())
                .containsExactly(
                        "Create the user bob.ops, without a password, a key or any right of its"
                                + " own.",
                        "Put bob.ops into the group developers.");
        assertThat(plan.changes().getFirst().effects())
                .containsExactly(
                        new UserEffect.CreateUser("bob.ops", "/", Optional.empty(), Map.of()));
    }

    @Test
    void a_group_that_is_not_as_declared_gets_nobody_unless_the_same_plan_mends_it() {
        var account = account().group("developers", awsPolicy("AdministratorAccess"));
        Planning alone = users(planning(account, team()));

        assertThat(alone.changes()).noneMatch(UserChange.AddToGroup.class::isInstance);
        assertThat(alone.says())
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("plan that too, or first")
                                .endsWith("This is about bob.ops."));
        assertThat(planning(account, team()).changes())
                .anyMatch(UserChange.AddToGroup.class::isInstance);
    }

    @Test
    void a_group_that_is_not_declared_gets_nobody() {
        Planning plan =
                users(
                        planning(
                                account()
                                        .group("developers", awsPolicy("AdministratorAccess"))
                                        .user("bob", u -> u),
                                baseline()
                                        .personAs("bob", "bob", "developers")
                                        .groups(group("auditors"))));

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .anySatisfy(line -> assertThat(line).contains("does not say under groups"));
    }

    @Test
    void a_user_in_no_group_is_put_where_its_person_or_service_belongs() {
        Planning plan =
                users(
                        planning(
                                account()
                                        .group("developers", awsPolicy("ReadOnlyAccess"))
                                        .user("bob.ops", u -> u)
                                        .user("ci", u -> u),
                                team().service("ci", "developers")));

        assertThat(plan.does())
                .containsExactly(
                        "Put bob.ops into the group developers.",
                        "Put ci into the group developers.");
    }

    @Test
    void strangers_and_users_without_a_declared_group_are_left_to_a_person() {
        Planning plan =
                planning(
                                account().user("mallory", u -> u).user("ci", u -> u),
                                baseline().service("ci").groups(group("developers")))
                        .only("user-in-group");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .anySatisfy(line -> assertThat(line).endsWith("This is about mallory."))
                .anySatisfy(line -> assertThat(line).endsWith("This is about ci."));
    }

    @Test
    void without_a_roster_the_plan_says_to_write_one() {
        Planning plan = planning(account().user("bob", u -> u), baseline()).only("user-in-group");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.mended().byHand())
                .singleElement()
                .satisfies(one -> assertThat(one.command()).contains("lockstep init"));
    }

    @Test
    void a_user_that_two_people_claim_is_not_made() {
        Planning plan =
                planning(account(), baseline().personAs("bob", "bob").personAs("robert", "Bob"))
                        .only("person-has-user");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).allSatisfy(line -> assertThat(line).contains("bob, robert"));
    }

    @Test
    void a_break_glass_user_is_not_made() {
        assertThat(
                        planning(account(), baseline().personAs("bob", "bob").breakGlass("bob"))
                                .only("person-has-user")
                                .does())
                .isEmpty();
    }

    @Test
    void a_declared_policy_with_another_document_is_put_right_before_anybody_gets_it() {
        String wanted = Policies.of(Policies.allow("s3:GetObject", "*"));
        Planning plan =
                users(
                        planning(
                                account()
                                        .policy("own", Policies.of(Policies.allow("s3:*", "*")))
                                        .group("developers", ownPolicy("own"))
                                        .user("bob.ops", u -> u),
                                baseline()
                                        .personAs("bob", "bob.ops", "developers")
                                        .groups(goal("developers", policy("own", wanted)))));

        assertThat(plan.changes())
                .hasAtLeastOneElementOfType(PolicyChange.UpdatePolicy.class)
                .hasAtLeastOneElementOfType(UserChange.AddToGroup.class)
                .hasSize(2);
    }

    @Test
    void nobody_joins_a_group_that_is_limited_to_services_and_has_no_policy_that_grants_them() {
        var wanted =
                baseline()
                        .personAs("bob", "bob.ops", "developers")
                        .groups(limited("developers", "app-runtime", "s3", "logs"));
        for (var account :
                List.of(
                        account().group("developers"),
                        account(),
                        account().group("developers", awsPolicy("AdministratorAccess")))) {
            Planning plan = planning(account.user("bob.ops", u -> u), wanted);

            assertThat(plan.changes()).noneMatch(UserChange.AddToGroup.class::isInstance);
        }
        assertThat(planning(account(), wanted).only("group-as-declared").says())
                .anySatisfy(line ->
                        assertThat(line)
                                .contains(
                                        "`lockstep access make-policy --services s3,logs"
                                                + " --pass-roles app-runtime`",
                                        "{name: developers-services, file: …}"));
    }

    @Test
    void a_group_without_declared_policies_is_joined_if_what_it_has_is_what_it_is_for() {
        var wanted =
                baseline()
                        .personAs("bob", "bob.ops", "developers")
                        .groups(limited("developers", "app-runtime", "s3"));

        assertThat(
                        users(
                                        planning(
                                                account()
                                                        .policy(
                                                                "own",
                                                                Policies.of(
                                                                        Policies.allow(
                                                                                "s3:GetObject",
                                                                                "*")))
                                                        .group("developers", ownPolicy("own"))
                                                        .user("bob.ops", u -> u),
                                                wanted))
                                .does())
                .containsExactly("Put bob.ops into the group developers.");
    }

    @Test
    void nobody_joins_administrators_or_readers_whose_group_makes_them_neither() {
        for (var goal : List.of(administrators("team"), readers("team"))) {
            Planning plan =
                    planning(
                            account().group("team").user("bob", u -> u),
                            baseline().personAs("bob", "bob", "team").groups(goal));

            assertThat(plan.changes()).noneMatch(UserChange.AddToGroup.class::isInstance);
        }
        assertThat(
                        users(
                                        planning(
                                                account()
                                                        .group(
                                                                "team",
                                                                awsPolicy("AdministratorAccess"))
                                                        .user("bob", u -> u),
                                                baseline()
                                                        .personAs("bob", "bob", "team")
                                                        .groups(administrators("team"))))
                                .does())
                .containsExactly("Put bob into the group team.");
    }
}
