package dev.lockstep.control.verified;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.control.verified.PersonSheet.Line;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The facts behind the five, in a short phrase.
class SheetReasonTest {
    private static SheetReason reason(Line line, TestAccount account, Baseline baseline) {
        AccountSnapshot snapshot = account.snapshot();
        return SheetReason.of(
                line,
                snapshot.user("alice"),
                snapshot,
                baseline,
                KeyRegister.of(snapshot, baseline, TestAccount.NOW),
                TestAccount.NOW);
    }

    private static String phrase(Line line, UnaryOperator<TestUser> facts) {
        return reason(line, account().user("alice", facts), Baseline.DEFAULT).phrase();
    }

    @Test
    void groups_are_named() {
        assertThat(phrase(Line.IN_A_GROUP, u -> u.inGroup("b").inGroup("a"))).isEqualTo("in a, b");
        assertThat(phrase(Line.IN_A_GROUP, u -> u)).isEqualTo("in no group");
    }

    @Test
    void active_keys_are_named_with_their_need() {
        assertThat(phrase(Line.NO_ACCESS_KEYS, u -> u.inactiveKey("AKIA1", 90, 9)))
                .isEqualTo("no active key, 1 inactive");
        var account = account().user("alice", u -> u.activeKey("AKIA1", 9, 1));
        assertThat(reason(Line.NO_ACCESS_KEYS, account, Baseline.DEFAULT).phrase())
                .isEqualTo("AKIA1 is active, with no need in the register");
        assertThat(
                        reason(
                                        Line.NO_ACCESS_KEYS,
                                        account,
                                        baseline().needs(needOfUser("alice", "2027-01-01")).build())
                                .phrase())
                .startsWith("AKIA1 is active, needed: ")
                .endsWith(", until 2027-01-01");
    }

    @Test
    void the_age_of_a_password_is_told_with_the_time_of_the_report() {
        var account = account().user("alice", u -> u.passwordChangedDaysAgo(91));
        SheetReason reason = reason(Line.CURRENT_PASSWORD, account, Baseline.DEFAULT);
        assertThat(reason.phrase()).isEqualTo("changed 91 days ago");
        assertThat(reason.source().orElseThrow().asOf()).contains(TestAccount.REPORTED);
        assertThat(
                        reason(
                                        Line.CURRENT_PASSWORD,
                                        account,
                                        baseline().passwordsLive(OptionalInt.empty()).build())
                                .phrase())
                .contains("for ever");
        assertThat(
                        phrase(
                                Line.CURRENT_PASSWORD,
                                u ->
                                        u.passwordChangedDaysAgo(91)
                                                .passwordNextRotation(TestAccount.daysAgo(1))))
                .isEqualTo("changed 91 days ago; overdue since 2026-11-24");
        assertThat(phrase(Line.CURRENT_PASSWORD, u -> u)).isEqualTo("no console password");
    }

    @Test
    void the_latest_sign_of_life_is_told() {
        assertThat(
                        phrase(
                                Line.CURRENT_USER,
                                u -> u.passwordUsedDaysAgo(3).activeKey("AKIA1", 90, 1)))
                .isEqualTo("used AKIA1 1 day ago");
        assertThat(phrase(Line.CURRENT_USER, u -> u.passwordUsedDaysAgo(3)))
                .isEqualTo("signed in 3 days ago");
        assertThat(phrase(Line.CURRENT_USER, u -> u.createdDaysAgo(0))).isEqualTo("was made today");
    }

    @Test
    void devices_are_told_by_kind() {
        assertThat(phrase(Line.MFA, u -> u)).isEqualTo("no device");
        assertThat(phrase(Line.MFA, TestUser::virtualMfa)).startsWith("virtual");
        assertThat(
                        reason(
                                        Line.MFA,
                                        account().user("alice", TestUser::virtualMfa),
                                        baseline().hardwareMfa().build())
                                .phrase())
                .endsWith("; hardware is wanted");
    }

    @Test
    void a_date_that_settles_nothing_stands_beside_what_would() {
        var account =
                account()
                        .user(
                                "alice",
                                u ->
                                        u.createdDaysAgo(400)
                                                .passwordChangedDaysAgo(9)
                                                .passwordUsedDaysAgo(200))
                        .denied(ReadKey.CREDENTIAL_REPORT)
                        .denied(ReadKey.ACCESS_KEYS)
                        .denied(ReadKey.LOGIN_PROFILES);
        assertThat(reason(Line.CURRENT_PASSWORD, account, Baseline.DEFAULT).phrase())
                .isEqualTo("not older than 400 days; AWS refused iam:GetCredentialReport");
        assertThat(reason(Line.CURRENT_USER, account, Baseline.DEFAULT).phrase())
                .startsWith("signed in 200 days ago; AWS refused iam:");
    }

    @Test
    void what_AWS_refused_is_told_and_nothing_is_taken_for_none() {
        var account =
                account()
                        .user("alice", u -> u.passwordChangedDaysAgo(9))
                        .denied(ReadKey.DETAILS)
                        .denied(ReadKey.CREDENTIAL_REPORT)
                        .denied(ReadKey.ACCESS_KEYS)
                        .denied(ReadKey.MFA_DEVICES)
                        .denied(ReadKey.VIRTUAL_MFA_DEVICES);
        for (Line line : new Line[] {Line.IN_A_GROUP, Line.NO_ACCESS_KEYS, Line.MFA}) {
            assertThat(reason(line, account, Baseline.DEFAULT).phrase())
                    .as("%s", line)
                    .startsWith("AWS refused ");
        }
    }
}
