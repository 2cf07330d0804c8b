package dev.lockstep.judge.random;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the files that hold an answer for each user.
final class UserFiles {
    private final Scene scene;
    private final Dice dice;
    private final FolderWriter out;

    UserFiles(Scene scene, FolderWriter out) {
        this.scene = scene;
        this.dice = scene.dice();
        this.out = out;
    }

    void write(RootTruth root, List<TruthUser> users) {
        double left = dice.pick(0.0, 0.3, 1.0);
        list(users);
        profiles(users, left);
        devices(root, users, left);
        keys(root, users, left);
        services(users);
        credentials("ssh-public-keys.json", "iam:ListSSHPublicKeys", users, dice.pick(0.0, 0.5));
        credentials("signing-certificates.json", "iam:ListSigningCertificates", users, left);
        if (root.isCaller() && !out.lost()) {
            ObjectNode user =
                    FolderWriter.NODES
                            .objectNode()
                            .put("Arn", scene.arn("root"))
                            .put("UserId", scene.account())
                            .put("CreateDate", "2020-01-01T00:00:00Z");
            root.used().ifPresent(used -> user.put("PasswordLastUsed", dice.date(used)));
            ObjectNode answer = FolderWriter.NODES.objectNode();
            answer.set("User", user);
            out.write("root-user.json", answer);
        }
    }

    private void list(List<TruthUser> users) {
        ObjectNode answer = FolderWriter.NODES.objectNode();
        ArrayNode list = answer.putArray("Users");
        for (TruthUser user : users) {
            ObjectNode node =
                    list.addObject()
                            .put("Path", user.path())
                            .put("UserName", user.name())
                            .put("UserId", "AIDA" + dice.letters(16))
                            .put("Arn", scene.arn("user" + user.path() + user.name()))
                            .put("CreateDate", dice.date(user.created()));
            user.password()
                    .flatMap(TruthUser.Password::used)
                    .ifPresent(used -> node.put("PasswordLastUsed", dice.date(used)));
        }
        out.putPages("users.json", "iam:ListUsers", answer);
    }

    private void profiles(List<TruthUser> users, double left) {
        ObjectNode map = FolderWriter.NODES.objectNode();
        for (TruthUser user : users) {
            if (user.password().isEmpty() && dice.chance(0.2)) {
                out.say(
                        "iam:GetLoginProfile",
                        user.name(),
                        dice.pick("NoSuchEntity", "NoSuchEntityException"));
            } else if (user.password().isEmpty()) {
                map.putNull(user.name());
            } else {
                map.putObject(user.name())
                        .put("UserName", user.name())
                        .put("CreateDate", dice.date(user.password().get().profile()))
                        .put("PasswordResetRequired", dice.chance(0.2));
            }
        }
        out.putUsers("login-profiles.json", "iam:GetLoginProfile", map, left);
    }

    private void devices(RootTruth root, List<TruthUser> users, double left) {
        ObjectNode map = FolderWriter.NODES.objectNode();
        ObjectNode virtual = FolderWriter.NODES.objectNode();
        ArrayNode list = virtual.putArray("VirtualMFADevices");
        for (TruthUser user : users) {
            ArrayNode devices = map.putArray(user.name());
            for (String serial : user.devices()) {
                devices.addObject()
                        .put("UserName", user.name())
                        .put("SerialNumber", serial)
                        .put("EnableDate", dice.date(user.created()));
                if (serial.contains(":mfa/")) {
                    list.addObject()
                            .put("SerialNumber", serial)
                            .put("EnableDate", dice.date(user.created()))
                            .putObject("User")
                            .put("UserName", user.name())
                            .put("UserId", "AIDA" + dice.letters(16))
                            .put("Path", user.path())
                            .put("Arn", scene.arn("user" + user.path() + user.name()));
                }
            }
        }
        for (String serial : root.devices()) {
            if (serial.contains(":mfa/")) {
                list.addObject()
                        .put("SerialNumber", serial)
                        .put("EnableDate", "2024-05-05T00:00:00Z")
                        .putObject("User")
                        .put("UserId", scene.account())
                        .put("Arn", scene.arn("root"));
            }
        }
        for (String leftover :
                dice.some(List.of("mfa/old-phone", "mfa/root-account", "mfa/x.y"), 2)) {
            list.addObject().put("SerialNumber", scene.arn(leftover));
        }
        if (root.isCaller()) {
            ArrayNode devices = map.putArray("<root_account>");
            for (String serial : root.devices()) {
                devices.addObject()
                        .put("SerialNumber", serial)
                        .put("EnableDate", "2024-05-05T00:00:00Z");
            }
        }
        out.putUsers("mfa-devices.json", "iam:ListMFADevices", map, left);
        out.putPages("virtual-mfa-devices.json", "iam:ListVirtualMFADevices", virtual);
    }

    private void keys(RootTruth root, List<TruthUser> users, double left) {
        ObjectNode map = FolderWriter.NODES.objectNode();
        for (TruthUser user : users) {
            ArrayNode keys = map.putArray(user.name());
            user.keys().stream().filter(key -> !key.deleted()).forEach(key -> add(keys, key, true));
        }
        if (root.isCaller()) {
            ArrayNode keys = map.putArray("<root_account>");
            root.keys().forEach(key -> add(keys, key, false));
        }
        out.putUsers("access-keys.json", "iam:ListAccessKeys", map, left);
    }

    private void add(ArrayNode keys, TruthUser.Key key, boolean withUse) {
        ObjectNode node =
                keys.addObject()
                        .put("AccessKeyId", key.id())
                        .put("Status", key.active() ? "Active" : "Inactive")
                        .put("CreateDate", dice.date(key.created()));
        if (withUse && dice.chance(0.8)) {
            ObjectNode used = node.putObject("LastUsed");
            key.used().ifPresent(date -> used.put("LastUsedDate", dice.date(date)));
            used.put("ServiceName", key.used().isPresent() ? "s3" : "N/A");
            used.put("Region", key.used().isPresent() ? scene.region() : "N/A");
        }
    }

    private void services(List<TruthUser> users) {
        ObjectNode answer = FolderWriter.NODES.objectNode();
        ArrayNode list = answer.putArray("ServiceSpecificCredentials");
        for (TruthUser user : users) {
            for (TruthUser.Credential credential : user.services()) {
                ObjectNode node =
                        list.addObject()
                                .put("UserName", user.name())
                                .put("Status", credential.status())
                                .put("ServiceUserName", "service-user")
                                .put("CreateDate", dice.date(credential.made()))
                                .put("ServiceSpecificCredentialId", credential.id())
                                .put("ServiceName", "bedrock.amazonaws.com");
                credential.ends().ifPresent(d -> node.put("ExpirationDate", dice.date(d)));
            }
        }
        out.putPages("service-credentials.json", "iam:ListServiceSpecificCredentials", answer);
    }

    private void credentials(String file, String operation, List<TruthUser> users, double left) {
        boolean ssh = file.startsWith("ssh");
        ObjectNode map = FolderWriter.NODES.objectNode();
        for (TruthUser user : users) {
            ArrayNode list = map.putArray(user.name());
            for (TruthUser.Credential each : ssh ? user.ssh() : user.certificates()) {
                list.addObject()
                        .put("UserName", user.name())
                        .put(ssh ? "SSHPublicKeyId" : "CertificateId", each.id())
                        .put("Status", each.status())
                        .put("UploadDate", dice.date(each.made()));
            }
        }
        out.putUsers(file, operation, map, left);
    }
}
