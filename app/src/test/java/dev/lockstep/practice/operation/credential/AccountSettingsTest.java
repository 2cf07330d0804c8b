package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;

class AccountSettingsTest {
    private final Practice practice = new Practice();

    @Test
    void an_account_without_a_password_policy_of_its_own_has_none_to_read_or_delete() {
        assertThat(practice.refusal(GetAccountPasswordPolicyRequest.builder().build()))
                .isEqualTo(
                        "404 NoSuchEntity: The Password Policy with domain name 123456789012"
                                + " cannot be found.");
        assertThat(practice.refusal(DeleteAccountPasswordPolicyRequest.builder().build()))
                .isEqualTo(
                        "404 NoSuchEntity: The account policy with name PasswordPolicy cannot be"
                                + " found.");
    }

    @Test
    void what_a_new_policy_leaves_out_goes_to_IAM_s_default_and_not_to_what_was() {
        practice.does(
                        UpdateAccountPasswordPolicyRequest.builder()
                                .minimumPasswordLength(14)
                                .requireSymbols(true)
                                .maxPasswordAge(90)
                                .passwordReusePrevention(24)
                                .allowUsersToChangePassword(true)
                                .build())
                .does(UpdateAccountPasswordPolicyRequest.builder().requireNumbers(true).build());
        assertThat(policy())
                .isEqualTo(
                        PasswordPolicy.builder()
                                .minimumPasswordLength(6)
                                .requireSymbols(false)
                                .requireNumbers(true)
                                .requireUppercaseCharacters(false)
                                .requireLowercaseCharacters(false)
                                .allowUsersToChangePassword(false)
                                .expirePasswords(false)
                                .hardExpiry(false)
                                .build());
    }

    @Test
    void passwords_expire_when_they_have_an_age() {
        practice.does(UpdateAccountPasswordPolicyRequest.builder().maxPasswordAge(90).build());
        assertThat(policy().expirePasswords()).isTrue();
        assertThat(policy().maxPasswordAge()).isEqualTo(90);
        practice.does(DeleteAccountPasswordPolicyRequest.builder().build());
        assertThat(practice.truth().passwordPolicy()).isEmpty();
    }

    @Test
    void an_account_has_one_alias_at_most() {
        practice.does(alias("one")).does(alias("two"));
        assertThat(
                        practice.ask(
                                        ListAccountAliasesRequest.builder().build(),
                                        ListAccountAliasesResponse.class)
                                .accountAliases())
                .containsExactly("two");
        assertThat(practice.refusal(alias("two"))).startsWith("409 EntityAlreadyExists: ");
        assertThat(
                        practice.refusal(
                                DeleteAccountAliasRequest.builder().accountAlias("one").build()))
                .startsWith("404 NoSuchEntity: ");
        practice.does(DeleteAccountAliasRequest.builder().accountAlias("two").build());
        assertThat(practice.truth().alias()).isEmpty();
    }

    @Test
    void the_summary_has_all_34_counts() {
        assertThat(summary().keySet())
                .isEqualTo(
                        SummaryKeyType.knownValues().stream()
                                .map(SummaryKeyType::toString)
                                .collect(Collectors.toSet()))
                .hasSize(34);
    }

    @Test
    void the_summary_counts_what_is_there() {
        practice.does(
                CreateVirtualMfaDeviceRequest.builder().virtualMFADeviceName("phone").build());
        assertThat(summary())
                .containsEntry("Users", 2)
                .containsEntry("UsersQuota", 5000)
                .containsEntry("MFADevices", 1)
                .containsEntry("MFADevicesInUse", 0)
                .containsEntry("AccountMFAEnabled", 0)
                .containsEntry("AccountPasswordPresent", 1)
                .containsEntry("AccountAccessKeysPresent", 0);
    }

    @Test
    void a_key_of_root_counts_while_it_is_active() {
        String id =
                practice.asRoot()
                        .ask(
                                CreateAccessKeyRequest.builder().build(),
                                CreateAccessKeyResponse.class)
                        .accessKey()
                        .accessKeyId();
        assertThat(summary()).containsEntry("AccountAccessKeysPresent", 1);
        practice.does(
                UpdateAccessKeyRequest.builder()
                        .accessKeyId(id)
                        .status(StatusType.INACTIVE)
                        .build());
        assertThat(summary()).containsEntry("AccountAccessKeysPresent", 0);
    }

    private PasswordPolicy policy() {
        return practice.ask(
                        GetAccountPasswordPolicyRequest.builder().build(),
                        GetAccountPasswordPolicyResponse.class)
                .passwordPolicy();
    }

    private Map<String, Integer> summary() {
        return practice.ask(
                        GetAccountSummaryRequest.builder().build(), GetAccountSummaryResponse.class)
                .summaryMapAsStrings();
    }

    private static CreateAccountAliasRequest alias(String alias) {
        return CreateAccountAliasRequest.builder().accountAlias(alias).build();
    }
}
