package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who has which managed policy, as a policy or as a permissions boundary.
final class PolicyUsers {
    private final Map<String, List<Holder>> byArn = new HashMap<>();
    private final Optional<Read.Missing<?>> missing;

    /// How somebody has a policy.
    enum Kind {
        USER("user"),
        GROUP("group"),
        ROLE("role"),
        BOUNDARY_OF_USER("boundary of user"),
        BOUNDARY_OF_ROLE("boundary of role");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /// Somebody who has a policy.
    record Holder(Kind kind, String name) {
        @Override
        public String toString() {
            return kind.words + " " + name;
        }
    }

    PolicyUsers(AccountSnapshot snapshot) {
        this.missing =
                Stream.of(snapshot.detailedUsers(), snapshot.groups(), snapshot.roles())
                        .filter(Read.Missing.class::isInstance)
                        .<Read.Missing<?>>map(Read.Missing.class::cast)
                        .findFirst();
        for (User user : snapshot.detailedUsers().found().orElse(List.of())) {
            add(Kind.USER, user.name(), user.attachedPolicies());
            add(Kind.BOUNDARY_OF_USER, user.name(), user.boundary().stream().toList());
        }
        for (Group group : snapshot.groups().found().orElse(List.of())) {
            add(Kind.GROUP, group.name(), group.attachedPolicies());
        }
        for (Role role : snapshot.roles().found().orElse(List.of())) {
            add(Kind.ROLE, role.name(), role.attachedPolicies());
            add(Kind.BOUNDARY_OF_ROLE, role.name(), role.boundary().stream().toList());
        }
    }

    private void add(Kind kind, String name, List<AttachedPolicy> policies) {
        policies.forEach(policy ->
                byArn.computeIfAbsent(policy.arn(), _ -> new ArrayList<>())
                        .add(new Holder(kind, name)));
    }

    /// What is missing, so that there may be more holders than are known.
    Optional<Read.Missing<?>> missing() {
        return missing;
    }

    List<Holder> of(String arn) {
        return byArn.getOrDefault(arn, List.of());
    }
}
