package dev.lockstep.report.people;

import dev.lockstep.record.people.RosterRecord;
import dev.lockstep.report.Printable;
import dev.lockstep.report.SafeCsv;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/// Who has which user, as a line for a spreadsheet: RFC 4180, UTF-8, every cell quoted, none that
/// it would run.
public final class RosterCsv {
    private static final List<String> HEADER =
            List.of(
                    "account",
                    "judged-at",
                    "kind",
                    "name",
                    "full-name",
                    "email",
                    "sign-in",
                    "user",
                    "match",
                    "perhaps",
                    "groups-wanted",
                    "groups",
                    "password",
                    "mfa",
                    "next",
                    "command");

    private RosterCsv() {}

    /// Writes it.
    public static void write(RosterRecord roster, Writer out) throws IOException {
        SafeCsv.write(out, HEADER, roster.rows().stream().map(row -> line(roster, row)));
    }

    private static List<String> line(RosterRecord roster, RosterRecord.Row row) {
        return List.of(
                roster.head().account().orElse(""),
                roster.head().judgedAt().toString(),
                row.kind().id(),
                row.name(),
                row.fullName().orElse(""),
                row.email().orElse(""),
                row.federated() ? "federated" : "",
                row.user().orElse(""),
                row.found().id(),
                row.perhaps().stream()
                        .map(one -> one.person() + "=" + one.user() + " " + one.why().words())
                        .collect(Collectors.joining("; ")),
                String.join(";", row.wanted()),
                row.actual()
                        .map(groups -> String.join(";", groups))
                        .orElse(row.user().isPresent() ? "unknown" : ""),
                row.password().id(),
                row.mfa().id(),
                row.next().map(RosterRecord.Next::text).orElse(""),
                row.next()
                        .flatMap(RosterRecord.Next::command)
                        .filter(Printable::isPlain)
                        .orElse(""));
    }
}
