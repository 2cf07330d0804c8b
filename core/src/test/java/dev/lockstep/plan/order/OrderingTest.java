package dev.lockstep.plan.order;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.baseline.TestBaseline.administrators;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.order.Arranged.arranged;
import static dev.lockstep.plan.order.Arranged.gives;
import static dev.lockstep.plan.order.Arranged.kept;
import static dev.lockstep.plan.order.Arranged.makes;
import static dev.lockstep.plan.order.Arranged.request;
import static dev.lockstep.plan.order.Arranged.takes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.effect.AccessKeyEffect.UpdateAccessKey;
import dev.lockstep.effect.GroupEffect.AttachGroupPolicy;
import dev.lockstep.effect.GroupEffect.CreateGroup;
import dev.lockstep.effect.GroupEffect.DeleteGroup;
import dev.lockstep.effect.GroupEffect.DetachGroupPolicy;
import dev.lockstep.effect.PasswordEffect.CreateLoginProfile;
import dev.lockstep.effect.PasswordEffect.DeleteLoginProfile;
import dev.lockstep.effect.PasswordEffect.UpdateLoginProfile;
import dev.lockstep.effect.PolicyEffect.CreatePolicy;
import dev.lockstep.effect.PolicyEffect.CreatePolicyVersion;
import dev.lockstep.effect.UserEffect.AddUserToGroup;
import dev.lockstep.effect.UserEffect.AttachUserPolicy;
import dev.lockstep.effect.UserEffect.CreateUser;
import dev.lockstep.effect.UserEffect.DeleteUser;
import dev.lockstep.effect.UserEffect.DetachUserPolicy;
import dev.lockstep.effect.UserEffect.PutUserPolicy;
import dev.lockstep.effect.UserEffect.RemoveUserFromGroup;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What must be made before what, and in which wave.
class OrderingTest {
    private static final String READ = awsPolicy("ReadOnlyAccess").arn();
    private static final String ALL = awsPolicy("AdministratorAccess").arn();
    private static final String OWN = TestAccount.ownPolicy("deploying").arn();
    private static final String DOCUMENT =
            """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
            """;

    private static PlanRequest asked(TestAccount account) {
        return request(account, baseline().build());
    }

    @Test
    void a_group_stands_with_its_policies_before_anybody_is_put_into_it() {
        var plan =
                arranged(
                        asked(account().user("alice", user -> user)),
                        gives("in", new AddUserToGroup("developers", "alice")),
                        gives("attach", new AttachGroupPolicy("developers", OWN)),
                        makes(
                                "policy",
                                new CreatePolicy(
                                        "deploying", "/", DOCUMENT, Optional.empty(), Map.of())),
                        makes("group", new CreateGroup("developers", "/")));

        assertThat(plan.must("group", "attach")).isTrue();
        assertThat(plan.must("policy", "attach")).isTrue();
        assertThat(plan.must("attach", "in")).isTrue();
    }

    @Test
    void what_follows_from_other_places_is_left_out_of_comes_after() {
        var plan =
                arranged(
                        asked(account().user("alice", user -> user)),
                        gives("in", new AddUserToGroup("developers", "alice")),
                        gives("attach", new AttachGroupPolicy("developers", READ)),
                        makes("group", new CreateGroup("developers", "/")));

        assertThat(plan.after("in")).containsExactly("attach");
        assertThat(plan.titles()).containsExactly("group", "attach", "in");
        assertThat(plan.changes()).extracting(one -> one.id()).containsExactly("c1", "c2", "c3");
    }

    @Test
    void a_user_is_made_before_it_is_put_into_a_group() {
        var plan =
                arranged(
                        asked(account().group("developers")),
                        gives("in", new AddUserToGroup("developers", "bob")),
                        makes("user", new CreateUser("bob", "/", Optional.empty(), Map.of())));

        assertThat(plan.after("in")).containsExactly("user");
    }

    @Test
    void a_person_is_given_everything_before_anything_is_taken() {
        var plan =
                arranged(
                        asked(
                                account()
                                        .group("readers")
                                        .group("developers", awsPolicy("ReadOnlyAccess"))
                                        .user(
                                                "alice",
                                                user ->
                                                        user.inGroup("readers")
                                                                .attached("PowerUserAccess"))),
                        takes(
                                "off",
                                new DetachUserPolicy("alice", awsPolicy("PowerUserAccess").arn())),
                        gives("in", new AddUserToGroup("developers", "alice")),
                        gives("more", new AttachGroupPolicy("readers", READ)));

        assertThat(plan.after("off")).containsExactlyInAnyOrder("in", "more");
    }

    @Test
    void a_group_loses_a_policy_after_its_members_have_been_given_theirs() {
        var plan =
                arranged(
                        asked(
                                account()
                                        .group("old", awsPolicy("PowerUserAccess"))
                                        .group("new", awsPolicy("PowerUserAccess"))
                                        .user("alice", user -> user.inGroup("old"))
                                        .user("bob", user -> user.inGroup("old"))),
                        takes(
                                "off",
                                new DetachGroupPolicy("old", awsPolicy("PowerUserAccess").arn())),
                        gives("alice in", new AddUserToGroup("new", "alice")),
                        gives("bob in", new AddUserToGroup("new", "bob")));

        assertThat(plan.after("off")).containsExactlyInAnyOrder("alice in", "bob in");
    }

    @Test
    void a_group_is_emptied_before_it_is_deleted() {
        var plan =
                arranged(
                        asked(
                                account()
                                        .group("old", awsPolicy("ReadOnlyAccess"))
                                        .user("alice", user -> user.inGroup("old"))),
                        takes("delete", new DeleteGroup("old")),
                        takes("out", new RemoveUserFromGroup("old", "alice")),
                        takes("off", new DetachGroupPolicy("old", READ)));

        assertThat(plan.after("delete")).containsExactlyInAnyOrder("out", "off");
    }

    @Test
    void a_password_goes_before_the_keys() {
        var plan =
                arranged(
                        asked(
                                account()
                                        .user(
                                                "mallory",
                                                user ->
                                                        user.passwordChangedDaysAgo(5)
                                                                .activeKey("AKIA1", 100, 50))),
                        takes("key", new UpdateAccessKey("mallory", "AKIA1", false)),
                        takes("password", new DeleteLoginProfile("mallory")));

        assertThat(plan.after("key")).containsExactly("password");
    }

    @Test
    void an_administrator_loses_rights_only_when_enough_new_ones_are_there() {
        var plan =
                arranged(
                        request(
                                account()
                                        .group("admins", awsPolicy("AdministratorAccess"))
                                        .user("old", user -> user.attached("AdministratorAccess"))
                                        .user("u1", user -> user)
                                        .user("u2", user -> user),
                                baseline().groups(administrators("admins")).build()),
                        takes("off", new DetachUserPolicy("old", ALL)),
                        gives("u1 in", new AddUserToGroup("admins", "u1")),
                        gives("u2 in", new AddUserToGroup("admins", "u2")));

        assertThat(plan.after("off")).containsExactlyInAnyOrder("u1 in", "u2 in");
    }

    @Test
    void a_policy_is_attached_elsewhere_before_it_is_detached() {
        String support = awsPolicy("AWSSupportAccess").arn();
        var plan =
                arranged(
                        asked(
                                account()
                                        .group("helpers")
                                        .user("alice", user -> user.attached("AWSSupportAccess"))),
                        takes("off", new DetachUserPolicy("alice", support)),
                        gives("on", new AttachGroupPolicy("helpers", support)));

        assertThat(plan.after("off")).containsExactly("on");
    }

    @Test
    void what_a_person_gets_and_loses_stands_in_one_wave_where_it_fits() {
        var account = account().group("readers", awsPolicy("ReadOnlyAccess"));
        var changes = new java.util.ArrayList<Proposal>();
        for (int i = 0; i < 6; i++) {
            String name = "u" + i;
            account.user(name, user -> user.attached("PowerUserAccess"));
            changes.add(gives("in " + name, new AddUserToGroup("readers", name)));
            changes.add(
                    takes(
                            "off " + name,
                            new DetachUserPolicy(name, awsPolicy("PowerUserAccess").arn())));
        }

        var plan = arranged(request(account, limited(50, 2)), changes.toArray(Proposal[]::new));

        for (int i = 0; i < 6; i++) {
            assertThat(plan.wave("in u" + i)).isEqualTo(1 + i / 2);
            assertThat(plan.wave("off u" + i)).isEqualTo(1 + i / 2);
        }
    }

    @Test
    void a_wave_of_one_change_takes_one_change() {
        var plan =
                arranged(
                        request(account().user("alice", user -> user), limited(1, 1)),
                        gives("in", new AddUserToGroup("developers", "alice")),
                        gives("attach", new AttachGroupPolicy("developers", READ)),
                        makes("group", new CreateGroup("developers", "/")));

        assertThat(plan.wave("group")).isEqualTo(1);
        assertThat(plan.wave("attach")).isEqualTo(2);
        assertThat(plan.wave("in")).isEqualTo(3);
        assertThat(plan.change("in").comesAfter()).isEmpty();
    }

    @Test
    void without_leave_for_removals_none_is_planned_and_a_person_is_told() {
        var plan =
                arranged(
                        request(
                                account()
                                        .group("readers")
                                        .user("alice", user -> user.attached("ReadOnlyAccess")),
                                limited(50, 0)),
                        gives("in", new AddUserToGroup("readers", "alice")),
                        takes("off", new DetachUserPolicy("alice", READ)));

        assertThat(plan.titles()).containsExactly("in");
        assertThat(plan.byHand())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.text()).contains("off").contains("limits.removals is 0"));
    }

    @Test
    void what_cannot_be_made_is_left_out_with_all_that_hangs_on_it() {
        var plan =
                arranged(
                        asked(account().user("alice", user -> user.attached("ReadOnlyAccess"))),
                        gives("in", new AddUserToGroup("nowhere", "alice")),
                        takes("off", new DetachUserPolicy("alice", READ)));

        assertThat(plan.titles()).isEmpty();
        assertThat(plan.byHand())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.text())
                                .contains("there is no group nowhere")
                                .contains("One change that hangs on it is not planned either"));
    }

    @Test
    void nothing_is_planned_of_what_was_not_read() {
        var plan =
                arranged(
                        asked(
                                account()
                                        .user("alice", user -> user.activeKey("AKIA1", 100, 50))
                                        .denied(ReadKey.ACCESS_KEYS)
                                        .denied(ReadKey.CREDENTIAL_REPORT)),
                        takes("key", new UpdateAccessKey("alice", "AKIA1", false)));

        assertThat(plan.titles()).isEmpty();
        assertThat(plan.byHand())
                .singleElement()
                .satisfies(one -> assertThat(one.text()).contains("it is not known how it stands"));
    }

    @Test
    void nobody_touches_a_break_glass_user() {
        var plan =
                arranged(
                        request(
                                account().user("Glass", user -> user.attached("ReadOnlyAccess")),
                                baseline().breakGlass("glass").build()),
                        takes("off", new DetachUserPolicy("Glass", READ)));

        assertThat(plan.titles()).isEmpty();
        assertThat(plan.byHand())
                .singleElement()
                .satisfies(one -> assertThat(one.text()).contains("Glass is a break-glass user"));
    }

    @Test
    void what_goes_with_a_deleted_user_is_not_done_apart() {
        var plan =
                arranged(
                        asked(account().user("mallory", user -> user.passwordChangedDaysAgo(5))),
                        takes("password", new DeleteLoginProfile("mallory")),
                        takes(
                                "user",
                                new DeleteLoginProfile("mallory"),
                                new DeleteUser("mallory")));

        assertThat(plan.titles()).containsExactly("user");
    }

    @Test
    void a_new_group_is_empty_until_the_first_is_in_it_and_says_so() {
        var plan =
                arranged(
                        asked(account().user("alice", user -> user)),
                        makes("group", new CreateGroup("developers", "/")),
                        gives("in", new AddUserToGroup("developers", "alice")));

        assertThat(plan.change("group").temporary())
                .containsExactly("group-not-empty: nobody is in the group until c2 is made");
    }

    @Test
    void before_and_after_are_told_at_the_turn_of_each_change() {
        var plan =
                arranged(
                        asked(account().user("alice", user -> user)),
                        makes("group", new CreateGroup("developers", "/")),
                        gives("in", new AddUserToGroup("developers", "alice")));

        assertThat(plan.change("group").before().states()).isEmpty();
        assertThat(plan.change("group").after().states()).isNotEmpty();
        assertThat(plan.change("in").after()).isNotEqualTo(plan.change("in").before());
    }

    @Test
    void a_kept_order_stays_where_things_touch_and_only_there() {
        var plan =
                kept(
                        asked(
                                account()
                                        .group("developers", awsPolicy("ReadOnlyAccess"))
                                        .user("alice", user -> user.inGroup("developers"))
                                        .user("bob", user -> user.inGroup("developers"))),
                        gives("back", new AttachUserPolicy("alice", READ)),
                        takes("alice out", new RemoveUserFromGroup("developers", "alice")),
                        takes("bob out", new RemoveUserFromGroup("developers", "bob")),
                        takes("off", new DetachGroupPolicy("developers", READ)),
                        takes("delete", new DeleteGroup("developers")));

        assertThat(plan.titles()).containsExactly("back", "alice out", "bob out", "off", "delete");
        assertThat(plan.after("alice out")).containsExactly("back");
        assertThat(plan.after("bob out")).isEmpty();
        assertThat(plan.after("off")).contains("back");
        assertThat(plan.after("delete")).containsExactlyInAnyOrder("alice out", "bob out", "off");
    }

    @Test
    void what_a_user_may_do_stands_before_a_password_opens_it() {
        PlanRequest request =
                asked(
                        account()
                                .group("asking")
                                .group("auditors")
                                .user("dora", user -> user.attached("AdministratorAccess"))
                                .user(
                                        "erin",
                                        user ->
                                                user.inGroup("auditors")
                                                        .passwordChangedDaysAgo(3)));
        var plan =
                kept(
                        request,
                        gives("attach", new AttachGroupPolicy("auditors", READ)),
                        gives("dora asking", new AddUserToGroup("asking", "dora")),
                        gives("dora in", new AddUserToGroup("auditors", "dora")),
                        gives("leave", new PutUserPolicy("dora", "LockstepEnrolment", DOCUMENT)),
                        gives("dora password", new CreateLoginProfile("dora", true)),
                        gives(
                                "erin password",
                                new UpdateLoginProfile("erin", true, Optional.of(true))),
                        makes("frank", new CreateUser("frank", "/", Optional.empty(), Map.of())),
                        gives("frank in", new AddUserToGroup("asking", "frank")),
                        gives("frank password", new CreateLoginProfile("frank", true)));

        assertThat(plan.after("dora password"))
                .containsExactlyInAnyOrder("dora asking", "dora in", "leave");
        assertThat(plan.after("erin password")).containsExactly("attach");
        assertThat(plan.after("frank password")).containsExactly("frank in");
    }

    private static Baseline limited(int changes, int removals) {
        Baseline one = baseline().build();
        return TestBaseline.withLimits(
                one,
                new Baseline.Limits(
                        changes, removals, one.limits().planHours(), one.limits().keyUsedDays()));
    }

    @Test
    void the_same_proposals_give_the_same_places_each_time() {
        PlanRequest request =
                asked(
                        account()
                                .group("a")
                                .group("b")
                                .user("alice", user -> user.attached("ReadOnlyAccess"))
                                .user("bob", user -> user.attached("ReadOnlyAccess")));
        List<Proposal> proposals =
                List.of(
                        takes("off alice", new DetachUserPolicy("alice", READ)),
                        gives("alice in", new AddUserToGroup("a", "alice")),
                        takes("off bob", new DetachUserPolicy("bob", READ)),
                        gives("bob in", new AddUserToGroup("b", "bob")));

        assertThat(Ordering.of(request, proposals).changes())
                .isEqualTo(Ordering.of(request, proposals).changes());
    }

    @Test
    void a_group_has_lost_what_it_is_to_lose_before_anybody_new_comes_in() {
        var plan =
                arranged(
                        asked(
                                account()
                                        .group(
                                                "developers",
                                                awsPolicy("ReadOnlyAccess"),
                                                awsPolicy("AdministratorAccess"))
                                        .user("alice", user -> user)
                                        .user("bob", user -> user.inGroup("developers"))),
                        gives("in", new AddUserToGroup("developers", "alice")),
                        takes("off", new DetachGroupPolicy("developers", ALL)));

        assertThat(plan.after("in")).containsExactly("off");
        assertThat(plan.change("in").temporary()).isEmpty();
    }

    @Test
    void a_policy_gets_its_other_document_before_anybody_new_has_it() {
        var plan =
                arranged(
                        asked(
                                account()
                                        .policy("deploying", DOCUMENT)
                                        .group("developers", TestAccount.ownPolicy("deploying"))
                                        .user("alice", user -> user)),
                        gives("in", new AddUserToGroup("developers", "alice")),
                        makes("weaker", new CreatePolicyVersion(OWN, DOCUMENT, true)));

        assertThat(plan.after("in")).containsExactly("weaker");
    }

    @Test
    void where_members_need_something_first_that_a_newcomer_brings_the_plan_says_so() {
        Baseline baseline = baseline().groups(administrators("administrators")).build();
        var account =
                account()
                        .group("administrators", awsPolicy("AdministratorAccess"))
                        .user("alice", user -> user)
                        .user("root2", user -> user.inGroup("administrators"));
        var plan =
                arranged(
                        request(account, baseline),
                        gives("in", new AddUserToGroup("administrators", "alice")),
                        gives("read", new AttachGroupPolicy("administrators", READ)),
                        takes("off", new DetachGroupPolicy("administrators", ALL)));

        assertThat(plan.must("in", "off")).isTrue();
        assertThat(plan.change("in").temporary())
                .containsExactly(
                        "group-as-declared: whoever joins has more than lockstep.yaml declares"
                                + " until "
                                + plan.change("off").id()
                                + " is made");
    }

    @Test
    void where_a_group_cannot_lose_what_it_is_to_lose_nobody_new_comes_in() {
        Baseline baseline = baseline().groups(administrators("administrators")).build();
        AttachedPolicy[] ten = new AttachedPolicy[10];
        ten[0] = awsPolicy("AdministratorAccess");
        for (int i = 1; i < 10; i++) {
            ten[i] = TestAccount.ownPolicy("own-" + i);
        }
        var account =
                account()
                        .group("administrators", ten)
                        .user("alice", user -> user)
                        .user("root2", user -> user.inGroup("administrators"));
        var plan =
                arranged(
                        request(account, baseline),
                        gives("in", new AddUserToGroup("administrators", "alice")),
                        gives("eleventh", new AttachGroupPolicy("administrators", READ)),
                        takes("off", new DetachGroupPolicy("administrators", ALL)));

        assertThat(plan.titles()).isEmpty();
    }

    @Test
    void what_would_break_a_quota_is_by_hand_with_all_that_hangs_on_it() {
        var full = account().user("alice", user -> user).user("bob", user -> user);
        for (int i = 0; i < 10; i++) {
            full.group("g" + i);
        }
        full.user(
                "carl",
                user -> {
                    for (int i = 0; i < 10; i++) {
                        user.inGroup("g" + i);
                    }
                    return user;
                });
        full.group("developers").summary("GroupsQuota", 11).summary("PoliciesQuota", 0);
        var plan =
                arranged(
                        asked(full),
                        makes("group", new CreateGroup("more", "/")),
                        gives("in more", new AddUserToGroup("more", "alice")),
                        gives("eleventh", new AddUserToGroup("developers", "carl")),
                        makes(
                                "policy",
                                new CreatePolicy(
                                        "deploying", "/", DOCUMENT, Optional.empty(), Map.of())),
                        gives("second", new AddUserToGroup("developers", "bob")));

        assertThat(plan.titles()).containsExactly("second");
        assertThat(plan.byHand())
                .extracting(ByHand::text)
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("group", "the account has 11 groups", "AWS takes 11")
                                .contains("One change that hangs on it"))
                .anySatisfy(line -> assertThat(line).contains("the user carl has 10 groups"))
                .anySatisfy(line -> assertThat(line).contains("policies of its own"))
                .hasSize(3);
    }

    @Test
    void a_group_with_ten_policies_and_a_policy_with_all_its_versions_get_no_more() {
        AttachedPolicy[] ten = new AttachedPolicy[10];
        for (int i = 0; i < 10; i++) {
            ten[i] = TestAccount.ownPolicy("p" + i);
        }
        var plan =
                arranged(
                        asked(
                                account()
                                        .summary("VersionsPerPolicyQuota", 1)
                                        .policy("deploying", DOCUMENT)
                                        .group("developers", ten)),
                        makes("version", new CreatePolicyVersion(OWN, DOCUMENT, false)),
                        gives("eleventh", new AttachGroupPolicy("developers", READ)));

        assertThat(plan.titles()).isEmpty();
        assertThat(plan.byHand())
                .extracting(ByHand::text)
                .anySatisfy(line -> assertThat(line).contains("has 10 managed policies"))
                .anySatisfy(line -> assertThat(line).contains("deploying has 1 versions"));
    }
}
