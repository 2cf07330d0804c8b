package dev.lockstep.judge.random;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes up a baseline; `files` are the policy documents that it names, by path.
final class RandomBaseline {
    private static final List<String> CONTROLS =
            List.of(
                    "password-length",
                    "password-number",
                    "root-mfa",
                    "root-unused",
                    "root-access-keys",
                    "group-as-declared",
                    "group-not-empty",
                    "policies-through-groups",
                    "no-star-policy",
                    "role-trust-open",
                    "user-mfa",
                    "user-in-group",
                    "key-age",
                    "key-unused",
                    "key-single",
                    "password-current",
                    "password-unused",
                    "person-verified",
                    "mfa-leftover",
                    "support-role",
                    "certificate-expired",
                    "user-on-roster",
                    "person-has-user",
                    "trail-on",
                    "key-inactive-leftover",
                    "other-credentials",
                    "access-analyzer");

    private final Scene scene;
    private final Dice dice;
    private final ObjectNode json = FolderWriter.NODES.objectNode().put("lockstep", 1);
    final Map<String, ObjectNode> files = new LinkedHashMap<>();

    RandomBaseline(Scene scene) {
        this.scene = scene;
        this.dice = scene.dice();
    }

    ObjectNode make(RandomDetails details, List<TruthUser> users) {
        if (dice.chance(0.4)) {
            json.put("account", scene.account());
        }
        parameters();
        if (dice.chance(0.75)) {
            groups(details);
        }
        List<String> names = users.stream().map(TruthUser::name).toList();
        roster(names);
        needs(users);
        if (dice.chance(0.5)) {
            ArrayNode trusted = json.putArray("trusted-accounts");
            dice.some(RandomRoles.FOREIGN, 2).forEach(trusted::add);
        }
        switch (dice.between(0, 4)) {
            case 0 -> json.put("regions", "all");
            case 1, 2 -> {
                ArrayNode regions = json.putArray("regions");
                regions.add(scene.region());
                if (scene.region().equals("us-east-1")) {
                    regions.add("eu-west-1");
                }
            }
            default -> {}
        }
        exceptions(names, details.groups.stream().map(RandomDetails.GroupTruth::name).toList());
        return json;
    }

    /// Makes sure that no region has to be guessed.
    void nameRegion() {
        if (!json.has("regions")) {
            json.putArray("regions").add(scene.region());
        }
    }

    private void parameters() {
        Scene.Limits limits = scene.limits();
        ObjectNode policy = json.putObject("password-policy");
        if (dice.chance(0.5)) {
            policy.put("minimum-length", dice.pick(14, 12, 16, 8, 128));
        }
        for (String flag :
                List.of(
                        "require-uppercase",
                        "require-lowercase",
                        "require-numbers",
                        "require-symbols",
                        "allow-users-to-change")) {
            if (dice.chance(0.3)) {
                policy.put(flag, dice.chance(0.5));
            }
        }
        if (limits.password() == 0) {
            policy.put("max-age-days", "never");
        } else if (limits.password() != 90 || dice.chance(0.5)) {
            policy.put("max-age-days", limits.password());
        }
        if (dice.chance(0.4)) {
            policy.put("reuse-prevention", dice.pick(24, 5, 1));
        }
        if (dice.chance(0.4)) {
            policy.put("hard-expiry", dice.chance(0.5));
        }
        ObjectNode root = json.putObject("root").put("idle-days", limits.root());
        if (dice.chance(0.6)) {
            root.put("mfa-kind", dice.pick("any", "hardware", "hardware"));
        }
        if (dice.chance(0.5)) {
            root.putObject("attestations")
                    .putObject("strong-password")
                    .put("by", "alice")
                    .put("date", "2026-01-01")
                    .put("until", until());
        }
        json.putObject("users").put("unused-days", limits.unused()).put("idle-days", limits.idle());
        json.putObject("access-keys")
                .put("max-age-days", limits.keyMax())
                .put("grace-days", limits.grace())
                .put("inactive-days", limits.inactive());
        if (dice.chance(0.6)) {
            json.putObject("mfa")
                    .put("kind", dice.pick("any", "hardware"))
                    .put("enforce", dice.chance(0.2));
        }
    }

    /// A day around today: yesterday, today, tomorrow, or far.
    private String until() {
        LocalDate today = LocalDate.ofInstant(scene.now(), ZoneOffset.UTC);
        return today.plusDays(dice.pick(-30, -1, 0, 1, 100, 398)).toString();
    }

    private void groups(RandomDetails details) {
        ObjectNode groups = json.putObject("groups");
        for (RandomDetails.GroupTruth truth : details.groups) {
            if (!dice.chance(0.8)) {
                continue;
            }
            ObjectNode group = groups.putObject(truth.name());
            switch (dice.between(0, 4)) {
                case 0 -> group.put("administrators", true);
                case 1 -> group.putArray("services").add("s3").add("lambda");
                case 2 -> group.put("read-only", true);
                default -> {}
            }
            if (dice.chance(0.75)) {
                policies(group.putArray("policies"), truth, details.customer);
            }
            if (dice.chance(truth.inline().isEmpty() ? 0.15 : 0.6)) {
                inline(group.putObject("inline"), truth);
            }
        }
        if (dice.chance(0.3)) {
            groups.putObject("nobody-made-this");
        }
    }

    private void policies(
            ArrayNode list, RandomDetails.GroupTruth truth, Map<String, ObjectNode> customer) {
        for (String[] policy : truth.attached()) {
            if (policy[0].equals("LockstepRequireMfa") || dice.chance(0.1)) {
                continue;
            }
            if (customer.containsKey(policy[0]) && dice.chance(0.4)) {
                String file = "policies/" + policy[0] + ".json";
                files.put(file, customer.get(policy[0]));
                list.addObject().put("name", policy[0]).put("file", file);
            } else {
                list.add(dice.pick(policy));
            }
        }
        if (dice.chance(0.1)) {
            list.add("IAMReadOnlyAccess");
        }
    }

    private void inline(ObjectNode inline, RandomDetails.GroupTruth truth) {
        Map<String, ObjectNode> documents = new LinkedHashMap<>(truth.inline());
        if (dice.chance(0.2)) {
            documents.put("other", new RandomPolicies(dice).document());
        }
        documents.forEach((name, document) -> {
            String file = "policies/" + truth.name() + "-" + name + ".json";
            files.put(file, document);
            inline.put(name, file);
        });
    }

    private void roster(List<String> names) {
        List<String> left = new ArrayList<>(dice.some(names, names.size()));
        List<String> machines = left.subList(0, left.size() / 4);
        List<String> glass = left.subList(left.size() / 4, left.size() / 3);
        List<String> people = left.subList(left.size() / 3, left.size());
        if (dice.chance(0.7)) {
            ObjectNode node = json.putObject("people");
            for (String name : people) {
                ObjectNode person = person(node, name);
                if (dice.chance(0.1)) {
                    person.put("sign-in", "federated");
                }
            }
            if (!people.isEmpty() && dice.chance(0.15)) {
                person(node, "twin").put("user", people.getFirst());
            }
            if (dice.chance(0.3)) {
                person(node, "not-here");
            }
            if (dice.chance(0.2)) {
                person(node, "at-the-idp").put("sign-in", "federated");
            }
        }
        if (dice.chance(0.6)) {
            ObjectNode node = json.putObject("services");
            for (String name : machines) {
                node.putObject(name).put("owner", "alice");
            }
        }
        if (dice.chance(0.5)) {
            ArrayNode list = json.putArray("break-glass");
            glass.forEach(list::add);
        }
    }

    private ObjectNode person(ObjectNode people, String user) {
        boolean byId = dice.chance(0.8);
        ObjectNode person = people.putObject(byId ? odd(user) : "id-of-" + people.size());
        if (!byId) {
            person.put("user", user);
        }
        return person.put("name", "A Person");
    }

    /// The id of a person may differ from the user's name in case.
    private String odd(String user) {
        return dice.chance(0.05) ? user.toUpperCase(java.util.Locale.ROOT) : user;
    }

    private void needs(List<TruthUser> users) {
        if (dice.chance(0.3)) {
            return;
        }
        ArrayNode needs = json.putArray("needs");
        for (TruthUser user : users) {
            if (dice.chance(0.25)) {
                need(needs).put("user", user.name());
            }
            for (TruthUser.Key key : user.keys()) {
                if (dice.chance(0.15)) {
                    need(needs).put("key", key.id());
                }
            }
        }
    }

    private ObjectNode need(ArrayNode needs) {
        return needs.addObject()
                .put("purpose", "deploys")
                .put("owner", "alice")
                .put("until", until());
    }

    private void exceptions(List<String> names, List<String> groups) {
        if (!dice.chance(0.5)) {
            return;
        }
        ArrayNode list = json.putArray("exceptions");
        List<String> subjects = new ArrayList<>(names);
        subjects.addAll(
                List.of(
                        scene.account(),
                        "<root_account>",
                        "*",
                        "a*",
                        "role-*",
                        "developers-services"));
        names.forEach(name -> subjects.add(name + "#1"));
        subjects.addAll(groups);
        int count = dice.between(1, 8);
        for (int i = 0; i < count; i++) {
            String control = dice.pick(CONTROLS);
            boolean root = control.startsWith("root-") && dice.chance(0.5);
            boolean role = control.startsWith("role-") && dice.chance(0.7);
            String subject =
                    role
                            ? dice.pick("role-*", "App.Role*", "R_*")
                            : dice.chance(0.3) ? "*" : dice.pick(subjects);
            list.addObject()
                    .put("control", control)
                    .put("subject", root ? "<root_account>" : subject)
                    .put("reason", "agreed")
                    .put("owner", "alice")
                    .put("until", until());
        }
    }
}
