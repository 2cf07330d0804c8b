package dev.lockstep.policy;

import static dev.lockstep.policy.Parsing.document;
import static dev.lockstep.policy.Parsing.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Condition.Operator;
import dev.lockstep.policy.Condition.Quantifier;
import dev.lockstep.policy.PolicyDocument.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
    private static final String READ = "\"Action\": \"s3:GetObject\", \"Resource\": \"*\"";

    @Test
    void a_whole_policy_becomes_typed_statements_in_the_order_of_the_text() {
        String json =
                """
                {
                  "Version": "2012-10-17",
                  "Id": "mail bucket",
                  "Statement": [
                    {
                      "Sid": "ReadMail",
                      "Effect": "Allow",
                      "Principal": {"AWS": ["111122223333", "*"], "Service": "ses.amazonaws.com"},
                      "Action": ["s3:GetObject", "s3:List*"],
                      "Resource": "arn:aws:s3:::mail/*",
                      "Condition": {
                        "StringLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/a", "b"]},
                        "ForAllValues:NumericLessThanIfExists": {"s3:max-keys": 10}
                      }
                    },
                    {"Effect": "Deny", "NotPrincipal": "*", "NotAction": "s3:*", "NotResource": []}
                  ]
                }
                """;

        PolicyDocument document = document(json);

        assertThat(document)
                .isEqualTo(
                        new PolicyDocument(
                                json,
                                Version.V2012_10_17,
                                Optional.of("mail bucket"),
                                List.of(
                                        new Statement(
                                                new Place(5, 5),
                                                Optional.of("ReadMail"),
                                                Statement.Effect.ALLOW,
                                                Optional.of(
                                                        new Principals(
                                                                false,
                                                                List.of(
                                                                        new Principal.Aws(
                                                                                "111122223333"),
                                                                        new Principal.Anyone(),
                                                                        new Principal.Service(
                                                                                "ses.amazonaws.com")))),
                                                new Actions(
                                                        false,
                                                        List.of(
                                                                new ActionPattern("s3:GetObject"),
                                                                new ActionPattern("s3:List*"))),
                                                Optional.of(
                                                        new Resources(
                                                                false,
                                                                List.of(
                                                                        new ResourcePattern(
                                                                                "arn:aws:s3:::mail/*")))),
                                                Optional.of(new Place(11, 7)),
                                                List.of(
                                                        new Condition(
                                                                new Place(12, 24),
                                                                new Operator(
                                                                        "StringLike",
                                                                        Quantifier.NONE,
                                                                        false),
                                                                "aws:PrincipalArn",
                                                                List.of(
                                                                        "arn:aws:iam::*:role/a",
                                                                        "b")),
                                                        new Condition(
                                                                new Place(13, 50),
                                                                new Operator(
                                                                        "NumericLessThan",
                                                                        Quantifier.FOR_ALL_VALUES,
                                                                        true),
                                                                "s3:max-keys",
                                                                List.of("10")))),
                                        new Statement(
                                                new Place(16, 5),
                                                Optional.empty(),
                                                Statement.Effect.DENY,
                                                Optional.of(
                                                        new Principals(
                                                                true,
                                                                List.of(new Principal.Anyone()))),
                                                new Actions(
                                                        true, List.of(new ActionPattern("s3:*"))),
                                                Optional.of(new Resources(true, List.of())),
                                                Optional.empty(),
                                                List.of()))));
        assertThat(document.statements().getFirst().allows()).isTrue();
        assertThat(document.statements().getLast().allows()).isFalse();
    }

    @Test
    void a_policy_without_version_is_of_2008() {
        assertThat(document("{\"Statement\": []}").version()).isEqualTo(Version.V2008_10_17);
        assertThat(document("{\"Version\": \"2008-10-17\", \"Statement\": []}").version())
                .isEqualTo(Version.V2008_10_17);
    }

    @Test
    void elements_may_stand_in_any_order() {
        var document =
                document(
                        "{\"Statement\": {\"Resource\": \"*\", \"Action\": \"*\","
                                + " \"Effect\": \"Deny\"}, \"Version\": \"2012-10-17\"}");

        assertThat(document.version()).isEqualTo(Version.V2012_10_17);
        assertThat(document.statements()).hasSize(1);
    }

    @Test
    void a_trust_policy_has_no_resource_and_an_identity_policy_no_principal() {
        var trust =
                statement(
                        "\"Principal\": {\"Federated\": \"accounts.google.com\"},"
                                + " \"Action\": \"sts:AssumeRoleWithWebIdentity\"");

        assertThat(trust.resources()).isEmpty();
        assertThat(trust.principals().orElseThrow().members())
                .containsExactly(new Principal.Federated("accounts.google.com"));
        assertThat(statement(READ).principals()).isEmpty();
    }

    @Test
    void star_is_anyone_as_a_string_and_under_AWS_but_not_under_other_kinds() {
        assertThat(members("\"*\"")).containsExactly(new Principal.Anyone());
        assertThat(members("{\"AWS\": \"*\"}")).containsExactly(new Principal.Anyone());
        assertThat(members("{\"AWS\": [\"*\"]}")).containsExactly(new Principal.Anyone());
        assertThat(members("{\"CanonicalUser\": \"*\"}"))
                .containsExactly(new Principal.CanonicalUser("*"));
        assertThat(members("{\"Service\": \"*\"}")).containsExactly(new Principal.Service("*"));
    }

    @Test
    void empty_lists_and_objects_that_AWS_only_advises_against_are_kept_as_empty() {
        var statement =
                statement(
                        "\"Principal\": {}, \"Action\": [], \"Resource\": [],"
                                + " \"Condition\": {\"Bool\": {\"aws:SecureTransport\": []}}");

        assertThat(statement.principals().orElseThrow().members()).isEmpty();
        assertThat(statement.actions().patterns()).isEmpty();
        assertThat(statement.resources().orElseThrow().patterns()).isEmpty();
        assertThat(statement.conditions()).hasSize(1);
        assertThat(statement.conditions().getFirst().values()).isEmpty();
    }

    @Test
    void an_empty_sid_counts_as_absent() {
        assertThat(statement("\"Sid\": \"\", " + READ).sid()).isEmpty();
    }

    @Test
    void an_empty_condition_is_none_but_its_place_is_known() {
        assertThat(statement(READ).conditionPlace()).isEmpty();
        for (String empty : List.of("{}", "{\"Bool\": {}}")) {
            var statement = statement(READ + ", \"Condition\": " + empty);
            assertThat(statement.conditions()).isEmpty();
            assertThat(statement.conditionPlace()).isPresent();
        }
    }

    @Test
    void numbers_and_booleans_in_conditions_keep_the_text_of_the_JSON() {
        var statement =
                statement(
                        READ
                                + ", \"Condition\": {\"NumericEquals\": {\"a:b\": [1e3, 300.0, -0,"
                                + " true, false, \"x\"]}}");

        assertThat(statement.conditions().getFirst().values())
                .containsExactly("1e3", "300.0", "-0", "true", "false", "x");
    }

    @Test
    void escapes_in_the_JSON_are_read() {
        assertThat(statement("\"Action\": \"s3\\u003aGet\\u002a\", \"Sid\": \"\\ud83d\\ude00\""))
                .satisfies(s ->
                        assertThat(s.actions().patterns().getFirst().text()).isEqualTo("s3:Get*"))
                .satisfies(s -> assertThat(s.sid()).contains("\uD83D\uDE00"));
    }

    @Test
    void the_text_stays_as_it_was_given() {
        String json = " {\r\n\t\"Statement\" : [ ] }\n\n";

        assertThat(document(json).text()).isSameAs(json);
    }

    private static List<Principal> members(String principal) {
        return statement("\"Principal\": " + principal + ", " + READ)
                .principals()
                .orElseThrow()
                .members();
    }
}
