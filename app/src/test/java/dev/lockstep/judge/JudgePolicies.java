package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// no-star-policy.
final class JudgePolicies {
    private static final String CONTROL = "no-star-policy";

    private final JudgedAccount account;

    JudgePolicies(JudgedAccount account) {
        this.account = account;
    }

    List<Expected> findings() {
        if (!account.knowsDetails()) {
            return List.of(account.undetermined(CONTROL));
        }
        List<Expected> found = new ArrayList<>();
        for (JsonNode policy : account.details().path("Policies").values()) {
            if (!Json.text(policy, "Arn").contains(":iam::aws:")) {
                found.add(of(Json.text(policy, "PolicyName"), "", defaultVersion(policy)));
            }
        }
        inline("User", "UserDetailList", found);
        inline("Group", "GroupDetailList", found);
        inline("Role", "RoleDetailList", found);
        return found;
    }

    private void inline(String kind, String list, List<Expected> found) {
        for (JsonNode holder : account.details().path(list).values()) {
            String owner = Json.text(holder, kind + "Name");
            for (JsonNode policy : holder.path(kind + "PolicyList").values()) {
                found.add(
                        of(
                                owner + "/" + Json.text(policy, "PolicyName"),
                                owner,
                                policy.path("PolicyDocument")));
            }
        }
    }

    private static JsonNode defaultVersion(JsonNode policy) {
        String version = Json.text(policy, "DefaultVersionId");
        return Json.where(policy.path("PolicyVersionList"), "VersionId", version)
                .getFirst()
                .path("Document");
    }

    private static Expected of(String name, String owner, JsonNode document) {
        boolean star = Documents.allows(document).stream().anyMatch(JudgePolicies::isStar);
        return Expected.of(CONTROL, "policy", name, owner, Ruled.fails(star));
    }

    static boolean isStar(JsonNode statement) {
        return Json.texts(statement.path("Action")).stream()
                        .anyMatch(p -> p.matches("\\*+(:\\*+)?"))
                && Json.texts(statement.path("Resource")).stream().anyMatch(p -> p.matches("\\*+"))
                && statement.path("Condition").isEmpty();
    }
}
