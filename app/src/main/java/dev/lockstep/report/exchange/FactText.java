package dev.lockstep.report.exchange;

import dev.lockstep.control.Evidence;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.Printable;

/// A fact of the evidence in words, on one line.
final class FactText {
    private FactText() {}

    static String value(FindingRecord.Fact fact) {
        return Printable.line(
                switch (fact.value()) {
                    case Evidence.Value.Text(var text) -> text;
                    case Evidence.Value.Count(var count) -> Long.toString(count);
                    case Evidence.Value.Flag(var flag) -> Boolean.toString(flag);
                    case Evidence.Value.Moment(var when) -> when.toString();
                    case Evidence.Value.Texts(var texts) -> String.join(", ", texts);
                    case Evidence.Value.None _ -> "none";
                    case Evidence.Value.Unknown(var because) -> "not known: " + because;
                });
    }

    /// Name, value, and where it was read.
    static String line(FindingRecord.Fact fact) {
        return Printable.line(fact.name())
                + ": "
                + value(fact)
                + fact.source().map(source -> " (" + Printable.line(source) + ")").orElse("");
    }
}
