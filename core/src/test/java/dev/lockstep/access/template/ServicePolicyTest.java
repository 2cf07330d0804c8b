package dev.lockstep.access.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.access.judgement.ReadOnly;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.PolicyAlgebra;
import dev.lockstep.policy.reach.Reach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePolicyTest {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();
    private static final PolicyAlgebra ALGEBRA = new PolicyAlgebra(CATALOG);
    private static final String ROLE = "arn:aws:iam::123456789012:role/app-runtime";

    /// It needs no permission, so it is possible with any policy.
    private static final String EVERYBODYS = "sts:GetCallerIdentity";

    private static Reach reach(ServicePolicy policy) {
        return ALGEBRA.reach(
                Layers.identity(List.of(CompiledPolicy.of("made", policy.document()))),
                Context.UNKNOWN);
    }

    private static Set<String> possible(ServicePolicy policy) {
        return reach(policy)
                .possible()
                .numbers()
                .mapToObj(CATALOG::name)
                .filter(action -> !action.equals(EVERYBODYS))
                .collect(Collectors.toSet());
    }

    @Test
    void s3_and_lambda_with_a_role_to_pass_is_written_like_this() {
        assertThat(ServicePolicy.whole(List.of("lambda", "s3"), List.of(ROLE)).text())
                .isEqualTo(
                        """
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Sid": "Services",
                              "Effect": "Allow",
                              "Action": [
                                "lambda:*",
                                "s3:*"
                              ],
                              "Resource": "*"
                            },
                            {
                              "Sid": "PassRoles",
                              "Effect": "Allow",
                              "Action": "iam:PassRole",
                              "Resource": "arn:aws:iam::123456789012:role/app-runtime",
                              "Condition": {
                                "StringEquals": {
                                  "iam:PassedToService": [
                                    "lambda.amazonaws.com",
                                    "edgelambda.amazonaws.com",
                                    "s3.amazonaws.com",
                                    "access-grants.s3.amazonaws.com",
                                    "batchoperations.s3.amazonaws.com"
                                  ]
                                }
                              }
                            }
                          ]
                        }
                        """);
    }

    @Test
    void reading_sqs_and_secretsmanager_is_written_like_this() {
        var policy = ServicePolicy.reading(List.of("sqs", "secretsmanager"));

        assertThat(policy.document().statements()).hasSize(1);
        assertThat(
                        policy.document().statements().getFirst().actions().patterns().stream()
                                .map(pattern -> pattern.text()))
                .containsExactly(
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetRandomPassword",
                        "secretsmanager:GetResourcePolicy",
                        "secretsmanager:List*",
                        "sqs:Get*",
                        "sqs:List*",
                        "sqs:ReceiveMessage");
        assertThat(policy.leftOut())
                .containsExactly(
                        "secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue");
    }

    /// The set algebra says what a policy possibly allows; the catalogue says what belongs to the
    /// services.
    @Test
    void any_services_whole_allow_all_of_their_actions_and_no_other() {
        List<String> given =
                CATALOG.services().stream()
                        .filter(service -> ServiceFacts.neverWhole(service).isEmpty())
                        .toList();
        var random = new Random(8);
        for (int round = 0; round < 200; round++) {
            List<String> services = some(given, random);
            List<String> roles = round % 2 == 0 ? List.of() : List.of(ROLE);
            var policy = ServicePolicy.whole(services, roles);
            var inside =
                    services.stream()
                            .flatMap(service -> CATALOG.ofService(service).mapToObj(CATALOG::name))
                            .collect(Collectors.toSet());
            assertThat(inside)
                    .containsAll(
                            reach(policy)
                                    .certain()
                                    .numbers()
                                    .mapToObj(CATALOG::name)
                                    .filter(action -> !action.equals(EVERYBODYS))
                                    .toList());
            if (!roles.isEmpty()) {
                inside.add("iam:PassRole");
            }
            assertThat(possible(policy)).isEqualTo(inside);
            assertThat(PolicyDocument.parse(policy.text())).isInstanceOf(PolicyDocument.class);
            assertThat(policy.size()).isEqualTo(PolicySize.of(policy.text()));
            assertThat(policy.fits(SizeLimit.USER)).isEqualTo(policy.size() <= 2_048);
        }
    }

    @Test
    void every_service_that_is_read_gives_its_reads_without_its_secrets_and_no_other_action() {
        Set<String> secrets =
                ReadOnly.secretReads().stream()
                        .map(one -> one.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        for (String service : CATALOG.services()) {
            var wanted =
                    CATALOG.ofService(service)
                            .filter(number ->
                                    CATALOG.level(number) == AccessLevel.READ
                                            || CATALOG.level(number) == AccessLevel.LIST)
                            .filter(number -> !secrets.contains(CATALOG.lowerName(number)))
                            .mapToObj(CATALOG::name)
                            .collect(Collectors.toSet());
            assertThat(ServicePolicy.canBeRead(service)).isEqualTo(!wanted.isEmpty());
            wanted.remove(EVERYBODYS);
            if (!wanted.isEmpty()) {
                assertThat(possible(ServicePolicy.reading(List.of(service)))).isEqualTo(wanted);
            }
        }
    }

    @Test
    void ten_services_read_fit_into_a_managed_policy() {
        var policy =
                ServicePolicy.reading(
                        List.of(
                                "cloudwatch",
                                "dynamodb",
                                "ec2",
                                "ecs",
                                "iam",
                                "lambda",
                                "logs",
                                "rds",
                                "s3",
                                "sns"));

        assertThat(policy.fits(SizeLimit.MANAGED)).isTrue();
    }

    @Test
    void a_policy_may_be_as_large_as_its_kind_allows_and_no_larger() {
        assertThat(SizeLimit.MANAGED.limit()).isEqualTo(6_144);
        assertThat(SizeLimit.USER.limit()).isEqualTo(2_048);
        assertThat(SizeLimit.GROUP.limit()).isEqualTo(5_120);
        assertThat(SizeLimit.ROLE.limit()).isEqualTo(10_240);
        var many =
                CATALOG.services().stream()
                        .filter(service -> ServiceFacts.neverWhole(service).isEmpty())
                        .limit(200)
                        .toList();
        var policy = ServicePolicy.whole(many, List.of());

        assertThat(policy.fits(SizeLimit.USER)).isFalse();
        assertThat(policy.fits(SizeLimit.MANAGED)).isEqualTo(policy.size() <= 6_144).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam",
                "sts",
                "organizations",
                "sso",
                "sso-directory",
                "identitystore",
                "identity-sync",
                "account",
                "rolesanywhere",
                "controltower"
            })
    void what_makes_administrators_is_never_given_whole_but_may_be_read(String service) {
        assertThat(ServiceFacts.neverWhole(service)).isPresent();
        assertThatThrownBy(() -> ServicePolicy.whole(List.of("s3", service), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(service);
        assertThat(possible(ServicePolicy.reading(List.of(service)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app-runtime",
                "*",
                "arn:aws:iam::123456789012:role/*",
                "arn:aws:iam::123456789012:role/app-?",
                "arn:aws:iam::*:role/app",
                "arn:aws:iam::123456789012:user/app",
                "arn:*:iam::123456789012:role/app",
                "arn:aws:iam::123456789012:role/a\"b",
                "arn:aws:iam::123456789012:role/${aws:username}/app",
                "arn:aws:iam::123456789012:role/",
                "arn:aws:iam::123456789012:role/app\n"
            })
    void what_may_be_more_than_one_role_is_not_passed(String role) {
        assertThat(ServicePolicy.isRole(role)).isFalse();
        assertThatThrownBy(() -> ServicePolicy.whole(List.of("s3"), List.of(role)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_role_with_a_path_and_one_of_China_may_be_passed() {
        var policy =
                ServicePolicy.whole(
                        List.of("ec2"), List.of("arn:aws-cn:iam::123456789012:role/a/b/app"));

        assertThat(policy.text())
                .contains("arn:aws-cn:iam::123456789012:role/a/b/app")
                .contains("\"ec2.amazonaws.com\"")
                .contains("\"ec2.amazonaws.com.cn\"");
    }

    @Test
    void an_unknown_service_or_none_is_refused() {
        assertThatThrownBy(() -> ServicePolicy.whole(List.of("s4"), List.of()))
                .hasMessage("unknown service s4");
        assertThatThrownBy(() -> ServicePolicy.reading(List.of())).hasMessage("no service");
    }

    @Test
    void the_templates_of_groups_name_policies_of_AWS_or_bring_their_own() {
        var kept = dev.lockstep.policy.catalog.AwsManagedPolicies.builtIn();
        assertThat(GroupTemplate.administrators().managed())
                .allMatch(n -> kept.byName(n).isPresent());
        assertThat(GroupTemplate.auditors().managed()).allMatch(n -> kept.byName(n).isPresent());
        var developers = GroupTemplate.developers(List.of("s3"), List.of());
        assertThat(developers.managed()).isEmpty();
        assertThat(developers.own().orElseThrow().services()).containsExactly("s3");
    }

    private static List<String> some(List<String> services, Random random) {
        var shuffled = new ArrayList<>(services);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 1 + random.nextInt(12)));
    }
}
