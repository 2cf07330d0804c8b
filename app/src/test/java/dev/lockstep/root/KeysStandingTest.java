package dev.lockstep.root;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.REPORTED;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.keys.KeyDeed;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.root.KeysStanding.Power;
import dev.lockstep.root.KeysStanding.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of root's keys follows from what somebody has told, and from nothing else.
class KeysStandingTest {
    private static final String PRESENT = "AccountAccessKeysPresent";
    private static final String KEY = "AKIAROOTEXAMPLE00001";

    private static KeysStanding standing(TestAccount account, KeyDeed... deeds) {
        return KeysStanding.of(
                Audit.of(
                        account.snapshot(),
                        Baseline.DEFAULT,
                        NOW,
                        new Audit.Selection(Set.of(), Set.of(KeysStanding.CONTROL))),
                KeyDeeds.of(List.of(deeds)),
                NOW);
    }

    private static TestAccount active(TestAccount account) {
        return account.summary(PRESENT, 1)
                .rootCell(Column.ACCESS_KEY_1_ACTIVE, "true")
                .rootCell(Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(900).toString());
    }

    /// The report shows one that is inactive.
    private static TestAccount inactive(TestAccount account, long made) {
        return account.summary(PRESENT, 1)
                .rootCell(Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(made).toString());
    }

    private static TestAccount listed(TestAccount account, boolean isActive) {
        return account.summary(PRESENT, 1)
                .answer(
                        ReadKey.CALLER_IDENTITY,
                        new CallerIdentity(
                                TestAccount.ID, "arn:aws:iam::" + TestAccount.ID + ":root"))
                .answer(
                        ReadKey.ACCESS_KEYS.of(Root.NAME),
                        List.of(
                                new AccessKey(
                                        KEY,
                                        isActive,
                                        Optional.of(daysAgo(900)),
                                        Optional.of(
                                                new AccessKey.LastUsed(
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.empty())))));
    }

    private static KeyDeed madeInactive(Instant at) {
        return new KeyDeed(
                KEY,
                Root.NAME,
                KeyDeed.What.MADE_INACTIVE,
                "20261101-100000-000",
                at,
                Optional.empty());
    }

    private static TestAccount in(String managementAccount) {
        return account()
                .answer(
                        ReadKey.ORGANIZATION,
                        Optional.of(new Organization("o-1", managementAccount, "ALL")));
    }

    @Test
    void outside_an_organization_and_as_its_management_account_only_root_has_the_power() {
        assertThat(standing(account().answer(ReadKey.ORGANIZATION, Optional.empty())).power())
                .isEqualTo(new Power.Console());
        assertThat(standing(in(TestAccount.ID)).power()).isEqualTo(new Power.Console());
    }

    @Test
    void the_management_account_has_power_over_a_member() {
        assertThat(standing(in("210987654321")).power()).isEqualTo(new Power.Member());
    }

    @Test
    void an_organization_that_was_not_read_is_not_none() {
        KeysStanding denied = standing(account().denied(ReadKey.ORGANIZATION));
        assertThat(denied.power())
                .isInstanceOfSatisfying(
                        Power.NotKnown.class,
                        it -> assertThat(it.why()).contains("organizations:DescribeOrganization"));
        assertThat(denied.power().id()).isEqualTo("not-known");
        assertThat(String.join(" ", KeysGuide.power(denied.power()).lines()))
                .contains("is not known", "AWS refused", "aws organizations describe-organization")
                .doesNotContain("Only root itself");
        assertThat(standing(account().without(ReadKey.ORGANIZATION)).power())
                .isInstanceOf(Power.NotKnown.class);
    }

    @Test
    void of_a_key_that_only_the_report_shows_it_is_never_said_that_it_has_waited() {
        assertThat(standing(inactive(account(), 900)).state()).isEqualTo(State.INACTIVE);
        KeysStanding recent = standing(inactive(account(), 3));
        assertThat(recent.state()).isEqualTo(State.WAITING);
        assertThat(recent.until()).contains(daysAgo(3).plus(Duration.ofDays(14)));
        assertThat(recent.next(14, NOW)).contains("at the earliest", "the credential report tells");
        for (long made : List.of(1L, 13L, 14L, 15L, 400L)) {
            assertThat(standing(inactive(account(), made)).state()).isNotEqualTo(State.DUE);
        }
    }

    @Test
    void a_key_that_a_run_made_inactive_waits_and_is_due_then() {
        assertThat(standing(listed(account(), false), madeInactive(daysAgo(13))).state())
                .isEqualTo(State.WAITING);
        KeysStanding due = standing(listed(account(), false), madeInactive(daysAgo(14)));
        assertThat(due.state()).isEqualTo(State.DUE);
        assertThat(due.power()).isEqualTo(new Power.Root());
        assertThat(due.next(14, NOW)).isEqualTo("It has waited long enough: delete it now.");
        assertThat(standing(listed(account(), true)).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void without_summary_and_report_nobody_knows() {
        KeysStanding none =
                standing(account().denied(ReadKey.SUMMARY).denied(ReadKey.CREDENTIAL_REPORT));
        assertThat(none.state()).isEqualTo(State.NOT_KNOWN);
        assertThat(none.next(14, NOW)).contains("when the credential report can be read");
    }

    @Test
    void gone_is_confirmed_by_the_list_or_by_summary_and_report_together_alone() {
        assertThat(standing(account()).gone())
                .contains("Gone, confirmed by the account summary and the credential report.");
        assertThat(standing(account().answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of())).gone())
                .contains("Gone, confirmed: root's own list is empty.");
        assertThat(standing(account().denied(ReadKey.CREDENTIAL_REPORT)).gone())
                .contains("the credential report was not read: AWS refused")
                .doesNotContain("confirmed");
        assertThat(standing(account().denied(ReadKey.SUMMARY)).gone())
                .contains("account summary, which is live, was not read")
                .doesNotContain("confirmed");
    }

    @Test
    void a_summary_of_none_beside_a_report_of_one_is_not_gone_until_a_newer_report() {
        KeysStanding stands = standing(inactive(account(), 900).summary(PRESENT, 0));
        assertThat(stands.state()).isNotEqualTo(State.NONE);
        KeysStanding reportedActive = standing(active(account()).summary(PRESENT, 0));
        assertThat(reportedActive.state()).isEqualTo(State.NOT_KNOWN);
        assertThat(reportedActive.told(NOW)).anyMatch(line -> line.contains("newer report"));
        assertThat(reportedActive.next(14, NOW)).contains("Ask again after 2026-11-25 15:00 UTC");
    }

    @Test
    void a_wait_says_from_when_on_a_report_can_show_it_and_whether_that_is_too_late() {
        KeysStanding stands = standing(active(account()));
        assertThat(stands.nextReport()).contains(REPORTED.plus(Duration.ofHours(4)));
        assertThat(stands.shownWhen(NOW.plus(Duration.ofHours(1))))
                .contains("from 2026-11-25 15:00 UTC on, after this wait");
        assertThat(stands.shownWhen(NOW.plus(Duration.ofHours(4))))
                .endsWith("from 2026-11-25 15:00 UTC on");
        assertThat(standing(active(account()).denied(ReadKey.CREDENTIAL_REPORT)).shownWhen(NOW))
                .contains("was not read");
    }

    @ParameterizedTest
    @CsvSource({
        // what is seen later, whether that is something that root did
        "the same, false",
        "inactive, true",
        "none counted, true",
        "none counted and no report, true",
        "no report, false",
        "no summary, false",
        "nothing, false"
    })
    void only_what_AWS_shows_is_a_change(String later, boolean isFurther) {
        KeysStanding before = standing(active(account()));
        TestAccount now =
                switch (later) {
                    case "the same" -> active(account());
                    case "inactive" -> inactive(account(), 900);
                    case "none counted" -> active(account()).summary(PRESENT, 0);
                    case "none counted and no report" ->
                            account().denied(ReadKey.CREDENTIAL_REPORT);
                    case "no report" -> active(account()).denied(ReadKey.CREDENTIAL_REPORT);
                    case "no summary" -> active(account()).denied(ReadKey.SUMMARY);
                    case "nothing" ->
                            account().denied(ReadKey.SUMMARY).denied(ReadKey.CREDENTIAL_REPORT);
                    default -> throw new IllegalArgumentException(later);
                };
        assertThat(standing(now).isFurtherThan(before)).isEqualTo(isFurther);
    }

    @Test
    void keys_that_only_a_report_shows_are_not_gone_where_it_is_not_read_once() {
        KeysStanding before = standing(inactive(account(), 900).summary(PRESENT, 0));
        TestAccount now = account().summary(PRESENT, 0);
        assertThat(standing(now).isFurtherThan(before)).isTrue();
        assertThat(standing(now.denied(ReadKey.CREDENTIAL_REPORT)).isFurtherThan(before)).isFalse();
    }
}
