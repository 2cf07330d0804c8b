package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.DirectTrust.TrustingRole;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.reach.ActionSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What goes without MFA, while it is being looked for.
final class Found {
    /// So many calls are shown.
    static final int EXAMPLES = 3;

    private static final String ASSUME_ROLE = "sts:AssumeRole";

    private final ActionCatalog catalog;
    private final Map<String, WithoutMfa.Call> allowed = new LinkedHashMap<>();

    /// Actions of the catalogue: there may be thousands, so they are not kept by name.
    private ActionSet known;

    /// The others, and those that were found one by one.
    private final SortedSet<String> possible = new TreeSet<>();

    private final SortedSet<String> open = new TreeSet<>();
    private final SortedSet<String> keys = new TreeSet<>();

    Found(ActionCatalog catalog) {
        this.catalog = catalog;
        this.known = ActionSet.none(catalog);
    }

    /// They may be allowed.
    void mayBe(ActionSet actions) {
        known = known.union(actions);
    }

    /// Nobody can say whether it is.
    void open(String action) {
        possible.add(action);
        open.add(action);
    }

    void add(String action, OtherResources.Answer answer) {
        switch (answer) {
            case OtherResources.Answer.None _ -> {}
            case OtherResources.Answer.Allowed(var resource, var by) -> {
                possible.add(action);
                allowed.putIfAbsent(action, new WithoutMfa.Call(action, resource, by));
            }
            case OtherResources.Answer.Open(var _, var missing) -> {
                open(action);
                keys.addAll(missing);
            }
            case OtherResources.Answer.Unproven _ -> open(action);
        }
    }

    /// A role that names the user needs no policy of the user.
    void add(TrustingRole role, PrincipalAccess user, List<Context> contexts) {
        for (Context context : contexts) {
            Decision decision =
                    Evaluator.decide(
                            user.request(ASSUME_ROLE, role.arn()).in(context),
                            user.layers().withResource(Optional.of(role.trust())));
            switch (decision) {
                case Decision.Allowed(var by) -> {
                    possible.add(ASSUME_ROLE);
                    allowed.putIfAbsent(
                            ASSUME_ROLE, new WithoutMfa.Call(ASSUME_ROLE, role.arn(), by));
                }
                case Decision.Undecided undecided -> {
                    if (undecided.possiblyAllowed()) {
                        open(ASSUME_ROLE);
                        keys.addAll(undecided.keys());
                    }
                }
                case Decision.ImplicitlyDenied _, Decision.ExplicitlyDenied _ -> {}
            }
        }
    }

    boolean isAllowed() {
        return !allowed.isEmpty();
    }

    boolean isNothing() {
        return allowed.isEmpty() && open.isEmpty();
    }

    /// How many actions hang on what is not known.
    int openCount() {
        return open.size();
    }

    /// Whether something hangs on a condition key, or on a variable that it fills.
    boolean hangsOn(String key) {
        return keys.contains(key);
    }

    /// Whether nothing hangs on what is not known.
    boolean isDecided() {
        return isAllowed() || open.isEmpty();
    }

    /// What was found here and there.
    Found with(Found other) {
        var both = new Found(catalog);
        for (Found one : List.of(this, other)) {
            both.known = both.known.union(one.known);
            one.allowed.forEach(both.allowed::putIfAbsent);
            both.possible.addAll(one.possible);
            both.open.addAll(one.open);
            both.keys.addAll(one.keys);
        }
        return both;
    }

    WithoutMfa result() {
        if (isAllowed()) {
            return new WithoutMfa.Allowed(
                    allowed.values().stream().limit(EXAMPLES).toList(), all());
        }
        return open.isEmpty()
                ? new WithoutMfa.Proven()
                : new WithoutMfa.Undecided(keys, List.copyOf(open));
    }

    private List<String> all() {
        Stream<String> others =
                possible.stream()
                        .filter(action ->
                                catalog.number(action).stream().noneMatch(known::contains));
        return Stream.concat(known.numbers().mapToObj(catalog::name), others).toList();
    }
}
