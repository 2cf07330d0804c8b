package dev.lockstep.report.html;

import dev.lockstep.control.Status;
import java.util.List;

/// What people read for the names of the record.
final class Words {
    /// The statuses in the order in which a person cares.
    static final List<Status> BY_CARE =
            List.of(
                    Status.FAIL,
                    Status.UNDETERMINED,
                    Status.MANUAL,
                    Status.EXCEPTED,
                    Status.PASS,
                    Status.NOT_APPLICABLE);

    private Words() {}

    static String of(Status status) {
        return switch (status) {
            case FAIL -> "to mend";
            case UNDETERMINED -> "not known";
            case MANUAL -> "by hand";
            case EXCEPTED -> "accepted";
            case PASS -> "holds";
            case NOT_APPLICABLE -> "does not apply";
        };
    }

    /// As it stands after a count: `1 holds`, `2 hold`.
    static String of(Status status, long count) {
        return switch (status) {
            case PASS -> count == 1 ? "holds" : "hold";
            case NOT_APPLICABLE -> count == 1 ? "does not apply" : "do not apply";
            case FAIL, UNDETERMINED, MANUAL, EXCEPTED -> of(status);
        };
    }

    /// A sign beside the word, so that a list can be read at a glance without colour.
    static String sign(Status status) {
        return switch (status) {
            case FAIL -> "\u2715";
            case UNDETERMINED -> "?";
            case MANUAL -> "\u270e";
            case EXCEPTED -> "\u2248";
            case PASS -> "\u2713";
            case NOT_APPLICABLE -> "\u2013";
        };
    }

    /// `1 finding`, `2 findings`.
    static String many(long count, String one) {
        return Html.counted(count) + " " + one + (count == 1 ? "" : "s");
    }
}
