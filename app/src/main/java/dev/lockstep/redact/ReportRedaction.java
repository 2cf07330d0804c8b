package dev.lockstep.redact;

import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.CredentialReport.Row;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The credential report, written anew with the columns that Lockstep reads.
final class ReportRedaction {
    /// How a report may say that it does not show every credential; only these words count.
    private static final String MORE_KEYS = "more access keys";

    private static final String MORE_CERTIFICATES = "more certificates";
    private static final String MORE = "more access keys and certificates";

    private static final Set<Column> REGIONS =
            EnumSet.of(Column.ACCESS_KEY_1_LAST_USED_REGION, Column.ACCESS_KEY_2_LAST_USED_REGION);

    private final Redactor redactor;

    ReportRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    /// The report as CSV (RFC 4180). No cell needs quotes: names in it are pseudonyms.
    String csv(CredentialReport report) {
        Set<Column> columns = EnumSet.noneOf(Column.class);
        columns.add(Column.USER);
        report.rows().values().forEach(row -> columns.addAll(row.cells().keySet()));
        var text = new StringBuilder();
        text.append(columns.stream().map(Column::title).collect(Collectors.joining(",")));
        text.append('\n');
        for (Row row : report.rows().values()) {
            text.append(
                    columns.stream()
                            .map(column -> cell(column, row.cells().getOrDefault(column, "")))
                            .collect(Collectors.joining(",")));
            text.append('\n');
        }
        return text.toString();
    }

    private String cell(Column column, String cell) {
        return switch (column.type()) {
            case FLAG, DATE -> plain(cell);
            case TEXT -> AwsDate.isNoDate(cell) ? plain(cell) : name(column, cell);
        };
    }

    /// A flag or a date was checked when the row was read.
    private static String plain(String cell) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        if (AwsDate.isNoDate(cell)) {
            return word.equals("n/a") ? "N/A" : word;
        }
        return word.equals("true") || word.equals("false") ? word : AwsDate.parse(cell).toString();
    }

    private String name(Column column, String cell) {
        if (column == Column.USER) {
            return redactor.names.user(cell);
        }
        if (column == Column.ARN) {
            return redactor.arns.redacted(cell);
        }
        if (column == Column.ADDITIONAL_CREDENTIALS_INFO) {
            return more(cell.toLowerCase(Locale.ROOT));
        }
        return REGIONS.contains(column)
                ? redactor.names.region(cell)
                : redactor.names.service(cell);
    }

    private static String more(String text) {
        boolean keys = text.contains("key");
        boolean certificates = text.contains("cert");
        return keys == certificates ? MORE : keys ? MORE_KEYS : MORE_CERTIFICATES;
    }
}
