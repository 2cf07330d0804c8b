package dev.lockstep.advice;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The written table: each control whose advice has commands, and what they promise.
///
/// moto is asked wherever it can answer. It has no Access Analyzer, no service-specific
/// credentials, and does not tell whether a password must be changed; those rows are tried on a
/// practice account. Neither can look up events or turn on central root access; for these [Gaps]
/// stands in front of moto.
final class Promises {
    private Promises() {}

    static final List<Row> ALL =
            Stream.of(
                            passwordPolicy(),
                            root(),
                            groups(),
                            users(),
                            keys(),
                            keysByReport(),
                            passwords(),
                            account())
                    .flatMap(List::stream)
                    .toList();

    /// Controls whose advice is words alone: no API can do it, or no command could be right without
    /// a person's decision.
    static final Set<String> BY_HAND =
            Set.of(
                    "root-mfa",
                    "root-mfa-hardware",
                    "root-unused",
                    "root-password-strength",
                    "root-access-keys",
                    "root-certificates",
                    "group-not-empty",
                    "policies-through-groups",
                    "no-star-policy",
                    "administrators-named",
                    "administrators-few",
                    "developers-limited",
                    "auditors-read-only",
                    "escalation-paths",
                    "administrator-mfa",
                    "mfa-enforced",
                    "support-role",
                    "shared-login",
                    "user-idle",
                    "federation-preferred",
                    "user-mfa",
                    "user-mfa-kind",
                    "person-verified");

    /// Any one of them sets the whole policy.
    private static List<Row> passwordPolicy() {
        return Stream.of(
                        "length",
                        "uppercase",
                        "lowercase",
                        "number",
                        "symbol",
                        "expiry",
                        "reuse",
                        "self-service",
                        "hard-expiry")
                .map(what ->
                        Row.of(
                                        "password-" + what,
                                        Row.ACCOUNT,
                                        "iam update-account-password-policy")
                                .passes())
                .toList();
    }

    private static List<Row> root() {
        return List.of(
                Row.of(
                                "root-central",
                                Row.ACCOUNT,
                                "organizations enable-aws-service-access",
                                "iam enable-organizations-root-credentials-management")
                        .passes());
    }

    private static List<Row> groups() {
        return List.of(
                Row.of("group-as-declared", "auditors", "iam create-group").passes(),
                Row.of("group-as-declared", "writers", "iam create-group")
                        .turns("missing AmazonS3FullAccess"),
                Row.of("role-trust-open", "open", "iam get-role").showing("\"AWS\": \"*\""),
                Row.of("role-trust-external", "vendor", "iam get-role").showing("210987654321"),
                Row.of("role-confused-deputy", "nightly", "iam get-role")
                        .showing("scheduler.amazonaws.com"),
                Row.of(
                                "cloudshell-restricted",
                                Row.ACCOUNT,
                                "iam detach-user-policy",
                                "iam detach-group-policy",
                                "iam detach-role-policy")
                        .passes());
    }

    private static List<Row> users() {
        return List.of(
                Row.of("person-has-user", "carol", "iam create-user").passes(),
                Row.of("user-on-roster", "stranger", "iam get-user", "iam list-access-keys")
                        .showing("user/stranger", "\"AccessKeyMetadata\": []"),
                Row.of("user-on-roster", "-dash", "iam get-user", "iam list-access-keys")
                        .showing("user/-dash", "\"AccessKeyMetadata\": []"),
                Row.of("user-in-group", "dora", "iam add-user-to-group").passes(),
                Row.of("user-in-group", "eve", "iam list-groups").showing("group/developers"),
                Row.of(
                                "mfa-leftover",
                                "lost-phone",
                                "iam list-virtual-mfa-devices",
                                "iam delete-virtual-mfa-device")
                        .ends()
                        .showing("mfa/lost-phone"));
    }

    private static List<Row> keys() {
        return List.of(
                Row.of(
                                "key-quarantined",
                                "leaked",
                                "iam list-access-keys",
                                "iam update-access-key",
                                "cloudtrail lookup-events")
                        .showing("leaked", "CreateUser")
                        .check(keysOf("leaked", "[].Status"), "Inactive"),
                Row.of("key-unused", "resting", "iam update-access-key").ends(),
                Row.of("key-never-used", "unused", "iam update-access-key").ends(),
                Row.of("key-documented", "keeper", "iam update-access-key").ends(),
                Row.of("person-without-key", "alice", "iam update-access-key").passes(),
                Row.of(
                                "key-inactive-leftover",
                                "leftover",
                                "iam get-access-key-last-used",
                                "iam delete-access-key")
                        .ends()
                        .showing("AccessKeyLastUsed"),
                Row.of("key-single", "pair", "iam list-access-keys", "iam get-access-key-last-used")
                        .showing("pair", "AccessKeyLastUsed"),
                Row.of(
                                "key-age",
                                "rotating",
                                "iam create-access-key",
                                "iam get-access-key-last-used")
                        .showing("SecretAccessKey", "AccessKeyLastUsed")
                        .check(keysOf("rotating", "[].Status"), "Active\tActive"),
                Row.of("key-age", "full", "iam list-access-keys", "iam get-access-key-last-used")
                        .showing("Inactive", "AccessKeyLastUsed"),
                Row.of(
                                "other-credentials",
                                "signer",
                                "iam update-ssh-public-key",
                                "iam update-signing-certificate")
                        .ends(),
                Row.of(
                                "other-credentials",
                                "signer",
                                "iam update-service-specific-credential",
                                "iam update-ssh-public-key",
                                "iam update-signing-certificate")
                        .onPractice()
                        .ends());
    }

    /// Where ids are not known, the command finds them.
    private static List<Row> keysByReport() {
        return Stream.of(
                        Row.of("key-unused", "resting", "iam list-access-keys"),
                        Row.of("key-never-used", "unused", "iam list-access-keys"),
                        Row.of("key-documented", "keeper", "iam list-access-keys"),
                        Row.of("person-without-key", "alice", "iam list-access-keys"),
                        Row.of("key-inactive-leftover", "leftover", "iam list-access-keys"),
                        Row.of("key-age", "rotating", "iam list-access-keys"),
                        Row.of("key-single", "pair", "iam list-access-keys"),
                        Row.of("other-credentials", "signer", "iam list-signing-certificates"))
                .map(row ->
                        row.byReport()
                                .showing(
                                        row.subject(),
                                        row.control().equals("other-credentials")
                                                ? "CertificateId"
                                                : "AccessKeyId"))
                .toList();
    }

    private static String keysOf(String user, String query) {
        return "aws iam list-access-keys --user-name "
                + user
                + " --query 'AccessKeyMetadata"
                + query
                + "' --output text";
    }

    private static List<Row> passwords() {
        return List.of(
                Row.of("password-current", "visitor", "iam update-login-profile")
                        .onPractice()
                        .check(
                                "aws iam get-login-profile --user-name visitor"
                                        + " --query LoginProfile.PasswordResetRequired",
                                "true"),
                Row.of("password-unused", "guest", "iam get-user", "iam delete-login-profile")
                        .ends()
                        .showing("user/guest"));
    }

    private static List<Row> account() {
        return List.of(
                Row.of("certificate-expired", "old-site", "iam get-server-certificate")
                        .showing("Expiration", "BEGIN CERTIFICATE"),
                Row.of("security-contact", Row.ACCOUNT, "account put-alternate-contact").passes(),
                Row.of(
                                "trail-on",
                                Row.ACCOUNT,
                                "cloudtrail update-trail",
                                "cloudtrail start-logging")
                        .passes(),
                Row.of(
                                "trail-on",
                                Row.ACCOUNT,
                                "cloudtrail create-trail",
                                "cloudtrail start-logging")
                        .onPractice()
                        .passes(),
                Row.of("access-analyzer", "us-east-1", "accessanalyzer create-analyzer")
                        .onPractice()
                        .passes());
    }
}
