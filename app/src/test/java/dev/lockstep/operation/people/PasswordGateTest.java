package dev.lockstep.operation.people;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.people.PasswordGate.Wanted;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Who may be given a console password, and who may be asked to choose one.
class PasswordGateTest {
    private static final String DENY =
            """
            {"Statement": [{"Effect": "Deny", "NotAction": "iam:EnableMFADevice", "Resource": "*",
              "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}
            """;

    private TestAccount account = account().user("alice", used(user -> user.virtualMfa()));
    private TestBaseline wanted = baseline().person("alice", false);

    private static UnaryOperator<TestUser> used(UnaryOperator<TestUser> more) {
        return user -> more.apply(user.passwordChangedDaysAgo(200).passwordUsedDaysAgo(3));
    }

    private PasswordGate.Open open(Wanted how) {
        return new PasswordGate(account.snapshot(), wanted.build(), NOW).open("alice", how);
    }

    private void refused(Wanted how, String... words) {
        assertThatThrownBy(() -> open(how))
                .isInstanceOf(Refused.class)
                .hasMessageContainingAll("nothing was done")
                .hasMessageContainingAll(words);
    }

    private void policy(boolean change, boolean hard) {
        account.passwordPolicy(
                new PasswordPolicy(
                        14,
                        true,
                        true,
                        true,
                        true,
                        change,
                        Optional.of(90),
                        Optional.of(24),
                        hard));
    }

    @Test
    void a_password_of_one_person_is_replaced_or_chosen() {
        assertThat(open(Wanted.GIVEN).told())
                .singleElement()
                .asString()
                .contains("last used on", "is replaced, and opens nothing any more");
        assertThat(open(Wanted.CHOSEN).told())
                .singleElement()
                .asString()
                .contains("opens the next sign-in", "lockstep people password alice");
        assertThat(open(Wanted.GIVEN).isFirst()).isFalse();
    }

    @Test
    void whoever_is_not_one_person_gets_no_password() {
        wanted = baseline().breakGlass("alice");
        refused(Wanted.GIVEN, "break-glass");
        refused(Wanted.CHOSEN, "break-glass");
        wanted = baseline().service("alice");
        refused(Wanted.GIVEN, "is a service", "lockstep people onboard");
        refused(Wanted.CHOSEN, "is a service");
        wanted = baseline().personAs("dan", "alice").personAs("eve", "alice");
        refused(Wanted.GIVEN, "to dan, eve", "lockstep people split alice --into dan,eve");
        refused(Wanted.CHOSEN, "lockstep people split");
        wanted = baseline().person("alice", false).personAs("zed", "Alice");
        refused(Wanted.GIVEN, "to alice, zed", "--into alice,zed");
        assertThat(wanted.build().roster().isOnePersons("alice")).isFalse();
        wanted = baseline().person("alice", false).person("ALICE", true);
        refused(Wanted.GIVEN, "to ALICE, alice", "federated: ALICE", "another id");
        wanted = baseline().person("alice", true);
        refused(Wanted.GIVEN, "signs in another way");
        wanted = baseline().person("bob", false);
        refused(Wanted.GIVEN, "nobody whose user alice is", "lockstep people list");
        wanted = baseline();
        refused(Wanted.GIVEN, "nobody whose user alice is");
    }

    @Test
    void nothing_opens_for_a_stranger_who_chooses_another_with_the_present_one() {
        wanted = baseline().person("bob", false);
        assertThat(open(Wanted.CHOSEN).told()).hasSize(1);
    }

    @Test
    void a_first_password_waits_for_mfa() {
        account = account().user("alice", user -> user);
        refused(Wanted.GIVEN, "no console password and no MFA", "lockstep people onboard alice");
        refused(Wanted.CHOSEN, "has no console password", "lockstep people onboard alice");
        account = account().user("alice", user -> user.virtualMfa());
        assertThat(open(Wanted.GIVEN).isFirst()).isTrue();
    }

    @Test
    void what_is_not_known_live_is_not_taken_for_mfa() {
        account = account().user("alice", user -> user.virtualMfa());
        account.denied(ReadKey.MFA_DEVICES).denied(ReadKey.VIRTUAL_MFA_DEVICES);
        assertThatThrownBy(() -> open(Wanted.GIVEN))
                .isInstanceOf(NotRead.class)
                .hasMessageContaining("nobody knows whether alice has MFA");
        account.denied(ReadKey.LOGIN_PROFILES);
        assertThatThrownBy(() -> open(Wanted.GIVEN))
                .isInstanceOf(NotRead.class)
                .hasMessageContaining("whether alice has a password");
    }

    @Test
    void a_password_that_is_there_is_replaced_without_mfa_and_what_is_missing_is_said() {
        account = account().user("alice", used(user -> user));
        for (Wanted how : Wanted.values()) {
            assertThat(open(how).told().getLast())
                    .contains("has no MFA", "gets in with it alone", "lockstep mfa enrol alice");
        }
    }

    @Test
    void who_may_not_choose_an_own_password_would_be_stuck_at_the_sign_in() {
        policy(false, false);
        for (Wanted how : Wanted.values()) {
            refused(how, "would not get past", "lockstep apply --step password-policy");
        }
        account.user(
                "alice",
                used(user ->
                        user.virtualMfa()
                                .inlinePolicy(
                                        "own",
                                        """
                                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                          "Action": "iam:ChangePassword",
                                          "Resource": "arn:aws:iam::*:user/${aws:username}"}]}
                                        """)));
        assertThat(open(Wanted.CHOSEN).told()).hasSize(1);
    }

    @Test
    void a_policy_that_denies_it_without_mfa_holds_only_whoever_has_none() {
        account = account().user("alice", used(user -> user.inlinePolicy("deny", DENY)));
        refused(Wanted.CHOSEN, "a policy denies alice", "lockstep mfa enrol alice");
        account =
                account().user("alice", used(user -> user.virtualMfa().inlinePolicy("deny", DENY)));
        assertThat(open(Wanted.CHOSEN).told()).hasSize(1);
    }

    @Test
    void what_the_account_allows_must_be_known_for_a_choice() {
        account.denied(ReadKey.PASSWORD_POLICY);
        assertThatThrownBy(() -> open(Wanted.CHOSEN))
                .isInstanceOf(NotRead.class)
                .hasMessageContaining("whether alice may change the own password");
        assertThat(open(Wanted.GIVEN).told()).last().asString().contains("is not known");
    }

    @Test
    void an_expired_password_that_opens_nothing_is_replaced() {
        policy(true, true);
        account.user(
                "alice", used(user -> user.virtualMfa().passwordNextRotation(NOW.minusSeconds(9))));
        refused(Wanted.CHOSEN, "has expired", "lockstep people password alice");
        assertThat(open(Wanted.GIVEN).told()).first().asString().contains("is replaced");

        account.user("alice", used(user -> user.passwordNextRotation(NOW.minusSeconds(9))));
        refused(Wanted.GIVEN, "has expired and opens nothing", "lockstep mfa enrol alice");
        account.denied(ReadKey.CREDENTIAL_REPORT);
        refused(Wanted.GIVEN, "has perhaps expired", "lockstep mfa enrol alice");
        policy(true, false);
        assertThat(open(Wanted.GIVEN).told().getLast()).contains("has no MFA");
    }
}
