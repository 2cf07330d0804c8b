package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.access.escalation.Power;
import dev.lockstep.access.escalation.Way;
import dev.lockstep.access.judgement.AccountReach;
import dev.lockstep.access.judgement.ReadOnly;
import dev.lockstep.access.judgement.ServicesReached;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.policy.catalog.AccessLevel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// What a user, role or group can do: services by level, beside what its groups promise.
///
/// @param groups of a user, sorted
/// @param promises of the groups that it is in, or that it is; none are declared: empty
/// @param services by prefix; those alone of which something is possible
/// @param allServices how many services there are
/// @param administrator whether it is an administrator, or can become one
/// @param ways how, in words, the shortest first
/// @param changing actions that do more than read, as `service:Name`
/// @param excepted actions that are of another level than Read or List and only read all the same,
///   with the reason
/// @param secrets actions that read secrets, with the reason
/// @param unknownNames patterns of actions that nobody knows
/// @param unknownToo whether it may do also what the catalogue does not know
/// @param unknown policies in force that are not known
/// @param fromCatalog AWS's policies of which the document that ships with lockstep was taken
public record AccessReview(
        Who who,
        List<String> groups,
        List<Promise> promises,
        SortedMap<String, Service> services,
        int allServices,
        Administrator administrator,
        List<String> ways,
        List<String> changing,
        List<Reasoned> excepted,
        List<Reasoned> secrets,
        List<String> unknownNames,
        boolean unknownToo,
        List<String> unknown,
        List<String> fromCatalog) {

    public AccessReview {
        groups = List.copyOf(groups);
        promises = List.copyOf(promises);
        services = new TreeMap<>(services);
        ways = List.copyOf(ways);
        changing = List.copyOf(changing);
        excepted = List.copyOf(excepted);
        secrets = List.copyOf(secrets);
        unknownNames = List.copyOf(unknownNames);
        unknown = List.copyOf(unknown);
        fromCatalog = List.copyOf(fromCatalog);
    }

    /// What is reached of a service, by level; those levels alone of which something is possible.
    ///
    /// @param whole whether each of its actions is, on every resource and whatever the conditions
    public record Service(Map<AccessLevel, Share> levels, boolean whole) {
        public Service {
            levels = levels.isEmpty() ? new EnumMap<>(AccessLevel.class) : new EnumMap<>(levels);
        }

        /// What is reached of a level.
        public Share of(AccessLevel level) {
            return levels.getOrDefault(level, new Share(0, 0, 0));
        }
    }

    /// How many actions.
    ///
    /// @param possible on some resource, under some conditions
    /// @param certain on every resource, whatever the conditions
    /// @param all that there are
    public record Share(int possible, int certain, int all) {}

    /// An action and why it stands here.
    public record Reasoned(String action, String reason) {}

    /// How much of an administrator somebody is.
    public enum Administrator {
        /// It is allowed everything as it is.
        ALREADY("administrator"),
        /// It can make itself one.
        CERTAIN("can-become"),
        /// It may be able to.
        POSSIBLE("may-become"),
        /// It cannot be said.
        UNKNOWN("unknown"),
        NO("no");

        private final String id;

        Administrator(String id) {
            this.id = id;
        }

        /// Its name in formats.
        public String id() {
            return id;
        }
    }

    /// How many actions of a level are possible, over all services.
    public int possible(AccessLevel level) {
        return services.values().stream().mapToInt(one -> one.of(level).possible()).sum();
    }

    /// Reviews users, roles and groups.
    public static final class Reviewing {
        private static final int MOST_WAYS = 5;

        private final AccountAccess account;
        private final Administrators administrators;
        private final Function<String, Optional<Promise>> promises;

        /// @param promises what is declared of a group, by its name
        public Reviewing(AccountAccess account, Function<String, Optional<Promise>> promises) {
            this.account = account;
            this.administrators = Administrators.of(account);
            this.promises = promises;
        }

        public AccessReview of(PrincipalAccess principal) {
            var reached = ServicesReached.of(account.snapshot(), principal);
            var reading = ReadOnly.of(account.snapshot(), principal);
            Power power = administrators.power(principal);
            List<String> groups = groups(principal);
            List<String> promising =
                    principal.kind() == PrincipalAccess.Kind.GROUP
                            ? List.of(principal.name())
                            : groups;
            return new AccessReview(
                    Who.of(principal),
                    groups,
                    promising.stream().flatMap(name -> promises.apply(name).stream()).toList(),
                    services(reached),
                    AccountReach.of(account.snapshot()).catalog().services().size(),
                    administrator(power),
                    power instanceof Power.Administrator(var ways, var _)
                            ? ways.stream().limit(MOST_WAYS).map(Way::words).toList()
                            : List.of(),
                    reading.changing(),
                    reasoned(reading.excepted()),
                    reasoned(reading.secrets()),
                    reached.unknownNames(),
                    reached.unknownToo(),
                    principal.unknown().stream().map(Read.Missing::because).toList(),
                    principal.fromCatalog());
        }

        private List<String> groups(PrincipalAccess principal) {
            User user =
                    principal.kind() == PrincipalAccess.Kind.USER
                            ? account.snapshot().account().users().get(principal.name())
                            : null;
            return user == null ? List.of() : user.groups();
        }

        private static Administrator administrator(Power power) {
            return switch (power) {
                case Power.Administrator one when one.certain() && one.already() ->
                        Administrator.ALREADY;
                case Power.Administrator one when one.certain() -> Administrator.CERTAIN;
                case Power.Administrator _ -> Administrator.POSSIBLE;
                case Power.Open _ -> Administrator.UNKNOWN;
                case Power.Ordinary _ -> Administrator.NO;
            };
        }

        private SortedMap<String, Service> services(ServicesReached reached) {
            var catalog = AccountReach.of(account.snapshot()).catalog();
            var services = new TreeMap<String, Service>();
            reached.services()
                    .forEach((prefix, service) -> {
                        var levels = new EnumMap<AccessLevel, Share>(AccessLevel.class);
                        service.levels()
                                .forEach((level, share) ->
                                        levels.put(
                                                level,
                                                new Share(
                                                        share.possible(),
                                                        share.certain(),
                                                        share.all())));
                        services.put(
                                prefix,
                                new Service(
                                        levels,
                                        service.whole().certain()
                                                == catalog.ofService(prefix).count()));
                    });
            return services;
        }

        private static List<Reasoned> reasoned(List<ReadOnly.Reasoned> all) {
            var plain = new ArrayList<Reasoned>();
            all.forEach(one -> plain.add(new Reasoned(one.action(), one.reason())));
            return plain;
        }
    }
}
