package dev.lockstep.judge.random;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes up policy documents, some of which allow everything.
final class RandomPolicies {
    private final Dice dice;

    RandomPolicies(Dice dice) {
        this.dice = dice;
    }

    /// A document as an object, or as URL-encoded text.
    JsonNode printed(ObjectNode document) {
        if (dice.chance(0.4)) {
            String encoded = URLEncoder.encode(document.toString(), StandardCharsets.UTF_8);
            return FolderWriter.NODES.stringNode(encoded.replace("+", "%20"));
        }
        return document;
    }

    ObjectNode document() {
        ObjectNode document = FolderWriter.NODES.objectNode().put("Version", "2012-10-17");
        if (dice.chance(0.3)) {
            document.set("Statement", statement());
        } else {
            ArrayNode statements = document.putArray("Statement");
            for (int i = 0; i < dice.between(1, 3); i++) {
                statements.add(statement());
            }
        }
        return document;
    }

    private ObjectNode statement() {
        ObjectNode statement =
                FolderWriter.NODES.objectNode().put("Effect", dice.chance(0.85) ? "Allow" : "Deny");
        if (dice.chance(0.1)) {
            texts(statement, "NotAction", List.of("iam:*"));
        } else {
            texts(
                    statement,
                    "Action",
                    List.of(
                            dice.pick("s3:GetObject", "*", "*:*", "**", "s3:*", "iam:*", "*:Get*"),
                            dice.pick("ec2:Describe*", "lambda:*", "logs:PutLogEvents", "sqs:*")));
        }
        if (dice.chance(0.05)) {
            texts(statement, "NotResource", List.of("arn:aws:s3:::secret/*"));
        } else {
            texts(
                    statement,
                    "Resource",
                    List.of(
                            dice.pick("*", "*", "**", "arn:aws:s3:::bucket/*", "arn:*"),
                            "arn:aws:s3:::other"));
        }
        if (dice.chance(0.2)) {
            ObjectNode condition = statement.putObject("Condition");
            if (dice.chance(0.6)) {
                condition.putObject("StringEquals").put("aws:RequestedRegion", "eu-west-1");
            }
        }
        return statement;
    }

    /// One text or a list of them.
    void texts(ObjectNode node, String field, List<String> values) {
        int count = dice.between(1, values.size());
        if (count == 1 && dice.chance(0.6)) {
            node.put(field, values.getFirst());
        } else {
            ArrayNode array = node.putArray(field);
            values.subList(0, count).forEach(array::add);
        }
    }
}
