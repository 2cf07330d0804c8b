package dev.lockstep.practice.server;

import dev.lockstep.practice.enforce.AccessDenied;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.practice.wire.Protocol;
import java.util.Set;

/// What temporary credentials may not call, whatever policies allow.
///
/// Rule source: AWS STS API Reference, GetSessionToken: "You cannot call any IAM API operations
/// unless MFA authentication information is included in the request. You cannot call any STS API
/// except AssumeRole or GetCallerIdentity."
final class SessionScope {
    private static final Set<String> OF_STS = Set.of("AssumeRole", "GetCallerIdentity");

    private SessionScope() {}

    static boolean forbids(Secrets.Session session, Operation operation) {
        return switch (session.kind()) {
            case Secrets.Kind.Plain _, Secrets.Kind.RoleToken _ -> false;
            case Secrets.Kind.SessionToken token ->
                    switch (operation.service()) {
                        case "iam" -> token.factor().isEmpty();
                        case "sts" -> !OF_STS.contains(operation.name());
                        default -> false;
                    };
        };
    }

    /// @param callerArn who asked
    static AwsError refusal(Protocol protocol, Operation operation, String callerArn) {
        return AccessDenied.error(
                protocol,
                "User: "
                        + callerArn
                        + " is not authorized to perform: "
                        + operation.action()
                        + " with credentials of GetSessionToken");
    }
}
