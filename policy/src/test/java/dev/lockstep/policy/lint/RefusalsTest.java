package dev.lockstep.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Place;
import dev.lockstep.policy.PolicyDocument;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What AWS answers to each kind of policy. In these policies `'` stands for `"`, and `^` for the
/// place that is wrong.
class RefusalsTest {
    private static final String READ = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'";
    private static final String VENDOR =
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    private static final String ORGANIZATION =
            "The provided policy document does not meet the requirements of the specified policy type.";

    static Stream<Arguments> refused() {
        return Stream.of(
                of(PolicyKind.IDENTITY, "^'Effekt':'Allow'", "Syntax errors in policy."),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':^'GetObject','Resource':'*'",
                        VENDOR),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':['s3:*',^'s*:Get'],'Resource':'*'",
                        "Vendor s* is not valid"),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':^'s3:','Resource':'*'",
                        "Vendor s3 is not valid"),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':^'s3:Get:Object','Resource':'*'",
                        "Actions/Condition can contain only one colon."),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow',^'Action':[],'Resource':'*'",
                        "Policy statement must contain actions."),
                of(
                        PolicyKind.SESSION,
                        READ.replace("'Effect'", "^'Principal':'*','Effect'"),
                        "Policy document should not specify a principal."),
                of(
                        PolicyKind.IDENTITY,
                        "^'NotPrincipal':{'AWS':'111122223333'}," + READ,
                        "Policy document should not specify a principal."),
                of(
                        PolicyKind.BOUNDARY,
                        "'Effect':'Allow','Action':'s3:*',^'Resource':[]",
                        "Policy statement must contain resources."),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':'s3:*','Resource':['*',^'bucket']",
                        "Resource bucket must be in ARN format or \"*\"."),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':'s3:*','Resource':^'arn:gcp:s3:::b'",
                        "Partition \"gcp\" is not valid for resource \"arn:gcp:s3:::b\"."),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':'s3:*','Resource':^'arn:aws'",
                        "Resource vendor must be fully qualified and cannot contain regexes."),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':'s3:*','NotResource':^'arn:aws:s3'",
                        "The policy failed legacy parsing"),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':'iam:*','Resource':^'arn:aws:iam:eu-west-1:111122223333:user/a'",
                        "IAM resource arn:aws:iam:eu-west-1:111122223333:user/a cannot contain region information."),
                of(
                        PolicyKind.IDENTITY,
                        "'Effect':'Allow','Action':'iam:*','Resource':^'arn:aws:iam::111122223333:users/a'",
                        "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/,"
                                + " instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/,"
                                + " oidc-provider/, report/, access-report/."),
                of(
                        PolicyKind.IDENTITY,
                        "'Sid':^'a b'," + READ,
                        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
                                + " expression [0-9A-Za-z]*"),
                of(
                        PolicyKind.IDENTITY,
                        "'Sid':'A'," + READ + "},{'Sid':^'A'," + READ,
                        "Statement IDs (SID) in a single policy must be unique."),
                of(PolicyKind.IDENTITY, READ + ",'Condition':{'Bool':{^'mfa':true}}", VENDOR),
                of(
                        PolicyKind.TRUST,
                        "^'Effect':'Allow','Action':'sts:AssumeRole'",
                        "Missing required field Principal"),
                of(
                        PolicyKind.TRUST,
                        "'Effect':'Allow','Action':'sts:AssumeRole','Principal':'*',^'Resource':'*'",
                        "Has prohibited field Resource"),
                of(
                        PolicyKind.TRUST,
                        "'Effect':'Allow','Action':^'s3:GetObject','Principal':'*'",
                        "AssumeRole policy may only specify STS AssumeRole actions."),
                of(
                        PolicyKind.TRUST,
                        "'Effect':'Deny','Action':'sts:AssumeRole',^'NotPrincipal':{'AWS':'111122223333'}",
                        "Has prohibited field NotPrincipal"),
                of(
                        PolicyKind.TRUST,
                        "'Effect':'Allow','Action':'sts:*','Principal':{'AWS':['111122223333',^'alice']}",
                        "Invalid principal in policy: \"AWS\":\"alice\""),
                of(
                        PolicyKind.TRUST,
                        "'Effect':'Allow','Action':'sts:*','Principal':{'AWS':^'arn:aws:iam::111122223333:role/*'}",
                        "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/*\""),
                of(
                        PolicyKind.TRUST,
                        "'Effect':'Allow','Action':'sts:*','Principal':{'Service':^'ec2'}",
                        "Invalid principal in policy: \"SERVICE\":\"ec2\""),
                of(
                        PolicyKind.RESOURCE,
                        "^'Effect':'Allow','Action':'s3:*','Resource':'*'",
                        "Missing required field Principal"),
                of(PolicyKind.SERVICE_CONTROL, "^'Principal':'*'," + READ, ORGANIZATION),
                of(PolicyKind.SERVICE_CONTROL, "^'Effect':'Deny','Action':'s3:*'", ORGANIZATION),
                of(
                        PolicyKind.RESOURCE_CONTROL,
                        "^'Effect':'Allow','Action':'s3:*','Resource':'*','Principal':'*'",
                        ORGANIZATION),
                of(
                        PolicyKind.RESOURCE_CONTROL,
                        "'Effect':'Deny','Action':^'*','Resource':'*','Principal':'*'",
                        ORGANIZATION),
                of(
                        PolicyKind.RESOURCE_CONTROL,
                        "'Effect':'Deny','Action':'s3:*','Resource':'*',^'Principal':{'AWS':'111122223333'}",
                        ORGANIZATION),
                of(
                        PolicyKind.RESOURCE_CONTROL,
                        "'Effect':'Deny',^'NotAction':'s3:*','Resource':'*','Principal':'*'",
                        ORGANIZATION));
    }

    private static Arguments of(PolicyKind kind, String statement, String words) {
        return Arguments.of(kind, statement, words);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_AWS_refuses_is_told_in_its_words(PolicyKind kind, String statement, String words) {
        String marked = "{'Version':'2012-10-17','Statement':[{" + statement + "}]}";
        // What is missing is told at the brace of the statement.
        if (marked.contains("{^'Effect'")) {
            marked = marked.replace("{^'Effect'", "^{'Effect'");
        }
        int offset = marked.indexOf('^');
        String json = marked.replace("^", "").replace('\'', '"');

        Refusal refusal = Refusals.first(PolicyDocument.parse(json), kind).orElseThrow();

        assertThat(refusal.words()).isEqualTo(words);
        assertThat(refusal.place()).isEqualTo(new Place(1, offset + 1));
        assertThat(refusal.expected()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "IDENTITY|'Effect':'Allow','Action':['*','*:*','a-b.c:*'],'Resource':['*','arn:aws:s3*','arn:*:s3:::b']",
                "IDENTITY|'Effect':'Deny','NotAction':'iam:*','NotResource':'arn:aws-cn:iam:*:111122223333:role/*'",
                "TRUST|'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':['111122223333','arn:aws:iam::111122223333:role/a/b']}",
                "RESOURCE|'Sid':'Enable IAM User Permissions','Effect':'Allow','Action':'kms:*','Resource':'*','Principal':{'AWS':'arn:aws:iam::111122223333:root'}",
                "SERVICE_CONTROL|'Effect':'Allow','NotAction':'s3:*Object','NotResource':'arn:aws:s3:::b/*','Condition':{'Bool':{'aws:SecureTransport':true}}",
                "RESOURCE_CONTROL|'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::b','Principal':'*'",
            })
    void what_AWS_takes_is_not_refused(PolicyKind kind, String statement) {
        String json = "{'Version':'2012-10-17','Statement':[{" + statement + "}]}";

        assertThat(Refusals.of(PolicyDocument.parse(json.replace('\'', '"')), kind)).isEmpty();
    }

    @Test
    void policies_of_an_organization_name_their_version() {
        var old = PolicyDocument.parse("{\"Statement\":[{" + READ.replace('\'', '"') + "}]}");

        assertThat(Refusals.of(old, PolicyKind.SERVICE_CONTROL)).hasSize(1);
        assertThat(Refusals.of(old, PolicyKind.IDENTITY)).isEmpty();
    }

    @Test
    void a_policy_without_a_statement_is_refused() {
        assertThat(Refusals.of(PolicyDocument.parse("{\"Statement\": []}"), PolicyKind.IDENTITY))
                .singleElement()
                .extracting(Refusal::words)
                .isEqualTo("Syntax errors in policy.");
    }
}
