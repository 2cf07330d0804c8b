package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Step 4, roles' trust apart.
final class JudgeGroups {
    private static final String ENFORCE = "LockstepRequireMfa";

    private final JudgedAccount account;
    private final JudgedBaseline baseline;

    JudgeGroups(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>(groupsAsDeclared());
        found.addAll(groupsNotEmpty());
        found.addAll(policiesThroughGroups());
        found.addAll(new JudgePolicies(account).findings());
        found.add(attached("support-role", "AWSSupportAccess", true));
        found.add(attached("cloudshell-restricted", "AWSCloudShellFullAccess", false));
        return found;
    }

    private List<Expected> groupsAsDeclared() {
        List<Expected> found = new ArrayList<>();
        for (var declared : baseline.json().path("groups").properties()) {
            Ruled ruled =
                    account.knowsDetails()
                            ? asDeclared(declared.getKey(), declared.getValue())
                            : Ruled.UNDETERMINED;
            found.add(Expected.of("group-as-declared", "group", declared.getKey(), ruled));
        }
        return found;
    }

    private Ruled asDeclared(String name, JsonNode declared) {
        Optional<JsonNode> group =
                account.groups().stream()
                        .filter(g -> Json.text(g, "GroupName").equalsIgnoreCase(name))
                        .findFirst();
        if (group.isEmpty()) {
            return Ruled.FAIL;
        }
        if (!declared.has("policies") && !declared.has("inline")) {
            return Ruled.PASS;
        }
        List<JsonNode> attached =
                new ArrayList<>(Json.list(group.get().path("AttachedManagedPolicies")));
        boolean enforce = baseline.flag("mfa", "enforce", false);
        boolean hasEnforce =
                attached.removeIf(each -> Json.text(each, "PolicyName").equals(ENFORCE));
        Ruled ruled =
                Ruled.fails(!matches(attached, declared) || inlineDiffers(group.get(), declared));
        if (hasEnforce && !enforce) {
            return Ruled.FAIL.or("enforce-policy-without-enforce", ruled);
        }
        if (!hasEnforce && enforce) {
            return ruled.or("enforce-policy-missing", Status.FAIL);
        }
        return ruled;
    }

    private static boolean matches(List<JsonNode> attached, JsonNode declared) {
        List<JsonNode> left = new ArrayList<>(attached);
        for (JsonNode policy : declared.path("policies").values()) {
            String wanted = policy.isObject() ? Json.text(policy, "name") : Json.text(policy);
            boolean there =
                    left.removeIf(each ->
                            Json.text(each, "PolicyName").equals(wanted)
                                    || Json.text(each, "PolicyArn").equals(wanted));
            if (!there) {
                return false;
            }
        }
        return left.isEmpty();
    }

    private static boolean inlineDiffers(JsonNode group, JsonNode declared) {
        Set<String> names = new HashSet<>();
        group.path("GroupPolicyList").values().forEach(p -> names.add(Json.text(p, "PolicyName")));
        return !names.equals(new HashSet<>(declared.path("inline").propertyNames()));
    }

    private List<Expected> groupsNotEmpty() {
        if (!account.knowsDetails()) {
            return List.of(account.undetermined("group-not-empty"));
        }
        Set<String> inhabited = new HashSet<>();
        for (JsonNode user : account.details().path("UserDetailList").values()) {
            inhabited.addAll(Json.texts(user.path("GroupList")));
        }
        return account.groups().stream()
                .map(group -> Json.text(group, "GroupName"))
                .map(name ->
                        Expected.of(
                                "group-not-empty",
                                "group",
                                name,
                                Ruled.fails(!inhabited.contains(name))))
                .toList();
    }

    private List<Expected> policiesThroughGroups() {
        return EachUser.of(
                account,
                "policies-through-groups",
                user -> {
                    if (user.details().isEmpty()) {
                        return Ruled.UNDETERMINED;
                    }
                    boolean own =
                            user.attachedPolicies().stream()
                                    .anyMatch(p -> !JudgeKeys.quarantine(p));
                    return Ruled.fails(
                            own || !user.details().get().path("UserPolicyList").isEmpty());
                });
    }

    private Expected attached(String control, String policy, boolean wanted) {
        if (!account.knowsDetails()) {
            return account.undetermined(control);
        }
        boolean there = account.attachedAnywhere().contains(policy);
        return account.onAccount(control, Ruled.fails(there != wanted));
    }
}
