package dev.lockstep.control.users;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import java.util.List;
import org.junit.jupiter.api.Test;

class FederationPreferredTest {
    private static final String ID = TestAccount.ID;
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithSAML",
             "Principal": {"Federated": "arn:aws:iam::123456789012:saml-provider/AWSSSO_x"}}]}
            """;

    private final FederationPreferred control = new FederationPreferred();

    @Test
    void passwords_and_no_provider_are_for_a_person_to_look_at() {
        var verdict = judging(control, people()).hasSubjects(ID).isManual(ID).of(ID);
        assertThat(verdict.summary()).startsWith("1 IAM user of people has a console password");
    }

    @Test
    void a_saml_provider_or_a_role_of_identity_center_passes() {
        judging(control, people().answer(ReadKey.SAML_PROVIDERS, List.of("arn:aws:iam::1:saml/x")))
                .passes(ID);
        judging(control, withIdentityCenter(people())).passes(ID);
    }

    @Test
    void a_role_whose_path_only_resembles_identity_centers_does_not_count() {
        judging(control, people().role("r", "/sso.amazonaws.com/", TRUST, List.of(), List.of()))
                .isManual(ID);
    }

    @Test
    void an_openid_connect_provider_does_not_count() {
        judging(
                        control,
                        people().answer(
                                        ReadKey.OPEN_ID_CONNECT_PROVIDERS,
                                        List.of("arn:aws:iam::1:oidc-provider/x")))
                .isManual(ID);
    }

    @Test
    void where_nobody_has_a_password_it_does_not_apply_whatever_else_is_missing() {
        TestAccount none = account().user("alice", u -> u.activeKey("AKIA1", 5, 1));
        judging(control, none).isNotApplicable(ID);
        judging(control, account()).isNotApplicable(ID);
        judging(control, none.denied(ReadKey.SAML_PROVIDERS)).isNotApplicable(ID);
    }

    @Test
    void a_services_password_is_no_persons_but_a_break_glass_users_is() {
        Baseline roster = baseline().service("ci").breakGlass("emergency").build();
        judging(control, account().user("ci", u -> u.passwordChangedDaysAgo(5)), roster)
                .isNotApplicable(ID);
        judging(control, account().user("emergency", u -> u.passwordChangedDaysAgo(5)), roster)
                .isManual(ID);
    }

    @Test
    void what_is_seen_passes_whatever_else_is_missing() {
        judging(
                        control,
                        people().answer(ReadKey.SAML_PROVIDERS, List.of("arn:aws:iam::1:saml/x"))
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .passes(ID);
        judging(control, withIdentityCenter(people()).denied(ReadKey.SAML_PROVIDERS)).passes(ID);
    }

    @Test
    void a_list_that_is_missing_is_not_taken_as_none_and_left_to_a_person() {
        var verdict = judging(control, people().denied(ReadKey.SAML_PROVIDERS)).isManual(ID).of(ID);
        assertThat(verdict.summary())
                .contains("it is not known whether there is an identity provider")
                .contains("iam:ListSAMLProviders");
        judging(control, people().denied(ReadKey.LOGIN_PROFILES).without(ReadKey.CREDENTIAL_REPORT))
                .isManual(ID);
    }

    @Test
    void where_neither_passwords_nor_ways_in_are_known_a_person_must_look() {
        judging(
                        control,
                        people().denied(ReadKey.SAML_PROVIDERS)
                                .denied(ReadKey.LOGIN_PROFILES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isManual(ID);
    }

    private static TestAccount people() {
        return account().user("alice", u -> u.passwordChangedDaysAgo(5)).user("bob", u -> u);
    }

    private static TestAccount withIdentityCenter(TestAccount account) {
        return account.role(
                "AWSReservedSSO_ViewOnlyAccess_0123456789abcdef",
                "/aws-reserved/sso.amazonaws.com/eu-west-1/",
                TRUST,
                List.of(),
                List.of());
    }
}
