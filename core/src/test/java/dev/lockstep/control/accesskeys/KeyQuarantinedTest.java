package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyQuarantinedTest {
    private final KeyQuarantined control = new KeyQuarantined();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSCompromisedKeyQuarantine",
                "AWSCompromisedKeyQuarantineV2",
                "AWSCompromisedKeyQuarantineV3",
                "AWSCompromisedKeyQuarantineV12"
            })
    void every_version_of_the_policy_fails(String policy) {
        judging(control, account().user("alice", u -> u.attached(policy))).fails("alice", policy);
    }

    @Test
    void other_policies_pass_and_so_does_one_of_the_accounts_own_with_the_name() {
        judging(control, account().user("alice", u -> u.attached("ReadOnlyAccess")))
                .passes("alice");
        judging(control, attached(ownPolicy("AWSCompromisedKeyQuarantineV2"))).passes("alice");
        judging(control, account().user("alice", u -> u.attached("AWSCompromisedKeyQuarantineX")))
                .passes("alice");
    }

    @Test
    void the_policy_counts_in_any_partition() {
        judging(
                        control,
                        attached(
                                new AttachedPolicy(
                                        "AWSCompromisedKeyQuarantineV2",
                                        "arn:aws-cn:iam::aws:policy/AWSCompromisedKeyQuarantineV2")))
                .fails("alice");
    }

    @Test
    void users_whose_policies_were_not_read_are_undetermined() {
        judging(control, account().user("alice", u -> u).denied(ReadKey.DETAILS))
                .isUndetermined("alice", "iam:GetAccountAuthorizationDetails");
        judging(control, account().user("alice", u -> u).without(ReadKey.DETAILS))
                .isUndetermined("alice");
    }

    @Test
    void the_advice_makes_the_known_keys_inactive_first_and_detaches_nothing() {
        var fail =
                (Verdict.Fail)
                        judging(
                                        control,
                                        account()
                                                .user(
                                                        "alice",
                                                        u ->
                                                                u.attached(
                                                                                "AWSCompromisedKeyQuarantineV3")
                                                                        .activeKey("AKIA1", 9, 1)))
                                .of("alice");
        assertThat(fail.advice().commands())
                .containsExactly(
                        "aws iam list-access-keys --user-name alice",
                        "aws iam update-access-key --user-name alice --access-key-id AKIA1"
                                + " --status Inactive",
                        "aws cloudtrail lookup-events --lookup-attributes"
                                + " AttributeKey=AccessKeyId,AttributeValue=AKIA1");
        assertThat(fail.advice().text()).contains("Leave the quarantine policy attached");
    }

    private static TestAccount attached(AttachedPolicy policy) {
        return account()
                .answer(
                        ReadKey.DETAILS,
                        new AuthorizationDetails(
                                Optional.of(
                                        List.of(
                                                User.named(
                                                                "alice",
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                "/",
                                                                Optional.empty())
                                                        .withRights(
                                                                List.of(),
                                                                List.of(policy),
                                                                List.of(),
                                                                Optional.empty(),
                                                                Map.of()))),
                                Optional.of(List.of()),
                                Optional.of(List.of()),
                                Optional.of(List.of())));
    }
}
