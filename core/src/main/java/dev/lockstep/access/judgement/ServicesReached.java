package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.reach.Reach;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The services that policies let a principal or the members of a group reach, by level.
///
/// @param services by prefix; those alone of which at least one action is possible
/// @param unknownToo whether actions of services that no catalogue knows may be allowed
/// @param unknownNames action patterns of Allow statements that match no action of the catalogue,
///   as written: nobody knows what they allow
/// @param reach the same as sets of actions
public record ServicesReached(
        SortedMap<String, Service> services,
        boolean unknownToo,
        List<String> unknownNames,
        Reach reach) {

    public ServicesReached {
        services = new TreeMap<>(services);
        unknownNames = List.copyOf(unknownNames);
    }

    /// What is reached of one service.
    ///
    /// @param levels those alone of which at least one action is possible
    public record Service(String prefix, Map<AccessLevel, Share> levels) {
        public Service {
            levels = new EnumMap<>(levels);
        }

        /// Over all levels.
        public Share whole() {
            return levels.values().stream().reduce(Share.NONE, Share::plus);
        }
    }

    /// How many actions.
    ///
    /// @param possible allowed on some resource, under some conditions
    /// @param certain allowed on every resource, whatever the conditions
    /// @param all how many the service has of this level
    public record Share(int possible, int certain, int all) {
        static final Share NONE = new Share(0, 0, 0);

        Share plus(Share other) {
            return new Share(possible + other.possible, certain + other.certain, all + other.all);
        }
    }

    /// What a user, role or group reaches.
    public static ServicesReached of(AccountSnapshot snapshot, PrincipalAccess principal) {
        var account = AccountReach.of(snapshot);
        ActionCatalog catalog = account.catalog();
        Reach reach = account.reach(principal);
        Self self = Self.of(principal, SelfService.iam(snapshot, principal));
        var anything = OtherResources.any(principal.layers(), self.context(), self.arn());
        var services = new TreeMap<String, Service>();
        for (String prefix : catalog.services()) {
            var levels = new EnumMap<AccessLevel, int[]>(AccessLevel.class);
            catalog.ofService(prefix)
                    .forEach(number -> {
                        int[] counts =
                                levels.computeIfAbsent(catalog.level(number), _ -> new int[3]);
                        counts[0] += reach.possible().contains(number) ? 1 : 0;
                        counts[1] += reach.certain().contains(number) ? 1 : 0;
                        counts[2]++;
                    });
            levels.values().removeIf(counts -> counts[0] == 0);
            if (!levels.isEmpty()) {
                var shares = new EnumMap<AccessLevel, Share>(AccessLevel.class);
                levels.forEach((level, counts) ->
                        shares.put(level, new Share(counts[0], counts[1], counts[2])));
                services.put(prefix, new Service(prefix, shares));
            }
        }
        return new ServicesReached(
                services,
                UnknownActions.ofAnyService(anything),
                UnknownActions.named(anything, account),
                reach);
    }
}
