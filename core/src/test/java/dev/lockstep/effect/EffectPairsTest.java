package dev.lockstep.effect;

import static dev.lockstep.effect.SmallAccount.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Writes that take each other back, on accounts that other writes have shaped.
class EffectPairsTest {
    private static final List<String> USERS = List.of("alice", "bob");
    private static final List<String> GROUPS = List.of("developers", "auditors");
    private static final List<String> ARNS =
            List.of(
                    SmallAccount.OWN,
                    SmallAccount.SPARE,
                    SmallAccount.READ_ONLY,
                    SmallAccount.BILLING);

    /// A write and the one that takes it back.
    private record Pair(Effect there, Effect back) {}

    /// Writes whose number, order and repetition do not matter: each may be carried out at any
    /// time.
    @Provide
    Arbitrary<List<Effect>> writes() {
        Arbitrary<String> users = Arbitraries.of(USERS);
        Arbitrary<String> groups = Arbitraries.of(GROUPS);
        Arbitrary<String> arns = Arbitraries.of(ARNS);
        Arbitrary<String> names = Arbitraries.of("one", "two");
        Arbitrary<Map<String, String>> tags =
                Arbitraries.maps(Arbitraries.of("Team", "team", "Cost"), names).ofMaxSize(1);
        Arbitrary<Effect> effect =
                Arbitraries.oneOf(
                        Combinators.combine(users, arns).as(UserEffect.AttachUserPolicy::new),
                        Combinators.combine(groups, arns).as(GroupEffect.AttachGroupPolicy::new),
                        arns.map(arn -> new RoleEffect.AttachRolePolicy("deploy", arn)),
                        Combinators.combine(groups, users).as(UserEffect.AddUserToGroup::new),
                        Combinators.combine(groups, users).as(UserEffect.RemoveUserFromGroup::new),
                        Combinators.combine(users, arns)
                                .as(UserEffect.PutUserPermissionsBoundary::new),
                        Combinators.combine(users, names)
                                .as((user, name) ->
                                        new UserEffect.PutUserPolicy(
                                                user, name, SmallAccount.ALLOW_S3)),
                        Combinators.combine(users, tags).as(UserEffect.TagUser::new));
        return effect.list().ofMaxSize(12);
    }

    private static Account shaped(List<Effect> writes) {
        Account account = SmallAccount.account();
        for (String arn : ARNS) {
            // Every policy is known, so that taking one back leaves nothing new behind.
            account = then(account, new UserEffect.AttachUserPolicy("bob", arn));
        }
        for (Effect write : writes) {
            account = then(account, write);
        }
        return account;
    }

    private static List<Pair> pairs(Account account) {
        var pairs = new ArrayList<Pair>();
        String s3 = SmallAccount.ALLOW_S3;
        account.users()
                .forEach((name, user) -> {
                    ARNS.stream()
                            .filter(arn ->
                                    user.attachedPolicies().stream()
                                            .noneMatch(p -> p.arn().equals(arn)))
                            .forEach(arn ->
                                    pairs.add(
                                            new Pair(
                                                    new UserEffect.AttachUserPolicy(name, arn),
                                                    new UserEffect.DetachUserPolicy(name, arn))));
                    GROUPS.stream()
                            .filter(group -> !user.groups().contains(group))
                            .forEach(group ->
                                    pairs.add(
                                            new Pair(
                                                    new UserEffect.AddUserToGroup(group, name),
                                                    new UserEffect.RemoveUserFromGroup(
                                                            group, name))));
                    pairs.add(
                            new Pair(
                                    new UserEffect.PutUserPolicy(name, "fresh", s3),
                                    new UserEffect.DeleteUserPolicy(name, "fresh")));
                    pairs.add(
                            new Pair(
                                    new UserEffect.TagUser(name, Map.of("Fresh", "1")),
                                    new UserEffect.UntagUser(name, List.of("Fresh"))));
                    pairs.add(
                            new Pair(
                                    new UserEffect.UpdateUser(
                                            name, Optional.of(name + "2"), Optional.of("/x/")),
                                    new UserEffect.UpdateUser(
                                            name + "2", Optional.of(name), Optional.of("/"))));
                });
        for (String group : GROUPS) {
            pairs.add(
                    new Pair(
                            new GroupEffect.PutGroupPolicy(group, "fresh", s3),
                            new GroupEffect.DeleteGroupPolicy(group, "fresh")));
            pairs.add(
                    new Pair(
                            new GroupEffect.UpdateGroup(
                                    group, Optional.of("z" + group), Optional.empty()),
                            new GroupEffect.UpdateGroup(
                                    "z" + group, Optional.of(group), Optional.empty())));
        }
        pairs.add(new Pair(SmallAccount.user("carol"), new UserEffect.DeleteUser("carol")));
        pairs.add(
                new Pair(
                        new GroupEffect.CreateGroup("ops", "/"),
                        new GroupEffect.DeleteGroup("ops")));
        pairs.add(
                new Pair(
                        new RoleEffect.CreateRole(
                                "audit",
                                "/",
                                SmallAccount.trusting("123456789012"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new RoleEffect.DeleteRole("audit")));
        pairs.add(
                new Pair(
                        SmallAccount.policy("fresh", "/"),
                        new PolicyEffect.DeletePolicy("arn:aws:iam::123456789012:policy/fresh")));
        return pairs;
    }

    @Property(tries = 100)
    void a_write_and_its_opposite_leave_the_account_as_it_was(
            @ForAll("writes") List<Effect> writes) {
        Account account = shaped(writes);

        assertThat(pairs(account))
                .allSatisfy(pair -> {
                    Account there = then(account, pair.there());
                    assertThat(there).isNotEqualTo(account);
                    assertThat(then(there, pair.back())).isEqualTo(account);
                });
    }

    @Property(tries = 100)
    void a_write_on_one_user_leaves_the_others_and_all_groups_and_roles(
            @ForAll("writes") List<Effect> writes) {
        Account before = shaped(writes);
        for (Pair pair : pairs(before)) {
            if (!(pair.there() instanceof UserEffect)) {
                continue;
            }
            Account after = then(before, pair.there());
            assertThat(after.groups()).isEqualTo(before.groups());
            assertThat(after.users().values().stream().filter(before.users()::containsValue))
                    .hasSizeGreaterThanOrEqualTo(before.users().size() - 1);
        }
    }

    @Property(tries = 200)
    void every_policy_counts_the_users_groups_and_roles_that_have_it(
            @ForAll("writes") List<Effect> writes) {
        Account account = shaped(writes);
        var counted = new TreeMap<String, Integer>();
        account.policies().forEach(policy -> counted.put(policy.arn(), 0));
        account.users()
                .values()
                .forEach(u ->
                        u.attachedPolicies().forEach(p -> counted.merge(p.arn(), 1, Integer::sum)));
        account.groups()
                .values()
                .forEach(g ->
                        g.attachedPolicies().forEach(p -> counted.merge(p.arn(), 1, Integer::sum)));
        account.roles()
                .values()
                .forEach(r ->
                        r.attachedPolicies().forEach(p -> counted.merge(p.arn(), 1, Integer::sum)));

        assertThat(account.policies())
                .allSatisfy(policy ->
                        assertThat(policy.attachmentCount()).isEqualTo(counted.get(policy.arn())));
    }
}
