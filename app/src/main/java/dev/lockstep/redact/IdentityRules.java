package dev.lockstep.redact;

import static dev.lockstep.redact.Rules.answer;
import static dev.lockstep.redact.Rules.byName;
import static dev.lockstep.redact.Rules.count;
import static dev.lockstep.redact.Rules.date;
import static dev.lockstep.redact.Rules.flag;
import static dev.lockstep.redact.Rules.list;
import static dev.lockstep.redact.Rules.listOrAnswer;
import static dev.lockstep.redact.Rules.object;
import static dev.lockstep.redact.Rules.oneOf;
import static dev.lockstep.redact.Rules.text;

import dev.lockstep.collect.PolicyText;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.redact.Rules.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files about users, groups, roles, policies and credentials.
final class IdentityRules {
    private final Redactor redactor;
    private final Names names;

    IdentityRules(Redactor redactor) {
        this.redactor = redactor;
        this.names = redactor.names;
    }

    Map<String, Rule> files() {
        return Map.ofEntries(
                Map.entry(
                        "account-authorization-details.json",
                        answer(
                                Map.of(
                                        "UserDetailList", list(user()),
                                        "GroupDetailList", list(group()),
                                        "RoleDetailList", list(role()),
                                        "Policies", list(managedPolicy())))),
                Map.entry("users.json", listOrAnswer("Users", user())),
                Map.entry(
                        "virtual-mfa-devices.json",
                        listOrAnswer("VirtualMFADevices", virtualDevice())),
                Map.entry("mfa-devices.json", perUser("MFADevices", device())),
                Map.entry("access-keys.json", perUser("AccessKeyMetadata", accessKey())),
                Map.entry("ssh-public-keys.json", perUser("SSHPublicKeys", sshKey())),
                Map.entry("signing-certificates.json", perUser("Certificates", certificate())),
                Map.entry(
                        "service-credentials.json",
                        listOrAnswer("ServiceSpecificCredentials", serviceCredential())),
                Map.entry("login-profiles.json", byName(names::user, loginProfile().orNull())),
                Map.entry("root-user.json", object(Map.of("User", user()))));
    }

    /// A document as an object or as text.
    Rule document() {
        return value ->
                switch (value) {
                    case JsonObject object -> Optional.of(document(object.toJson()));
                    case JsonText(int _, String text) ->
                            PolicyText.decoded(text).map(this::document);
                    case JsonValue.JsonArray _,
                            JsonValue.JsonNumber _,
                            JsonValue.JsonBoolean _,
                            JsonValue.JsonNull _ ->
                            Optional.empty();
                };
    }

    private JsonValue document(String json) {
        return redactor.policies.json(PolicyDocument.parse(json));
    }

    private Rule perUser(String list, Rule each) {
        return byName(names::user, listOrAnswer(list, each));
    }

    private Rule user() {
        return identity(
                Map.of(
                        "UserName",
                        text(names::user),
                        "UserId",
                        text(this::userId),
                        "PasswordLastUsed",
                        date(),
                        "GroupList",
                        list(text(names::group)),
                        "UserPolicyList",
                        list(inline())));
    }

    /// Root's id is the account's.
    private String userId(String id) {
        return names.isAccount(id) ? names.account(id) : names.id(id);
    }

    private Rule group() {
        return identity(
                Map.of(
                        "GroupName",
                        text(names::group),
                        "GroupId",
                        text(names::id),
                        "GroupPolicyList",
                        list(inline())));
    }

    private Rule role() {
        return identity(
                Map.of(
                        "RoleName",
                        text(names::role),
                        "RoleId",
                        text(names::id),
                        "AssumeRolePolicyDocument",
                        document(),
                        "RolePolicyList",
                        list(inline()),
                        "MaxSessionDuration",
                        count()));
    }

    private Rule managedPolicy() {
        return identity(
                Map.of(
                        "PolicyName",
                        text(names::policy),
                        "PolicyId",
                        text(names::id),
                        "AttachmentCount",
                        count(),
                        "DefaultVersionId",
                        text(this::version),
                        "UpdateDate",
                        date(),
                        "PolicyVersionList",
                        list(
                                object(
                                        Map.of(
                                                "VersionId", text(this::version),
                                                "IsDefaultVersion", flag(),
                                                "CreateDate", date(),
                                                "Document", document())))));
    }

    private String version(String id) {
        return id.matches("v[0-9]{1,6}") ? id : names.of("version", id);
    }

    /// What users, groups, roles and policies have in common.
    private Rule identity(Map<String, Rule> own) {
        var members = new HashMap<>(own);
        members.put("Arn", text(redactor.arns::redacted));
        members.put("Path", text(names::path));
        members.put("CreateDate", date());
        members.put("AttachedManagedPolicies", list(attached()));
        members.put(
                "PermissionsBoundary",
                object(
                        Map.of(
                                "PermissionsBoundaryType",
                                oneOf(names, "Policy", "PermissionsBoundaryPolicy"),
                                "PermissionsBoundaryArn",
                                text(redactor.arns::redacted))));
        members.put(
                "Tags",
                list(
                        object(
                                Map.of(
                                        "Key",
                                        text(names::tagKey),
                                        "Value",
                                        text(value -> names.of("value", value))))));
        return object(members);
    }

    private Rule attached() {
        return object(
                Map.of(
                        "PolicyName", text(names::policy),
                        "PolicyArn", text(redactor.arns::redacted)));
    }

    private Rule inline() {
        return object(Map.of("PolicyName", text(names::policy), "PolicyDocument", document()));
    }

    private Rule virtualDevice() {
        return object(
                Map.of(
                        "SerialNumber", text(this::serial),
                        "EnableDate", date(),
                        "User",
                                object(
                                        Map.of(
                                                "UserName", text(names::user),
                                                "Arn", text(redactor.arns::redacted)))));
    }

    private Rule device() {
        return object(
                Map.of(
                        "UserName", text(names::user),
                        "SerialNumber", text(this::serial),
                        "EnableDate", date()));
    }

    String serial(String serial) {
        return Arns.isArn(serial)
                ? redactor.arns.redacted(serial)
                : serial.startsWith("arn:")
                        ? "arn:" + names.of("device", serial)
                        : names.of("device", serial);
    }

    private Rule accessKey() {
        Rule use =
                object(
                        Map.of(
                                "LastUsedDate", date(),
                                "ServiceName", text(names::service),
                                "Region", text(names::region)));
        return object(
                Map.of(
                        "UserName",
                        text(names::user),
                        "AccessKeyId",
                        text(names::id),
                        "Status",
                        oneOf(names, "Active", "Inactive", "Expired"),
                        "CreateDate",
                        date(),
                        "LastUsed",
                        object(
                                Map.of(
                                        "AccessKeyLastUsed", use,
                                        "LastUsedDate", date(),
                                        "ServiceName", text(names::service),
                                        "Region", text(names::region)))));
    }

    private Rule sshKey() {
        return object(
                Map.of(
                        "UserName", text(names::user),
                        "SSHPublicKeyId", text(names::id),
                        "Status", oneOf(names, "Active", "Inactive", "Expired"),
                        "UploadDate", date()));
    }

    private Rule certificate() {
        return object(
                Map.of(
                        "UserName", text(names::user),
                        "CertificateId", text(id -> names.of("certificate", id)),
                        "Status", oneOf(names, "Active", "Inactive", "Expired"),
                        "UploadDate", date()));
    }

    private Rule serviceCredential() {
        return object(
                Map.of(
                        "ServiceSpecificCredentialId",
                        text(names::id),
                        "UserName",
                        text(names::user),
                        "ServiceName",
                        text(names::service),
                        "Status",
                        oneOf(names, "Active", "Inactive", "Expired"),
                        "CreateDate",
                        date(),
                        "ExpirationDate",
                        date()));
    }

    private static Rule loginProfile() {
        Map<String, Rule> members = Map.of("CreateDate", date(), "PasswordResetRequired", flag());
        var all = new HashMap<>(members);
        all.put("LoginProfile", object(members));
        return object(all);
    }
}
