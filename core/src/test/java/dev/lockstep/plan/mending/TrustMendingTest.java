package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Mends.mending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.change.Change;
import dev.lockstep.change.RoleChange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrustMendingTest {
    private static final String EVERYBODY = RoleTrusts.allow(List.of("Open"), "\"*\"", "");
    private static final String EC2 =
            RoleTrusts.allow(List.of("Ec2"), "{\"Service\":\"ec2.amazonaws.com\"}", "");
    private static final String GITHUB =
            "{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":"
                    + "\"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\""
                    + "},\"Action\":\"sts:AssumeRoleWithWebIdentity\"}";

    private static String trust(Mends mends) {
        assertThat(mends.changes()).hasSize(1);
        return switch ((RoleChange) mends.changes().getFirst()) {
            case RoleChange.CloseRoleTrust one -> one.trust();
            case RoleChange.AskForExternalId one -> one.trust();
            case RoleChange.LimitSource one -> one.trust();
        };
    }

    @Test
    void an_open_trust_is_by_hand_unless_it_is_asked_for() {
        TestAccount account = account().role("app", RoleTrusts.of(EVERYBODY));
        mending(account.snapshot(), baseline().build())
                .leaves("A plan changes a trust policy only if asked for this alone")
                .leavesCommand("lockstep plan --only role-trust-open");
        assertThat(mending(account.snapshot(), baseline().build()).changes())
                .noneMatch(RoleChange.class::isInstance);
    }

    @Test
    void an_open_trust_is_closed_to_this_account_and_every_other_statement_stays() {
        Mends mends =
                mending(
                        account().role("app", RoleTrusts.of(EC2, EVERYBODY)),
                        baseline(),
                        "role-trust-open");
        mends.thenPasses("role-trust-open", "app").leavesNothing();
        assertThat(trust(mends))
                .isEqualTo(
                        RoleTrusts.of(
                                EC2,
                                RoleTrusts.allow(
                                        List.of("Open"),
                                        "{\"AWS\":\"arn:aws:iam::123456789012:root\"}",
                                        "")));
        assertThat(mends.changes().getFirst().risk()).isEqualTo(Change.Risk.HIGH);
    }

    @Test
    void trusted_accounts_stay_let_in() {
        Mends mends =
                mending(
                        account().role("app", RoleTrusts.of(EVERYBODY)),
                        baseline().trustedAccounts("210987654321"),
                        "role-trust-open");
        assertThat(trust(mends)).contains("[\"arn:aws:iam::123456789012:root\",\"210987654321\"]");
        mends.thenPasses("role-trust-open", "app").thenPasses("role-trust-external", "app");
    }

    @Test
    void whose_tokens_of_a_shared_issuer_are_meant_is_not_guessed() {
        mending(
                        account().role("ci", RoleTrusts.of(GITHUB, EVERYBODY)),
                        baseline(),
                        "role-trust-open")
                .plans()
                .leaves("What to write into the trust policy cannot be told");
    }

    @Test
    void strangers_are_asked_for_an_external_id_in_a_statement_of_their_own() {
        Mends mends =
                mending(
                        account()
                                .role(
                                        "vendor",
                                        RoleTrusts.of(
                                                RoleTrusts.allow(
                                                        List.of("All"),
                                                        "{\"AWS\":[\"arn:aws:iam::123456789012:root\","
                                                                + "\"arn:aws:iam::999999999999:root\"]}",
                                                        ""))),
                        baseline(),
                        "role-trust-external");
        var change = (RoleChange.AskForExternalId) mends.changes().getFirst();
        assertThat(change.title())
                .contains("arn:aws:iam::999999999999:root", change.externalId(), "tell it to them");
        assertThat(trust(mends))
                .isEqualTo(
                        RoleTrusts.of(
                                RoleTrusts.allow(
                                        List.of("All"),
                                        "{\"AWS\":\"arn:aws:iam::123456789012:root\"}",
                                        ""),
                                RoleTrusts.allow(
                                        "{\"AWS\":\"arn:aws:iam::999999999999:root\"}",
                                        ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\""
                                                + change.externalId()
                                                + "\"}}")));
        mends.thenPasses("role-trust-external", "vendor");
        assertThat(change.externalId()).matches("[\\w+=,.@:/-]{2,1224}");
    }

    @Test
    void a_service_is_let_in_on_behalf_of_this_account_alone() {
        Mends mends =
                mending(
                        account()
                                .role(
                                        "timer",
                                        RoleTrusts.of(
                                                RoleTrusts.allow(
                                                        "{\"Service\":[\"scheduler.amazonaws.com\","
                                                                + "\"ec2.amazonaws.com\"]}",
                                                        ""))),
                        baseline(),
                        "role-confused-deputy");
        assertThat(trust(mends))
                .isEqualTo(
                        RoleTrusts.of(
                                RoleTrusts.allow("{\"Service\":\"ec2.amazonaws.com\"}", ""),
                                RoleTrusts.allow(
                                        "{\"Service\":\"scheduler.amazonaws.com\"}",
                                        ",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"
                                                + "\"123456789012\"}}")));
        mends.thenPasses("role-confused-deputy", "timer");
    }

    @Test
    void a_trust_policy_that_would_be_too_long_is_by_hand() {
        String long_ =
                RoleTrusts.allow(
                        "{\"AWS\":["
                                + String.join(
                                        ",",
                                        IntStream.range(0, 55)
                                                .mapToObj(i ->
                                                        "\"arn:aws:iam::123456789012:role/role%02d\""
                                                                .formatted(i))
                                                .toList())
                                + "]}",
                        "");
        mending(
                        account().role("app", RoleTrusts.of(long_, EVERYBODY)),
                        baseline(),
                        "role-trust-open")
                .plans()
                .leaves("longer than the 2048 characters");
    }
}
