package dev.lockstep.plan.people;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.AccountReach;
import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.reach.ActionSet;
import dev.lockstep.policy.reach.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What users notice of their rights: actions that come and go, and being asked for MFA. Users
/// whose policies stay as they are are not looked at.
final class RightsNotices {
    private static final String MFA = "aws:MultiFactorAuthPresent";

    private final AccountSnapshot before;
    private final AccountSnapshot after;
    private final AccountReach reach;
    private final Map<String, PrincipalAccess> usersBefore;
    private final Map<String, PrincipalAccess> usersAfter;
    private final Set<String> changedGroups = new HashSet<>();
    private final Set<String> changedPolicies = new HashSet<>();
    private final Map<Listed, List<String>> lists = new HashMap<>();
    private final Map<Compared, Difference> differences = new HashMap<>();

    RightsNotices(AccountSnapshot before, AccountSnapshot after) {
        this.before = before;
        this.after = after;
        this.reach = AccountReach.of(before);
        this.usersBefore = users(before);
        this.usersAfter = users(after);
        Map<String, Group> groups = after.account().groups();
        groups.forEach((name, group) -> {
            Group was = before.account().groups().get(name);
            if (was == null
                    || !was.attachedPolicies().equals(group.attachedPolicies())
                    || !was.inlinePolicies().equals(group.inlinePolicies())) {
                changedGroups.add(name);
            }
        });
        Map<String, Optional<PolicyParse>> documents = documents(before.account());
        documents(after.account())
                .forEach((arn, document) -> {
                    // AWS's own become known by being used; their documents stay as they are.
                    if (documents.containsKey(arn) && !documents.get(arn).equals(document)) {
                        changedPolicies.add(arn);
                    }
                });
    }

    /// What changes for somebody.
    record Difference(List<String> notices, List<String> gains, List<String> loses) {
        static final Difference NONE = new Difference(List.of(), List.of(), List.of());
    }

    /// @param services whose actions come first
    private record Listed(ActionSet actions, Set<String> services) {}

    /// What is possible before and after, with MFA and without; what is certain before and after.
    private record Compared(
            Reach was,
            Reach is,
            Reach wasWithout,
            Reach isWithout,
            boolean password,
            boolean key,
            boolean device,
            Set<String> services) {}

    private static Map<String, PrincipalAccess> users(AccountSnapshot snapshot) {
        var all = new HashMap<String, PrincipalAccess>();
        AccountAccess.of(snapshot)
                .users()
                .found()
                .orElse(List.of())
                .forEach(one -> all.put(one.name(), one));
        return all;
    }

    private static Map<String, Optional<PolicyParse>> documents(Account account) {
        var all = new HashMap<String, Optional<PolicyParse>>();
        for (ManagedPolicy policy : account.policies()) {
            all.put(policy.arn(), policy.document());
        }
        return all;
    }

    /// What a user of the account afterwards notices.
    Difference of(String name) {
        PrincipalAccess later = usersAfter.get(name);
        User user = after.account().users().get(name);
        if (later == null || user == null || !isTouched(name, user)) {
            return Difference.NONE;
        }
        Optional<PrincipalAccess> then = Optional.ofNullable(usersBefore.get(name));
        UserReads reads = after.user(name);
        var compared =
                new Compared(
                        then.map(one -> reach(one, true)).orElse(nothing()),
                        reach(later, true),
                        then.map(one -> reach(one, false)).orElse(nothing()),
                        reach(later, false),
                        reads.hasPassword().found().orElse(false),
                        !reads.activeKeys().known().isEmpty(),
                        reads.hasMfa().found().orElse(true),
                        services(name));
        Difference rights = differences.computeIfAbsent(compared, this::find);
        List<String> groups = groups(name, user);
        if (groups.isEmpty()) {
            return rights;
        }
        var notices = new ArrayList<>(groups);
        notices.addAll(rights.notices());
        return new Difference(notices, rights.gains(), rights.loses());
    }

    private Reach nothing() {
        ActionSet none = ActionSet.none(reach.catalog());
        return new Reach(none, none);
    }

    private Reach reach(PrincipalAccess user, boolean mfa) {
        return reach.reach(user.layers(), user.context().with(MFA, Boolean.toString(mfa)));
    }

    private boolean isTouched(String name, User user) {
        User was = before.account().users().get(name);
        return was == null
                || !was.groups().equals(user.groups())
                || !was.attachedPolicies().equals(user.attachedPolicies())
                || !was.inlinePolicies().equals(user.inlinePolicies())
                || !was.boundary().equals(user.boundary())
                || user.groups().stream().anyMatch(changedGroups::contains)
                || (!changedPolicies.isEmpty()
                        && policies(user)
                                .map(AttachedPolicy::arn)
                                .anyMatch(changedPolicies::contains));
    }

    private Stream<AttachedPolicy> policies(User user) {
        Map<String, Group> groups = after.account().groups();
        return Stream.of(
                        user.attachedPolicies().stream(),
                        user.boundary().stream(),
                        user.groups().stream()
                                .map(groups::get)
                                .filter(Objects::nonNull)
                                .flatMap(group -> group.attachedPolicies().stream()))
                .flatMap(some -> some);
    }

    private List<String> groups(String name, User user) {
        List<String> former =
                Optional.ofNullable(before.account().users().get(name))
                        .map(User::groups)
                        .orElse(List.of());
        var notices = new ArrayList<String>();
        List<String> joined = user.groups().stream().filter(one -> !former.contains(one)).toList();
        List<String> left = former.stream().filter(one -> !user.groups().contains(one)).toList();
        if (!joined.isEmpty()) {
            notices.add("Joins " + String.join(", ", joined) + ".");
        }
        if (!left.isEmpty()) {
            notices.add("Leaves " + String.join(", ", left) + ".");
        }
        return notices;
    }

    /// The services that the user's keys were last used for.
    private Set<String> services(String name) {
        if (!before.account().users().containsKey(name)) {
            return Set.of();
        }
        var services = new TreeSet<String>();
        for (UserKey key : before.user(name).keys().found().orElse(List.of())) {
            key.lastUsed()
                    .found()
                    .flatMap(used -> used.service())
                    .ifPresent(service -> services.add(service.toLowerCase(Locale.ROOT)));
        }
        return services;
    }

    private Difference find(Compared compared) {
        ActionSet gains = compared.is.possible().minus(compared.was.possible());
        ActionSet loses = compared.was.possible().minus(compared.is.possible());
        // What goes only with MFA, and what went only with MFA before.
        ActionSet asked = compared.is.possible().minus(compared.isWithout.possible());
        ActionSet askedBefore = compared.was.possible().minus(compared.wasWithout.possible());
        ActionSet newly = asked.minus(askedBefore).intersection(compared.was.possible());
        ActionSet narrowed =
                compared.was
                        .certain()
                        .intersection(compared.is.possible())
                        .minus(compared.is.certain())
                        .minus(asked);
        var notices = new ArrayList<String>();
        if (!newly.isEmpty()) {
            mfa(compared, newly, notices);
        }
        if (narrowed.size() > 0) {
            notices.add(
                    "Keeps %d %s for some resources or under conditions only."
                            .formatted(
                                    narrowed.size(), narrowed.size() == 1 ? "action" : "actions"));
        }
        return new Difference(
                List.copyOf(notices), list(gains, Set.of()), list(loses, compared.services));
    }

    private static void mfa(Compared compared, ActionSet newly, List<String> notices) {
        if (compared.password) {
            notices.add(
                    "Is asked for MFA: without it, %d actions that were open are refused until the"
                                    .formatted(newly.size())
                            + " next sign-in with it.");
            if (!compared.device) {
                notices.add("Has no MFA device yet, and must register one first.");
            }
        }
        if (compared.key) {
            notices.add(
                    "Programs with an access key of this user need a session with MFA for %d"
                                    .formatted(newly.size())
                            + " actions.");
        }
    }

    private List<String> list(ActionSet actions, Set<String> services) {
        return lists.computeIfAbsent(
                new Listed(actions, services),
                _ -> {
                    ActionCatalog catalog = reach.catalog();
                    // The numbers of a catalogue are in the order of the names.
                    var sorted = new ArrayList<String>(actions.size());
                    if (!services.isEmpty()) {
                        actions.numbers()
                                .filter(one -> services.contains(catalog.service(one)))
                                .forEach(one -> sorted.add(catalog.name(one)));
                    }
                    actions.numbers()
                            .filter(one -> !services.contains(catalog.service(one)))
                            .forEach(one -> sorted.add(catalog.name(one)));
                    // A copy of what List.copyOf made is the same list.
                    return List.copyOf(sorted);
                });
    }
}
