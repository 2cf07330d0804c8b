package dev.lockstep.record;

import dev.lockstep.control.Status;
import dev.lockstep.control.verified.PersonSheet.Line;
import java.util.List;
import java.util.Locale;

/// A person's sheet of five: what must hold of a user who signs in to the console.
///
/// @param status of the finding about this sheet
/// @param lines the five, in the order in which the sheet lists them
public record PersonRecord(String user, Status status, List<SheetLine> lines) {
    public PersonRecord {
        lines = List.copyOf(lines);
    }

    /// One line, filled in.
    ///
    /// @param wanted what should be so, in a few words
    public record SheetLine(Line line, Holds holds, String wanted) {}

    /// Whether a line is as it should be.
    public enum Holds {
        YES,
        NO,
        UNKNOWN;

        /// The name in reports, such as `yes`.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
