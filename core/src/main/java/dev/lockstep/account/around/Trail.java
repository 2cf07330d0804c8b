package dev.lockstep.account.around;

import java.util.List;
import java.util.Optional;

/// A CloudTrail trail, as cloudtrail:DescribeTrails gives it.
///
/// @param bucket where it writes to
/// @param status what cloudtrail:GetTrailStatus says, where that is known
/// @param selectors what cloudtrail:GetEventSelectors says, where that is known
public record Trail(
        String name,
        String arn,
        Optional<String> homeRegion,
        boolean multiRegion,
        boolean logFileValidation,
        boolean organizationTrail,
        Optional<String> bucket,
        Optional<Status> status,
        Optional<Selectors> selectors) {

    /// A trail as DescribeTrails lists it: its state and selectors are other calls.
    public Trail(
            String name,
            String arn,
            Optional<String> homeRegion,
            boolean multiRegion,
            boolean logFileValidation,
            boolean organizationTrail) {
        this(
                name,
                arn,
                homeRegion,
                multiRegion,
                logFileValidation,
                organizationTrail,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Trail withStatus(Status other) {
        return new Trail(
                name,
                arn,
                homeRegion,
                multiRegion,
                logFileValidation,
                organizationTrail,
                bucket,
                Optional.of(other),
                selectors);
    }

    public Trail withSelectors(Selectors other) {
        return new Trail(
                name,
                arn,
                homeRegion,
                multiRegion,
                logFileValidation,
                organizationTrail,
                bucket,
                status,
                Optional.of(other));
    }

    /// What cloudtrail:GetTrailStatus says.
    public record Status(boolean logging) {}

    /// What cloudtrail:GetEventSelectors says: one of the two lists is in use.
    public record Selectors(List<Basic> basic, List<Advanced> advanced) {
        /// What a trail has for which nothing was said: all management events.
        public static final Selectors USUAL =
                new Selectors(List.of(new Basic("All", true, List.of())), List.of());

        public Selectors {
            basic = List.copyOf(basic);
            advanced = List.copyOf(advanced);
        }
    }

    /// A basic event selector.
    ///
    /// @param readWriteType `All`, `ReadOnly` or `WriteOnly`
    /// @param excludedSources such as `kms.amazonaws.com`
    public record Basic(
            String readWriteType, boolean managementEvents, List<String> excludedSources) {
        public Basic {
            excludedSources = List.copyOf(excludedSources);
        }
    }

    /// An advanced event selector: all of its fields must hold.
    public record Advanced(List<Field> fields) {
        public Advanced {
            fields = List.copyOf(fields);
        }
    }

    /// One field of an advanced event selector, such as `eventCategory` equals `Management`.
    ///
    /// @param operator `Equals`, `NotEquals`, `StartsWith`, `NotStartsWith`, `EndsWith` or
    ///   `NotEndsWith`
    public record Field(String name, String operator, List<String> values) {
        public Field {
            values = List.copyOf(values);
        }
    }
}
