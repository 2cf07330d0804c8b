package dev.lockstep.practice.server;

import dev.lockstep.account.Account;
import dev.lockstep.practice.enforce.AccessDenied;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.practice.wire.Protocol;
import java.util.Map;

/// What AWS says where no policy allows a call.
final class Denials {
    private Denials() {}

    /// @param callerArn who asked
    static AwsError of(Operation operation, Protocol protocol, String callerArn, Account account) {
        return AccessDenied.error(
                protocol,
                AccessDenied.unallowed(
                        callerArn, operation.action(), resource(operation, account)));
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
