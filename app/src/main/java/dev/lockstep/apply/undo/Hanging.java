package dev.lockstep.apply.undo;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.apply.Fit;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.UserEffect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What hangs on something that is to be deleted, by name: AWS deletes nothing on which anything
/// hangs.
final class Hanging {
    private static final int MOST = 5;

    private final Account account;
    private final List<String> names = new ArrayList<>();

    private Hanging(Account account) {
        this.account = account;
    }

    /// The names; hostile text. None where the write deletes nothing, or nothing hangs on it.
    static List<String> on(Effect effect, Account account) {
        var hanging = new Hanging(account);
        switch (effect) {
            case UserEffect.DeleteUser one -> hanging.onUser(one.user());
            case GroupEffect.DeleteGroup one -> hanging.onGroup(one.group());
            case PolicyEffect.DeletePolicy one -> hanging.onPolicy(one.arn());
            default -> {}
        }
        List<String> all = hanging.names;
        if (all.size() > MOST) {
            return List.of(
                    String.join(", ", all.subList(0, MOST))
                            + " and "
                            + (all.size() - MOST)
                            + " more");
        }
        return List.copyOf(all);
    }

    private void onUser(String name) {
        User user = account.users().get(name);
        if (user == null) {
            return;
        }
        if (user.loginProfile().isPresent()) {
            names.add("a password");
        }
        user.accessKeys().forEach(key -> add("access key ", key.id()));
        user.mfaDevices().forEach(device -> add("MFA device ", device.serial()));
        user.groups().forEach(group -> add("group ", group));
        attached(user.attachedPolicies());
        user.inlinePolicies().forEach(one -> add("inline policy ", one.name()));
    }

    private void onGroup(String name) {
        account.users().values().stream()
                .filter(user -> user.groups().contains(name))
                .forEach(user -> add("user ", user.name()));
        Optional.ofNullable(account.groups().get(name))
                .ifPresent(group -> {
                    attached(group.attachedPolicies());
                    group.inlinePolicies().forEach(one -> add("inline policy ", one.name()));
                });
    }

    private void onPolicy(String arn) {
        for (User user : account.users().values()) {
            if (has(user.attachedPolicies(), arn) || has(user.boundary().stream().toList(), arn)) {
                add("user ", user.name());
            }
        }
        account.groups().values().stream()
                .filter(group -> has(group.attachedPolicies(), arn))
                .forEach(group -> add("group ", group.name()));
        account.roles().values().stream()
                .filter(role ->
                        has(role.attachedPolicies(), arn)
                                || has(role.boundary().stream().toList(), arn))
                .forEach(role -> add("role ", role.name()));
        account.policies().stream()
                .filter(policy -> policy.arn().equals(arn))
                .flatMap(policy ->
                        policy.versions().stream()
                                .filter(one -> !one.id().equals(policy.defaultVersion())))
                .forEach(version -> add("version ", version.id()));
    }

    private void attached(Collection<AttachedPolicy> policies) {
        policies.forEach(one -> add("policy ", one.name()));
    }

    private static boolean has(Collection<AttachedPolicy> policies, String arn) {
        return policies.stream().anyMatch(one -> one.arn().equals(arn));
    }

    private void add(String kind, String name) {
        names.add(kind + Fit.shortened(name));
    }
}
