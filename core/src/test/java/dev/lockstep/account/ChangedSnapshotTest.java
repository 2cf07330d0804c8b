package dev.lockstep.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.RandomEffects;
import dev.lockstep.effect.UserEffect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A snapshot that was changed is judged as one that is read anew.
class ChangedSnapshotTest {
    private static final Instant LATER = TestAccount.NOW.plusSeconds(3600);

    private static Map<String, String> verdicts(AccountSnapshot snapshot) {
        var verdicts = new TreeMap<String, String>();
        for (Finding finding :
                Audit.of(snapshot, Baseline.DEFAULT, LATER, Audit.Selection.ALL).findings()) {
            verdicts.put(
                    finding.control().id() + " " + finding.subject(), finding.status().toString());
        }
        return verdicts;
    }

    @Test
    void verdicts_after_random_writes_are_those_of_reading_everything_again() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            // The truth knows when each password was set; no read says so but the report.
            Answers first = RandomAccounts.account(random).answers();
            Account truth = AccountSnapshot.of(first).account();
            Answers before = ToldTruth.of(truth, first, TestAccount.NOW);
            AccountSnapshot snapshot = AccountSnapshot.of(before);
            List<RandomEffects.Step> steps = RandomEffects.of(snapshot.account(), random, 25);
            Account after = steps.isEmpty() ? snapshot.account() : steps.getLast().after();
            AccountSnapshot changed = snapshot.changedTo(after, LATER);
            AccountSnapshot again = AccountSnapshot.of(ToldTruth.of(after, before, LATER));
            assertThat(verdicts(changed))
                    .describedAs("%s: %s", seed, steps.stream().map(one -> one.effect()).toList())
                    .isEqualTo(verdicts(again));
        }
    }

    @Test
    void before_the_next_report_an_inactive_key_is_seen_and_the_new_age_of_passwords_is_not() {
        AccountSnapshot snapshot =
                TestAccount.account()
                        .defaultPasswordPolicy()
                        .user(
                                "alice",
                                user ->
                                        user.passwordChangedDaysAgo(200)
                                                .activeKey("AKIAALICE", 100, 1))
                        .snapshot();
        Account after =
                new AccessKeyEffect.UpdateAccessKey("alice", "AKIAALICE", false)
                        .applyTo(snapshot.account(), Assigned.at(LATER));
        after =
                new AccountEffect.UpdateAccountPasswordPolicy(
                                TestAccount.account()
                                        .snapshot()
                                        .passwordPolicy()
                                        .found()
                                        .orElseThrow()
                                        .orElseThrow())
                        .applyTo(after, Assigned.at(LATER));
        UserReads live = snapshot.changedBeforeNextReport(after, LATER).user("alice");
        UserReads fresh = snapshot.changedTo(after, LATER).user("alice");
        assertThat(live.keys().found().orElseThrow().getFirst().active()).isFalse();
        assertThat(fresh.keys().found().orElseThrow().getFirst().active()).isFalse();
        assertThat(live.passwordNextRotation().found().orElseThrow()).isEmpty();
        assertThat(fresh.passwordNextRotation().found().orElseThrow())
                .contains(TestAccount.daysAgo(110));
    }

    @Test
    void what_was_refused_stays_refused_also_for_a_new_user() {
        AccountSnapshot snapshot = TestAccount.account().denied(ReadKey.ACCESS_KEYS).snapshot();
        Account after =
                new UserEffect.CreateUser("bob", "/", Optional.empty(), Map.of())
                        .applyTo(snapshot.account(), Assigned.of(LATER, "AIDABOB"));
        Answers answers = snapshot.changedTo(after, LATER).answers();
        assertThat(answers.get(ReadKey.ACCESS_KEYS.of("bob"))).isInstanceOf(Read.Denied.class);
        assertThat(answers.get(ReadKey.MFA_DEVICES.of("bob")).found()).contains(List.of());
    }

    @Test
    void a_policy_of_AWS_that_is_attached_for_the_first_time_is_listed() {
        AccountSnapshot snapshot = TestAccount.account().user("bob", user -> user).snapshot();
        AttachedPolicy readOnly = TestAccount.awsPolicy("ReadOnlyAccess");
        Account after =
                new UserEffect.AttachUserPolicy("bob", readOnly.arn())
                        .applyTo(snapshot.account(), Assigned.at(LATER));
        assertThat(snapshot.changedTo(after, LATER).policies().found().orElseThrow())
                .extracting(ManagedPolicy::arn)
                .contains(readOnly.arn());
    }
}
