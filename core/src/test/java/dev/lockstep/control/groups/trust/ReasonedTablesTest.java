package dev.lockstep.control.groups.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Known answers, so that a new edition of a table cannot silently empty a check.
class ReasonedTablesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "token.actions.githubusercontent.com",
                "gitlab.com",
                "app.terraform.io",
                "agent.buildkite.com",
                "api.pulumi.com/oidc",
                "oidc.vercel.com",
                "cognito-identity.amazonaws.com",
                "accounts.google.com"
            })
    void the_known_shared_issuers_are_listed(String issuer) {
        assertThat(SharedIssuer.all()).containsKey(issuer);
        assertThat(SharedIssuer.of(new Principal.Federated(issuer))).isPresent();
    }

    @Test
    void every_issuer_has_a_claim_that_names_the_owner() {
        assertThat(SharedIssuer.all()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(SharedIssuer.all().values())
                .allSatisfy(issuer -> assertThat(issuer.ownerClaims()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scheduler.amazonaws.com",
                "states.amazonaws.com",
                "vpc-flow-logs.amazonaws.com",
                "bedrock.amazonaws.com",
                "ssm.amazonaws.com",
                "codebuild.amazonaws.com"
            })
    void the_known_services_are_listed_with_the_page_that_documents_them(String service) {
        assertThat(DeputyServices.of(new Principal.Service(service)))
                .hasValueSatisfying(deputy -> assertThat(deputy.source()).contains("Guide, \""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lambda.amazonaws.com", "ec2.amazonaws.com", "glue.amazonaws.com", "states"})
    void services_that_do_not_send_their_source_are_not_listed(String service) {
        assertThat(DeputyServices.of(new Principal.Service(service))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "repo:{owner}/, repo:octo-org/*, true",
        "repo:{owner}/, REPO:octo-org/*, true",
        "repo:{owner}/, repo:octo-*/x, false",
        "repo:{owner}/, repo:*, false",
        "organization:{owner}:, organization:acme:*, true",
        "organization:{owner}:, organization:acme*:x, false",
        "organization:{owner}:, organization:acme, true",
        "org:{owner}:, pulumi:deploy:org:acme:*, true",
        "org:{owner}:, pulumi:*:org:acme:*, false",
        "repo:{owner}/, repo:${x}/y, false",
        "{owner}, 1234, true",
        "{owner}, 12*, false",
        "https://vercel.com/{owner}, https://vercel.com/acme, true",
        "https://vercel.com/{owner}, https://vercel.com/*, false"
    })
    void a_value_names_its_owner_or_not(String form, String value, boolean names) {
        assertThat(OwnerForm.parse(form).isNamedBy(value)).isEqualTo(names);
    }
}
