package dev.lockstep.judge.random;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes up roles, with trust policies of every kind.
final class RandomRoles {
    static final List<String> FOREIGN = List.of("210987654321", "333344445555", "999988887777");

    private final Scene scene;
    private final Dice dice;
    private final RandomPolicies policies;

    RandomRoles(Scene scene, RandomPolicies policies) {
        this.scene = scene;
        this.dice = scene.dice();
        this.policies = policies;
    }

    void add(ArrayNode roles, List<String[]> managed) {
        int count = dice.between(0, 6);
        for (int i = 0; i < count; i++) {
            String path =
                    dice.pick(
                            "/",
                            "/",
                            "/service/",
                            "/aws-service-role/ssm.amazonaws.com/",
                            "/aws-reserved/sso.amazonaws.com/eu-west-1/");
            String name = dice.pick("role-", "App.Role", "ci+", "R_") + i;
            ObjectNode role =
                    roles.addObject()
                            .put("Path", path)
                            .put("RoleName", name)
                            .put("RoleId", "AROA" + dice.letters(16))
                            .put("Arn", scene.arn("role" + path + name))
                            .put("CreateDate", dice.date(dice.ago(scene.now(), List.of(100))));
            role.set("AssumeRolePolicyDocument", policies.printed(trust()));
            Attachments.put(role, "AttachedManagedPolicies", dice.some(managed, 2));
            ArrayNode inline = role.putArray("RolePolicyList");
            if (dice.chance(0.2)) {
                inline.addObject()
                        .put("PolicyName", "inline" + i)
                        .set("PolicyDocument", policies.printed(policies.document()));
            }
            role.putArray("InstanceProfileList");
            role.putArray("Tags");
        }
    }

    private ObjectNode trust() {
        ObjectNode document = FolderWriter.NODES.objectNode().put("Version", "2012-10-17");
        ArrayNode statements = document.putArray("Statement");
        for (int i = 0; i < dice.pick(1, 1, 1, 2); i++) {
            ObjectNode statement = statements.addObject();
            statement.put("Effect", dice.chance(0.93) ? "Allow" : "Deny");
            switch (dice.between(0, 4)) {
                case 0 -> everybody(statement);
                case 1 -> tenants(statement);
                case 2 -> service(statement);
                default -> principals(statement);
            }
        }
        return document;
    }

    private void everybody(ObjectNode statement) {
        statement.put("Action", dice.pick("sts:AssumeRole", "sts:*", "*", "STS:assumerole"));
        switch (dice.between(0, 2)) {
            case 0 -> statement.put("Principal", "*");
            case 1 -> statement.putObject("Principal").put("AWS", "*");
            default ->
                    statement
                            .putObject("Principal")
                            .putArray("AWS")
                            .add(scene.arn("root"))
                            .add("*");
        }
        if (dice.chance(0.8)) {
            condition(statement);
        }
    }

    private void condition(ObjectNode statement) {
        String key =
                dice.pick(
                        "aws:PrincipalOrgID",
                        "aws:PrincipalArn",
                        "aws:SourceArn",
                        "aws:PrincipalAccount",
                        "AWS:principalorgid",
                        "aws:SourceVpc",
                        "sts:ExternalId",
                        "aws:PrincipalOrgPaths");
        boolean arn = key.endsWith("Arn");
        String operator =
                arn
                        ? dice.pick(
                                "ArnLike",
                                "ArnEquals",
                                "StringLike",
                                "ArnLikeIfExists",
                                "ArnNotLike",
                                "ForAllValues:ArnLike")
                        : dice.pick(
                                "StringEquals",
                                "StringLike",
                                "StringEqualsIfExists",
                                "StringNotEquals",
                                "ForAllValues:StringLike",
                                "ForAnyValue:StringLike",
                                "StringEqualsIgnoreCase");
        boolean excludes = key.equals("sts:ExternalId") && operator.startsWith("For");
        String value =
                arn
                        ? dice.pick(
                                "arn:aws:iam::" + scene.account() + ":role/*",
                                "arn:aws:iam::*:role/x",
                                "*",
                                "arn:aws:iam::12345678901?:role/x",
                                "arn:aws:iam::*")
                        : dice.pick("o-abcdef1234", "*", "o-abcdef1234", "**");
        ObjectNode asked =
                statement.putObject("Condition").putObject(excludes ? "StringEquals" : operator);
        policies.texts(
                asked, key, List.of(value, dice.pick("*", arn ? scene.arn("role/y") : "o-x")));
    }

    private void tenants(ObjectNode statement) {
        statement.put("Action", "sts:AssumeRoleWithWebIdentity");
        String issuer =
                dice.pick(
                        "token.actions.githubusercontent.com",
                        "token.actions.githubusercontent.com",
                        "gitlab.com",
                        "app.terraform.io",
                        "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE");
        statement.putObject("Principal").put("Federated", scene.arn("oidc-provider/" + issuer));
        String good =
                switch (issuer) {
                    case "gitlab.com" -> "project_path:acme/app:ref_type:branch:ref:main";
                    case "app.terraform.io" ->
                            "organization:acme:project:p:workspace:w:run_phase:*";
                    default -> dice.pick("repo:acme/app:ref:refs/heads/main", "repo:acme/*");
                };
        String bad =
                switch (issuer) {
                    case "gitlab.com" -> dice.pick("project_path:*", "*");
                    case "app.terraform.io" -> dice.pick("organization:*:project:p", "*");
                    default -> dice.pick("repo:acme*", "repo:*/app:*", "*", "repo:ac?e/app:*");
                };
        ObjectNode condition = statement.putObject("Condition");
        condition.putObject("StringEquals").put(issuer + ":aud", "sts.amazonaws.com");
        if (dice.chance(0.8)) {
            ObjectNode asked =
                    condition.putObject(
                            dice.pick(
                                    "StringLike",
                                    "StringLike",
                                    "ForAnyValue:StringLike",
                                    "StringLikeIfExists",
                                    "ForAllValues:StringLike",
                                    "StringNotLike"));
            policies.texts(
                    asked,
                    issuer + ":sub",
                    List.of(dice.chance(0.7) ? good : bad, dice.chance(0.7) ? good : bad));
        }
    }

    private void service(ObjectNode statement) {
        statement.put("Action", "sts:AssumeRole");
        policies.texts(
                statement.putObject("Principal"),
                "Service",
                List.of(
                        dice.pick(
                                        "scheduler",
                                        "states",
                                        "ssm",
                                        "codebuild",
                                        "bedrock",
                                        "ec2",
                                        "ec2")
                                + ".amazonaws.com",
                        dice.pick("vpc-flow-logs.amazonaws.com", "ec2.amazonaws.com")));
        if (dice.chance(0.5)) {
            String key = dice.pick("aws:SourceAccount", "aws:sourceaccount", "aws:SourceOrgID");
            statement
                    .putObject("Condition")
                    .putObject("StringEquals")
                    .put(dice.chance(0.8) ? key : "aws:RequestedRegion", scene.account());
        }
    }

    private void principals(ObjectNode statement) {
        statement.put("Action", "sts:AssumeRole");
        String foreign = dice.pick(FOREIGN);
        String foreignArn = scene.arn("x").replace(scene.account(), foreign);
        policies.texts(
                statement.putObject("Principal"),
                "AWS",
                List.of(
                        dice.pick(
                                foreign,
                                foreignArn.replace(":x", ":root"),
                                foreignArn.replace(":x", ":role/deploy"),
                                scene.arn("root"),
                                scene.account(),
                                "AROA" + dice.letters(17),
                                "AIDA" + dice.letters(17)),
                        dice.pick(scene.arn("user/alice"), foreignArn.replace(":x", ":user/eve"))));
        if (dice.chance(0.5)) {
            ObjectNode condition = statement.putObject("Condition");
            switch (dice.between(0, 6)) {
                case 0 -> condition.putObject("StringEquals").put("sts:ExternalId", "secret-17");
                case 1 -> condition.putObject("StringLike").put("sts:ExternalId", "*");
                case 2 -> condition.putObject("Bool").put("aws:MultiFactorAuthPresent", "true");
                case 3 ->
                        condition
                                .putObject("BoolIfExists")
                                .put("aws:MultiFactorAuthPresent", "true");
                case 4 -> condition.putObject("Bool").put("aws:MultiFactorAuthPresent", "false");
                case 5 ->
                        condition
                                .putObject("NumericLessThan")
                                .put("aws:MultiFactorAuthAge", "3600");
                default ->
                        condition
                                .putObject(dice.pick("StringEquals", "StringNotEquals"))
                                .put("aws:PrincipalOrgID", "o-abcdef1234");
            }
        }
    }
}
