package dev.lockstep.practice.operation.identity;

import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/// All operations on users, groups, roles and managed policies.
public final class IdentityOperations implements Operations {
    private static final List<Operations> ALL =
            List.of(
                    new UserOperations(),
                    new UserPolicyOperations(),
                    new GroupOperations(),
                    new GroupPolicyOperations(),
                    new RoleOperations(),
                    new RolePolicyOperations(),
                    new PolicyOperations(),
                    new PolicyVersionOperations(),
                    new PolicyEntitiesOperation(),
                    new AuthorizationDetailsOperation());

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return ALL.stream().flatMap(one -> one.answer(request, call).stream()).findFirst();
    }
}
