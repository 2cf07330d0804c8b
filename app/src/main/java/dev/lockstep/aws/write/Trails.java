package dev.lockstep.aws.write;

import dev.lockstep.account.around.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;

/// Trails as CloudTrail's operations take and give them.
final class Trails {
    private static final int REGION = 3;

    private Trails() {}

    /// The home region in a trail's ARN; empty where there is none.
    static String region(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > REGION ? parts[REGION] : "";
    }

    static PutEventSelectorsRequest.Builder put(
            PutEventSelectorsRequest.Builder request, Trail.Selectors selectors) {
        if (selectors.advanced().isEmpty()) {
            return request.eventSelectors(selectors.basic().stream().map(Trails::basic).toList());
        }
        return request.advancedEventSelectors(
                selectors.advanced().stream()
                        .map(one ->
                                AdvancedEventSelector.builder()
                                        .fieldSelectors(
                                                one.fields().stream().map(Trails::field).toList())
                                        .build())
                        .toList());
    }

    private static EventSelector basic(Trail.Basic selector) {
        return EventSelector.builder()
                .readWriteType(selector.readWriteType())
                .includeManagementEvents(selector.managementEvents())
                .excludeManagementEventSources(selector.excludedSources())
                .build();
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
                    throw new IllegalArgumentException(
                            "no operator of CloudTrail: " + field.operator());
        };
    }

    /// Whether an answer tells of data events in basic selectors. An account holds none of them, so
    /// a write would lose them, and nobody could put them back.
    static boolean hasDataEvents(GetEventSelectorsResponse answer) {
        return answer.eventSelectors().stream().anyMatch(one -> !one.dataResources().isEmpty());
    }

    static Trail.Selectors read(GetEventSelectorsResponse answer) {
        return new Trail.Selectors(
                answer.eventSelectors().stream()
                        .map(one ->
                                new Trail.Basic(
                                        Optional.ofNullable(one.readWriteTypeAsString())
                                                .orElse("All"),
                                        Objects.requireNonNullElse(
                                                one.includeManagementEvents(), true),
                                        one.excludeManagementEventSources()))
                        .toList(),
                answer.advancedEventSelectors().stream().map(Trails::advanced).toList());
    }

    private static Trail.Advanced advanced(AdvancedEventSelector selector) {
        var fields = new ArrayList<Trail.Field>();
        for (AdvancedFieldSelector field : selector.fieldSelectors()) {
            add(fields, field, "Equals", field.equalsValue());
            add(fields, field, "NotEquals", field.notEquals());
            add(fields, field, "StartsWith", field.startsWith());
            add(fields, field, "NotStartsWith", field.notStartsWith());
            add(fields, field, "EndsWith", field.endsWith());
            add(fields, field, "NotEndsWith", field.notEndsWith());
        }
        return new Trail.Advanced(fields);
    }

    private static void add(
            List<Trail.Field> fields,
            AdvancedFieldSelector field,
            String operator,
            List<String> values) {
        if (!values.isEmpty()) {
            fields.add(
                    new Trail.Field(
                            Optional.ofNullable(field.field()).orElse(""), operator, values));
        }
    }
}
