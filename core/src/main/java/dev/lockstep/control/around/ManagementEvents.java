package dev.lockstep.control.around;

import dev.lockstep.account.around.Trail;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which management events a trail records: those that read, those that write.
///
/// A selector counts only if it leaves out nothing more than the events of KMS and of the RDS Data
/// API, which are many and say little (CloudTrail User Guide, "Logging management events").
public record ManagementEvents(boolean read, boolean write) {
    private static final ManagementEvents NONE = new ManagementEvents(false, false);
    private static final ManagementEvents BOTH = new ManagementEvents(true, true);
    private static final Set<String> MAY_BE_LEFT_OUT =
            Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    /// What all selectors of a trail record together.
    public static ManagementEvents of(Trail.Selectors selectors) {
        return Stream.concat(
                        selectors.basic().stream().map(ManagementEvents::of),
                        selectors.advanced().stream().map(ManagementEvents::of))
                .reduce(NONE, ManagementEvents::or);
    }

    public boolean all() {
        return read && write;
    }

    private ManagementEvents or(ManagementEvents other) {
        return new ManagementEvents(read || other.read, write || other.write);
    }

    private ManagementEvents and(ManagementEvents other) {
        return new ManagementEvents(read && other.read, write && other.write);
    }

    private static ManagementEvents of(Trail.Basic selector) {
        if (!selector.managementEvents()
                || !MAY_BE_LEFT_OUT.containsAll(selector.excludedSources())) {
            return NONE;
        }
        return switch (selector.readWriteType()) {
            case "All" -> BOTH;
            case "ReadOnly" -> new ManagementEvents(true, false);
            case "WriteOnly" -> new ManagementEvents(false, true);
            default -> NONE;
        };
    }

    /// All fields of an advanced selector must hold, and one must ask for management events.
    private static ManagementEvents of(Trail.Advanced selector) {
        return selector.fields().stream().anyMatch(ManagementEvents::asksForThem)
                ? selector.fields().stream()
                        .map(ManagementEvents::leftBy)
                        .reduce(BOTH, ManagementEvents::and)
                : NONE;
    }

    private static boolean asksForThem(Trail.Field field) {
        return field.name().equals("eventCategory")
                && field.operator().equals("Equals")
                && field.values().contains("Management");
    }

    /// What a field leaves of all management events; one that narrows them in another way than is
    /// allowed leaves none that count.
    private static ManagementEvents leftBy(Trail.Field field) {
        List<String> values = field.values();
        return switch (field.name() + " " + field.operator()) {
            case "eventCategory Equals" -> asksForThem(field) ? BOTH : NONE;
            case "readOnly Equals" ->
                    new ManagementEvents(values.contains("true"), values.contains("false"));
            case "eventSource NotEquals" -> MAY_BE_LEFT_OUT.containsAll(values) ? BOTH : NONE;
            default -> NONE;
        };
    }
}
