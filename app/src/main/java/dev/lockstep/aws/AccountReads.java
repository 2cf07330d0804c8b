package dev.lockstep.aws;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.aws.Gathered.About;
import dev.lockstep.aws.call.Budget;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.wire.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;

/// What IAM says of the account as a whole, each thing in one call or in as few pages as AWS
/// allows.
final class AccountReads {
    /// AWS gives up to so many entries in a page, and a hundred unless asked.
    private static final int MOST = 1_000;

    private final Reading reading;
    private final Limits limits;
    private final Budget.Time time;

    AccountReads(Reading reading, Limits limits, Budget.Time time) {
        this.reading = reading;
        this.limits = limits;
        this.time = time;
    }

    /// The work for each kind.
    Map<ReadKey<?>, Reading.Work> works(boolean isRoot) {
        Map<ReadKey<?>, Reading.Work> works = new LinkedHashMap<>();
        works.put(ReadKey.CREDENTIAL_REPORT, () -> ReportReads.report(reading, limits, time));
        works.put(ReadKey.DETAILS, () -> IdentityReads.details(reading));
        works.put(ReadKey.USERS, this::users);
        works.put(ReadKey.ACCOUNT_ALIAS, this::aliases);
        works.put(
                ReadKey.SUMMARY,
                () ->
                        reading.one(
                                "account-summary.json",
                                "iam:GetAccountSummary",
                                () -> iam().getAccountSummary()));
        works.put(ReadKey.PASSWORD_POLICY, this::passwordPolicy);
        works.put(ReadKey.VIRTUAL_MFA_DEVICES, this::virtualDevices);
        works.put(ReadKey.SERVICE_CREDENTIALS, this::serviceCredentials);
        works.put(ReadKey.SERVER_CERTIFICATES, this::serverCertificates);
        works.put(
                ReadKey.SAML_PROVIDERS,
                () ->
                        reading.one(
                                "saml-providers.json",
                                "iam:ListSAMLProviders",
                                () -> iam().listSAMLProviders()));
        works.put(
                ReadKey.OPEN_ID_CONNECT_PROVIDERS,
                () ->
                        reading.one(
                                "open-id-connect-providers.json",
                                "iam:ListOpenIDConnectProviders",
                                () -> iam().listOpenIDConnectProviders()));
        if (isRoot) {
            works.put(ReadKey.ROOT_USER, this::rootUser);
        }
        return works;
    }

    private IamClient iam() {
        return reading.clients().iam();
    }

    private void users() throws CallFailed {
        reading.pages(
                "users.json",
                "iam:ListUsers",
                List.of("Users"),
                marker ->
                        iam().listUsers(request ->
                                request.maxItems(MOST).marker(marker.orElse(null))));
    }

    private void aliases() throws CallFailed {
        reading.pages(
                "account-aliases.json",
                "iam:ListAccountAliases",
                List.of("AccountAliases"),
                marker -> iam().listAccountAliases(request -> request.marker(marker.orElse(null))));
    }

    /// An account without a policy of its own has AWS's default.
    private void passwordPolicy() throws CallFailed {
        String file = "password-policy.json";
        String operation = "iam:GetAccountPasswordPolicy";
        try {
            reading.one(file, operation, () -> iam().getAccountPasswordPolicy());
        } catch (CallFailed failed) {
            if (!failed.failure().code().startsWith("NoSuchEntity")) {
                throw failed;
            }
            reading.gathered().file(file, operation, "{\"PasswordPolicy\": null}");
        }
    }

    private void virtualDevices() throws CallFailed {
        reading.pages(
                "virtual-mfa-devices.json",
                "iam:ListVirtualMFADevices",
                List.of("VirtualMFADevices"),
                marker ->
                        iam().listVirtualMFADevices(request ->
                                request.assignmentStatus(AssignmentStatusType.ANY)
                                        .maxItems(MOST)
                                        .marker(marker.orElse(null))));
    }

    private void serviceCredentials() throws CallFailed {
        reading.pages(
                "service-credentials.json",
                "iam:ListServiceSpecificCredentials",
                List.of("ServiceSpecificCredentials"),
                marker ->
                        iam().listServiceSpecificCredentials(request ->
                                request.allUsers(true).maxItems(MOST).marker(marker.orElse(null))));
    }

    private void serverCertificates() throws CallFailed {
        reading.pages(
                "server-certificates.json",
                "iam:ListServerCertificates",
                List.of("ServerCertificateMetadataList"),
                marker ->
                        iam().listServerCertificates(request ->
                                request.maxItems(MOST).marker(marker.orElse(null))));
    }

    private void rootUser() {
        try {
            reading.one("root-user.json", "iam:GetUser", () -> iam().getUser());
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure(), About.user(Root.NAME));
        }
    }
}
