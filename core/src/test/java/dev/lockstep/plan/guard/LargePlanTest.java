package dev.lockstep.plan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult;
import dev.lockstep.plan.people.People;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Guards and people in an account of thousands, whose rights all move from users to groups. How
/// many is set by `guard.users`: 5000 gives a plan of 20,000 changes.
class LargePlanTest {
    private static final int PEOPLE = Integer.getInteger("guard.users", 400);

    @Test
    void a_plan_that_moves_everybody_into_groups_is_guarded_quickly() {
        TestAccount account = TestAccount.account().group("administrators").group("developers");
        for (int i = 0; i < PEOPLE; i++) {
            boolean administrator = i % 10 == 0;
            boolean key = i % 2 == 0;
            account.user(
                    "user%05d".formatted(i),
                    user -> {
                        user.attached(administrator ? "AdministratorAccess" : "PowerUserAccess")
                                .attached("IAMUserChangePassword")
                                .attached("ReadOnlyAccess")
                                .passwordUsedDaysAgo(1);
                        return key ? user.activeKey("AKIA" + user.hashCode(), 30, 3) : user;
                    });
        }
        AccountSnapshot before = account.snapshot();
        TestPlan plan = TestPlan.of(before);
        plan.write(attach("administrators", "AdministratorAccess"))
                .write(attach("developers", "PowerUserAccess"))
                .write(attach("developers", "ReadOnlyAccess"))
                .write(attach("developers", "IAMUserChangePassword"));
        int made = 4;
        int inWave = 4;
        for (String user : before.account().users().keySet()) {
            if (inWave + 4 > 50) {
                plan.thenWave();
                inWave = 0;
            }
            boolean administrator = Integer.parseInt(user.substring(4)) % 10 == 0;
            plan.joins(user, administrator ? "administrators" : "developers");
            String joined = "c" + ++made;
            for (String policy :
                    List.of(
                            administrator ? "AdministratorAccess" : "PowerUserAccess",
                            "IAMUserChangePassword",
                            "ReadOnlyAccess")) {
                plan.write(
                        new UserEffect.DetachUserPolicy(
                                user, TestAccount.awsPolicy(policy).arn()),
                        joined);
                made++;
            }
            inWave += 4;
        }
        AccountSnapshot after = before.changedTo(after(before.account()), TestAccount.NOW);
        AccountAccess.of(before).users();
        AccountAccess.of(after).users();
        var seconds = new ArrayList<Double>();
        for (int round = 0; round < 2; round++) {
            long start = time();
            List<GuardResult> results = Guards.guarded(plan.request(), plan.changes()).results();
            long guarded = time();
            var people = People.notices(plan.request(), plan.changes(), after);
            long told = time();
            assertThat(results.get(Guard.AN_ADMINISTRATOR_REMAINS.ordinal()).state())
                    .isEqualTo(GuardResult.State.HOLDS);
            assertThat(results.get(Guard.WORKING_KEY_KEPT.ordinal()).state())
                    .isEqualTo(GuardResult.State.HOLDS);
            assertThat(people).hasSize(PEOPLE);
            seconds.add((guarded - start) / 1e9);
            seconds.add((told - guarded) / 1e9);
        }
        System.out.printf(
                "%d users, %d changes: guards and people in CPU seconds, twice: %s%n",
                PEOPLE, plan.changes().size(), seconds);
    }

    private static long time() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static GroupEffect attach(String group, String policy) {
        return new GroupEffect.AttachGroupPolicy(group, TestAccount.awsPolicy(policy).arn());
    }

    /// The account once all is done, made at once: folding is somebody else's test.
    private static Account after(Account before) {
        var users = new TreeMap<>(before.users());
        users.replaceAll((name, user) ->
                user.withAttachedPolicies(List.of())
                        .withGroups(
                                List.of(
                                        Integer.parseInt(name.substring(4)) % 10 == 0
                                                ? "administrators"
                                                : "developers")));
        var groups = new TreeMap<>(before.groups());
        groups.replaceAll((name, group) ->
                group.withAttachedPolicies(
                        name.equals("administrators")
                                ? List.of(TestAccount.awsPolicy("AdministratorAccess"))
                                : List.of(
                                        TestAccount.awsPolicy("PowerUserAccess"),
                                        TestAccount.awsPolicy("ReadOnlyAccess"),
                                        TestAccount.awsPolicy("IAMUserChangePassword"))));
        return new Account(
                before.id(),
                before.partition(),
                before.alias(),
                before.passwordPolicy(),
                before.root(),
                users,
                groups,
                before.roles(),
                before.policies(),
                before.virtualMfaDevices(),
                before.serverCertificates(),
                before.samlProviders(),
                before.openIdConnectProviders(),
                before.organization(),
                before.organizationAccounts(),
                before.organizationFeatures(),
                before.serviceControlPolicies(),
                before.alternateContacts(),
                before.regions(),
                before.analyzers(),
                before.trails());
    }
}
