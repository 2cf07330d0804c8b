package dev.lockstep.report.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.record.people.MfaJson;
import dev.lockstep.record.people.MfaRecord;
import dev.lockstep.record.people.MfaRecord.Judged;
import dev.lockstep.record.people.MfaRecord.Known;
import dev.lockstep.report.TextReport;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChaseTextTest {
    private static final TextReport.Look LOOK =
            new TextReport.Look(80, false, true, ZoneOffset.UTC);

    private static MfaRecord.Row row(String user, Known password) {
        return new MfaRecord.Row(
                user,
                Optional.empty(),
                Optional.empty(),
                true,
                password,
                Known.NO,
                Optional.empty(),
                Judged.LACKS,
                Optional.empty(),
                Optional.empty(),
                Known.UNKNOWN,
                Optional.empty(),
                "");
    }

    private static MfaRecord record(
            boolean areUsersKnown, Optional<List<String>> leftovers, MfaRecord.Row... rows) {
        return new MfaRecord(
                "0",
                Optional.of("123456789012"),
                Optional.empty(),
                "aws",
                true,
                Instant.EPOCH,
                List.of(rows),
                areUsersKnown,
                leftovers,
                List.of());
    }

    private static String chase(MfaRecord record) {
        return ChaseText.of(record, row -> "LETTER FOR " + row.user() + "\n", LOOK)
                .replace('\n', ' ');
    }

    private static String json(MfaRecord record) {
        var out = new StringWriter();
        MfaJson.chase(record, _ -> "", out);
        return out.toString();
    }

    @Test
    void whoever_has_only_keys_is_told_apart_and_gets_no_letter() {
        MfaRecord record =
                record(true, Optional.of(List.of()), row("alice", Known.YES), row("ci", Known.NO));
        assertThat(chase(record))
                .contains("LETTER FOR alice", "have no password to sign in with", ": ci.")
                .doesNotContain("LETTER FOR ci");
        assertThat(json(record)).containsSubsequence("alice", "\"keysOnly\"", "\"ci\"");
    }

    @Test
    void users_who_are_not_known_are_not_everyone_with_mfa() {
        MfaRecord record = record(false, Optional.empty());
        assertThat(chase(record)).contains("is not known").doesNotContain("Everyone");
        assertThat(MfaStatusText.of(record, LOOK))
                .contains("is not known")
                .contains("Whether there are virtual devices")
                .doesNotContain("0 of 0");
        assertThat(json(record)).contains("\"users\" : null", "\"leftovers\" : null");
        assertThat(json(record(true, Optional.of(List.of()), row("a", Known.YES))))
                .contains("\"devices\" : null", "\"leftovers\" : [");
    }
}
