package dev.lockstep.control.users;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedLoginTest {
    private final SharedLogin control = new SharedLogin();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Administrator",
                "root",
                "shared",
                "team",
                "dev",
                "developer",
                "DEVELOPERS",
                "test",
                "user",
                "guest",
                "temp",
                "ops",
                "devops",
                "support",
                "admin1",
                "Dev02"
            })
    void a_generic_name_with_a_password_fails(String name) {
        judging(control, account().user(name, u -> u.passwordChangedDaysAgo(5)))
                .fails(name, "a name that is nobody's own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin-1", "alice", "adminalice", "1admin", "dev.ops", "tester", "ops1a"})
    void any_other_name_passes(String name) {
        judging(control, account().user(name, u -> u.passwordChangedDaysAgo(5))).passes(name);
    }

    @Test
    void a_generic_name_without_a_password_passes() {
        judging(control, account().user("admin", u -> u.activeKey("AKIA1", 5, 1))).passes("admin");
    }

    @Test
    void a_service_with_a_generic_name_passes_but_a_person_is_not_excused() {
        Baseline roster = baseline().service("Ops").person("admin", false).build();
        judging(
                        control,
                        account()
                                .user("ops", u -> u.passwordChangedDaysAgo(5))
                                .user("admin", u -> u.passwordChangedDaysAgo(5)),
                        roster)
                .passes("ops")
                .fails("admin");
    }

    @Test
    void a_user_that_two_people_claim_fails_whatever_is_missing() {
        Baseline roster = baseline().personAs("alice", "both").personAs("bob", "BOTH2").build();
        Baseline twice = baseline().personAs("alice", "both").personAs("bob", "both").build();
        TestAccount account =
                account()
                        .user("both", u -> u)
                        .denied(ReadKey.LOGIN_PROFILES)
                        .denied(ReadKey.CREDENTIAL_REPORT);
        judging(control, account, roster).passes("both");
        judging(control, account, twice).fails("both", "claimed by 2 people: alice, bob");
    }

    @Test
    void two_people_whose_user_names_differ_only_in_case_claim_one_user() {
        judging(
                        control,
                        account().user("Both", u -> u),
                        baseline().personAs("alice", "both").personAs("bob", "BOTH").build())
                .fails("Both");
    }

    @Test
    void an_unknown_password_matters_only_for_generic_names() {
        judging(
                        control,
                        account()
                                .user("admin", u -> u)
                                .user("alice", u -> u)
                                .denied(ReadKey.LOGIN_PROFILES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("admin", "iam:GetLoginProfile")
                .passes("alice");
    }

    @Test
    void without_any_list_of_users_the_account_is_undetermined() {
        judging(
                        control,
                        account()
                                .denied(ReadKey.DETAILS)
                                .without(ReadKey.USERS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(TestAccount.ID);
    }
}
