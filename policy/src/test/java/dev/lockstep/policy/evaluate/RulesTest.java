package dev.lockstep.policy.evaluate;

import static dev.lockstep.policy.evaluate.Asked.ROLE;
import static dev.lockstep.policy.evaluate.Asked.SESSION;
import static dev.lockstep.policy.evaluate.Asked.USER;
import static dev.lockstep.policy.evaluate.Asked.allow;
import static dev.lockstep.policy.evaluate.Asked.allowIf;
import static dev.lockstep.policy.evaluate.Asked.allowTo;
import static dev.lockstep.policy.evaluate.Asked.deny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of AWS that are easily wrong, beyond what the probes hold; by the numbers of the
/// rules: matching is 1 to 8, conditions 9 to 19, kinds of policies 20 to 26, variables 27 to 29,
/// and what is left 30.
class RulesTest {
    private static String onResource(String pattern, String resource) {
        return Asked.with(
                        "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"%s\"}"
                                .formatted(pattern))
                .does("s3:GetObject", resource)
                .verdict();
    }

    private static String met(String operator, String wanted, String value) {
        return Asked.with(allowIf(operator, "k:k", wanted)).saying("k:k", value).verdict();
    }

    // 3: keys ignore the case of ASCII letters, and others stay as they are on both sides
    @Test
    void a_tag_of_other_letters_is_found() {
        assertThat(
                        Asked.with(
                                        allowIf(
                                                "StringEquals",
                                                "aws:PrincipalTag/\u00c9quipe",
                                                "\"red\""))
                                .saying("aws:principaltag/\u00c9quipe", "red")
                                .verdict())
                .isEqualTo("Allowed");
    }

    // 1
    @ParameterizedTest
    @CsvSource({
        "S3:GETOBJECT, Allowed",
        "s3:getobjec?, Allowed",
        "s3:GetObj.ct, ImplicitlyDenied",
        "s3.GetObject, ImplicitlyDenied",
        "s*:GetObject, ImplicitlyDenied",
        "*:*, Allowed",
        "s3, ImplicitlyDenied"
    })
    void actions_ignore_case_and_a_dot_is_a_dot(String action, String verdict) {
        assertThat(
                        Asked.with(
                                        "{\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"*\"}"
                                                .formatted(action))
                                .verdict())
                .isEqualTo(verdict);
    }

    // 2, 5, 6, and what the page on ARNs says of resource types
    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::b/*, arn:aws:s3:::b/a/b, Allowed",
        "arn:aws:s3:::B/*, arn:aws:s3:::b/a, ImplicitlyDenied",
        "arn:aws:s3:::b/?, arn:aws:s3:::b/ab, ImplicitlyDenied",
        "arn:aws:lambda:*:1:function:f*, arn:aws:lambda:r:1:function:f:prod, Allowed",
        "arn:aws:lambda:*:1:f*, arn:aws:lambda:r:2:1:f, ImplicitlyDenied",
        "arn:aws:iam::1:*/r, arn:aws:iam::1:role/r, ImplicitlyDenied",
        "arn:aws:iam::1:rol?/r, arn:aws:iam::1:role/r, ImplicitlyDenied",
        "arn:aws:iam::1:*, arn:aws:iam::1:role/r, Allowed",
        "arn:aws:sqs:r:1:*q, arn:aws:sqs:r:1:my-q, Allowed",
        "arn:aws:s3:::*/k, arn:aws:s3:::b/k, Allowed",
        "arn:aws:execute-api:r:1:*/prod/GET/x, arn:aws:execute-api:r:1:abc/prod/GET/x, Allowed",
        "arn:aws:sqs, arn:aws:sqs:r:1:q, Allowed",
        "arn:aws:sqs, arn:aws:s3:::b, ImplicitlyDenied",
        "arn:aws:iam::1:user/team/a, arn:aws:iam::1:user/a, ImplicitlyDenied",
        "*, *, Allowed",
        "arn:aws:s3:::*, *, ImplicitlyDenied"
    })
    void resources_are_matched_part_by_part_with_case(
            String pattern, String resource, String verdict) {
        assertThat(onResource(pattern, resource)).isEqualTo(verdict);
    }

    // 5
    @Test
    void an_asterisk_spans_a_newline() {
        assertThat(onResource("arn:aws:s3:::b/*", "arn:aws:s3:::b/a\nb")).isEqualTo("Allowed");
    }

    // 3
    @Test
    void names_of_keys_ignore_case_also_of_tags_but_their_values_do_not() {
        Asked asked = Asked.with(allowIf("StringEquals", "AWS:PrincipalTag/TEAM", "\"red\""));

        assertThat(asked.saying("aws:principaltag/Team", "red").verdict()).isEqualTo("Allowed");
        assertThat(asked.saying("aws:principaltag/Team", "Red").verdict())
                .isEqualTo("ImplicitlyDenied");
    }

    // 4, 7, 8, 18, 30 and the forms of values
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StringEquals | `\"a*\"` | ab | ImplicitlyDenied",
                "StringLike | `\"a*\"` | ab | Allowed",
                "StringEqualsIgnoreCase | `\"É\"` | é | Allowed",
                "StringEquals | `[\"a\", \"b\"]` | b | Allowed",
                "StringNotEquals | `[\"a\", \"b\"]` | b | ImplicitlyDenied",
                "ArnEquals | `\"arn:aws:sns:*:1:*\"` | arn:aws:sns:r:1:t | Allowed",
                "ArnLike | `\"arn:*:t\"` | arn:aws:sns:r:1:t | ImplicitlyDenied",
                "StringLike | `\"arn:*:t\"` | arn:aws:sns:r:1:t | Allowed",
                "ArnLike | `\"arn:aws:sns:r:1:T\"` | arn:aws:sns:r:1:t | ImplicitlyDenied",
                "ArnNotLike | `\"arn:aws:sns:r:1:t\"` | no arn | Allowed",
                "NumericLessThan | `\"600\"` | 300abc | ImplicitlyDenied",
                "NumericNotEquals | `\"600\"` | 300abc | Allowed",
                "NumericLessThan | `\"600\"` | 300 | Allowed",
                "NumericEquals | `3600` | 3600.0 | Allowed",
                "NumericLessThan | `\"-1\"` | -1.5 | Allowed",
                "NumericLessThan | `\"10\"` | 9. | ImplicitlyDenied",
                "NumericLessThan | `\"10\"` | 1e0 | ImplicitlyDenied",
                "DateLessThan | `\"1800000000\"` | 2026-01-01T00:00:00Z | Allowed",
                "DateLessThan | `\"1577836800\"` | 2026-01-01T00:00:00Z | ImplicitlyDenied",
                "DateEquals | `\"2026-01-01\"` | 2026-01-01T00:00:00Z | Allowed",
                "DateEquals | `\"2026\"` | 2026-01-01T00:00:00Z | Allowed",
                "DateEquals | `\"2026-01-01T01:00:00+01:00\"` | 2026-01-01T00:00:00Z | Allowed",
                "DateGreaterThan | `\"2026-01-01T00:00:00Z\"` | 2026-01-01T00:00:00.001Z | Allowed",
                "DateNotEquals | `\"2026-13-01\"` | 2026-01-01T00:00:00Z | Allowed",
                "DateEquals | `\"2026-13-01\"` | 2026-13-01 | ImplicitlyDenied",
                "Bool | `\"true\"` | TRUE | Allowed",
                "Bool | `true` | false | ImplicitlyDenied",
                "BinaryEquals | `\"QmluYXJ5\"` | QmluYXJ5 | Allowed",
                "BinaryEquals | `\"QQ==\"` | QQ | Allowed",
                "BinaryEquals | `\"QQ==\"` | QR | Allowed",
                "BinaryEquals | `\"QmluYXJ5\"` | QmluYXJ6 | ImplicitlyDenied",
                "IpAddress | `\"10.0.0.1\"` | 10.0.0.1 | Allowed",
                "IpAddress | `\"10.0.0.1\"` | 10.0.0.2 | ImplicitlyDenied",
                "IpAddress | `\"10.0.0.1/32\"` | 10.0.0.1 | Allowed",
                "IpAddress | `\"0.0.0.0/0\"` | 10.0.0.1 | Allowed",
                "IpAddress | `\"::/0\"` | 10.0.0.1 | ImplicitlyDenied",
                "IpAddress | `\"10.0.0.0/9\"` | 10.128.0.1 | ImplicitlyDenied",
                "IpAddress | `\"10.0.0.0/9\"` | 10.127.255.255 | Allowed",
                "IpAddress | `\"2001:db8::/32\"` | 2001:DB8:1::5 | Allowed",
                "IpAddress | `\"2001:db8::/32\"` | 2001:db9:: | ImplicitlyDenied",
                "IpAddress | `\"::1\"` | 0:0:0:0:0:0:0:1 | Allowed",
                "IpAddress | `\"::ffff:10.0.0.1\"` | ::ffff:a00:1 | Allowed",
                "NotIpAddress | `\"10.0.0.0/8\"` | 2001:db8::1 | Allowed",
                "NotIpAddress | `\"10.0.0.0/8\"` | 010.0.0.1 | Allowed",
                "IpAddress | `\"10.0.0.0/33\"` | 10.0.0.1 | ImplicitlyDenied",
                "IpAddress | `\"10.0.0.0/8\"` | 10.0.0.1.2 | ImplicitlyDenied",
                "Null | `\"true\"` | a | ImplicitlyDenied",
                "Null | `[\"true\", \"false\"]` | a | Allowed",
                "ForAllValues:StringEquals | `\"a\"` | `` | Allowed",
                "StringEquals | `\"\"` | `` | Allowed",
                "StringEquals | `[]` | a | ImplicitlyDenied",
                "StringNotEquals | `[]` | a | Allowed"
            })
    void a_value_is_compared_by_its_kind(
            String operator, String wanted, String value, String verdict) {
        assertThat(met(operator, wanted, value)).isEqualTo(verdict);
    }

    // 9, 10, 11, 15, 16, 19
    @ParameterizedTest
    @CsvSource({
        "StringEquals, ImplicitlyDenied",
        "NumericLessThan, ImplicitlyDenied",
        "StringNotEquals, Allowed",
        "ArnNotLike, Allowed",
        "NotIpAddress, Allowed",
        "DateNotEquals, Allowed",
        "StringEqualsIfExists, Allowed",
        "ForAllValues:StringEquals, Allowed",
        "ForAllValues:StringNotEquals, Allowed",
        "ForAnyValue:StringEquals, ImplicitlyDenied",
        "ForAnyValue:StringNotEquals, ImplicitlyDenied",
        "ForAnyValue:StringEqualsIfExists, ImplicitlyDenied",
    })
    void an_absent_key_meets_a_negation_or_IfExists_but_never_ForAnyValue(
            String operator, String verdict) {
        assertThat(Asked.with(allowIf(operator, "k:k", "\"1\"")).verdict()).isEqualTo(verdict);
    }

    // 12, 13, 14
    @Test
    void without_MFA_keys_are_stopped_by_BoolIfExists_false_alone() {
        String mfa = ", \"Condition\": {\"%s\": {\"aws:MultiFactorAuthPresent\": \"%s\"}}";

        assertThat(Asked.with(allow(""), deny(mfa.formatted("Bool", "false"))).verdict())
                .isEqualTo("Allowed");
        assertThat(Asked.with(allow(""), deny(mfa.formatted("BoolIfExists", "false"))).verdict())
                .isEqualTo("ExplicitlyDenied");
        assertThat(Asked.with(allow(mfa.formatted("BoolIfExists", "true"))).verdict())
                .isEqualTo("Allowed");
    }

    // 15, 16, 17
    @ParameterizedTest
    @CsvSource({
        "StringEquals, ImplicitlyDenied",
        "StringNotEquals, ImplicitlyDenied",
        "StringEqualsIfExists, ImplicitlyDenied",
        "ForAllValues:StringEquals, ImplicitlyDenied",
        "ForAllValues:StringLike, Allowed",
        "ForAnyValue:StringEquals, Allowed",
        "ForAnyValue:StringNotEquals, Allowed",
        "ForAllValues:StringNotEquals, ImplicitlyDenied"
    })
    void a_key_of_several_values_needs_a_set_operator(String operator, String verdict) {
        String wanted = operator.endsWith("Like") ? "\"a*\"" : "\"a\"";

        assertThat(Asked.with(allowIf(operator, "k:k", wanted)).saying("k:k", "a", "ab").verdict())
                .isEqualTo(verdict);
    }

    // 15
    @Test
    void no_values_at_all_are_as_an_absent_key() {
        Context none = Context.EMPTY.with("k:k", List.of());

        assertThat(Asked.with(allowIf("ForAllValues:StringEquals", "k:k", "\"a\"")).in(none))
                .returns("Allowed", Asked::verdict);
        assertThat(Asked.with(allowIf("ForAnyValue:StringEquals", "k:k", "\"a\"")).in(none))
                .returns("ImplicitlyDenied", Asked::verdict);
        assertThat(Asked.with(allowIf("Null", "k:k", "\"true\"")).in(none))
                .returns("Allowed", Asked::verdict);
    }

    // 20, 22
    @Test
    void in_one_account_the_resource_alone_is_enough_across_accounts_both_are_needed() {
        Asked named = Asked.with().resourcePolicy(allowTo("{\"AWS\": \"%s\"}".formatted(USER)));

        assertThat(named.verdict()).isEqualTo("Allowed");
        assertThat(named.of("999988887777").decision())
                .isInstanceOfSatisfying(
                        Decision.ImplicitlyDenied.class,
                        denied -> assertThat(denied.lacking()).containsExactly(Layer.IDENTITY));
        assertThat(Asked.with(allow("")).of("999988887777").decision())
                .isInstanceOfSatisfying(
                        Decision.ImplicitlyDenied.class,
                        denied -> assertThat(denied.lacking()).containsExactly(Layer.RESOURCE));
        assertThat(
                        Asked.with(allow(""))
                                .of("999988887777")
                                .resourcePolicy(allowTo("{\"AWS\": \"111122223333\"}"))
                                .verdict())
                .isEqualTo("Allowed");
        assertThat(Asked.with().resourcePolicy(allowTo("{\"AWS\": \"111122223333\"}")).verdict())
                .isEqualTo("ImplicitlyDenied");
    }

    // 21
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                SESSION + " | " + ROLE + " | ImplicitlyDenied",
                SESSION + " | " + SESSION + " | Allowed",
                SESSION + " | * | Allowed",
                USER + " | " + USER + " | Allowed",
                USER + " | * | Allowed",
                ROLE + " | " + ROLE + " | ImplicitlyDenied"
            })
    void a_boundary_limits_what_a_resource_grants_to_a_role_alone(
            String caller, String named, String verdict) {
        String ec2 = "{\"Effect\": \"Allow\", \"Action\": \"ec2:*\", \"Resource\": \"*\"}";

        assertThat(
                        Asked.with()
                                .by(caller)
                                .boundary(ec2)
                                .resourcePolicy(allowTo("{\"AWS\": \"%s\"}".formatted(named)))
                                .verdict())
                .isEqualTo(verdict);
    }

    // 21: a role names some session of it
    @Test
    void for_some_session_of_a_role_a_grant_to_one_session_is_undecided() {
        assertThat(
                        Asked.with()
                                .by(ROLE)
                                .resourcePolicy(allowTo("{\"AWS\": \"%s\"}".formatted(SESSION)))
                                .decision())
                .isInstanceOfSatisfying(
                        Decision.Undecided.class,
                        undecided -> {
                            assertThat(undecided.keys()).containsExactly("the name of the session");
                            assertThat(undecided.could())
                                    .containsExactlyInAnyOrder(
                                            Decision.Kind.ALLOWED, Decision.Kind.IMPLICITLY_DENIED);
                        });
    }

    // 23
    @Test
    void a_role_whose_trust_policy_is_missing_is_undecided_and_never_allowed() {
        Asked asked = Asked.with(allow("")).does("sts:AssumeRole", ROLE);

        assertThat(asked.decision())
                .isInstanceOfSatisfying(
                        Decision.Undecided.class,
                        undecided ->
                                assertThat(undecided.keys()).containsExactly("the trust policy"));
        assertThat(asked.resourcePolicy().verdict()).isEqualTo("ImplicitlyDenied");
        assertThat(Asked.with(deny("")).does("sts:AssumeRole", ROLE).verdict())
                .isEqualTo("ExplicitlyDenied");
        assertThat(Asked.with(allow("")).does("kms:Decrypt", "arn:aws:kms:r:1:key/k").verdict())
                .isEqualTo("Undecided");
        assertThat(Asked.with(allow("")).does("kms:ListKeys", "*").verdict()).isEqualTo("Allowed");
    }

    // 23
    @Test
    void a_key_policy_that_names_the_account_lets_identity_policies_decide() {
        Asked key =
                Asked.with(allow(""))
                        .does("kms:Decrypt", "arn:aws:kms:r:111122223333:key/k")
                        .resourcePolicy(allowTo("{\"AWS\": \"arn:aws:iam::111122223333:root\"}"));

        assertThat(key.verdict()).isEqualTo("Allowed");
        assertThat(
                        Asked.with(allow(""))
                                .does("kms:Decrypt", "arn:aws:kms:r:111122223333:key/k")
                                .resourcePolicy(allowTo("{\"AWS\": \"arn:aws:iam::1:user/x\"}"))
                                .verdict())
                .isEqualTo("ImplicitlyDenied");
    }

    // 24
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['arn:aws:iam::111122223333:user/alice', '111122223333'] | Allowed",
                "['arn:aws:iam::111122223333:user/alice'] | Undecided",
                "['111122223333'] | ExplicitlyDenied",
                "['arn:aws:iam::111122223333:user/bob', '111122223333'] | ExplicitlyDenied",
                "'*' | Allowed"
            })
    void NotPrincipal_spares_whom_it_names_with_the_account(String named, String verdict) {
        String statement =
                deny(", \"NotPrincipal\": {\"AWS\": %s}".formatted(named.replace('\'', '"')));

        assertThat(Asked.with(allow("")).resourcePolicy(statement).verdict()).isEqualTo(verdict);
        assertThat(Asked.with(allow("")).boundary(allow("")).resourcePolicy(statement).verdict())
                .isEqualTo("ExplicitlyDenied");
    }

    // 25, 26
    @Test
    void every_level_must_allow_and_a_control_never_grants() {
        String ec2 = "{\"Effect\": \"Allow\", \"Action\": \"ec2:*\", \"Resource\": \"*\"}";

        assertThat(Asked.with(allow("")).level(allow(""), "").level(ec2, "").decision())
                .isInstanceOfSatisfying(
                        Decision.ImplicitlyDenied.class,
                        denied ->
                                assertThat(denied.lacking())
                                        .containsExactly(Layer.SERVICE_CONTROL));
        assertThat(Asked.with().level(allow(""), "").verdict()).isEqualTo("ImplicitlyDenied");
        assertThat(Asked.with(allow("")).level("", deny(", \"Principal\": \"*\"")).verdict())
                .isEqualTo("ExplicitlyDenied");
        assertThat(Asked.with(allow("")).level(allow(""), ec2).verdict()).isEqualTo("Allowed");
    }

    // 26
    @Test
    void service_linked_roles_are_not_touched_by_controls() {
        Asked asked = Asked.with(allow("")).level(deny(""), deny(", \"Principal\": \"*\""));
        String session = "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s";

        assertThat(asked.by(session).verdict()).isEqualTo("Allowed");
        assertThat(
                        asked.by(session)
                                .saying(
                                        "aws:PrincipalArn",
                                        "arn:aws:iam::111122223333:role/AWSServiceRoleForX")
                                .verdict())
                .isEqualTo("ExplicitlyDenied");
        assertThat(asked.by("arn:aws:iam::111122223333:role/aws-service-role/x/R").verdict())
                .isEqualTo("Allowed");
    }

    // 27, 28, 29
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2012-10-17 | arn:aws:s3:::b/${aws:username} | k | Allowed",
                "2008-10-17 | arn:aws:s3:::b/${aws:username} | k | ImplicitlyDenied",
                "2012-10-17 | arn:aws:s3:::b/${AWS:UserName} | k | Allowed",
                "2012-10-17 | arn:aws:s3:::b/${aws:username} | * | ImplicitlyDenied",
                "2012-10-17 | arn:aws:s3:::b/${aws:username} | `` | ImplicitlyDenied",
                "2012-10-17 | arn:aws:s3:::b/${aws:username, 'k'} | `` | Allowed",
                "2012-10-17 | arn:aws:s3:::b/${nothing , 'k'} | x | Allowed",
                "2012-10-17 | arn:aws:s3:::b/${nothing, '*'} | x | ImplicitlyDenied",
                "2012-10-17 | arn:aws:s3:::b/${*} | x | ImplicitlyDenied",
                "2012-10-17 | arn:aws:s3:::b/${?} | x | ImplicitlyDenied",
                "2012-10-17 | arn:aws:s3:::b/${nothing | x | ImplicitlyDenied",
                "2012-10-17 | arn:${x, 'aws'}:s3:::b/k | x | ImplicitlyDenied"
            })
    void variables_are_filled_in_after_the_fifth_colon_of_a_policy_of_2012(
            String version, String pattern, String user, String verdict) {
        CompiledPolicy policy =
                Asked.versioned(
                        "p",
                        version,
                        "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"%s\"}"
                                .formatted(pattern));
        Asked asked = Asked.with().saying("aws:username", user);

        assertThat(
                        new Asked(asked.request(), asked.layers().withIdentity(List.of(policy)))
                                .verdict())
                .isEqualTo(verdict);
    }

    // 28
    @Test
    void a_variable_that_stands_for_nothing_equals_nothing_so_a_negation_is_met() {
        Asked equal = Asked.with(allowIf("StringEquals", "k:k", "\"${aws:username}\""));
        Asked unequal = Asked.with(allowIf("StringNotEquals", "k:k", "\"${aws:username}\""));

        assertThat(equal.saying("k:k", "a").verdict()).isEqualTo("ImplicitlyDenied");
        assertThat(unequal.saying("k:k", "a").verdict()).isEqualTo("Allowed");
        assertThat(
                        Asked.with(
                                        "{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\":"
                                                + " \"arn:aws:s3:::b/${aws:username}*\"}",
                                        allow(""))
                                .verdict())
                .isEqualTo("Allowed");
    }

    // 29
    @Test
    void an_ARN_operator_fills_in_variables_before_it_looks_for_colons() {
        Asked asked =
                Asked.with(
                                allowIf(
                                        "ArnLike",
                                        "aws:SourceArn",
                                        "[\"arn:aws:sns:*:${aws:PrincipalAccount}:*\","
                                                + " \"${aws:PrincipalArn}\"]"))
                        .saying("aws:PrincipalAccount", "1")
                        .saying("aws:PrincipalArn", "arn:aws:iam::1:user/a");

        assertThat(asked.saying("aws:SourceArn", "arn:aws:sns:r:1:t").verdict())
                .isEqualTo("Allowed");
        assertThat(asked.saying("aws:SourceArn", "arn:aws:iam::1:user/a").verdict())
                .isEqualTo("Allowed");
        assertThat(asked.saying("aws:SourceArn", "arn:aws:sns:r:2:t").verdict())
                .isEqualTo("ImplicitlyDenied");
    }

    // 30
    @Test
    void a_deny_on_a_role_or_account_covers_its_sessions() {
        Asked session = Asked.with(allow("")).by(SESSION);

        for (String named : List.of(ROLE, SESSION, "111122223333")) {
            assertThat(
                            session.resourcePolicy(
                                            deny(
                                                    ", \"Principal\": {\"AWS\": \"%s\"}"
                                                            .formatted(named)))
                                    .verdict())
                    .as(named)
                    .isEqualTo("ExplicitlyDenied");
        }
        assertThat(
                        session.resourcePolicy(
                                        deny(", \"Principal\": {\"AWS\": \"%s\"}".formatted(USER)))
                                .verdict())
                .isEqualTo("Allowed");
    }

    // 30
    @Test
    void NotAction_grants_everything_else_and_NotResource_denies_everything_else() {
        assertThat(
                        Asked.with(
                                        "{\"Effect\": \"Allow\", \"NotAction\": \"s3:*\", \"Resource\": \"*\"}")
                                .does("iam:CreateUser", "arn:aws:iam::111122223333:user/x")
                                .verdict())
                .isEqualTo("Allowed");
        assertThat(
                        Asked.with(
                                        allow(""),
                                        "{\"Effect\": \"Deny\", \"Action\": \"*\", \"NotResource\":"
                                                + " \"arn:aws:s3:::other/*\"}")
                                .verdict())
                .isEqualTo("ExplicitlyDenied");
    }

    @Test
    void root_needs_no_policy_but_a_deny_and_a_control_stop_it_and_it_assumes_no_role() {
        Asked root = Asked.with().by("arn:aws:iam::111122223333:root");

        assertThat(root.verdict()).isEqualTo("Allowed");
        assertThat(root.level(deny(""), "").verdict()).isEqualTo("ExplicitlyDenied");
        assertThat(
                        root.does("sts:AssumeRole", ROLE)
                                .resourcePolicy(allowTo("{\"AWS\": \"111122223333\"}"))
                                .verdict())
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void a_service_is_let_in_by_the_resource_alone() {
        Asked service = Asked.with().by("lambda.amazonaws.com");

        assertThat(service.verdict()).isEqualTo("ImplicitlyDenied");
        assertThat(
                        service.resourcePolicy(allowTo("{\"Service\": \"lambda.amazonaws.com\"}"))
                                .verdict())
                .isEqualTo("Allowed");
        assertThat(
                        service.resourcePolicy(allowTo("{\"Service\": \"ec2.amazonaws.com\"}"))
                                .verdict())
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void nothing_takes_GetCallerIdentity_away() {
        assertThat(Asked.with(deny("")).does("sts:GetCallerIdentity", "*").verdict())
                .isEqualTo("Allowed");
    }

    @Test
    void what_nearly_allows_it_is_told_and_what_denies_it_by_policy_and_place() {
        assertThat(Asked.with(allowIf("Bool", "aws:SecureTransport", "\"true\"")).decision())
                .isInstanceOfSatisfying(
                        Decision.ImplicitlyDenied.class,
                        denied -> assertThat(denied.near()).hasSize(1));
        assertThat(Asked.with(allow(""), deny("")).decision())
                .isInstanceOfSatisfying(
                        Decision.ExplicitlyDenied.class,
                        denied -> {
                            Deciding by = denied.by().getFirst();
                            assertThat(by.policy()).isEqualTo("identity");
                            assertThat(by.statement().place().line()).isEqualTo(1);
                        });
    }
}
