package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.ReasonedTable;
import dev.lockstep.account.AccountSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What people may always do: look after an own password and MFA device, and sign in.
final class SelfService {
    /// By action, as AWS writes it: whether only on the own user.
    private static final Map<String, Boolean> ON_SELF = load();

    private SelfService() {}

    private static Map<String, Boolean> load() {
        var all = new LinkedHashMap<String, Boolean>();
        ReasonedTable.load(SelfService.class, "without-mfa.tsv", List.of("action", "on", "reason"))
                .rows()
                .forEach(row -> all.put(row.get(0), row.get(1).equals("self")));
        return Map.copyOf(all);
    }

    /// All of them, as AWS writes them.
    static Set<String> actions() {
        return ON_SELF.keySet();
    }

    static boolean holds(String action) {
        return ON_SELF.containsKey(action);
    }

    /// The actions of it that are meant for the own user alone, sorted.
    static SortedSet<String> onSelf() {
        var actions = new TreeSet<String>();
        ON_SELF.forEach((action, self) -> {
            if (self) {
                actions.add(action);
            }
        });
        return actions;
    }

    /// Asks on which users other than the own one something is possible.
    static OtherResources otherUsers(
            AccountSnapshot snapshot, PrincipalAccess principal, Self self) {
        return new OtherResources(
                principal.layers(),
                self.context(),
                self.arn(),
                iam(snapshot, principal) + "user/?*",
                self::isOwn,
                snapshot.users().found().orElse(List.of()).stream()
                        .flatMap(user -> user.arn().stream())
                        .limit(3)
                        .toList());
    }

    /// What the ARNs of an account's users begin with.
    static String iam(AccountSnapshot snapshot, PrincipalAccess principal) {
        String[] parts = principal.arn().split(":", 6);
        return parts.length == 6
                ? "arn:%s:iam::%s:".formatted(parts[1], parts[4])
                : "arn:%s:iam::%s:"
                        .formatted(snapshot.partition(), snapshot.accountId().orElse(""));
    }
}
