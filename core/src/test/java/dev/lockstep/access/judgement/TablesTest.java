package dev.lockstep.access.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.ReasonedTable;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// The tables name what there is, so that an update of the catalogue cannot silently empty a check.
class TablesTest {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();

    private static List<List<String>> rows(String name, String... columns) {
        return ReasonedTable.load(ReadOnly.class, name, List.of(columns)).rows();
    }

    private static String known(String action) {
        OptionalInt number = CATALOG.number(action);
        assertThat(number).as(action).isPresent();
        return CATALOG.name(number.getAsInt());
    }

    @Test
    void each_action_that_reads_secrets_is_known_and_stands_there_once() {
        List<List<String>> rows = rows("secret-reads.tsv", "action", "kind", "resource", "reason");
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows.stream().map(List::getFirst)).doesNotHaveDuplicates();
        assertThat(rows)
                .allSatisfy(row -> assertThat(known(row.getFirst())).isEqualTo(row.getFirst()));
    }

    @Test
    void each_action_that_goes_without_MFA_is_known() {
        assertThat(rows("without-mfa.tsv", "action", "on", "reason"))
                .hasSize(14)
                .allSatisfy(row -> assertThat(known(row.getFirst())).isEqualTo(row.getFirst()));
    }

    @Test
    void each_exception_is_no_read_by_its_level_or_is_not_known_at_all() {
        assertThat(rows("read-only-exceptions.tsv", "action", "only", "reason"))
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> {
                    OptionalInt number = CATALOG.number(row.getFirst());
                    if (number.isPresent()) {
                        assertThat(CATALOG.level(number.getAsInt()))
                                .as(row.getFirst())
                                .isNotIn(AccessLevel.READ, AccessLevel.LIST);
                    } else {
                        assertThat(row.get(2)).contains("no longer holds it");
                    }
                });
    }
}
