package dev.lockstep.judge.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes up the answer of GetAccountAuthorizationDetails; remembers what a baseline may declare.
final class RandomDetails {
    /// A group as it is: the names of its policies, and its inline documents.
    record GroupTruth(String name, List<String[]> attached, Map<String, ObjectNode> inline) {}

    private final Scene scene;
    private final Dice dice;
    private final RandomPolicies policies;
    final Map<String, ObjectNode> customer = new LinkedHashMap<>();
    final List<GroupTruth> groups = new ArrayList<>();
    private final List<String[]> managed = new ArrayList<>();

    RandomDetails(Scene scene) {
        this.scene = scene;
        this.dice = scene.dice();
        this.policies = new RandomPolicies(dice);
        for (String name : dice.some(List.of("developers-services", "custom.One", "Two_2"), 3)) {
            customer.put(name, policies.document());
            managed.add(new String[] {name, scene.arn("policy/" + name)});
        }
        for (String name : List.of("AdministratorAccess", "SecurityAudit", "ReadOnlyAccess")) {
            managed.add(new String[] {name, scene.awsPolicy(name)});
        }
        for (String name : List.of("AWSSupportAccess", "AWSCloudShellFullAccess")) {
            if (dice.chance(0.35)) {
                managed.add(new String[] {name, scene.awsPolicy(name)});
            }
        }
        for (String name :
                dice.some(List.of("administrators", "Developers", "auditors", "ops.team"), 4)) {
            Map<String, ObjectNode> inline = new LinkedHashMap<>();
            if (dice.chance(0.3)) {
                inline.put("extra", policies.document());
            }
            List<String[]> attached = new ArrayList<>(dice.some(managed, 2));
            if (dice.chance(0.08)) {
                attached.add(
                        new String[] {
                            "LockstepRequireMfa", scene.arn("policy/LockstepRequireMfa")
                        });
            }
            groups.add(new GroupTruth(name, attached, inline));
        }
    }

    ObjectNode answer(List<TruthUser> users) {
        ObjectNode details = FolderWriter.NODES.objectNode();
        ArrayNode userList = details.putArray("UserDetailList");
        for (TruthUser user : users) {
            add(userList, user);
        }
        ArrayNode groupList = details.putArray("GroupDetailList");
        for (GroupTruth group : groups) {
            ObjectNode node =
                    groupList
                            .addObject()
                            .put("Path", "/")
                            .put("GroupName", group.name())
                            .put("GroupId", "AGPA" + dice.letters(16))
                            .put("Arn", scene.arn("group/" + group.name()))
                            .put("CreateDate", dice.date(dice.ago(scene.now(), List.of(100))));
            inline(node, "GroupPolicyList", group.inline());
            Attachments.put(node, "AttachedManagedPolicies", group.attached());
        }
        new RandomRoles(scene, policies).add(details.putArray("RoleDetailList"), managed);
        ArrayNode policyList = details.putArray("Policies");
        boolean enforce =
                groups.stream()
                        .flatMap(group -> group.attached().stream())
                        .anyMatch(policy -> policy[0].equals("LockstepRequireMfa"));
        if (enforce) {
            customer.put("LockstepRequireMfa", policies.document());
        }
        customer.forEach(
                (name, document) -> add(policyList, name, scene.arn("policy/" + name), document));
        if (dice.chance(0.5)) {
            ObjectNode all = FolderWriter.NODES.objectNode().put("Version", "2012-10-17");
            all.putArray("Statement")
                    .addObject()
                    .put("Effect", "Allow")
                    .put("Action", "*")
                    .put("Resource", "*");
            add(policyList, "AdministratorAccess", scene.awsPolicy("AdministratorAccess"), all);
        }
        return details;
    }

    private void add(ArrayNode users, TruthUser user) {
        ObjectNode node =
                users.addObject()
                        .put("Path", user.path())
                        .put("UserName", user.name())
                        .put("UserId", "AIDA" + dice.letters(16))
                        .put("Arn", scene.arn("user" + user.path() + user.name()))
                        .put("CreateDate", dice.date(user.created()));
        ArrayNode groupList = node.putArray("GroupList");
        user.groups().forEach(groupList::add);
        List<String[]> attached =
                new ArrayList<>(dice.chance(0.25) ? dice.some(managed, 2) : List.of());
        if (dice.chance(0.06)) {
            String name = "AWSCompromisedKeyQuarantine" + dice.pick("", "V2", "V3");
            attached.add(new String[] {name, scene.awsPolicy(name)});
        }
        Attachments.put(node, "AttachedManagedPolicies", attached);
        if (dice.chance(0.15)) {
            inline(node, "UserPolicyList", Map.of("own", policies.document()));
        } else if (dice.chance(0.5)) {
            node.putArray("UserPolicyList");
        }
        if (dice.chance(0.1)) {
            node.putObject("PermissionsBoundary")
                    .put("PermissionsBoundaryType", "Policy")
                    .put("PermissionsBoundaryArn", scene.awsPolicy("PowerUserAccess"));
        }
        node.putArray("Tags");
    }

    private void inline(ObjectNode holder, String field, Map<String, ObjectNode> inline) {
        ArrayNode list = holder.putArray(field);
        inline.forEach((name, document) ->
                list.addObject()
                        .put("PolicyName", name)
                        .set("PolicyDocument", policies.printed(document)));
    }

    private void add(ArrayNode list, String name, String arn, ObjectNode document) {
        boolean two = dice.chance(0.3);
        ObjectNode policy =
                list.addObject()
                        .put("PolicyName", name)
                        .put("PolicyId", "ANPA" + dice.letters(16))
                        .put("Arn", arn)
                        .put("Path", "/")
                        .put("DefaultVersionId", two ? "v2" : "v1")
                        .put("AttachmentCount", 1)
                        .put("IsAttachable", true);
        ArrayNode versions = policy.putArray("PolicyVersionList");
        String created = dice.date(dice.ago(scene.now(), List.of(100)));
        if (two) {
            version(versions, policies.document(), "v1", false, created);
        }
        version(versions, document, two ? "v2" : "v1", true, created);
    }

    private void version(
            ArrayNode list, ObjectNode document, String id, boolean isDefault, String created) {
        list.addObject()
                .put("VersionId", id)
                .put("IsDefaultVersion", isDefault)
                .put("CreateDate", created)
                .set("Document", policies.printed(document));
    }
}
