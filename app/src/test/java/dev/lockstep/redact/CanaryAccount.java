package dev.lockstep.redact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// An account, and a lockstep.yaml, in which every name, id, address and free text is marked, so
/// that a text that came through redaction can be found in whatever form.
public final class CanaryAccount {
    /// Stands in every marked text; no word of any language that reports use.
    private static final String MARK = "kanary";

    /// What cannot hold letters.
    private static final List<String> NUMBERS =
            List.of("918273645546", "555011223344", "4955501987654", "203.0.113.77", "314159265");

    private final Map<String, String> files = new LinkedHashMap<>();
    private int marks;

    public CanaryAccount() {
        file(
                "snapshot.json",
                """
                {"schema": "lockstep/snapshot/1", "lockstep": "~", "account": "918273645546", "partition": "aws",
                 "takenAt": "2026-11-20T09:30:00Z", "region": "eu-west-1", "more~": "~",
                 "reads": {"users.json": {"asOf": "2026-11-20T09:00:00Z", "~": "~"}, "~": {"asOf": "2026-11-20T09:00:00Z"}}}
                """);
        file(
                "caller-identity.json",
                """
                {"UserId": "AROAKANARYKANARY12345:~", "Account": "918273645546",
                 "Arn": "arn:aws:sts::918273645546:assumed-role/~/~", "~": "~"}
                """);
        file("account-aliases.json", "{\"AccountAliases\": [\"~\"], \"~\": 1}");
        file(
                "account-summary.json",
                "{\"SummaryMap\": {\"AccountMFAEnabled\": 0, \"AccountAccessKeysPresent\": 1, \"~\":"
                        + " 314159265}}");
        file(
                "password-policy.json",
                "{\"PasswordPolicy\": {\"MinimumPasswordLength\": 8, \"~\": \"~\"}}");
        file("account-authorization-details.json", DETAILS);
        file(
                "users.json",
                """
                {"Users": [{"UserName": "Alice+kanary.ops@x", "UserId": "AIDAKANARYKANARY00001", "Path": "/~/",
                  "Arn": "arn:aws:iam::918273645546:user/~/Alice+kanary.ops@x", "CreateDate": "2024-01-01T00:00:00Z",
                  "PasswordLastUsed": "2026-11-19T00:00:00Z", "Tags": [{"Key": "~", "Value": "~"}], "~": "~"}]}
                """);
        file("virtual-mfa-devices.json", DEVICES);
        file(
                "mfa-devices.json",
                """
                {"Alice+kanary.ops@x": [{"UserName": "Alice+kanary.ops@x", "SerialNumber": "arn:aws:iam::918273645546:u2f/user/Alice+kanary.ops@x/~-KANARY", "EnableDate": "2025-01-01T00:00:00Z", "~": 1}],
                 "svc-kanary": {"MFADevices": [{"SerialNumber": "GAHTkanary1"}], "IsTruncated": false, "~": "~"}}
                """);
        file(
                "access-keys.json",
                """
                {"svc-kanary": [{"UserName": "svc-kanary", "AccessKeyId": "AKIAKANARY1234567890", "Status": "Active", "CreateDate": "2020-01-01T00:00:00Z",
                   "LastUsed": {"LastUsedDate": "2020-02-01T00:00:00Z", "ServiceName": "~", "Region": "~"}, "~": "~"},
                  {"AccessKeyId": "~", "Status": "Inactive", "CreateDate": "2020-01-01T00:00:00Z"}]}
                """);
        file(
                "login-profiles.json",
                "{\"svc-kanary\": {\"CreateDate\": \"2020-01-01T00:00:00Z\", \"~\": \"~\"},"
                        + " \"admin-kanary\": null}");
        file(
                "service-credentials.json",
                """
                {"ServiceSpecificCredentials": [{"UserName": "svc-kanary", "Status": "Active", "ServiceUserName": "~", "CreateDate": "2020-01-01T00:00:00Z",
                  "ServiceSpecificCredentialId": "ACCAKANARY1234567890", "ServiceName": "~"}]}
                """);
        file(
                "ssh-public-keys.json",
                "{\"svc-kanary\": [{\"SSHPublicKeyId\": \"APKAKANARY1234567890\", \"Status\":"
                        + " \"Active\", \"UploadDate\": \"2020-01-01T00:00:00Z\", \"~\": \"~\"}]}");
        file(
                "signing-certificates.json",
                "{\"svc-kanary\": [{\"CertificateId\": \"~\", \"CertificateBody\": \"~\", \"Status\":"
                        + " \"Active\", \"UploadDate\": \"2020-01-01T00:00:00Z\"}]}");
        file(
                "server-certificates.json",
                """
                {"ServerCertificateMetadataList": [{"ServerCertificateName": "www.kanary.org", "Path": "/~/", "Expiration": "2021-01-01T00:00:00Z",
                   "Arn": "arn:aws:iam::918273645546:server-certificate/~/www.kanary.org", "ServerCertificateId": "ASCAKANARY1234567890"}]}
                """);
        file(
                "saml-providers.json",
                "{\"SAMLProviderList\": [{\"Arn\": \"arn:aws:iam::918273645546:saml-provider/~\","
                        + " \"~\": \"~\"}]}");
        file(
                "open-id-connect-providers.json",
                "{\"OpenIDConnectProviderList\": [{\"Arn\":"
                        + " \"arn:aws:iam::918273645546:oidc-provider/login.kanary.org/~\"}]}");
        file(
                "organization.json",
                """
                {"Organization": {"Id": "o-kanary1234", "Arn": "arn:aws:organizations::555011223344:organization/o-kanary1234",
                  "FeatureSet": "ALL", "MasterAccountId": "555011223344", "MasterAccountEmail": "root@kanary.org", "~": "~"}}
                """);
        file(
                "organization-accounts.json",
                """
                {"Accounts": [{"Id": "555011223344", "Name": "~ ~", "Email": "~@kanary.org", "Status": "~", "Arn": "~"}]}
                """);
        file(
                "organizations-features.json",
                "{\"EnabledFeatures\": [\"~\"], \"OrganizationId\": \"~\"}");
        file(
                "service-control-policies.json",
                """
                {"levels": [{"target": "r-kanary", "policies": [{"name": "~", "document": {"Version": "2012-10-17", "Statement": [
                   {"Sid": "~", "Effect": "Deny", "Action": "~:~", "Resource": "~"}]}}], "~": "~"},
                  {"target": "ou-kanary-kanary12", "policies": []}]}
                """);
        file(
                "alternate-contacts.json",
                """
                {"SECURITY": {"Name": "~ ~", "Title": "~", "EmailAddress": "~@kanary.org", "PhoneNumber": "+4955501987654"}, "~": null}
                """);
        file(
                "regions.json",
                "{\"Regions\": [{\"RegionName\": \"eu-west-1\", \"RegionOptStatus\":"
                        + " \"ENABLED_BY_DEFAULT\"}, {\"RegionName\": \"~\", \"RegionOptStatus\":"
                        + " \"~\"}]}");
        file(
                "access-analyzers.json",
                """
                {"eu-west-1": [{"name": "~", "arn": "arn:aws:access-analyzer:eu-west-1:918273645546:analyzer/~", "type": "~", "status": "~", "tags": {"~": "~"}}],
                 "~": []}
                """);
        file("trails.json", TRAILS);
        file(
                "denied.json",
                """
                [{"operation": "iam:ListMFADevices", "code": "AccessDenied", "user": "admin-kanary",
                  "message": "User: arn:aws:sts::918273645546:assumed-role/~/~ is not authorized to perform: iam:ListMFADevices on resource: user admin-kanary because no identity-based policy ~ (arn:aws:iam::918273645546:policy/~) allows it. Encoded authorization failure message: ~ from 203.0.113.77"},
                 {"operation": "iam:GetLoginProfile", "code": "~", "user": "Alice+kanary.ops@x", "message": "~, ~; <~> '~' \\u0007~"},
                 {"operation": "iam:~", "code": "~", "message": "~", "region": "~", "trail": "~", "type": "~"}]
                """);
        file("credential-report.csv", report());
    }

    private static final String DETAILS =
            """
            {"UserDetailList": [
              {"UserName": "Alice+kanary.ops@x", "UserId": "AIDAKANARYKANARY00001", "Path": "/~/", "Arn": "arn:aws:iam::918273645546:user/~/Alice+kanary.ops@x",
               "CreateDate": "2024-01-01T00:00:00Z", "GroupList": ["Group-kanary"], "Tags": [{"Key": "~", "Value": "~"}, {"Key": "lockstep:need", "Value": "~"}],
               "UserPolicyList": [{"PolicyName": "~", "PolicyDocument": "%7B%22Statement%22%3A%7B%22Sid%22%3A%22~%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22*%22%2C%22Resource%22%3A%22*%22%7D%7D"}],
               "AttachedManagedPolicies": [{"PolicyName": "policy-kanary", "PolicyArn": "arn:aws:iam::918273645546:policy/~/policy-kanary"},
                                           {"PolicyName": "AWSCloudShellFullAccess", "PolicyArn": "arn:aws:iam::aws:policy/AWSCloudShellFullAccess"},
                                           {"PolicyName": "~", "PolicyArn": "arn:aws:iam::aws:policy/~"}],
               "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::918273645546:policy/~"}, "~": "~"},
              {"UserName": "svc-kanary", "Arn": "arn:aws:iam::918273645546:user/svc-kanary", "UserId": "~", "CreateDate": "2020-01-01T00:00:00Z"},
              {"UserName": "admin-kanary", "Arn": "arn:aws:iam::918273645546:user/admin-kanary", "CreateDate": "2020-01-01T00:00:00Z"}],
             "GroupDetailList": [{"GroupName": "Group-kanary", "GroupId": "AGPAKANARYKANARY00001", "Path": "/~/", "Arn": "arn:aws:iam::918273645546:group/~/Group-kanary",
               "GroupPolicyList": [{"PolicyName": "~", "PolicyDocument": {"~": "~"}}], "AttachedManagedPolicies": []},
               {"GroupName": "~", "Arn": "arn:aws:iam::918273645546:group/~"}],
             "RoleDetailList": [
              {"RoleName": "role-kanary", "RoleId": "AROAKANARYKANARY00001", "Path": "/~/", "Arn": "arn:aws:iam::918273645546:role/~/role-kanary", "Description": "~",
               "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Id": "~", "Statement": [
                 {"Sid": "~", "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ["arn:aws:iam::555011223344:role/~", "555011223344", "AROAKANARYKANARY99999", "~", "arn:aws:iam::555011223344:user/~/~"],
                   "Service": ["~.amazonaws.com", "ec2.amazonaws.com", "~"], "Federated": ["arn:aws:iam::918273645546:saml-provider/~", "login.kanary.org", "arn:aws:iam::918273645546:oidc-provider/login.kanary.org"], "CanonicalUser": "~"},
                  "Condition": {"StringLike": {"sts:ExternalId": "~:~/~*", "~": "~", "~:~": ["~"], "aws:PrincipalTag/~": "${aws:PrincipalTag/~}-~", "login.kanary.org:~": "repo:~/~:ref:*", "login.kanary.org:sub": "~@kanary.org", "s3:~": "~"},
                                "StringEquals": {"aws:PrincipalOrgID": "o-kanary1234", "aws:PrincipalOrgPaths": "o-kanary1234/r-kanary/ou-kanary-kanary12/*", "aws:username": "${aws:username, '~'}", "aws:RequestedRegion": "~"},
                                "IpAddress": {"aws:SourceIp": ["203.0.113.77", "203.0.113.77/32", "0.0.0.0/0"]}, "DateLessThan": {"aws:CurrentTime": "~"}, "NumericEquals": {"~": "~"}, "Bool": {"aws:SecureTransport": "~"},
                                "ArnLike": {"aws:SourceArn": ["arn:aws:s3:::~/~", "arn:aws:~:~:555011223344:~/~:~", "arn:~:iam::*:role/~-*", "arn:aws:cloudtrail:eu-west-1:918273645546:trail/~"]}}},
                 {"Effect": "Allow", "Principal": "*", "Action": ["sts:*", "~", "s3:~", "~:*", "s3:Get~*", "s3:*~"], "Condition": {}}]},
               "AttachedManagedPolicies": [], "Tags": [{"Key": "~", "Value": "~"}], "InstanceProfileList": [{"~": "~"}], "RoleLastUsed": {"Region": "~"}},
              {"RoleName": "AWSReservedSSO_~_0123456789abcdef", "Path": "/aws-reserved/sso.amazonaws.com/~/", "Arn": "arn:aws:iam::918273645546:role/aws-reserved/sso.amazonaws.com/~/AWSReservedSSO_~_0123456789abcdef",
               "AssumeRolePolicyDocument": {"Statement": "~"}},
              {"RoleName": "AWSServiceRoleFor~", "Path": "/", "Arn": "arn:aws:iam::918273645546:role/AWSServiceRoleFor~", "AssumeRolePolicyDocument": {"Statement": []}}],
             "Policies": [{"PolicyName": "policy-kanary", "PolicyId": "ANPAKANARYKANARY00001", "Arn": "arn:aws:iam::918273645546:policy/~/policy-kanary", "Path": "/~/", "DefaultVersionId": "v1", "AttachmentCount": 1, "Description": "~",
               "PolicyVersionList": [{"VersionId": "v1", "IsDefaultVersion": true, "Document": {"Version": "2012-10-17", "Statement": [{"Sid": "~", "Effect": "Allow", "NotAction": ["iam:~"], "NotResource": ["~", "arn:aws:s3:::~", "arn:aws:dynamodb:eu-west-1:918273645546:table/~/index/~", "arn:aws:iam::918273645546:role/${aws:PrincipalTag/~}"]},
                 {"Effect": "Allow", "Action": "*", "Resource": "*"}]}}, {"VersionId": "~", "Document": {}}]}],
             "IsTruncated": false, "~": "~"}
            """;

    private static final String DEVICES =
            """
            {"VirtualMFADevices": [
              {"SerialNumber": "arn:aws:iam::918273645546:mfa/~/~", "Base32StringSeed": "~", "QRCodePNG": "~"},
              {"SerialNumber": "arn:aws:iam::918273645546:mfa/Alice+kanary.ops@x", "EnableDate": "2025-01-01T00:00:00Z", "Tags": [{"Key": "~", "Value": "~"}],
               "User": {"UserName": "Alice+kanary.ops@x", "UserId": "AIDAKANARYKANARY00001", "Arn": "arn:aws:iam::918273645546:user/~/Alice+kanary.ops@x", "Path": "/~/"}}]}
            """;

    private static final String TRAILS =
            """
            [{"Name": "~", "S3BucketName": "~", "S3KeyPrefix": "~", "KmsKeyId": "~", "SnsTopicName": "~", "CloudWatchLogsLogGroupArn": "~", "TrailARN": "arn:aws:cloudtrail:eu-west-1:918273645546:trail/~", "HomeRegion": "~", "IsMultiRegionTrail": true,
              "Status": {"IsLogging": false, "LatestDeliveryError": "~"},
              "EventSelectors": [{"ReadWriteType": "~", "IncludeManagementEvents": true, "ExcludeManagementEventSources": ["~.amazonaws.com", "~"], "DataResources": [{"Type": "~", "Values": ["~"]}]}],
              "AdvancedEventSelectors": [{"Name": "~", "FieldSelectors": [{"Field": "eventCategory", "Equals": ["Management"]}, {"Field": "~", "NotStartsWith": ["~", "arn:aws:s3:::~/~"]}]}]}]
            """;

    private static String report() {
        return """
        user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info,~
        <root_account>,arn:aws:iam::918273645546:root,2019-01-01T00:00:00Z,not_supported,2026-11-19T00:00:00Z,not_supported,not_supported,false,true,2020-01-01T00:00:00Z,2026-11-01T00:00:00Z,~,~,false,N/A,false,N/A,false,N/A,,~
        Alice+kanary.ops@x,arn:aws:iam::918273645546:user/~/Alice+kanary.ops@x,2024-01-01T00:00:00Z,true,2026-11-19T00:00:00Z,2024-01-01T00:00:00Z,N/A,false,true,2020-01-01T00:00:00Z,N/A,N/A,N/A,false,N/A,false,N/A,false,N/A,one more key ~,"~, ""~~"" ~"
        svc-kanary,arn:aws:iam::918273645546:user/svc-kanary,2020-01-01T00:00:00Z,true,N/A,2020-01-01T00:00:00Z,N/A,false,true,2020-01-01T00:00:00Z,N/A,N/A,N/A,false,N/A,true,2020-01-01T00:00:00Z,false,N/A,~,~
        admin-kanary,arn:aws:iam::918273645546:user/admin-kanary,2020-01-01T00:00:00Z,true,N/A,2020-01-01T00:00:00Z,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,false,N/A,~,~
        """;
    }

    private static final String YAML =
            """
            lockstep: 1
            account: "918273645546"
            root: {attestations: {strong-password: {by: ~, date: 2026-11-01, until: 2027-11-01}}}
            administrator-roles: [role-kanary, "kanary-role-*"]
            groups:
              group-KANARY: {administrators: true, policies: [policy-kanary, ~, "arn:aws:iam::918273645546:policy/~"], inline: {kanary-inline: kanary-file.json}}
              kanary-other: {services: [s3], pass-roles: [~], policies: [AdministratorAccess]}
            people:
              kanary-person: {email: ~@kanary.org, name: ~, user: Alice+kanary.ops@x, groups: [group-KANARY, ~]}
              alice+KANARY.ops@x: {email: ~@kanary.org, name: ~}
              kanary-stranger: {email: ~@kanary.org}
            services:
              svc-kanary: {owner: ~, groups: [~]}
            break-glass: [kanary-glass]
            security-contact: {name: ~, title: ~, email: ~@kanary.org, phone: "+4955501987654"}
            trail: {name: kanary-trail, bucket: kanary-bucket}
            access-keys: {tag: "kanary:tag"}
            needs:
              - {user: svc-kanary, purpose: "~ ~", owner: ~, until: 2026-12-31}
              - {user: kanary-old, purpose: "~ ~", owner: ~, until: 2025-12-31}
              - {key: AKIAKANARY1234567890, purpose: "~ ~", owner: ~, until: 2026-12-31}
            trusted-accounts: ["555011223344"]
            regions: [eu-west-1]
            exceptions:
              - {control: user-mfa, subject: "admin-*", reason: "~ <~>", owner: ~, until: 2026-12-31}
              - {control: key-age, subject: svc-kanary, reason: "~ <~>", owner: ~, until: 2026-12-31}
              - {control: key-age, subject: ~, reason: "~ <~>", owner: ~, until: 2026-12-31}
              - {control: no-star-policy, subject: policy-kanary, reason: "~", owner: kanary-person, until: 2026-12-31}
              - {control: user-mfa, subject: "~*", reason: ~, owner: ~, until: 2025-12-31}
            """;

    private void file(String name, String text) {
        files.put(name, marked(text));
    }

    /// A mark of its own for each tilde.
    private String marked(String text) {
        var result = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '~') {
                marks++;
                result.append(marks % 2 == 0 ? "Kanary" : "kanary").append(marks);
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    public Map<String, String> files() {
        return Map.copyOf(files);
    }

    /// Writes the answers into `answers`, and a lockstep.yaml with what it names beside it.
    public void write(Path folder) {
        try {
            Path answers = Files.createDirectories(folder.resolve("answers"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(answers.resolve(file.getKey()), file.getValue());
            }
            Files.writeString(answers.resolve("kanary.json"), "{}");
            Files.writeString(folder.resolve("lockstep.yaml"), marked(YAML));
            Files.writeString(
                    folder.resolve("kanary-file.json"),
                    marked(
                            "{\"Statement\": {\"Sid\": \"~\", \"Effect\": \"Allow\", \"Action\":"
                                    + " \"s3:~\", \"Resource\": \"~\"}}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines in which something marked is left, as it was or in base64 or hexadecimal.
    public static List<String> leaks(String output) {
        List<String> forms =
                Stream.concat(
                                NUMBERS.stream(),
                                Stream.of(MARK, "6b616e617279", "k%61nary", "\\u006b"))
                        .toList();
        List<String> encoded =
                Stream.of("kanary", "Kanary", "KANARY").flatMap(CanaryAccount::inBase64).toList();
        return output.lines()
                .filter(line -> {
                    String lower = line.toLowerCase(Locale.ROOT);
                    return forms.stream().anyMatch(lower::contains)
                            || encoded.stream().anyMatch(line::contains);
                })
                .toList();
    }

    /// The letters that stand for a text in the middle of base64, for each of the three places at
    /// which it may begin.
    private static Stream<String> inBase64(String text) {
        return Stream.of(0, 1, 2)
                .map(before -> {
                    byte[] bytes = ("x".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
                    String all = Base64.getEncoder().withoutPadding().encodeToString(bytes);
                    int whole = bytes.length / 3 * 4;
                    return all.substring(before == 0 ? 0 : 4, whole);
                });
    }
}
