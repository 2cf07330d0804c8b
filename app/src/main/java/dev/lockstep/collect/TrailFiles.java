package dev.lockstep.collect;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.around.Trail;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// CloudTrail's trails, with the status and the event selectors that stand beside each.
final class TrailFiles {
    private static final String FILE = "trails.json";
    private static final List<String> OPERATORS =
            List.of(
                    "Equals",
                    "NotEquals",
                    "StartsWith",
                    "NotStartsWith",
                    "EndsWith",
                    "NotEndsWith");

    private TrailFiles() {}

    static void read(FolderReads reads) {
        Set<String> seen = new HashSet<>();
        reads.list(
                ReadKey.TRAILS,
                FILE,
                "trailList",
                "a trail",
                fields -> {
                    Trail trail = trail(fields);
                    if (!seen.add(trail.arn())) {
                        throw fields.problem(
                                "TrailARN",
                                "a trail that stands in this list already; expected each once");
                    }
                    status(reads, trail, fields);
                    selectors(reads, trail, fields);
                    return trail;
                });
    }

    private static Trail trail(JsonFields trail) {
        return new Trail(
                trail.text("Name"),
                trail.text("TrailARN"),
                trail.optionalText("HomeRegion"),
                trail.flag("IsMultiRegionTrail", false),
                trail.flag("LogFileValidationEnabled", false),
                trail.flag("IsOrganizationTrail", false),
                trail.optionalText("S3BucketName"),
                Optional.empty(),
                Optional.empty());
    }

    private static void status(FolderReads reads, Trail trail, JsonFields fields) {
        ReadKey<Trail.Status> key = ReadKey.TRAIL_STATUS.of(trail.arn());
        fields.object("Status", "the answer of get-trail-status")
                .ifPresentOrElse(
                        status ->
                                reads.value(key, FILE, new Trail.Status(status.flag("IsLogging"))),
                        () -> reads.lacking(key, "trails.json holds no Status of this trail"));
    }

    private static void selectors(FolderReads reads, Trail trail, JsonFields fields) {
        ReadKey<Trail.Selectors> key = ReadKey.EVENT_SELECTORS.of(trail.arn());
        if (fields.value("EventSelectors").isEmpty()
                && fields.value("AdvancedEventSelectors").isEmpty()) {
            reads.lacking(key, "trails.json holds no event selectors of this trail");
            return;
        }
        reads.value(
                key,
                FILE,
                new Trail.Selectors(
                        fields.objects("EventSelectors", "an event selector").stream()
                                .map(TrailFiles::basic)
                                .toList(),
                        fields
                                .objects("AdvancedEventSelectors", "an advanced event selector")
                                .stream()
                                .map(TrailFiles::advanced)
                                .toList()));
    }

    /// What a selector leaves out has CloudTrail's default: all management events.
    private static Trail.Basic basic(JsonFields selector) {
        return new Trail.Basic(
                selector.optionalText("ReadWriteType").orElse("All"),
                selector.flag("IncludeManagementEvents", true),
                selector.texts("ExcludeManagementEventSources"));
    }

    private static Trail.Advanced advanced(JsonFields selector) {
        var fields = new ArrayList<Trail.Field>();
        selector.required("FieldSelectors");
        for (JsonFields field : selector.objects("FieldSelectors", "a field selector")) {
            String name = field.text("Field");
            int before = fields.size();
            for (String operator : OPERATORS) {
                Optional<JsonValue> values = field.value(operator);
                if (values.isPresent()) {
                    fields.add(new Trail.Field(name, operator, field.texts(operator)));
                }
            }
            // A field that were passed over would make the selector match more than it does.
            if (fields.size() == before) {
                throw field.problem(
                        "a field selector without a known operator; expected one of "
                                + String.join(", ", OPERATORS));
            }
        }
        return new Trail.Advanced(fields);
    }
}
