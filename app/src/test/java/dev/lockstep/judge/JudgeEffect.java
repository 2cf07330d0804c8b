package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The controls that judge by what policies do, where a plain reader can tell without any engine:
/// users who are given everything while nothing is denied anywhere, and users who are given nothing
/// at all. Everybody else, administrators-few, and the limits of groups are left to the tests of
/// the controls themselves, which work with the policy engine's own judges.
final class JudgeEffect {
    private static final String ADMINISTRATOR = ":iam::aws:policy/AdministratorAccess";

    private final JudgedAccount account;
    private final JudgedBaseline baseline;

    JudgeEffect(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>();
        if (!account.knowsDetails() || account.users().isEmpty() || anyDeny()) {
            return found;
        }
        for (JudgedUser user : account.users().get()) {
            user.details().ifPresent(details -> found.addAll(judge(user, details)));
        }
        return found;
    }

    private List<Expected> judge(JudgedUser user, JsonNode details) {
        if (details.has("PermissionsBoundary") || !isWhole(details)) {
            return List.of();
        }
        if (holders(details).anyMatch(JudgeEffect::givesEverything)) {
            boolean onPurpose = isOnPurpose(user.name(), details);
            List<Expected> found = new ArrayList<>();
            found.add(named(user, Ruled.fails(!onPurpose)));
            found.add(escalates(details, onPurpose ? Ruled.NOT_APPLICABLE : Ruled.FAIL));
            if (user.password().surely(true)) {
                found.add(Expected.of("mfa-enforced", "user", user.name(), Ruled.FAIL));
            }
            return found;
        }
        if (holders(details).allMatch(JudgeEffect::givesNothing) && !anyRoleOpens()) {
            return List.of(
                    named(user, Ruled.PASS),
                    escalates(
                            details,
                            isOnPurpose(user.name(), details) ? Ruled.NOT_APPLICABLE : Ruled.PASS),
                    Expected.of("administrator-mfa", "user", user.name(), Ruled.NOT_APPLICABLE),
                    Expected.of(
                            "mfa-enforced",
                            "user",
                            user.name(),
                            user.surelyNoPassword() ? Ruled.NOT_APPLICABLE : Ruled.PASS));
        }
        return List.of();
    }

    private static Expected named(JudgedUser user, Ruled ruled) {
        return Expected.of("administrators-named", "user", user.name(), ruled);
    }

    private static Expected escalates(JsonNode details, Ruled ruled) {
        return Expected.of("escalation-paths", "principal", Json.text(details, "Arn"), ruled);
    }

    private boolean isOnPurpose(String name, JsonNode details) {
        return baseline.breakGlass().stream().anyMatch(name::equalsIgnoreCase)
                || Json.texts(details.path("GroupList")).stream().anyMatch(this::isMarked);
    }

    private boolean isMarked(String group) {
        return baseline.json().path("groups").properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(group))
                .anyMatch(entry -> entry.getValue().path("administrators").asBoolean(false));
    }

    /// Whether the groups of a user, and the documents of all its policies, stand in the folder;
    /// everybody knows what AdministratorAccess says.
    private boolean isWhole(JsonNode user) {
        return holders(user).count() == 1 + Json.texts(user.path("GroupList")).size()
                && holders(user)
                        .flatMap(one -> Json.list(one.path("AttachedManagedPolicies")).stream())
                        .map(one -> Json.text(one, "PolicyArn"))
                        .allMatch(arn -> arn.endsWith(ADMINISTRATOR) || isListed(arn));
    }

    private boolean isListed(String arn) {
        return Json.where(account.details().path("Policies"), "Arn", arn).stream()
                .anyMatch(policy ->
                        !Json.where(
                                        policy.path("PolicyVersionList"),
                                        "VersionId",
                                        Json.text(policy, "DefaultVersionId"))
                                .isEmpty());
    }

    /// The user and its groups.
    private Stream<JsonNode> holders(JsonNode user) {
        List<String> groups = Json.texts(user.path("GroupList"));
        return Stream.concat(
                Stream.of(user),
                account.groups().stream()
                        .filter(group -> groups.contains(Json.text(group, "GroupName"))));
    }

    private static boolean givesEverything(JsonNode holder) {
        return Json.list(holder.path("AttachedManagedPolicies")).stream()
                        .anyMatch(one -> Json.text(one, "PolicyArn").endsWith(ADMINISTRATOR))
                || inline(holder)
                        .flatMap(policy -> Documents.allows(policy.path("PolicyDocument")).stream())
                        .anyMatch(JudgePolicies::isStar);
    }

    private static boolean givesNothing(JsonNode holder) {
        return holder.path("AttachedManagedPolicies").isEmpty()
                && inline(holder).findAny().isEmpty();
    }

    private static Stream<JsonNode> inline(JsonNode holder) {
        return Stream.of("UserPolicyList", "GroupPolicyList")
                .flatMap(list -> Json.list(holder.path(list)).stream());
    }

    /// Whether the word stands anywhere in what AWS said of policies, and be it in a name.
    private boolean anyDeny() {
        return account.details().toString().contains("Deny");
    }

    /// Whether some role may let in a user who has no policy.
    private boolean anyRoleOpens() {
        return account.roles().stream()
                .map(role -> role.path("AssumeRolePolicyDocument").toString())
                .anyMatch(trust ->
                        trust.contains("user/")
                                || trust.contains("user%2F")
                                || trust.contains("*")
                                || trust.contains("%2A"));
    }
}
