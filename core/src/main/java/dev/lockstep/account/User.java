package dev.lockstep.account;

import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IAM user and what belongs to it.
///
/// @param groups names, sorted
/// @param boundary the permissions boundary
/// @param loginProfile the console password
/// @param passwordLastUsed absent: never used
public record User(
        String name,
        Optional<String> arn,
        Optional<String> id,
        String path,
        Optional<Instant> created,
        List<String> groups,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        Optional<AttachedPolicy> boundary,
        Map<String, String> tags,
        Optional<LoginProfile> loginProfile,
        Optional<Instant> passwordLastUsed,
        List<AccessKey> accessKeys,
        List<MfaDevice> mfaDevices,
        List<SshPublicKey> sshPublicKeys,
        List<ServiceCredential> serviceCredentials,
        List<SigningCertificate> signingCertificates) {
    /// What AWS takes as the name of a user, as a regular expression (IAM API Reference,
    /// CreateUser; IAM User Guide, "IAM and AWS STS quotas").
    public static final String NAME = "[A-Za-z0-9_+=,.@-]{1,64}";

    private static final Pattern NAMES = Pattern.compile(NAME);

    public User {
        groups = groups.stream().sorted().toList();
        attachedPolicies = attachedPolicies.stream().sorted(AttachedPolicy.ORDER).toList();
        inlinePolicies = inlinePolicies.stream().sorted(InlinePolicy.ORDER).toList();
        tags = Map.copyOf(tags);
        accessKeys = List.copyOf(accessKeys);
        mfaDevices = List.copyOf(mfaDevices);
        sshPublicKeys = List.copyOf(sshPublicKeys);
        serviceCredentials = List.copyOf(serviceCredentials);
        signingCertificates = List.copyOf(signingCertificates);
    }

    /// Whether AWS takes a text as the name of a user.
    public static boolean isName(String text) {
        return NAMES.matcher(text).matches();
    }

    /// A user of whom only this is known: what ListUsers or the credential report says.
    public static User named(
            String name,
            Optional<String> arn,
            Optional<String> id,
            String path,
            Optional<Instant> created) {
        return new User(
                name,
                arn,
                id,
                path,
                created,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The same user under another name or path.
    public User renamed(String newName, String newPath, Optional<String> newArn) {
        return new User(
                newName,
                newArn,
                id,
                newPath,
                created,
                groups,
                attachedPolicies,
                inlinePolicies,
                boundary,
                tags,
                loginProfile,
                passwordLastUsed,
                accessKeys,
                mfaDevices,
                sshPublicKeys,
                serviceCredentials,
                signingCertificates);
    }

    public User withGroups(List<String> newGroups) {
        return withRights(newGroups, attachedPolicies, inlinePolicies, boundary, tags);
    }

    public User withAttachedPolicies(List<AttachedPolicy> attached) {
        return withRights(groups, attached, inlinePolicies, boundary, tags);
    }

    public User withInlinePolicies(List<InlinePolicy> inline) {
        return withRights(groups, attachedPolicies, inline, boundary, tags);
    }

    public User withBoundary(Optional<AttachedPolicy> newBoundary) {
        return withRights(groups, attachedPolicies, inlinePolicies, newBoundary, tags);
    }

    public User withTags(Map<String, String> newTags) {
        return withRights(groups, attachedPolicies, inlinePolicies, boundary, newTags);
    }

    /// The same user with its groups and policies.
    public User withRights(
            List<String> newGroups,
            List<AttachedPolicy> attached,
            List<InlinePolicy> inline,
            Optional<AttachedPolicy> newBoundary,
            Map<String, String> newTags) {
        return new User(
                name,
                arn,
                id,
                path,
                created,
                newGroups,
                attached,
                inline,
                newBoundary,
                newTags,
                loginProfile,
                passwordLastUsed,
                accessKeys,
                mfaDevices,
                sshPublicKeys,
                serviceCredentials,
                signingCertificates);
    }

    /// The same user with its credentials.
    public User withCredentials(
            Optional<LoginProfile> newLoginProfile,
            Optional<Instant> newPasswordLastUsed,
            List<AccessKey> newAccessKeys,
            List<MfaDevice> newMfaDevices,
            List<SshPublicKey> newSshPublicKeys,
            List<ServiceCredential> newServiceCredentials,
            List<SigningCertificate> newSigningCertificates) {
        return new User(
                name,
                arn,
                id,
                path,
                created,
                groups,
                attachedPolicies,
                inlinePolicies,
                boundary,
                tags,
                newLoginProfile,
                newPasswordLastUsed,
                newAccessKeys,
                newMfaDevices,
                newSshPublicKeys,
                newServiceCredentials,
                newSigningCertificates);
    }
}
