package dev.lockstep.account;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The name of one thing that can be read, with the type of its value.
///
/// The names are those of the files of a snapshot folder. Some are read for one user, region or
/// trail at a time: `MFA_DEVICES.of("alice")`.
///
/// @param name as in a snapshot folder, such as `password-policy`
/// @param operations the AWS calls, and so the permissions, that it takes
/// @param subject the user, region, contact type or trail ARN; absent for the whole account
/// @param <T> the type of the value
@SuppressWarnings("unused") // T stands for the value's type
public record ReadKey<T>(String name, List<String> operations, Optional<String> subject) {

    public static final ReadKey<CallerIdentity> CALLER_IDENTITY =
            key("caller-identity", "sts:GetCallerIdentity");
    public static final ReadKey<Optional<String>> ACCOUNT_ALIAS =
            key("account-aliases", "iam:ListAccountAliases");
    public static final ReadKey<CredentialReport> CREDENTIAL_REPORT =
            key("credential-report", "iam:GenerateCredentialReport", "iam:GetCredentialReport");
    public static final ReadKey<AuthorizationDetails> DETAILS =
            key("account-authorization-details", "iam:GetAccountAuthorizationDetails");
    public static final ReadKey<List<ListedUser>> USERS = key("users", "iam:ListUsers");
    public static final ReadKey<AccountSummary> SUMMARY =
            key("account-summary", "iam:GetAccountSummary");
    public static final ReadKey<Optional<PasswordPolicy>> PASSWORD_POLICY =
            key("password-policy", "iam:GetAccountPasswordPolicy");
    public static final ReadKey<List<VirtualMfaDevice>> VIRTUAL_MFA_DEVICES =
            key("virtual-mfa-devices", "iam:ListVirtualMFADevices");

    /// For one user, or for root under [Root#NAME].
    public static final ReadKey<List<MfaDevice>> MFA_DEVICES =
            key("mfa-devices", "iam:ListMFADevices");

    /// What GetUser says of root; only root itself can ask.
    public static final ReadKey<RootUser> ROOT_USER = key("root-user", "iam:GetUser");

    /// For one user, or for root under [Root#NAME].
    public static final ReadKey<List<AccessKey>> ACCESS_KEYS =
            key("access-keys", "iam:ListAccessKeys");

    /// For the keys of one user, or of root under [Root#NAME]. Only that it is missing stands under
    /// this key; where it is known, it stands with its [AccessKey].
    public static final ReadKey<AccessKey.LastUsed> ACCESS_KEY_LAST_USED =
            key("access-keys", "iam:GetAccessKeyLastUsed");

    /// For one user; empty means that there is no password.
    public static final ReadKey<Optional<LoginProfile>> LOGIN_PROFILES =
            key("login-profiles", "iam:GetLoginProfile");

    public static final ReadKey<List<ServiceCredential>> SERVICE_CREDENTIALS =
            key("service-credentials", "iam:ListServiceSpecificCredentials");

    /// For one user.
    public static final ReadKey<List<SshPublicKey>> SSH_PUBLIC_KEYS =
            key("ssh-public-keys", "iam:ListSSHPublicKeys");

    /// For one user.
    public static final ReadKey<List<SigningCertificate>> SIGNING_CERTIFICATES =
            key("signing-certificates", "iam:ListSigningCertificates");

    public static final ReadKey<List<ServerCertificate>> SERVER_CERTIFICATES =
            key("server-certificates", "iam:ListServerCertificates");
    public static final ReadKey<List<String>> SAML_PROVIDERS =
            key("saml-providers", "iam:ListSAMLProviders");
    public static final ReadKey<List<String>> OPEN_ID_CONNECT_PROVIDERS =
            key("open-id-connect-providers", "iam:ListOpenIDConnectProviders");

    /// Empty outside an organization.
    public static final ReadKey<Optional<Organization>> ORGANIZATION =
            key("organization", "organizations:DescribeOrganization");

    public static final ReadKey<List<OrganizationAccount>> ORGANIZATION_ACCOUNTS =
            key("organization-accounts", "organizations:ListAccounts");

    /// The features of central root access that are on; empty where this account may not ask: it is
    /// not the management account or a delegated administrator, or there is no such organization.
    public static final ReadKey<Optional<Set<String>>> ORGANIZATION_FEATURES =
            key("organizations-features", "iam:ListOrganizationsFeatures");

    public static final ReadKey<List<ServiceControlLevel>> SERVICE_CONTROL_POLICIES =
            key(
                    "service-control-policies",
                    "organizations:ListPoliciesForTarget",
                    "organizations:DescribePolicy");

    /// For one contact type: SECURITY, BILLING or OPERATIONS; empty if there is none.
    public static final ReadKey<Optional<AlternateContact>> ALTERNATE_CONTACTS =
            key("alternate-contacts", "account:GetAlternateContact");

    public static final ReadKey<List<Region>> REGIONS = key("regions", "account:ListRegions");

    /// For one region.
    public static final ReadKey<List<Analyzer>> ACCESS_ANALYZERS =
            key("access-analyzers", "access-analyzer:ListAnalyzers");

    public static final ReadKey<List<Trail>> TRAILS = key("trails", "cloudtrail:DescribeTrails");

    /// For one trail, by its ARN.
    public static final ReadKey<Trail.Status> TRAIL_STATUS =
            key("trails", "cloudtrail:GetTrailStatus");

    /// For one trail, by its ARN.
    public static final ReadKey<Trail.Selectors> EVENT_SELECTORS =
            key("trails", "cloudtrail:GetEventSelectors");

    private static final List<ReadKey<?>> ALL =
            List.of(
                    CALLER_IDENTITY,
                    ACCOUNT_ALIAS,
                    CREDENTIAL_REPORT,
                    DETAILS,
                    USERS,
                    SUMMARY,
                    PASSWORD_POLICY,
                    VIRTUAL_MFA_DEVICES,
                    MFA_DEVICES,
                    ROOT_USER,
                    ACCESS_KEYS,
                    ACCESS_KEY_LAST_USED,
                    LOGIN_PROFILES,
                    SERVICE_CREDENTIALS,
                    SSH_PUBLIC_KEYS,
                    SIGNING_CERTIFICATES,
                    SERVER_CERTIFICATES,
                    SAML_PROVIDERS,
                    OPEN_ID_CONNECT_PROVIDERS,
                    ORGANIZATION,
                    ORGANIZATION_ACCOUNTS,
                    ORGANIZATION_FEATURES,
                    SERVICE_CONTROL_POLICIES,
                    ALTERNATE_CONTACTS,
                    REGIONS,
                    ACCESS_ANALYZERS,
                    TRAILS,
                    TRAIL_STATUS,
                    EVENT_SELECTORS);

    private static final List<ReadKey<?>> OF_ONE_USER =
            List.of(
                    MFA_DEVICES,
                    ACCESS_KEYS,
                    ACCESS_KEY_LAST_USED,
                    LOGIN_PROFILES,
                    SSH_PUBLIC_KEYS,
                    SIGNING_CERTIFICATES);

    /// The kinds that are read for one user at a time.
    public static List<ReadKey<?>> ofOneUser() {
        return OF_ONE_USER;
    }

    /// Whether this is the read of one user (or of root).
    public boolean isOfOneUser() {
        return subject.isPresent() && OF_ONE_USER.stream().anyMatch(this::isOfKind);
    }

    /// Every kind of read, in the order in which a report lists them.
    public static List<ReadKey<?>> all() {
        return ALL;
    }

    /// The same read for one user, region, contact type or trail.
    public ReadKey<T> of(String oneSubject) {
        return new ReadKey<>(name, operations, Optional.of(oneSubject));
    }

    /// The read as a kind, without its subject.
    public ReadKey<T> kind() {
        return subject.isEmpty() ? this : new ReadKey<>(name, operations, Optional.empty());
    }

    /// The name and the subject tell nearly all keys apart; a large account has tens of thousands.
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + subject.hashCode();
    }

    boolean isOfKind(ReadKey<?> kind) {
        return name.equals(kind.name()) && operations.equals(kind.operations());
    }

    private static <T> ReadKey<T> key(String name, String... operations) {
        return new ReadKey<>(name, List.of(operations), Optional.empty());
    }
}
