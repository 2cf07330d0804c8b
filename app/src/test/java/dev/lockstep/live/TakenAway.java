package dev.lockstep.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A saved folder without what one operation told.
final class TakenAway {
    private static final JsonMapper JSON = new JsonMapper();

    /// The file that an operation's answers make. What has no line here tells but a part of one.
    private static final Map<String, String> FILES =
            Map.ofEntries(
                    Map.entry("sts:GetCallerIdentity", "caller-identity.json"),
                    Map.entry("iam:ListAccountAliases", "account-aliases.json"),
                    Map.entry("iam:GetCredentialReport", "credential-report.json"),
                    Map.entry(
                            "iam:GetAccountAuthorizationDetails",
                            "account-authorization-details.json"),
                    Map.entry("iam:ListUsers", "users.json"),
                    Map.entry("iam:GetAccountSummary", "account-summary.json"),
                    Map.entry("iam:GetAccountPasswordPolicy", "password-policy.json"),
                    Map.entry("iam:ListVirtualMFADevices", "virtual-mfa-devices.json"),
                    Map.entry("iam:ListServiceSpecificCredentials", "service-credentials.json"),
                    Map.entry("iam:ListServerCertificates", "server-certificates.json"),
                    Map.entry("iam:ListSAMLProviders", "saml-providers.json"),
                    Map.entry("iam:ListOpenIDConnectProviders", "open-id-connect-providers.json"),
                    Map.entry("iam:ListOrganizationsFeatures", "organizations-features.json"),
                    Map.entry("organizations:DescribeOrganization", "organization.json"),
                    Map.entry("organizations:ListAccounts", "organization-accounts.json"),
                    Map.entry("organizations:ListRoots", "service-control-policies.json"),
                    Map.entry("organizations:ListParents", "service-control-policies.json"),
                    Map.entry(
                            "organizations:ListPoliciesForTarget", "service-control-policies.json"),
                    Map.entry("organizations:DescribePolicy", "service-control-policies.json"),
                    Map.entry("account:ListRegions", "regions.json"),
                    Map.entry("account:GetAlternateContact", "alternate-contacts.json"),
                    Map.entry("access-analyzer:ListAnalyzers", "access-analyzers.json"),
                    Map.entry("cloudtrail:DescribeTrails", "trails.json"),
                    Map.entry("iam:ListMFADevices", "mfa-devices.json"),
                    Map.entry("iam:ListAccessKeys", "access-keys.json"),
                    Map.entry("iam:GetLoginProfile", "login-profiles.json"),
                    Map.entry("iam:ListSSHPublicKeys", "ssh-public-keys.json"),
                    Map.entry("iam:ListSigningCertificates", "signing-certificates.json"));

    /// The members of a file's entries that an operation tells.
    private static final Map<String, Part> PARTS =
            Map.of(
                    "iam:GetAccessKeyLastUsed",
                    new Part("access-keys.json", List.of("LastUsed")),
                    "cloudtrail:GetTrailStatus",
                    new Part("trails.json", List.of("Status")),
                    "cloudtrail:GetEventSelectors",
                    new Part("trails.json", List.of("EventSelectors", "AdvancedEventSelectors")));

    private record Part(String file, List<String> members) {}

    private TakenAway() {}

    /// A copy of a folder without an operation's answers.
    ///
    /// @param code why: `AccessDenied`, or a code of no answer
    static Path copy(Path folder, String operation, String code, Path copy) throws IOException {
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        // The one that was made before can still be read.
        if (!operation.equals("iam:GenerateCredentialReport")) {
            takeAway(operation, copy);
            deny(operation, code, copy.resolve("denied.json"));
        }
        return copy;
    }

    private static void takeAway(String operation, Path folder) throws IOException {
        Part part = PARTS.get(operation);
        if (part == null) {
            String name = FILES.get(operation);
            if (name == null) {
                throw new AssertionError("which file does " + operation + " make?");
            }
            Files.deleteIfExists(folder.resolve(name));
            return;
        }
        Path file = folder.resolve(part.file());
        JsonNode all = JSON.readTree(Files.readString(file));
        strip(all, part.members());
        Files.writeString(file, JSON.writeValueAsString(all));
    }

    private static void strip(JsonNode node, List<String> members) {
        if (node instanceof ObjectNode object) {
            members.forEach(object::remove);
        }
        node.forEach(each -> strip(each, members));
    }

    private static void deny(String operation, String code, Path file) throws IOException {
        var entries =
                Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createArrayNode();
        ((tools.jackson.databind.node.ArrayNode) entries)
                .addObject()
                .put("operation", operation)
                .put("code", code)
                .put("message", "taken away");
        Files.writeString(file, JSON.writeValueAsString(entries));
    }
}
