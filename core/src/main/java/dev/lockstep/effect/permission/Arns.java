package dev.lockstep.effect.permission;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.UserEffect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// ARNs of what an account holds, and of what writes make in it.
///
/// Rule source: Service Authorization Reference, the resource types of each service.
public final class Arns {
    private final Account account;
    private final Map<String, String> newUsers = new HashMap<>();
    private final Map<String, String> newGroups = new HashMap<>();

    private Arns(Account account) {
        this.account = account;
    }

    /// The ARNs of an account and of the users and groups that these writes make: a new one's path
    /// stands in the write that makes it alone.
    public static Arns of(Account account, List<Effect> effects) {
        var arns = new Arns(account);
        for (Effect effect : effects) {
            switch (effect) {
                case UserEffect.CreateUser(var name, var path, _, _) ->
                        arns.newUsers.put(name, IamArn.of(account, "user", path, name));
                case GroupEffect.CreateGroup(var name, var path) ->
                        arns.newGroups.put(name, IamArn.of(account, "group", path, name));
                case Effect _ -> {}
            }
        }
        return arns;
    }

    Account account() {
        return account;
    }

    String user(String name) {
        return Optional.ofNullable(account.users().get(name))
                .flatMap(user -> user.arn())
                .or(() -> Optional.ofNullable(newUsers.get(name)))
                .orElseGet(() -> IamArn.of(account, "user", "/", name));
    }

    String group(String name) {
        return Optional.ofNullable(account.groups().get(name))
                .flatMap(group -> group.arn())
                .or(() -> Optional.ofNullable(newGroups.get(name)))
                .orElseGet(() -> IamArn.of(account, "group", "/", name));
    }

    String role(String name) {
        return Optional.ofNullable(account.roles().get(name))
                .map(role -> role.arn())
                .orElseGet(() -> IamArn.of(account, "role", "/", name));
    }

    String policy(String path, String name) {
        return IamArn.of(account, "policy", path, name);
    }

    String serverCertificate(String name) {
        return account.serverCertificates().stream()
                .filter(one -> one.name().equals(name))
                .flatMap(one -> arn(one).stream())
                .findFirst()
                .orElseGet(() -> IamArn.of(account, "server-certificate", "/", name));
    }

    private static Optional<String> arn(ServerCertificate certificate) {
        return certificate.arn();
    }

    String analyzer(String region, String name) {
        return "arn:"
                + account.partition()
                + ":access-analyzer:"
                + region
                + ":"
                + account.id().orElseThrow()
                + ":analyzer/"
                + name;
    }

    /// The account as a resource of Account Management.
    String contacts() {
        return "arn:"
                + account.partition()
                + ":account::"
                + account.id().orElseThrow()
                + ":account";
    }
}
