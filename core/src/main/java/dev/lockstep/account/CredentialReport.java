package dev.lockstep.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The credential report: one row for root and for each user. It may be four hours old, and it
/// holds no access key ids (IAM User Guide, "Getting credential reports").
///
/// @param generated AWS's GeneratedTime (UTC), if it was kept
/// @param rows by user name
public record CredentialReport(Optional<Instant> generated, SortedMap<String, Row> rows) {
    public CredentialReport {
        rows = new TreeMap<>(rows);
    }

    public Optional<Row> row(String user) {
        return Optional.ofNullable(rows.get(user));
    }

    /// The columns that are read; found by name, any other is passed over.
    public enum Column {
        USER("user", Type.TEXT),
        ARN("arn", Type.TEXT),
        USER_CREATION_TIME("user_creation_time", Type.DATE),
        PASSWORD_ENABLED("password_enabled", Type.FLAG),
        PASSWORD_LAST_USED("password_last_used", Type.DATE),
        PASSWORD_LAST_CHANGED("password_last_changed", Type.DATE),
        PASSWORD_NEXT_ROTATION("password_next_rotation", Type.DATE),
        MFA_ACTIVE("mfa_active", Type.FLAG),
        ACCESS_KEY_1_ACTIVE("access_key_1_active", Type.FLAG),
        ACCESS_KEY_1_LAST_ROTATED("access_key_1_last_rotated", Type.DATE),
        ACCESS_KEY_1_LAST_USED_DATE("access_key_1_last_used_date", Type.DATE),
        ACCESS_KEY_1_LAST_USED_REGION("access_key_1_last_used_region", Type.TEXT),
        ACCESS_KEY_1_LAST_USED_SERVICE("access_key_1_last_used_service", Type.TEXT),
        ACCESS_KEY_2_ACTIVE("access_key_2_active", Type.FLAG),
        ACCESS_KEY_2_LAST_ROTATED("access_key_2_last_rotated", Type.DATE),
        ACCESS_KEY_2_LAST_USED_DATE("access_key_2_last_used_date", Type.DATE),
        ACCESS_KEY_2_LAST_USED_REGION("access_key_2_last_used_region", Type.TEXT),
        ACCESS_KEY_2_LAST_USED_SERVICE("access_key_2_last_used_service", Type.TEXT),
        CERT_1_ACTIVE("cert_1_active", Type.FLAG),
        CERT_1_LAST_ROTATED("cert_1_last_rotated", Type.DATE),
        CERT_2_ACTIVE("cert_2_active", Type.FLAG),
        CERT_2_LAST_ROTATED("cert_2_last_rotated", Type.DATE),
        ADDITIONAL_CREDENTIALS_INFO("additional_credentials_info", Type.TEXT);

        private final String title;
        private final Type type;

        Column(String title, Type type) {
            this.title = title;
            this.type = type;
        }

        /// The name in the report's first line.
        public String title() {
            return title;
        }

        public Type type() {
            return type;
        }
    }

    /// What a column's cells hold.
    public enum Type {
        TEXT,
        FLAG,
        DATE
    }

    /// The two slots for access keys. A slot is not an id: the report does not say which key it
    /// shows.
    public enum Slot {
        FIRST(
                1,
                Column.ACCESS_KEY_1_ACTIVE,
                Column.ACCESS_KEY_1_LAST_ROTATED,
                Column.ACCESS_KEY_1_LAST_USED_DATE,
                Column.ACCESS_KEY_1_LAST_USED_REGION,
                Column.ACCESS_KEY_1_LAST_USED_SERVICE),
        SECOND(
                2,
                Column.ACCESS_KEY_2_ACTIVE,
                Column.ACCESS_KEY_2_LAST_ROTATED,
                Column.ACCESS_KEY_2_LAST_USED_DATE,
                Column.ACCESS_KEY_2_LAST_USED_REGION,
                Column.ACCESS_KEY_2_LAST_USED_SERVICE);

        final int number;
        final Column active;
        final Column lastRotated;
        final Column lastUsedDate;
        final Column lastUsedRegion;
        final Column lastUsedService;

        Slot(
                int number,
                Column active,
                Column lastRotated,
                Column lastUsedDate,
                Column lastUsedRegion,
                Column lastUsedService) {
            this.number = number;
            this.active = active;
            this.lastRotated = lastRotated;
            this.lastUsedDate = lastUsedDate;
            this.lastUsedRegion = lastUsedRegion;
            this.lastUsedService = lastUsedService;
        }

        /// 1 or 2.
        public int number() {
            return number;
        }

        static final List<Slot> BOTH = List.of(FIRST, SECOND);
    }

    /// One row.
    ///
    /// @param cells the cells as AWS wrote them; a column that the report lacks is not in the map.
    ///   Whoever makes a row has checked that flags and dates can be read.
    public record Row(String user, Map<Column, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /// True, false, or empty where the cell says neither (`not_supported`, `N/A`). A missing
        /// column is not collected.
        Read<Optional<Boolean>> flag(Column column, Source source) {
            return cell(column, source).map(Row::flag);
        }

        /// A date, or empty where the cell says that there is none.
        Read<Optional<Instant>> date(Column column, Source source) {
            return cell(column, source).map(AwsDate::inReport);
        }

        /// A text, or empty where the cell says that there is none.
        Read<Optional<String>> text(Column column, Source source) {
            return cell(column, source)
                    .map(cell -> AwsDate.isNoDate(cell) ? Optional.empty() : Optional.of(cell));
        }

        private Read<String> cell(Column column, Source source) {
            String cell = cells.get(column);
            return cell == null
                    ? Read.notAsked(
                            ReadKey.CREDENTIAL_REPORT,
                            "the credential report has no column " + column.title())
                    : Read.known(cell, source);
        }

        private static Optional<Boolean> flag(String cell) {
            return switch (cell.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
    }
}
