package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static dev.lockstep.plan.mending.Planning.planning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.TestBaseline;
import org.junit.jupiter.api.Test;

/// Console passwords that nobody uses go, where nobody is locked out by it.
class PasswordsTest {
    private static TestBaseline team() {
        return baseline().person("alice", false).person("fred", true).service("ci");
    }

    private static TestAccount unused(String user) {
        return account()
                .user(
                        user,
                        u ->
                                u.createdDaysAgo(900)
                                        .passwordChangedDaysAgo(400)
                                        .passwordUsedDaysAgo(100));
    }

    private static TestAccount unusedBesideKey(String user) {
        return account()
                .user(
                        user,
                        u ->
                                u.createdDaysAgo(900)
                                        .passwordChangedDaysAgo(400)
                                        .passwordUsedDaysAgo(100)
                                        .activeKey("AKIA1", 30, 1));
    }

    @Test
    void the_only_way_in_of_a_person_is_left_to_a_person() {
        Planning plan = planning(unused("alice"), team()).only("password-unused");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("only way in");
    }

    @Test
    void a_password_beside_a_key_that_is_needed_and_used_goes() {
        assertThat(
                        planning(
                                        unusedBesideKey("ci"),
                                        team().needs(needOfUser("ci", "2027-01-01")))
                                .only("password-unused")
                                .does())
                .containsExactly(
                        "Take the console password of ci away; it was last used on 2026-08-17.");
    }

    @Test
    void a_key_that_no_need_covers_is_no_other_way_in() {
        assertThat(planning(unusedBesideKey("alice"), team()).only("password-unused").does())
                .isEmpty();
    }

    @Test
    void whoever_signs_in_another_way_loses_an_unused_password() {
        assertThat(planning(unused("fred"), team()).only("password-unused").does()).hasSize(1);
    }

    @Test
    void an_unused_password_of_a_stranger_goes_and_mends_all_that_is_wrong_with_it() {
        Planning plan =
                planning(unused("mallory"), team())
                        .only(
                                "password-unused",
                                "user-on-roster",
                                "password-current",
                                "user-mfa",
                                "person-verified");

        assertThat(plan.mended().proposals())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.because())
                                .containsExactly(
                                        "password-current",
                                        "password-unused",
                                        "person-verified",
                                        "user-mfa",
                                        "user-on-roster"));
        assertThat(plan.says()).isEmpty();
    }

    @Test
    void without_a_roster_a_password_that_is_the_only_way_in_stays() {
        assertThat(planning(unused("alice"), baseline()).only("password-unused").does()).isEmpty();
        assertThat(planning(unusedBesideKey("alice"), baseline()).only("password-unused").does())
                .hasSize(1);
    }

    @Test
    void a_password_and_the_key_beside_it_do_not_go_together() {
        assertThat(
                        planning(unusedBesideKey("alice"), baseline())
                                .only("password-unused", "person-without-key")
                                .does())
                .containsExactly(
                        "Make the access key AKIA1 of alice inactive; it was last used on"
                                + " 2026-11-24.");
    }

    @Test
    void a_password_that_only_the_report_knows_of_stays() {
        Planning plan =
                planning(unused("fred").without(ReadKey.LOGIN_PROFILES), team())
                        .only("password-unused");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("--deep");
    }

    @Test
    void an_old_password_in_use_is_changed_by_its_person() {
        Planning plan =
                planning(
                                account()
                                        .user(
                                                "alice",
                                                u ->
                                                        u.createdDaysAgo(900)
                                                                .passwordChangedDaysAgo(400)
                                                                .passwordUsedDaysAgo(1)),
                                team())
                        .only("password-current");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .singleElement()
                .asString()
                .startsWith("These people choose a new password")
                .endsWith("This is about alice.");
    }

    @Test
    void an_old_password_that_nobody_ever_used_is_replaced() {
        Planning plan =
                planning(
                                account()
                                        .user(
                                                "alice",
                                                u ->
                                                        u.createdDaysAgo(900)
                                                                .passwordChangedDaysAgo(400)),
                                team())
                        .only("password-current");

        assertThat(plan.says())
                .singleElement()
                .asString()
                .contains("have never used their password", "another first password");
    }

    @Test
    void an_old_password_of_a_machine_is_nobodys_to_change() {
        assertThat(planning(unused("ci"), team()).only("password-current").says())
                .singleElement()
                .asString()
                .startsWith("No one person answers for these users");
    }
}
