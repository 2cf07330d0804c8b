package dev.lockstep.account.policies;

import dev.lockstep.policy.PolicyParse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A managed policy of the account or of AWS.
///
/// @param attachmentCount users, groups and roles that it is attached to (boundaries apart)
/// @param defaultVersion such as `v1`: the version in force
/// @param versions those that were read, which may be none; not only the default one
/// @param id such as `ANPA…`
/// @param created when it was made (UTC)
/// @param updated when its versions last changed (UTC)
public record ManagedPolicy(
        String name,
        String arn,
        String path,
        int attachmentCount,
        String defaultVersion,
        List<Version> versions,
        Optional<String> id,
        Optional<Instant> created,
        Optional<Instant> updated,
        Optional<String> description,
        Map<String, String> tags) {

    public ManagedPolicy {
        versions = List.copyOf(versions);
        tags = Map.copyOf(tags);
    }

    /// One version of a policy's document.
    ///
    /// @param id such as `v3`
    /// @param created when it was made (UTC)
    public record Version(String id, PolicyParse document, Optional<Instant> created) {}

    /// A policy of which at most the document in force is known.
    public ManagedPolicy(
            String name,
            String arn,
            String path,
            int attachmentCount,
            String defaultVersion,
            Optional<PolicyParse> document) {
        this(
                name,
                arn,
                path,
                attachmentCount,
                defaultVersion,
                document.map(text -> new Version(defaultVersion, text, Optional.empty())).stream()
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /// The same policy, attached to so many users, groups and roles.
    public ManagedPolicy withAttachmentCount(int count) {
        return new ManagedPolicy(
                name,
                arn,
                path,
                count,
                defaultVersion,
                versions,
                id,
                created,
                updated,
                description,
                tags);
    }

    /// The same policy with other versions.
    ///
    /// @param changed when that came about (UTC)
    public ManagedPolicy withVersions(
            String newDefault, List<Version> newVersions, Optional<Instant> changed) {
        return new ManagedPolicy(
                name,
                arn,
                path,
                attachmentCount,
                newDefault,
                newVersions,
                id,
                created,
                changed,
                description,
                tags);
    }

    public ManagedPolicy withTags(Map<String, String> newTags) {
        return new ManagedPolicy(
                name,
                arn,
                path,
                attachmentCount,
                defaultVersion,
                versions,
                id,
                created,
                updated,
                description,
                newTags);
    }

    /// The document in force; absent if it was not read.
    public Optional<PolicyParse> document() {
        return versions.stream()
                .filter(version -> version.id().equals(defaultVersion))
                .map(Version::document)
                .findFirst();
    }

    public boolean isAwsManaged() {
        return new AttachedPolicy(name, arn).isAwsManaged();
    }
}
