package dev.lockstep.collect;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.input.JsonFields;
import java.util.Optional;
import java.util.Set;

/// The organization that the account belongs to, as far as the account may see it.
final class OrganizationFiles {
    private OrganizationFiles() {}

    static void read(FolderReads reads) {
        organization(reads);
        reads.list(
                ReadKey.ORGANIZATION_ACCOUNTS,
                "organization-accounts.json",
                "Accounts",
                "an account",
                one -> {
                    one.required("Id");
                    return new OrganizationAccount(
                            AccountFiles.accountId(one, "Id").orElseThrow(),
                            one.optionalText("Name").orElse(""),
                            one.optionalText("Status")
                                    .or(() -> one.optionalText("State"))
                                    .orElse(""));
                });
        features(reads);
        reads.list(
                ReadKey.SERVICE_CONTROL_POLICIES,
                "service-control-policies.json",
                "levels",
                "a level of the organization",
                one ->
                        new ServiceControlLevel(
                                one.text("target"),
                                one.objects("policies", "a service control policy").stream()
                                        .map(policy ->
                                                new ServiceControlLevel.Named(
                                                        policy.text("name"),
                                                        PolicyText.of(policy, "document")))
                                        .toList()));
    }

    private static void organization(FolderReads reads) {
        String file = "organization.json";
        reads.object(file, "the answer of describe-organization")
                .ifPresent(answer -> {
                    AccountFiles.requireMember(answer, "Organization");
                    reads.value(
                            ReadKey.ORGANIZATION,
                            file,
                            answer.object("Organization", "an organization or null")
                                    .map(OrganizationFiles::organization));
                });
    }

    /// AWS names the management account by its older name.
    private static Organization organization(JsonFields one) {
        String management =
                one.value("ManagementAccountId").isPresent()
                        ? "ManagementAccountId"
                        : "MasterAccountId";
        return new Organization(one.text("Id"), one.text(management), one.text("FeatureSet"));
    }

    private static void features(FolderReads reads) {
        String file = "organizations-features.json";
        reads.object(file, "the answer of list-organizations-features")
                .ifPresent(answer -> {
                    answer.required("EnabledFeatures");
                    reads.value(
                            ReadKey.ORGANIZATION_FEATURES,
                            file,
                            Optional.of(Set.copyOf(answer.texts("EnabledFeatures"))));
                });
    }
}
