package dev.lockstep.report;

import dev.lockstep.cli.SavedAnswers;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A folder of saved answers and a lockstep.yaml in which every name that an outsider could choose
/// is made of one hostile text.
public final class HostileAccount {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OLD = "2020-01-01T00:00:00Z";

    private final String hostile;
    private final SavedAnswers saved;

    private HostileAccount(Path folder, String hostile) {
        this.hostile = hostile;
        this.saved = new SavedAnswers(folder);
    }

    public static void write(Path folder, String hostile) {
        var account = new HostileAccount(folder, hostile);
        account.head();
        account.details();
        account.report();
        account.around();
    }

    private String named(String what) {
        return what + hostile;
    }

    private static String arn(String what, String name) {
        return "arn:aws:iam::111122223333:" + what + "/" + name;
    }

    private void json(String file, Object value) {
        // YAML takes fewer characters raw than JSON; both take every one by its number.
        var text = new StringBuilder();
        for (char c : JSON.writeValueAsString(value).toCharArray()) {
            text.append(c >= 0x7F ? "\\u%04x".formatted((int) c) : Character.toString(c));
        }
        saved.raw(file, text.toString());
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static ObjectNode one(UnaryOperator<ObjectNode> fill) {
        return fill.apply(object());
    }

    private void head() {
        json(
                "snapshot.json",
                object().put("account", "111122223333").put("takenAt", "2026-11-20T09:30:00Z"));
        ObjectNode aliases = object();
        aliases.putArray("AccountAliases").add(named("alias"));
        json("account-aliases.json", aliases);
        ArrayNode denied = JSON.createArrayNode();
        denied.addObject()
                .put("operation", "iam:GetAccountSummary")
                .put("code", "AccessDenied")
                .put("message", named("because "));
        json("denied.json", denied);
    }

    private String starPolicy() {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": "
                + JSON.writeValueAsString(named("Sid"))
                + ", \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}";
    }

    private String openTrust(String principal) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": "
                + JSON.writeValueAsString(named("Sid"))
                + ", \"Effect\": \"Allow\", \"Principal\": {\"AWS\": "
                + JSON.writeValueAsString(principal)
                + "}, \"Action\": \"sts:AssumeRole\"}]}";
    }

    private void details() {
        ObjectNode all = object();
        ArrayNode users = all.putArray("UserDetailList");
        for (String name : new String[] {named("user"), named("admin"), hostile + "service"}) {
            ObjectNode user = users.addObject();
            user.put("UserName", name)
                    .put("Arn", arn("user", name))
                    .put("UserId", "AIDA" + Integer.toHexString(name.hashCode()))
                    .put("CreateDate", OLD)
                    .put("Path", "/");
            user.putArray("GroupList").add(named("group"));
            attached(user, "AttachedManagedPolicies");
            inline(user, "UserPolicyList");
        }
        ObjectNode group = all.putArray("GroupDetailList").addObject();
        group.put("GroupName", named("group")).put("Arn", arn("group", named("group")));
        attached(group, "AttachedManagedPolicies");
        inline(group, "GroupPolicyList");
        ObjectNode empty = all.withArray("GroupDetailList").addObject();
        empty.put("GroupName", named("empty")).put("Arn", arn("group", named("empty")));
        empty.putArray("AttachedManagedPolicies");
        empty.putArray("GroupPolicyList");
        ArrayNode roles = all.putArray("RoleDetailList");
        role(roles, named("open"), openTrust("*"));
        role(roles, named("outside"), openTrust("arn:aws:iam::999999999999:root"));
        role(roles, named("odd"), openTrust(named("arn:aws:iam::999999999999:user/")));
        ObjectNode policy = all.putArray("Policies").addObject();
        policy.put("PolicyName", named("policy"))
                .put("Arn", arn("policy", named("policy")))
                .put("DefaultVersionId", "v1")
                .put("AttachmentCount", 1);
        policy.putArray("PolicyVersionList")
                .addObject()
                .put("VersionId", "v1")
                .put("IsDefaultVersion", true)
                .set("Document", JSON.readTree(starPolicy()));
        json("account-authorization-details.json", all);
    }

    private void attached(ObjectNode owner, String list) {
        owner.putArray(list)
                .addObject()
                .put("PolicyName", named("policy"))
                .put("PolicyArn", arn("policy", named("policy")));
    }

    private void inline(ObjectNode owner, String list) {
        owner.putArray(list)
                .addObject()
                .put("PolicyName", named("inline"))
                .set("PolicyDocument", JSON.readTree(starPolicy()));
    }

    private void role(ArrayNode roles, String name, String trust) {
        ObjectNode role = roles.addObject();
        role.put("RoleName", name)
                .put("Arn", arn("role", name))
                .put("Path", "/")
                .put("CreateDate", OLD)
                .set("AssumeRolePolicyDocument", JSON.readTree(trust));
        attached(role, "AttachedManagedPolicies");
        inline(role, "RolePolicyList");
    }

    private void report() {
        var csv =
                new StringBuilder(
                        "user,arn,user_creation_time,password_enabled,password_last_used,"
                                + "password_last_changed,mfa_active,access_key_1_active,"
                                + "access_key_1_last_rotated,access_key_1_last_used_date\n"
                                + "<root_account>,arn:aws:iam::111122223333:root,2019-01-01T00:00:00Z,"
                                + "true,2026-11-19T00:00:00Z,2019-01-01T00:00:00Z,false,true,"
                                + "2019-01-01T00:00:00Z,N/A\n");
        for (String name : new String[] {named("user"), named("admin"), hostile + "service"}) {
            csv.append('"')
                    .append(name.replace("\"", "\"\""))
                    .append("\",")
                    .append("x,")
                    .append(OLD)
                    .append(",true,no_information,")
                    .append(OLD)
                    .append(",false,true,")
                    .append(OLD)
                    .append(",N/A\n");
        }
        saved.raw("credential-report.csv", csv.toString());
    }

    private void around() {
        ObjectNode devices = object();
        devices.putArray("VirtualMFADevices")
                .addObject()
                .put("SerialNumber", arn("mfa", named("device")));
        json("virtual-mfa-devices.json", devices);
        ObjectNode keys = object();
        keys.putArray(named("user"))
                .addObject()
                .put("AccessKeyId", named("AKIA"))
                .put("Status", "Active")
                .put("CreateDate", OLD);
        json("access-keys.json", keys);
        ObjectNode certificates = object();
        certificates
                .putArray("ServerCertificateMetadataList")
                .addObject()
                .put("ServerCertificateName", named("certificate"))
                .put("Arn", arn("server-certificate", named("certificate")))
                .put("Expiration", OLD);
        json("server-certificates.json", certificates);
        json(
                "regions.json",
                one(o -> {
                    o.putArray("Regions").addObject().put("RegionName", named("region"));
                    return o;
                }));
        json("lockstep.yaml", baseline());
    }

    /// JSON is YAML too.
    private ObjectNode baseline() {
        ObjectNode file = object().put("lockstep", 1);
        ArrayNode exceptions = file.putArray("exceptions");
        exceptions
                .addObject()
                .put("control", "root-mfa")
                .put("subject", "*")
                .put("reason", named("agreed "))
                .put("owner", named("somebody "))
                .put("until", "2027-01-01");
        exceptions
                .addObject()
                .put("control", "root-unused")
                .put("subject", "nobody" + hostile.replaceAll("[*?]", "x"))
                .put("reason", named("agreed "))
                .put("owner", named("somebody "))
                .put("until", "2026-01-01");
        return file;
    }
}
