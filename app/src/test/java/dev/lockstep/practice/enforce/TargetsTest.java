package dev.lockstep.practice.enforce;

import static dev.lockstep.practice.enforce.PolicedAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.practice.state.Caller;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.accessanalyzer.model.DeleteAnalyzerRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetRequest;

/// What a call is about: as policies name it, and in the words of AWS's refusals.
class TargetsTest {
    private static final Account ACCOUNT = account().user("alice").in("999999999999").made();
    private static final String IAM = PolicedAccount.IAM;

    private static String target(String action, SdkPojo request) {
        return target(action, request, new Caller.IamUser("alice", false, false));
    }

    private static String target(String action, SdkPojo request, Caller caller) {
        ServedAction served = ServedAction.of(Judged.operation(action)).orElseThrow();
        Target target = Targets.of(served, new Members(request), Judged.of(ACCOUNT, caller).call());
        return target.arn() + " | " + target.words();
    }

    @Test
    void what_is_there_is_called_by_its_type_and_name() {
        assertThat(target("iam:GetUser", GetUserRequest.builder().userName("alice").build()))
                .isEqualTo(IAM + "user/alice | user alice");
        assertThat(target("iam:GetUser", GetUserRequest.builder().build()))
                .isEqualTo(IAM + "user/alice | user alice");
        assertThat(
                        target(
                                "iam:GetInstanceProfile",
                                GetInstanceProfileRequest.builder()
                                        .instanceProfileName("web")
                                        .build()))
                .isEqualTo(IAM + "instance-profile/web | instance profile web");
        assertThat(
                        target(
                                "iam:GetServerCertificate",
                                GetServerCertificateRequest.builder()
                                        .serverCertificateName("web")
                                        .build()))
                .isEqualTo(IAM + "server-certificate/web | server certificate web");
        assertThat(
                        target(
                                "iam:GetPolicy",
                                GetPolicyRequest.builder().policyArn(IAM + "policy/p").build()))
                .isEqualTo(IAM + "policy/p | policy " + IAM + "policy/p");
    }

    @Test
    void root_and_roles_are_not_users() {
        GetUserRequest self = GetUserRequest.builder().build();
        assertThat(target("iam:GetUser", self, new Caller.RootUser(false, true)))
                .isEqualTo(IAM + "root | " + IAM + "root");
        assertThat(target("iam:GetUser", self, new Caller.RoleSession("r", "s", false)))
                .startsWith("arn:aws:sts::123456789012:assumed-role/r/s | ");
    }

    @Test
    void what_is_to_be_made_is_called_by_its_arn_but_a_policy_by_its_name() {
        assertThat(
                        target(
                                "iam:CreatePolicy",
                                CreatePolicyRequest.builder().policyName("p").path("/a/").build()))
                .isEqualTo(IAM + "policy/a/p | policy p");
        assertThat(
                        target(
                                "iam:CreateVirtualMFADevice",
                                CreateVirtualMfaDeviceRequest.builder()
                                        .virtualMFADeviceName("phone")
                                        .build()))
                .isEqualTo(IAM + "mfa/phone | " + IAM + "mfa/phone");
        assertThat(
                        target(
                                "iam:CreateOpenIDConnectProvider",
                                CreateOpenIdConnectProviderRequest.builder()
                                        .url("https://token.example.com/x")
                                        .build()))
                .startsWith(IAM + "oidc-provider/token.example.com/x | ");
    }

    @Test
    void lists_are_about_a_path() {
        assertThat(target("iam:ListUsers", ListUsersRequest.builder().build()))
                .isEqualTo(IAM + "user/ | " + IAM + "user/");
        assertThat(
                        target(
                                "iam:ListPolicies",
                                ListPoliciesRequest.builder().pathPrefix("/a/").build()))
                .isEqualTo(IAM + "policy/a/ | policy path /a/");
        assertThat(
                        target(
                                "iam:ListServiceSpecificCredentials",
                                ListServiceSpecificCredentialsRequest.builder()
                                        .allUsers(true)
                                        .build()))
                .isEqualTo("* | *");
    }

    @Test
    void a_virtual_device_goes_by_its_arn() {
        assertThat(
                        target(
                                "iam:DeleteVirtualMFADevice",
                                DeleteVirtualMfaDeviceRequest.builder()
                                        .serialNumber(IAM + "mfa/phone")
                                        .build()))
                .startsWith(IAM + "mfa/phone | ");
    }

    @Test
    void other_services_have_ARNs_of_their_own() {
        assertThat(
                        target(
                                "account:GetAlternateContact",
                                GetAlternateContactRequest.builder().build()))
                .startsWith("arn:aws:account::123456789012:account | ");
        assertThat(
                        target(
                                "account:GetAlternateContact",
                                GetAlternateContactRequest.builder()
                                        .accountId("111111111111")
                                        .build()))
                .startsWith("arn:aws:account::999999999999:account/o-a1b2c3d4e5/111111111111 | ");
        assertThat(target("access-analyzer:ListAnalyzers", ListAnalyzersRequest.builder().build()))
                .startsWith("arn:aws:access-analyzer:eu-west-1:123456789012:* | ");
        assertThat(
                        target(
                                "access-analyzer:DeleteAnalyzer",
                                DeleteAnalyzerRequest.builder().analyzerName("one").build()))
                .startsWith("arn:aws:access-analyzer:eu-west-1:123456789012:analyzer/one | ");
        assertThat(
                        target(
                                "cloudtrail:GetTrailStatus",
                                GetTrailStatusRequest.builder().name("all").build()))
                .startsWith("arn:aws:cloudtrail:eu-west-1:123456789012:trail/all | ");
        assertThat(
                        target(
                                "cloudtrail:GetTrailStatus",
                                GetTrailStatusRequest.builder()
                                        .name("arn:aws:cloudtrail:us-east-1:1:trail/x")
                                        .build()))
                .startsWith("arn:aws:cloudtrail:us-east-1:1:trail/x | ");
        assertThat(
                        target(
                                "organizations:ListPoliciesForTarget",
                                ListPoliciesForTargetRequest.builder()
                                        .targetId("ou-ab12-11111111")
                                        .build()))
                .startsWith("arn:aws:organizations::999999999999:ou/o-a1b2c3d4e5/ou-ab12-11111111");
        assertThat(
                        target(
                                "organizations:DescribePolicy",
                                DescribePolicyRequest.builder()
                                        .policyId("p-FullAWSAccess")
                                        .build()))
                .startsWith(
                        "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess");
    }
}
