package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Planning.planning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.plan.ByHand;
import org.junit.jupiter.api.Test;

/// What people do themselves: MFA, and what their sheet lacks.
class PeopleTest {
    private static TestAccount people(String... names) {
        TestAccount account = account();
        for (String name : names) {
            account.user(
                    name,
                    u -> u.createdDaysAgo(900).passwordChangedDaysAgo(10).passwordUsedDaysAgo(1));
        }
        return account;
    }

    @Test
    void people_without_MFA_are_named_in_one_line_that_stands_for_each_control() {
        Planning plan =
                planning(people("alice", "bob", "carol"), baseline())
                        .only("user-mfa", "person-verified");

        assertThat(plan.mended().byHand())
                .anySatisfy(one -> {
                    assertThat(one.text())
                            .startsWith("Set up an MFA device together with each person")
                            .endsWith("This is about alice, bob and carol.");
                    assertThat(one.because()).containsExactly("person-verified", "user-mfa");
                });
        assertThat(plan.does()).isEmpty();
    }

    @Test
    void every_line_of_a_sheet_that_does_not_hold_is_told() {
        Planning plan =
                planning(
                                account()
                                        .user(
                                                "alice",
                                                u ->
                                                        u.createdDaysAgo(900)
                                                                .passwordChangedDaysAgo(400)
                                                                .passwordUsedDaysAgo(100)
                                                                .activeKey("AKIA1", 300, 100)),
                                baseline().person("alice", false))
                        .only("person-verified");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).hasSize(5).allMatch(line -> line.endsWith("about alice."));
    }

    @Test
    void a_leftover_device_is_deleted_and_an_assigned_one_never() {
        Planning plan =
                planning(
                        account()
                                .leftoverDevice("arn:aws:iam::123456789012:mfa/former")
                                .rootVirtualDevice("arn:aws:iam::123456789012:mfa/root")
                                .user("alice", u -> u.passwordChangedDaysAgo(1).virtualMfa()),
                        baseline());

        assertThat(plan.does())
                .containsExactly(
                        "Delete the virtual MFA device arn:aws:iam::123456789012:mfa/former, which"
                                + " is assigned to nobody.");
    }

    @Test
    void a_device_for_SMS_is_replaced_by_its_person() {
        assertThat(
                        planning(
                                        account()
                                                .user(
                                                        "alice",
                                                        u ->
                                                                u.passwordChangedDaysAgo(1)
                                                                        .mfa(
                                                                                "arn:aws:iam::123456789012:sms-mfa/alice")),
                                        baseline())
                                .only("user-mfa-kind")
                                .says())
                .singleElement()
                .asString()
                .endsWith("This is about alice.");
    }

    @Test
    void what_only_root_can_do_names_the_account() {
        Planning plan =
                planning(
                        account()
                                .summary("AccountMFAEnabled", 0)
                                .summary("AccountAccessKeysPresent", 1),
                        baseline());

        assertThat(plan.mended().byHand())
                .filteredOn(one -> one.because().contains("root-mfa"))
                .extracting(ByHand::text)
                .singleElement()
                .asString()
                .contains("as the root user of account 123456789012");
        assertThat(plan.mended().byHand())
                .filteredOn(one -> one.because().contains("root-access-keys"))
                .extracting(one -> one.command().orElse(""))
                .containsExactly("lockstep root keys");
        assertThat(plan.says())
                .anySatisfy(line -> assertThat(line).contains("Only root can do this"));
    }
}
