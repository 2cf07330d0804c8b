package dev.lockstep.collect;

import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.Group;
import dev.lockstep.account.ListedUser;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Users, groups, roles and policies: the authorization details and ListUsers.
///
/// In a record of the details a member that is absent means none, since AWS leaves empty ones out;
/// a whole list that is absent was not collected.
final class IdentityFiles {
    private static final String DETAILS = "account-authorization-details.json";
    private static final String USERS = "users.json";

    private IdentityFiles() {}

    static void read(FolderReads reads) {
        details(reads);
        users(reads);
    }

    private static void details(FolderReads reads) {
        reads.object(DETAILS, "the answer of get-account-authorization-details")
                .ifPresent(answer -> {
                    var details =
                            new AuthorizationDetails(
                                    named(
                                            answer,
                                            "UserDetailList",
                                            "a user",
                                            "UserName",
                                            IdentityFiles::user),
                                    named(
                                            answer,
                                            "GroupDetailList",
                                            "a group",
                                            "GroupName",
                                            IdentityFiles::group),
                                    named(
                                            answer,
                                            "RoleDetailList",
                                            "a role",
                                            "RoleName",
                                            IdentityFiles::role),
                                    named(
                                            answer,
                                            "Policies",
                                            "a managed policy",
                                            "Arn",
                                            IdentityFiles::policy));
                    if (details.users().isEmpty()
                            && details.groups().isEmpty()
                            && details.roles().isEmpty()
                            && details.policies().isEmpty()) {
                        throw answer.problem(
                                "none of the four lists is here; expected UserDetailList,"
                                        + " GroupDetailList, RoleDetailList or Policies");
                    }
                    if (FolderReads.isPartial(answer)) {
                        reads.lacking(
                                ReadKey.DETAILS,
                                FolderReads.pagesMissing(ReadKey.DETAILS, DETAILS));
                    } else {
                        reads.value(ReadKey.DETAILS, DETAILS, details);
                    }
                });
    }

    private static void users(FolderReads reads) {
        Set<String> seen = new HashSet<>();
        reads.list(
                ReadKey.USERS,
                USERS,
                "Users",
                "a user",
                user -> {
                    requireNew(seen, user, "a user", "UserName");
                    return new ListedUser(
                            user.text("UserName"),
                            user.optionalText("Arn"),
                            user.optionalText("UserId"),
                            user.optionalText("Path"),
                            user.date("CreateDate"),
                            user.date("PasswordLastUsed"));
                });
    }

    private static <T> Optional<List<T>> named(
            JsonFields answer, String list, String each, String name, Function<JsonFields, T> one) {
        return answer.list(list, "a list (\"" + list + "\")")
                .map(entries -> {
                    Set<String> seen = new HashSet<>();
                    var found = new ArrayList<T>(entries.size());
                    for (JsonValue entry : entries) {
                        JsonFields fields = answer.file().object(entry, each);
                        requireNew(seen, fields, each, name);
                        found.add(one.apply(fields));
                    }
                    return List.copyOf(found);
                });
    }

    private static void requireNew(Set<String> seen, JsonFields fields, String each, String name) {
        if (!seen.add(fields.text(name))) {
            throw fields.problem(
                    name,
                    each
                            + " that stands in this list already; expected each once (were pages"
                            + " joined twice?)");
        }
    }

    private static User user(JsonFields user) {
        return User.named(
                        user.text("UserName"),
                        user.optionalText("Arn"),
                        user.optionalText("UserId"),
                        path(user),
                        user.date("CreateDate"))
                .withRights(
                        user.texts("GroupList"),
                        attached(user),
                        inline(user, "UserPolicyList"),
                        boundary(user),
                        tags(user));
    }

    private static Group group(JsonFields group) {
        return new Group(
                group.text("GroupName"),
                group.optionalText("Arn"),
                path(group),
                attached(group),
                inline(group, "GroupPolicyList"),
                group.optionalText("GroupId"),
                group.date("CreateDate"));
    }

    private static Role role(JsonFields role) {
        return new Role(
                role.text("RoleName"),
                role.text("Arn"),
                path(role),
                PolicyText.of(role, "AssumeRolePolicyDocument"),
                attached(role),
                inline(role, "RolePolicyList"),
                boundary(role),
                role.optionalText("RoleId"),
                role.date("CreateDate"),
                role.optionalText("Description"),
                role.count("MaxSessionDuration").orElse(Role.DEFAULT_MAX_SESSION),
                tags(role));
    }

    private static ManagedPolicy policy(JsonFields policy) {
        Optional<String> defaultVersion = policy.optionalText("DefaultVersionId");
        String version = defaultVersion.orElse("");
        Map<String, ManagedPolicy.Version> versions = new LinkedHashMap<>();
        for (JsonFields one : policy.objects("PolicyVersionList", "a policy version")) {
            if (one.value("Document").isEmpty()) {
                continue;
            }
            Optional<String> id = one.optionalText("VersionId");
            boolean isDefault =
                    defaultVersion.isPresent()
                            ? id.equals(defaultVersion)
                            : one.flag("IsDefaultVersion", false);
            if (isDefault) {
                version = id.orElse(version);
            }
            // One without an id can only be told from the others if it is the one in force.
            if (isDefault || id.isPresent()) {
                String name = id.orElse(version);
                versions.put(
                        name,
                        new ManagedPolicy.Version(
                                name, PolicyText.of(one, "Document"), one.date("CreateDate")));
            }
        }
        String arn = policy.text("Arn");
        return new ManagedPolicy(
                policy.optionalText("PolicyName").orElse(nameOf(arn)),
                arn,
                path(policy),
                policy.count("AttachmentCount").orElse(0),
                version,
                List.copyOf(versions.values()),
                policy.optionalText("PolicyId"),
                policy.date("CreateDate"),
                policy.date("UpdateDate"),
                policy.optionalText("Description"),
                tags(policy));
    }

    private static String path(JsonFields fields) {
        return fields.optionalText("Path").orElse("/");
    }

    private static List<AttachedPolicy> attached(JsonFields owner) {
        return owner.objects("AttachedManagedPolicies", "an attached policy").stream()
                .map(policy -> {
                    String arn = policy.text("PolicyArn");
                    return new AttachedPolicy(
                            policy.optionalText("PolicyName").orElse(nameOf(arn)), arn);
                })
                .toList();
    }

    private static List<InlinePolicy> inline(JsonFields owner, String list) {
        return owner.objects(list, "an inline policy").stream()
                .map(policy ->
                        new InlinePolicy(
                                policy.text("PolicyName"), PolicyText.of(policy, "PolicyDocument")))
                .toList();
    }

    private static Optional<AttachedPolicy> boundary(JsonFields owner) {
        return owner.object("PermissionsBoundary", "a permissions boundary")
                .map(boundary -> boundary.text("PermissionsBoundaryArn"))
                .map(arn -> new AttachedPolicy(nameOf(arn), arn));
    }

    /// The name of a policy is the last part of its ARN, after the path.
    private static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Map<String, String> tags(JsonFields owner) {
        Map<String, String> tags = new HashMap<>();
        for (JsonFields tag : owner.objects("Tags", "a tag")) {
            tags.put(tag.text("Key"), tag.optionalText("Value").orElse(""));
        }
        return tags;
    }
}
