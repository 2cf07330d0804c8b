package dev.lockstep.practice.server;

import dev.lockstep.account.Account;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.practice.wire.Protocol;
import java.util.Map;

/// What AWS says where no policy allows a call.
final class Denials {
    private Denials() {}

    /// @param callerArn who asked
    static AwsError of(Operation operation, Protocol protocol, String callerArn, Account account) {
        String sentence =
                "User: "
                        + callerArn
                        + " is not authorized to perform: "
                        + operation.action()
                        + " on resource: "
                        + resource(operation, account)
                        + " because no identity-based policy allows the "
                        + operation.action()
                        + " action";
        return switch (protocol) {
            case QUERY -> new AwsError(403, "AccessDenied", sentence);
            case JSON -> new AwsError(400, "AccessDeniedException", sentence);
            case REST_JSON -> new AwsError(403, "AccessDeniedException", sentence);
        };
    }

    /// What IAM names where a list has no single resource (Service Authorization Reference,
    /// "Actions, resources, and condition keys for AWS Identity and Access Management"); `*` for
    /// the rest.
    private static final Map<String, String> LISTS =
            Map.of("iam:ListUsers", "user/", "iam:ListGroups", "group/", "iam:ListRoles", "role/");

    private static String resource(Operation operation, Account account) {
        String kind = LISTS.get(operation.action());
        return kind == null
                ? "*"
                : "arn:" + account.partition() + ":iam::" + account.id().orElse("") + ":" + kind;
    }
}
