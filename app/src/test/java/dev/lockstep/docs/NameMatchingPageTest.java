package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.access.escalation.Power;
import dev.lockstep.access.judgement.ReadOnly;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.collect.SnapshotFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The page that compares verdicts with those of name-matching tools tells ours as they are.
class NameMatchingPageTest {
    private static final List<String> PAGE = Page.of("docs/name-matching.md").lines();
    private static final AccountSnapshot ACCOUNT =
            AccountSnapshot.of(SnapshotFolder.read(Path.of("..", "docs", "name-matching")));

    @Test
    void who_is_an_administrator_is_told_as_Lockstep_judges() {
        var verdicts = new TreeMap<String, String>();
        Administrators.of(AccountAccess.of(ACCOUNT))
                .all()
                .forEach((principal, power) -> {
                    if (principal.kind() == PrincipalAccess.Kind.USER) {
                        verdicts.put(principal.name(), words(power));
                    }
                });

        assertThat(new TreeMap<>(column("administrators", "Lockstep"))).isEqualTo(verdicts);
    }

    @Test
    void who_only_reads_is_told_as_Lockstep_judges() {
        Map<String, String> told = column("read-only", "Lockstep");
        assertThat(told).hasSize(4);
        var verdicts = new LinkedHashMap<String, String>();
        for (PrincipalAccess user : AccountAccess.of(ACCOUNT).users().found().orElseThrow()) {
            verdicts.put(user.name(), words(ReadOnly.of(ACCOUNT, user)));
        }
        assertThat(verdicts).containsAllEntriesOf(told);
    }

    private static String words(Power power) {
        return switch (power) {
            case Power.Ordinary _ -> "no";
            case Power.Open _ -> "open";
            case Power.Administrator one ->
                    (one.already()
                                    ? "administrator"
                                    : "administrator by `" + one.ways().getFirst().pathId() + "`")
                            + (one.certain() ? "" : ", on a condition");
        };
    }

    private static String words(ReadOnly judged) {
        return (judged.onlyReads() ? "only reads" : "changes things")
                + (judged.readsNoSecrets() ? ", no secrets" : ", also secrets");
    }

    /// A column of the table that follows the comment of that name, by the first column.
    private static Map<String, String> column(String table, String column) {
        int at = PAGE.indexOf("<!-- " + table + " -->") + 1;
        assertThat(at).as(table).isPositive();
        int number = cells(PAGE.get(at)).indexOf(column);
        assertThat(number).as(column).isPositive();
        var values = new LinkedHashMap<String, String>();
        for (String line : PAGE.subList(at + 2, PAGE.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            List<String> cells = cells(line);
            values.put(cells.getFirst().replace("`", ""), cells.get(number));
        }
        return values;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
