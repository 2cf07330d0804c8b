package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledCondition;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// What a request sts:AssumeRole says of itself to the conditions of trust policies (IAM User
/// Guide, "AWS global condition context keys" and "IAM and AWS STS condition context keys").
///
/// Only some keys are known here. An Allow with a condition on another key does not count, unless
/// its operator ends in `IfExists`; neither does a Deny, whatever its operator. So nobody is let in
/// on a practice account by what it cannot judge.
///
/// @param keys by name in lower case; absent: the request does not have it
/// @param userName what `${aws:username}` stands for; a role has none
record TrustContext(Map<String, Optional<String>> keys, Optional<String> userName) {
    private static final String USER_NAME = "aws:username";

    TrustContext {
        keys = Map.copyOf(keys);
    }

    /// @param code whether the request brought the right code of an MFA device
    static TrustContext of(AssumeRoleRequest request, boolean code, Call call) {
        Account account = call.truth();
        return new TrustContext(
                Map.of(
                        "aws:multifactorauthpresent",
                        code ? Optional.of("true") : call.factorPresent(),
                        "aws:multifactorauthage",
                        code ? Optional.of("0") : call.factorAge(),
                        "aws:principalarn",
                        Optional.of(principal(call.caller(), account)),
                        "aws:principalaccount",
                        account.id(),
                        "sts:externalid",
                        Optional.ofNullable(request.externalId()),
                        "sts:rolesessionname",
                        Optional.of(request.roleSessionName())),
                call.caller() instanceof Caller.IamUser user
                        ? Optional.of(user.name())
                        : Optional.empty());
    }

    /// Of a session it is the role's ARN, with its path.
    private static String principal(Caller caller, Account account) {
        return switch (caller) {
            case Caller.RootUser _, Caller.IamUser _ -> caller.arn(account);
            case Caller.RoleSession session ->
                    Optional.ofNullable(account.roles().get(session.role()))
                            .map(Role::arn)
                            .orElseGet(() -> caller.arn(account));
        };
    }

    /// Whether all conditions of a statement are met, as far as they can be judged.
    boolean meets(Statement statement) {
        return statement.conditions().stream()
                .allMatch(condition -> meets(condition, statement.allows()));
    }

    private boolean meets(Condition condition, boolean allows) {
        return keys.containsKey(condition.key().toLowerCase(Locale.ROOT))
                ? CompiledCondition.of(condition, PolicyDocument.Version.V2012_10_17)
                        .holds(context())
                        .certain()
                : allows && condition.operator().ifExists();
    }

    private Context context() {
        Context context = Context.UNKNOWN.with(USER_NAME, value(userName));
        for (var key : keys.entrySet()) {
            context = context.with(key.getKey(), value(key.getValue()));
        }
        return context;
    }

    private static ContextValue value(Optional<String> value) {
        return value.<ContextValue>map(ContextValue.Single::new).orElse(ContextValue.ABSENT);
    }
}
