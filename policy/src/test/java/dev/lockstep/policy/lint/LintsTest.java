package dev.lockstep.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Place;
import dev.lockstep.policy.PolicyDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake is found where it is, and not where it only looks like it. In these policies `'`
/// stands for `"`, and `^` for the place that is told.
class LintsTest {
    private static final String READ = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'";
    private static final String NO = "'Effect':'Deny','Action':'s3:GetObject','Resource':'*'";
    private static final String TRUST = "'Effect':'Allow','Action':'sts:AssumeRole',";

    private static Arguments fires(LintKind kind, String marked) {
        return Arguments.of(kind, PolicyKind.IDENTITY, marked, true);
    }

    private static Arguments fires(LintKind kind, PolicyKind policy, String marked) {
        return Arguments.of(kind, policy, marked, true);
    }

    private static Arguments not(LintKind kind, String statement) {
        return Arguments.of(kind, PolicyKind.IDENTITY, statement, false);
    }

    private static Arguments not(LintKind kind, PolicyKind policy, String statement) {
        return Arguments.of(kind, policy, statement, false);
    }

    private static String with(String statement, String condition) {
        return statement + ",'Condition':{" + condition + "}";
    }

    static Stream<Arguments> cases() {
        return Stream.of(actions(), resources(), variables(), conditions(), mfa(), statements())
                .flatMap(s -> s);
    }

    private static Stream<Arguments> actions() {
        String many = "s3:*a*a*a*a*a*a*a*a*a*a*a";
        return Stream.of(
                fires(
                        LintKind.NOT_ACTION_WITH_ALLOW,
                        "'Effect':'Allow',^'NotAction':'iam:*','Resource':'*'"),
                not(
                        LintKind.NOT_ACTION_WITH_ALLOW,
                        "'Effect':'Deny','NotAction':'iam:*','Resource':'*'"),
                not(LintKind.NOT_ACTION_WITH_ALLOW, READ),
                fires(
                        LintKind.UNKNOWN_SERVICE,
                        "'Effect':'Allow','Action':['s3:Get*',^'dynamo:GetItem'],'Resource':'*'"),
                not(
                        LintKind.UNKNOWN_SERVICE,
                        "'Effect':'Allow','Action':'DynamoDB:GetItem','Resource':'*'"),
                not(
                        LintKind.UNKNOWN_SERVICE,
                        "'Effect':'Allow','Action':['*','*:*'],'Resource':'*'"),
                fires(
                        LintKind.UNKNOWN_ACTION,
                        "'Effect':'Deny','Action':^'s3:GetObjekt','Resource':'*'"),
                fires(
                        LintKind.UNKNOWN_ACTION,
                        "'Effect':'Allow','NotAction':['iam:*',\n ^'s3:GetObjekt'],'Resource':'*'"),
                not(
                        LintKind.UNKNOWN_ACTION,
                        "'Effect':'Deny','Action':'S3:gEtObJeCt','Resource':'*'"),
                fires(
                        LintKind.PATTERN_MATCHES_NOTHING,
                        "'Effect':'Allow','Action':^'s3:Frobnicate*','Resource':'*'"),
                fires(
                        LintKind.PATTERN_MATCHES_NOTHING,
                        "'Effect':'Allow','Action':^'*:Frobnicate*','Resource':'*'"),
                not(
                        LintKind.PATTERN_MATCHES_NOTHING,
                        "'Effect':'Allow','Action':['s3:?etObject','*:Describe*'],'Resource':'*'"),
                fires(
                        LintKind.REDUNDANT_ACTION,
                        "'Effect':'Allow','Action':['s3:Get*',^'s3:GetObject'],'Resource':'*'"),
                fires(
                        LintKind.REDUNDANT_ACTION,
                        "'Effect':'Allow','Action':['s3:GetObject',^'S3:getobject'],'Resource':'*'"),
                fires(
                        LintKind.REDUNDANT_ACTION,
                        "'Effect':'Allow','Action':[^'s3:Get*','*'],'Resource':'*'"),
                not(
                        LintKind.REDUNDANT_ACTION,
                        "'Effect':'Allow','Action':['s3:Get*','s3:*Object','s3:List?'],'Resource':'*'"),
                fires(
                        LintKind.MANY_WILDCARDS,
                        "'Effect':'Allow','Action':^'" + many + "','Resource':'*'"),
                fires(
                        LintKind.MANY_WILDCARDS,
                        "'Effect':'Allow','Action':'s3:*','Resource':^'arn:aws:s3:::*a*b*c*d*e*f*g*h*i*j*'"),
                not(
                        LintKind.MANY_WILDCARDS,
                        "'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:*:*:*:*/*/*/*/*/*'"));
    }

    private static Stream<Arguments> resources() {
        return Stream.of(
                fires(
                        LintKind.NOT_RESOURCE_WITH_ALLOW,
                        "'Effect':'Allow','Action':'s3:*',^'NotResource':'arn:aws:s3:::b/*'"),
                not(
                        LintKind.NOT_RESOURCE_WITH_ALLOW,
                        "'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::b/*'"),
                fires(
                        LintKind.ACTION_WITHOUT_RESOURCES,
                        "'Effect':'Allow','Action':['s3:GetObject',^'s3:ListAllMyBuckets'],"
                                + "'Resource':'arn:aws:s3:::b/*'"),
                fires(
                        LintKind.ACTION_WITHOUT_RESOURCES,
                        "'Effect':'Deny','Action':^'ec2:DescribeInstances','Resource':'arn:aws:ec2:*:*:instance/*'"),
                not(
                        LintKind.ACTION_WITHOUT_RESOURCES,
                        "'Effect':'Allow','Action':'s3:ListAllMyBuckets','Resource':['arn:aws:s3:::b','*']"),
                not(
                        LintKind.ACTION_WITHOUT_RESOURCES,
                        "'Effect':'Allow','Action':['s3:*','*'],'Resource':'arn:aws:s3:::b/*'"),
                fires(
                        LintKind.RESOURCE_OF_OTHER_SERVICE,
                        "'Effect':'Allow','Action':['s3:GetObject',^'kms:Decrypt'],'Resource':'arn:aws:s3:::b/*'"),
                not(
                        LintKind.RESOURCE_OF_OTHER_SERVICE,
                        "'Effect':'Allow','Action':['s3:GetObject','kms:Decrypt'],"
                                + "'Resource':['arn:aws:s3:::b/*','arn:aws:kms:*:*:key/k']"),
                not(
                        LintKind.RESOURCE_OF_OTHER_SERVICE,
                        "'Effect':'Allow','Action':'ssm:SendCommand','Resource':'arn:aws:ec2:*:*:instance/*'"),
                not(
                        LintKind.RESOURCE_OF_OTHER_SERVICE,
                        "'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:*:::b/*'"),
                fires(
                        LintKind.PASS_ANY_ROLE,
                        "'Effect':'Allow','Action':['lambda:*',^'iam:PassRole'],'Resource':'*'"),
                fires(
                        LintKind.PASS_ANY_ROLE,
                        "'Effect':'Allow','Action':^'iam:Pass*','Resource':'arn:aws:iam::111122223333:role/*'"),
                not(
                        LintKind.PASS_ANY_ROLE,
                        "'Effect':'Allow','Action':'iam:PassRole','Resource':'arn:aws:iam::111122223333:role/app-*'"),
                not(
                        LintKind.PASS_ANY_ROLE,
                        with(
                                "'Effect':'Allow','Action':'iam:PassRole','Resource':'*'",
                                "'StringEquals':{'iam:PassedToService':'lambda.amazonaws.com'}")),
                not(LintKind.PASS_ANY_ROLE, "'Effect':'Allow','Action':'iam:*','Resource':'*'"));
    }

    private static Stream<Arguments> variables() {
        return Stream.of(
                fires(
                        LintKind.VARIABLE_NOT_SUBSTITUTED,
                        "'Effect':'Allow','Action':'s3:*','Resource':^'arn:aws:s3:${aws:RequestedRegion}::b'"),
                fires(
                        LintKind.VARIABLE_NOT_SUBSTITUTED,
                        "'Effect':'Allow','Action':^'s3:${aws:username}','Resource':'*'"),
                fires(
                        LintKind.VARIABLE_NOT_SUBSTITUTED,
                        with(NO, "'NumericLessThan':{'s3:max-keys':[1,^'${aws:username}']}")),
                fires(
                        LintKind.VARIABLE_NOT_SUBSTITUTED,
                        with(NO, "'StringEquals':{^'aws:PrincipalTag/${aws:username}':'x'}")),
                fires(
                        LintKind.VARIABLE_NOT_SUBSTITUTED,
                        PolicyKind.TRUST,
                        TRUST + "'Principal':{'AWS':^'arn:aws:iam::1:user/${aws:username}'}"),
                not(
                        LintKind.VARIABLE_NOT_SUBSTITUTED,
                        with(
                                "'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:username}'",
                                "'StringLike':{'s3:prefix':'${aws:username}/*'},"
                                        + "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::${aws:username}'}")),
                fires(
                        LintKind.VARIABLE_BROKEN,
                        "'Effect':'Allow','Action':'s3:*','Resource':^'arn:aws:s3:::b/${aws:username'"),
                fires(
                        LintKind.VARIABLE_BROKEN,
                        "'Effect':'Allow','Action':'s3:*','Resource':^'arn:aws:s3:::${aws:userid}/${ }'"),
                not(
                        LintKind.VARIABLE_BROKEN,
                        "'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${*}/${aws:userid}/$'"),
                not(
                        LintKind.VARIABLE_IN_OLD_VERSION,
                        "'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:username}'"));
    }

    private static Stream<Arguments> conditions() {
        return Stream.of(
                fires(
                        LintKind.FOR_ALL_VALUES_IN_ALLOW,
                        with(READ, "'ForAllValues:StringEquals':{^'aws:TagKeys':['a']}")),
                not(
                        LintKind.FOR_ALL_VALUES_IN_ALLOW,
                        with(
                                READ,
                                "'ForAllValues:StringEquals':{'aws:TagKeys':['a']},"
                                        + "'Null':{'AWS:TagKeys':'false'}")),
                not(
                        LintKind.FOR_ALL_VALUES_IN_ALLOW,
                        with(NO, "'ForAllValues:StringEquals':{'aws:TagKeys':['a']}")),
                fires(
                        LintKind.NEGATED_ON_ABSENT_KEY,
                        with(READ, "'StringNotEquals':{^'aws:PrincipalTag/team':'x'}")),
                not(
                        LintKind.NEGATED_ON_ABSENT_KEY,
                        with(
                                READ,
                                "'StringNotEquals':{'aws:PrincipalTag/team':'x'},"
                                        + "'Null':{'aws:PrincipalTag/team':false}")),
                not(
                        LintKind.NEGATED_ON_ABSENT_KEY,
                        with(READ, "'StringNotEquals':{'aws:RequestedRegion':'us-east-1'}")),
                not(
                        LintKind.NEGATED_ON_ABSENT_KEY,
                        with(NO, "'StringNotEquals':{'aws:PrincipalTag/team':'x'}")),
                fires(LintKind.MULTI_VALUED_KEY, with(READ, "'StringEquals':{^'aws:TagKeys':'a'}")),
                not(
                        LintKind.MULTI_VALUED_KEY,
                        with(READ, "'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}")),
                fires(
                        LintKind.UNKNOWN_CONDITION_KEY,
                        with(READ, "'StringEquals':{^'aws:UserNam':'a'}")),
                fires(
                        LintKind.UNKNOWN_CONDITION_KEY,
                        with(READ, "'StringEquals':{^'ec2:InstanceType':'a'}")),
                not(
                        LintKind.UNKNOWN_CONDITION_KEY,
                        with(
                                READ,
                                "'StringEquals':{'AWS:username':'a','s3:existingobjecttag/x':'y',"
                                        + "'aws:PrincipalTag/any':'a'}")),
                not(
                        LintKind.UNKNOWN_CONDITION_KEY,
                        PolicyKind.TRUST,
                        with(
                                TRUST + "'Principal':{'Federated':'f'}",
                                "'StringEquals':{'token.actions.githubusercontent.com:sub':'a'}")),
                fires(
                        LintKind.KEY_TWICE,
                        with(READ, "'StringEquals':{'aws:UserId':'a',^'AWS:userid':'b'}")),
                not(
                        LintKind.KEY_TWICE,
                        with(
                                READ,
                                "'StringEquals':{'aws:UserId':'a'},'StringLike':{'aws:UserId':'b'}")),
                fires(LintKind.NO_VALUES, with(READ, "'StringEquals':{^'aws:UserId':[]}")),
                not(LintKind.NO_VALUES, with(READ, "'StringEquals':{'aws:UserId':['']}")),
                fires(
                        LintKind.VALUE_NOT_READ,
                        with(READ, "'NumericLessThan':{'s3:max-keys':[10,^'300abc']}")),
                fires(
                        LintKind.VALUE_NOT_READ,
                        with(READ, "'DateLessThan':{'aws:CurrentTime':^'2026-02-30'}")),
                fires(
                        LintKind.VALUE_NOT_READ,
                        with(READ, "'IpAddress':{'aws:SourceIp':^'203.0.113.0/33'}")),
                fires(LintKind.VALUE_NOT_READ, with(READ, "'Bool':{'aws:SecureTransport':^'yes'}")),
                fires(LintKind.VALUE_NOT_READ, with(READ, "'Null':{'aws:TagKeys':^'absent'}")),
                not(
                        LintKind.VALUE_NOT_READ,
                        with(
                                READ,
                                "'NumericLessThan':{'s3:max-keys':['10',-0.5]},"
                                        + "'DateLessThan':{'aws:CurrentTime':['2026-02-28T23:59:59Z','2026-01-01','1767225600']},"
                                        + "'IpAddress':{'aws:SourceIp':['203.0.113.1','2001:db8::/32','::/0']},"
                                        + "'Bool':{'aws:SecureTransport':'True'},"
                                        + "'BinaryEquals':{'a:b':'QmluYXJ5'}")),
                fires(
                        LintKind.WILDCARD_IS_LITERAL,
                        with(READ, "'StringEquals':{'s3:prefix':['a',^'home/*']}")),
                not(
                        LintKind.WILDCARD_IS_LITERAL,
                        with(READ, "'StringLike':{'s3:prefix':'home/*'}")),
                fires(
                        LintKind.NOT_AN_ARN,
                        with(READ, "'ArnLike':{'aws:PrincipalArn':^'role/admin-*'}")),
                fires(
                        LintKind.NOT_AN_ARN,
                        with(READ, "'ArnNotEquals':{'aws:PrincipalArn':^'arn:*:t'}")),
                not(
                        LintKind.NOT_AN_ARN,
                        with(READ, "'ArnLike':{'aws:PrincipalArn':'arn:*:iam::*:role/admin-*'}")),
                fires(
                        LintKind.PRIVATE_ADDRESS,
                        with(
                                READ,
                                "'IpAddress':{'aws:SourceIp':['203.0.113.0/24',^'10.1.0.0/16']}")),
                fires(
                        LintKind.PRIVATE_ADDRESS,
                        with(NO, "'NotIpAddress':{'aws:SourceIp':^'fd00::/8'}")),
                not(
                        LintKind.PRIVATE_ADDRESS,
                        with(READ, "'IpAddress':{'aws:SourceIp':['172.32.0.0/16','0.0.0.0/0']}")),
                not(
                        LintKind.PRIVATE_ADDRESS,
                        with(READ, "'IpAddress':{'aws:VpcSourceIp':'10.1.0.0/16'}")),
                fires(
                        LintKind.BOTH_BOOLEANS,
                        with(READ, "'Null':{^'aws:TagKeys':['true','False']}")),
                not(LintKind.BOTH_BOOLEANS, with(READ, "'Null':{'aws:TagKeys':['true']}")));
    }

    private static Stream<Arguments> mfa() {
        String key = "'aws:MultiFactorAuthPresent'";
        return Stream.of(
                fires(
                        LintKind.MFA_DENY_WITHOUT_IF_EXISTS,
                        with(NO, "'Bool':{^" + key + ":'false'}")),
                fires(
                        LintKind.MFA_DENY_WITHOUT_IF_EXISTS,
                        with(NO, "'NumericGreaterThan':{^'aws:MultiFactorAuthAge':'3600'}")),
                not(
                        LintKind.MFA_DENY_WITHOUT_IF_EXISTS,
                        with(NO, "'BoolIfExists':{" + key + ":'false'}")),
                not(
                        LintKind.MFA_DENY_WITHOUT_IF_EXISTS,
                        with(NO, "'Bool':{" + key + ":'false'}")
                                + "},{"
                                + with(NO, "'Null':{" + key + ":'true'}")),
                not(
                        LintKind.MFA_DENY_WITHOUT_IF_EXISTS,
                        with(READ, "'Bool':{" + key + ":'false'}")),
                fires(
                        LintKind.MFA_ALLOW_IF_EXISTS,
                        with(READ, "'BoolIfExists':{^" + key + ":true}")),
                fires(
                        LintKind.MFA_ALLOW_IF_EXISTS,
                        with(READ, "'NumericLessThanIfExists':{^'aws:MultiFactorAuthAge':'3600'}")),
                not(LintKind.MFA_ALLOW_IF_EXISTS, with(READ, "'Bool':{" + key + ":true}")),
                fires(LintKind.MFA_PRESENCE, with(READ, "'Null':{^" + key + ":'false'}")),
                not(
                        LintKind.MFA_PRESENCE,
                        with(READ, "'Null':{" + key + ":'false'},'Bool':{" + key + ":'true'}")),
                not(
                        LintKind.MFA_PRESENCE,
                        with(READ, "'Null':{'aws:MultiFactorAuthAge':'false'}")));
    }

    private static Stream<Arguments> statements() {
        String root = "'Principal':{'AWS':^'arn:aws:iam::111122223333:root'}";
        return Stream.of(
                fires(
                        LintKind.DENY_NEVER_MATCHES,
                        "'Effect':'Deny',^'NotAction':['s3:*','*'],'Resource':'*'"),
                fires(
                        LintKind.DENY_NEVER_MATCHES,
                        "'Effect':'Deny','Action':'s3:*',^'NotResource':'*'"),
                fires(
                        LintKind.DENY_NEVER_MATCHES,
                        with(
                                NO,
                                "'Null':{'aws:TagKeys':'true'},"
                                        + "'ForAnyValue:StringEquals':{^'aws:tagkeys':'a'}")),
                not(
                        LintKind.DENY_NEVER_MATCHES,
                        with(
                                NO,
                                "'Null':{'aws:TagKeys':'true'},"
                                        + "'ForAllValues:StringEquals':{'aws:TagKeys':'a'}")),
                not(
                        LintKind.DENY_NEVER_MATCHES,
                        "'Effect':'Deny','NotAction':'iam:*','Resource':'*'"),
                fires(
                        LintKind.ALLOW_NEVER_MATCHES,
                        "'Effect':'Allow',^'NotAction':'*','Resource':'*'"),
                not(LintKind.ALLOW_NEVER_MATCHES, READ),
                fires(LintKind.ALLOW_TAKEN_BACK, NO + "},^{" + READ),
                fires(
                        LintKind.ALLOW_TAKEN_BACK,
                        "'Effect':'Allow','Action':['s3:GetObject','s3:Put*'],'Resource':'arn:aws:s3:::b/*'},"
                                + "{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::*'"),
                not(
                        LintKind.ALLOW_TAKEN_BACK,
                        "'Effect':'Allow','Action':['s3:GetObject','ec2:*'],'Resource':'*'},"
                                + "{'Effect':'Deny','Action':'s3:*','Resource':'*'"),
                not(
                        LintKind.ALLOW_TAKEN_BACK,
                        READ + "},{" + with(NO, "'Bool':{'aws:SecureTransport':false}")),
                fires(LintKind.DUPLICATE_STATEMENT, "'Sid':'A'," + READ + "},^{'Sid':'B'," + READ),
                not(LintKind.DUPLICATE_STATEMENT, READ + "},{" + NO),
                fires(LintKind.WHOLE_ACCOUNT, PolicyKind.TRUST, TRUST + root),
                not(
                        LintKind.WHOLE_ACCOUNT,
                        PolicyKind.TRUST,
                        with(
                                TRUST + root.replace("^", ""),
                                "'StringEquals':{'sts:ExternalId':'x'}")),
                not(LintKind.WHOLE_ACCOUNT, PolicyKind.RESOURCE, TRUST + root.replace("^", "")),
                fires(LintKind.ANYONE, PolicyKind.TRUST, TRUST + "'Principal':^'*'"),
                not(
                        LintKind.ANYONE,
                        PolicyKind.TRUST,
                        with(
                                TRUST + "'Principal':'*'",
                                "'StringEquals':{'aws:PrincipalOrgID':'o'}")),
                not(
                        LintKind.ANYONE,
                        PolicyKind.RESOURCE,
                        "'Effect':'Deny','Action':'s3:*','Resource':'*','Principal':'*'"),
                fires(
                        LintKind.NOT_PRINCIPAL_WITH_ALLOW,
                        PolicyKind.RESOURCE,
                        "'Effect':'Allow','Action':'s3:*','Resource':'*',^'NotPrincipal':{'AWS':'1'}"),
                not(
                        LintKind.NOT_PRINCIPAL_WITH_ALLOW,
                        PolicyKind.RESOURCE,
                        "'Effect':'Deny','Action':'s3:*','Resource':'*','NotPrincipal':{'AWS':'1'}"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_mistake_is_told_at_its_place(
            LintKind kind, PolicyKind policy, String statement, boolean fires) {
        String marked = "{'Version':'2012-10-17',\n'Statement':[{" + statement + "}]}";
        // An Allow that is taken back is told at its brace, which may be the first one.
        if (fires && !marked.contains("^")) {
            marked = marked.replace("[{", "[^{");
        }
        int offset = marked.indexOf('^');
        String json = marked.replace("^", "").replace('\'', '"');

        List<Lint> found =
                lints(json, policy).stream().filter(lint -> lint.kind() == kind).toList();

        assertThat(found).hasSize(fires ? 1 : 0);
        assertThat(found)
                .allSatisfy(lint -> {
                    assertThat(lint.place()).isEqualTo(place(json, offset));
                    assertThat(lint.reason()).endsWith(".").isNotBlank();
                    assertThat(lint.remedy()).isNotBlank();
                });
    }

    @Test
    void each_kind_is_tried_both_ways() {
        Set<LintKind> elsewhere = Set.of(LintKind.NOT_WHOLE, LintKind.VARIABLE_IN_OLD_VERSION);
        for (boolean fires : List.of(true, false)) {
            Set<Object> tried =
                    cases().filter(c -> c.get()[3].equals(fires))
                            .map(c -> c.get()[0])
                            .collect(Collectors.toSet());
            assertThat(tried)
                    .containsAll(
                            Arrays.stream(LintKind.values())
                                    .filter(kind -> !elsewhere.contains(kind))
                                    .toList());
        }
    }

    @Test
    void a_variable_without_a_version_protects_nothing() {
        String json =
                """
                {"Statement": [
                  {"Effect": "Deny", "Action": "s3:*",
                   "Resource": ["arn:aws:s3:::b/x", "arn:aws:s3:::b/${aws:username}"]}]}
                """;

        assertThat(lints(json, PolicyKind.IDENTITY))
                .singleElement()
                .satisfies(lint -> {
                    assertThat(lint.kind()).isEqualTo(LintKind.VARIABLE_IN_OLD_VERSION);
                    assertThat(lint.place()).isEqualTo(new Place(3, 37));
                    assertThat(lint.reason())
                            .contains("`arn:aws:s3:::b/${aws:username}` is taken letter by letter")
                            .contains("it protects less than it seems");
                });
    }

    @Test
    void the_nearest_name_is_proposed() {
        String json =
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*",
                 "Action": ["s3:GetObjekt", "dynamobd:GetItem", "s3:Frobnicate"],
                 "Condition": {"StringEquals": {"aws:UserNam": "x"}}}}
                """;

        assertThat(lints(json, PolicyKind.IDENTITY))
                .extracting(Lint::remedy)
                .containsExactly(
                        "Was `s3:GetObject` meant?",
                        "Was `dynamodb` meant?",
                        "Look it up in the Service Authorization Reference.",
                        "Was `aws:username` meant?");
    }

    @Test
    void a_policy_with_very_many_mistakes_is_not_told_whole() {
        String json =
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                        + " \"Resource\": \"*\", \"Action\": ["
                        + "\"x:y\",".repeat(20_000)
                        + "\"*\"]}}";

        List<Lint> found = lints(json, PolicyKind.IDENTITY);

        assertThat(found).hasSize(501);
        assertThat(found.getFirst().kind()).isEqualTo(LintKind.NOT_WHOLE);
    }

    @Test
    void long_text_of_a_policy_is_shortened() {
        String json =
                "{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"*\", \"Action\": \"s3:"
                        + "x".repeat(10_000)
                        + "\"}}";

        assertThat(lints(json, PolicyKind.IDENTITY))
                .singleElement()
                .satisfies(lint -> assertThat(lint.reason()).hasSizeLessThan(400));
    }

    private static List<Lint> lints(String json, PolicyKind kind) {
        assertThat(PolicyDocument.parse(json)).isInstanceOf(PolicyDocument.class);
        return Lints.of((PolicyDocument) PolicyDocument.parse(json), kind);
    }

    private static Place place(String json, int offset) {
        String before = json.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(line, offset - before.lastIndexOf('\n'));
    }
}
