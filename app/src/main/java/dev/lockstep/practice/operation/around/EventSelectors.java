package dev.lockstep.practice.operation.around;

import dev.lockstep.account.around.Trail;
import dev.lockstep.practice.operation.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;

/// Event selectors as CloudTrail's API and as the account's record hold them. Data resources and
/// the names of advanced selectors are not kept: no verdict looks at them.
final class EventSelectors {
    /// A trail has five basic selectors at most (CloudTrail User Guide, "Quotas").
    private static final int MOST_BASIC = 5;

    private static final Set<String> READ_WRITE = Set.of("All", "ReadOnly", "WriteOnly");

    private EventSelectors() {}

    static List<EventSelector> basic(Trail.Selectors selectors) {
        return selectors.basic().stream()
                .map(one ->
                        EventSelector.builder()
                                .readWriteType(one.readWriteType())
                                .includeManagementEvents(one.managementEvents())
                                .dataResources(List.of())
                                .excludeManagementEventSources(one.excludedSources())
                                .build())
                .toList();
    }

    static List<AdvancedEventSelector> advanced(Trail.Selectors selectors) {
        return selectors.advanced().stream()
                .map(one ->
                        AdvancedEventSelector.builder()
                                .fieldSelectors(
                                        one.fields().stream().map(EventSelectors::field).toList())
                                .build())
                .toList();
    }

    /// The selectors of a request: one of the two lists, and not too many.
    ///
    /// @throws AwsError if they are not that
    static Trail.Selectors read(List<EventSelector> basic, List<AdvancedEventSelector> advanced) {
        if (basic.isEmpty() == advanced.isEmpty()) {
            throw invalid(
                    "You must specify either event selectors or advanced event selectors, and not"
                            + " both.");
        }
        if (basic.size() > MOST_BASIC) {
            throw invalid("A trail can have up to 5 event selectors.");
        }
        return new Trail.Selectors(
                basic.stream().map(EventSelectors::read).toList(),
                advanced.stream().map(EventSelectors::read).toList());
    }

    private static Trail.Basic read(EventSelector selector) {
        String type = Objects.requireNonNullElse(selector.readWriteTypeAsString(), "All");
        if (!READ_WRITE.contains(type)) {
            throw invalid(
                    "The read/write type is not valid. Valid values: All, ReadOnly, WriteOnly.");
        }
        return new Trail.Basic(
                type,
                Objects.requireNonNullElse(selector.includeManagementEvents(), true),
                selector.excludeManagementEventSources());
    }

    private static Trail.Advanced read(AdvancedEventSelector selector) {
        var fields = new ArrayList<Trail.Field>();
        for (AdvancedFieldSelector field : selector.fieldSelectors()) {
            int before = fields.size();
            add(fields, field, "Equals", field.equalsValue());
            add(fields, field, "NotEquals", field.notEquals());
            add(fields, field, "StartsWith", field.startsWith());
            add(fields, field, "NotStartsWith", field.notStartsWith());
            add(fields, field, "EndsWith", field.endsWith());
            add(fields, field, "NotEndsWith", field.notEndsWith());
            if (fields.size() == before) {
                throw invalid("A field selector must have at least one operator.");
            }
        }
        boolean category = fields.stream().anyMatch(one -> one.name().equals("eventCategory"));
        if (!category) {
            throw invalid("Each advanced event selector must have a field eventCategory.");
        }
        return new Trail.Advanced(fields);
    }

    private static void add(
            List<Trail.Field> fields,
            AdvancedFieldSelector field,
            String operator,
            List<String> values) {
        if (!values.isEmpty()) {
            fields.add(new Trail.Field(field.field(), operator, values));
        }
    }

    private static AdvancedFieldSelector field(Trail.Field field) {
        var builder = AdvancedFieldSelector.builder().field(field.name());
        return switch (field.operator()) {
            case "Equals" -> builder.equalsValue(field.values()).build();
            case "NotEquals" -> builder.notEquals(field.values()).build();
            case "StartsWith" -> builder.startsWith(field.values()).build();
            case "NotStartsWith" -> builder.notStartsWith(field.values()).build();
            case "EndsWith" -> builder.endsWith(field.values()).build();
            case "NotEndsWith" -> builder.notEndsWith(field.values()).build();
            default ->
                    throw new IllegalStateException(
                            "no operator of CloudTrail: " + field.operator());
        };
    }

    private static AwsError invalid(String words) {
        return Trails.error("InvalidEventSelectorsException", words);
    }
}
