package dev.lockstep.aws;

import static dev.lockstep.aws.ScriptedAws.json;
import static dev.lockstep.aws.ScriptedAws.xml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A good answer of a small account for each operation, in AWS's own form.
final class SmallAccount {
    static final String ID = "123456789012";
    static final String TRAIL = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/main";
    private static final String DOCUMENT =
            "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow"
                    + "%22%2C%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D";
    private static final String REPORT =
            """
            user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
            <root_account>,arn:aws:iam::123456789012:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
            alice,arn:aws:iam::123456789012:user/alice,2026-01-01T00:00:00+00:00,true,no_information,2026-01-01T00:00:00+00:00,N/A,false,true,2026-01-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
            """;

    private SmallAccount() {}

    static void script(ScriptedAws aws) {
        iam(aws);
        user(aws);
        aws.on(
                "GetCallerIdentity",
                xml(
                        "GetCallerIdentity",
                        "<Arn>arn:aws:iam::123456789012:user/auditor</Arn><UserId>AIDA</UserId>"
                                + "<Account>123456789012</Account>"));
        aws.on(
                "DescribeOrganization",
                json(
                        """
                        {"Organization": {"Id": "o-abcde12345", "MasterAccountId": "123456789012", "FeatureSet": "ALL"}}\
                        """));
        aws.on(
                "ListAccounts",
                json(
                        """
                        {"Accounts": [{"Id": "123456789012", "Name": "main", "Status": "ACTIVE", "JoinedTimestamp": 1.7E9}]}\
                        """));
        aws.on("ListParents", json("{\"Parents\": [{\"Id\": \"r-ab12\", \"Type\": \"ROOT\"}]}"));
        aws.on(
                "ListPoliciesForTarget",
                json(
                        "{\"Policies\": [{\"Id\": \"p-FullAWSAccess\", \"Name\": \"FullAWSAccess\"}]}"));
        aws.on(
                "DescribePolicy",
                json(
                        """
                        {"Policy": {"Content": "{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": []}"}}\
                        """));
        aws.on(
                "GetAlternateContact",
                json(
                        """
                        {"AlternateContact": {"Name": "Security", "Title": "Team", "EmailAddress": "security@example.com", "PhoneNumber": "1", "AlternateContactType": "SECURITY"}}\
                        """));
        aws.on(
                "ListRegions",
                json(
                        """
                        {"Regions": [{"RegionName": "eu-west-1", "RegionOptStatus": "ENABLED_BY_DEFAULT"}]}\
                        """));
        aws.on("ListAnalyzers", json("{\"analyzers\": []}"));
        aws.on(
                "DescribeTrails",
                json(
                        """
                        {"trailList": [{"Name": "main", "TrailARN": "%s", "HomeRegion": "eu-west-1", "IsMultiRegionTrail": true}]}\
                        """
                                .formatted(TRAIL)));
        aws.on("GetTrailStatus", json("{\"IsLogging\": true, \"StartLoggingTime\": 1.7E9}"));
        aws.on(
                "GetEventSelectors",
                json(
                        """
                        {"TrailARN": "%s", "EventSelectors": [{"ReadWriteType": "All", "IncludeManagementEvents": true}]}\
                        """
                                .formatted(TRAIL)));
    }

    private static void iam(ScriptedAws aws) {
        aws.on(
                "ListAccountAliases",
                xml(
                        "ListAccountAliases",
                        "<AccountAliases><member>example</member></AccountAliases><IsTruncated>false</IsTruncated>"));
        aws.on(
                "GenerateCredentialReport",
                xml("GenerateCredentialReport", "<State>COMPLETE</State>"));
        aws.on(
                "GetCredentialReport",
                xml(
                        "GetCredentialReport",
                        "<Content>"
                                + Base64.getEncoder()
                                        .encodeToString(REPORT.getBytes(StandardCharsets.UTF_8))
                                + "</Content><ReportFormat>text/csv</ReportFormat>"
                                + "<GeneratedTime>2026-11-20T09:12:41Z</GeneratedTime>"));
        aws.on(
                "GetAccountAuthorizationDetails",
                xml(
                        "GetAccountAuthorizationDetails",
                        """
                        <UserDetailList><member><UserName>alice</UserName><UserId>AIDAALICE</UserId>
                        <Arn>arn:aws:iam::123456789012:user/alice</Arn><Path>/</Path>
                        <CreateDate>2026-01-01T00:00:00Z</CreateDate><GroupList/>
                        <UserPolicyList><member><PolicyName>own</PolicyName><PolicyDocument>%s</PolicyDocument></member></UserPolicyList>
                        <AttachedManagedPolicies/></member></UserDetailList>
                        <GroupDetailList/><RoleDetailList/><Policies/><IsTruncated>false</IsTruncated>\
                        """
                                .formatted(DOCUMENT)));
        aws.on("ListUsers", xml("ListUsers", users("alice") + "<IsTruncated>false</IsTruncated>"));
        aws.on(
                "GetAccountSummary",
                xml(
                        "GetAccountSummary",
                        "<SummaryMap><entry><key>AccountMFAEnabled</key><value>1</value></entry>"
                                + "<entry><key>Users</key><value>1</value></entry></SummaryMap>"));
        aws.on(
                "GetAccountPasswordPolicy",
                xml(
                        "GetAccountPasswordPolicy",
                        "<PasswordPolicy><MinimumPasswordLength>14</MinimumPasswordLength></PasswordPolicy>"));
        empty(aws, "ListVirtualMFADevices", "VirtualMFADevices");
        empty(aws, "ListServiceSpecificCredentials", "ServiceSpecificCredentials");
        empty(aws, "ListServerCertificates", "ServerCertificateMetadataList");
        empty(aws, "ListSAMLProviders", "SAMLProviderList");
        empty(aws, "ListOpenIDConnectProviders", "OpenIDConnectProviderList");
        aws.on(
                "ListOrganizationsFeatures",
                xml(
                        "ListOrganizationsFeatures",
                        "<OrganizationId>o-abcde12345</OrganizationId><EnabledFeatures><member>RootSessions</member></EnabledFeatures>"));
    }

    private static void user(ScriptedAws aws) {
        empty(aws, "ListMFADevices", "MFADevices");
        empty(aws, "ListSSHPublicKeys", "SSHPublicKeys");
        empty(aws, "ListSigningCertificates", "Certificates");
        aws.on(
                "ListAccessKeys",
                xml(
                        "ListAccessKeys",
                        "<AccessKeyMetadata><member><UserName>alice</UserName><AccessKeyId>AKIAALICE0001EXAMPLE</AccessKeyId>"
                                + "<Status>Active</Status><CreateDate>2026-01-01T00:00:00Z</CreateDate></member></AccessKeyMetadata>"
                                + "<IsTruncated>false</IsTruncated>"));
        aws.on(
                "GetAccessKeyLastUsed",
                xml(
                        "GetAccessKeyLastUsed",
                        "<UserName>alice</UserName><AccessKeyLastUsed><ServiceName>s3</ServiceName>"
                                + "<Region>eu-west-1</Region><LastUsedDate>2026-11-01T00:00:00Z</LastUsedDate></AccessKeyLastUsed>"));
        aws.on(
                "GetLoginProfile",
                xml(
                        "GetLoginProfile",
                        "<LoginProfile><UserName>alice</UserName><CreateDate>2026-01-01T00:00:00Z</CreateDate></LoginProfile>"));
    }

    static String users(String... names) {
        var all = new StringBuilder("<Users>");
        for (String name : names) {
            all.append(
                    """
                    <member><UserName>%1$s</UserName><UserId>AIDA%1$s</UserId><Path>/</Path>
                    <Arn>arn:aws:iam::123456789012:user/%1$s</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></member>
                    """
                            .formatted(name));
        }
        return all.append("</Users>").toString();
    }

    private static void empty(ScriptedAws aws, String operation, String list) {
        aws.on(operation, xml(operation, "<" + list + "/><IsTruncated>false</IsTruncated>"));
    }
}
