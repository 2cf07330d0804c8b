package dev.lockstep.judge.random;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Attached managed policies, each a pair of name and ARN.
final class Attachments {
    private Attachments() {}

    static void put(ObjectNode holder, String field, List<String[]> policies) {
        ArrayNode attached = holder.putArray(field);
        for (String[] policy : policies) {
            attached.addObject().put("PolicyName", policy[0]).put("PolicyArn", policy[1]);
        }
    }
}
