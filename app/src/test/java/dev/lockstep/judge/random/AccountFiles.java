package dev.lockstep.judge.random;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the files that say something of the account as a whole, its identity excepted.
final class AccountFiles {
    private final Scene scene;
    private final Dice dice;
    private final FolderWriter out;

    AccountFiles(Scene scene, FolderWriter out) {
        this.scene = scene;
        this.dice = scene.dice();
        this.out = out;
    }

    void write(RootTruth root, List<TruthUser> users) {
        passwordPolicy();
        summary(root, users);
        organization();
        ObjectNode saml = object();
        ArrayNode providers = saml.putArray("SAMLProviderList");
        if (dice.chance(0.2)) {
            providers.addObject().put("Arn", scene.arn("saml-provider/idp"));
        }
        out.put("saml-providers.json", "iam:ListSAMLProviders", saml);
        ObjectNode certificates = object();
        ArrayNode list = certificates.putArray("ServerCertificateMetadataList");
        for (String name : dice.some(List.of("www", "old.cert", "api+1"), 3)) {
            list.addObject()
                    .put("Path", "/")
                    .put("ServerCertificateName", name)
                    .put("ServerCertificateId", "ASCA" + dice.letters(12))
                    .put("Arn", scene.arn("server-certificate/" + name))
                    .put("UploadDate", "2024-01-01T00:00:00Z")
                    .put(
                            "Expiration",
                            dice.date(scene.now().plusSeconds(dice.pick(-86_400, -1, 1, 86_400))));
        }
        out.putPages("server-certificates.json", "iam:ListServerCertificates", certificates);
    }

    private static ObjectNode object() {
        return FolderWriter.NODES.objectNode();
    }

    private void passwordPolicy() {
        ObjectNode answer = object();
        if (dice.chance(0.25)) {
            if (dice.chance(0.4)) {
                out.say(
                        "iam:GetAccountPasswordPolicy",
                        "",
                        dice.pick("NoSuchEntity", "NoSuchEntityException"));
                return;
            }
            answer.putNull("PasswordPolicy");
        } else {
            ObjectNode policy = answer.putObject("PasswordPolicy");
            policy.put("MinimumPasswordLength", dice.pick(6, 8, 11, 12, 13, 14, 15, 16, 128))
                    .put("RequireSymbols", dice.chance(0.6))
                    .put("RequireNumbers", dice.chance(0.6))
                    .put("RequireUppercaseCharacters", dice.chance(0.6))
                    .put("RequireLowercaseCharacters", dice.chance(0.6))
                    .put("AllowUsersToChangePassword", dice.chance(0.6));
            boolean expires = dice.chance(0.7);
            policy.put("ExpirePasswords", expires);
            if (expires) {
                policy.put("MaxPasswordAge", dice.pick(1, 59, 60, 61, 89, 90, 91, 365, 1095));
            } else if (dice.chance(0.5)) {
                policy.put("MaxPasswordAge", 0);
            }
            if (dice.chance(0.7)) {
                policy.put("PasswordReusePrevention", dice.pick(1, 4, 5, 6, 23, 24));
            }
            if (dice.chance(0.6)) {
                policy.put("HardExpiry", dice.chance(0.4));
            }
        }
        out.put("password-policy.json", "iam:GetAccountPasswordPolicy", answer);
    }

    private void summary(RootTruth root, List<TruthUser> users) {
        boolean inactiveCounts = dice.chance(0.5);
        boolean keys = root.keys().stream().anyMatch(key -> key.active() || inactiveCounts);
        ObjectNode answer = object();
        ObjectNode map = answer.putObject("SummaryMap");
        map.put("Users", users.size())
                .put("AccountAccessKeysPresent", keys ? 1 : 0)
                .put("AccountSigningCertificatesPresent", root.certificate() ? 1 : 0)
                .put("MFADevices", 3);
        if (dice.chance(0.95)) {
            map.put("AccountMFAEnabled", root.devices().isEmpty() ? 0 : 1);
        }
        if (dice.chance(0.7)) {
            map.put("AccountPasswordPresent", root.password() ? 1 : 0);
        }
        out.put("account-summary.json", "iam:GetAccountSummary", answer);
    }

    private void organization() {
        String master = dice.chance(0.5) ? scene.account() : "121212121212";
        int kind = dice.between(0, 5);
        if (kind == 0) {
            out.say(
                    "organizations:DescribeOrganization",
                    "",
                    dice.pick("AWSOrganizationsNotInUse", "AWSOrganizationsNotInUseException"));
        } else {
            ObjectNode answer = object();
            if (kind == 1) {
                answer.putNull("Organization");
            } else {
                answer.putObject("Organization")
                        .put("Id", "o-abcdef1234")
                        .put("MasterAccountId", master)
                        .put("FeatureSet", kind == 2 ? "CONSOLIDATED_BILLING" : "ALL");
            }
            out.put("organization.json", "organizations:DescribeOrganization", answer);
        }
        if (kind <= 2) {
            return;
        }
        boolean manages = master.equals(scene.account());
        if (manages && dice.chance(0.2)) {
            out.say("iam:ListOrganizationsFeatures", "", "ServiceAccessNotEnabledException");
        } else if (manages || dice.chance(0.1)) {
            ObjectNode features = object().put("OrganizationId", "o-abcdef1234");
            ArrayNode enabled = features.putArray("EnabledFeatures");
            dice.some(List.of("RootCredentialsManagement", "RootSessions"), 2)
                    .forEach(enabled::add);
            out.put("organizations-features.json", "iam:ListOrganizationsFeatures", features);
        } else if (dice.chance(0.7)) {
            out.say(
                    "iam:ListOrganizationsFeatures",
                    "",
                    "AccountNotManagementOrDelegatedAdministratorException");
        }
        ObjectNode accounts = object();
        ArrayNode list = accounts.putArray("Accounts");
        list.addObject().put("Id", scene.account()).put("Status", "ACTIVE").put("Name", "own");
        list.addObject()
                .put("Id", dice.pick(RandomRoles.FOREIGN))
                .put("Status", "ACTIVE")
                .put("Name", "other");
        if (manages) {
            out.putPages("organization-accounts.json", "organizations:ListAccounts", accounts);
        }
    }

    /// Writes who and when this is, and the credential report: at least one of them says both.
    void identity(RootTruth root, List<TruthUser> users) {
        boolean bare = dice.chance(0.12);
        String csv = new RandomReport(scene).csv(root, users);
        if (!bare) {
            ObjectNode snapshot =
                    object().put("schema", "lockstep/snapshot/1")
                            .put("lockstep", "0.1.0")
                            .put("account", scene.account())
                            .put("partition", scene.partition())
                            .put("takenAt", dice.date(scene.now()))
                            .put("region", scene.region());
            snapshot.putObject("reads");
            out.write("snapshot.json", snapshot);
        }
        if (bare || dice.chance(0.6)) {
            ObjectNode caller =
                    object().put("UserId", "AIDAEXAMPLE")
                            .put("Account", scene.account())
                            .put("Arn", scene.arn(root.isCaller() ? "root" : "user/auditor"));
            if (bare) {
                out.write("caller-identity.json", caller);
            } else {
                out.put("caller-identity.json", "sts:GetCallerIdentity", caller);
            }
        }
        if (!bare && out.lost()) {
            out.say(
                    "iam:GetCredentialReport",
                    "",
                    dice.pick("AccessDenied", "ReportNotPresent", "ReportInProgress"));
            return;
        }
        boolean both = dice.chance(0.2);
        boolean json = bare || both || dice.chance(0.6);
        if (json) {
            String content =
                    dice.chance(0.5)
                            ? Base64.getEncoder()
                                    .encodeToString(csv.getBytes(StandardCharsets.UTF_8))
                            : csv;
            out.write(
                    "credential-report.json",
                    object().put("Content", content)
                            .put("ReportFormat", "text/csv")
                            .put(
                                    "GeneratedTime",
                                    dice.date(bare ? scene.now() : scene.reportTime())));
        }
        if (!json || both) {
            out.text("credential-report.csv", csv);
        }
    }
}
