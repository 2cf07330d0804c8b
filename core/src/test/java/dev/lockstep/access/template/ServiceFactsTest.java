package dev.lockstep.access.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.ReasonedTable;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables say nothing that the catalogue does not know.
class ServiceFactsTest {
    private static final List<String> SERVICES = ActionCatalog.builtIn().services();

    private static List<List<String>> table(String name, String... columns) {
        return ReasonedTable.load(ServiceFacts.class, name, List.of(columns)).rows();
    }

    @Test
    void services_that_are_never_given_whole_are_services() {
        assertThat(table("never-whole.tsv", "service", "reason"))
                .hasSize(10)
                .allSatisfy(row -> assertThat(SERVICES).contains(row.get(0)));
    }

    @Test
    void actions_that_use_existing_roles_are_known_actions_of_their_service() {
        assertThat(table("existing-roles.tsv", "service", "actions", "reason"))
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> {
                    var catalog = ActionCatalog.builtIn();
                    int number = catalog.number(row.get(1)).orElseThrow();
                    assertThat(catalog.name(number)).isEqualTo(row.get(1));
                    assertThat(catalog.service(number)).isEqualTo(row.get(0));
                });
        assertThat(ServiceFacts.existingRoles("lambda"))
                .containsOnlyKeys("lambda:UpdateFunctionCode");
        assertThat(ServiceFacts.existingRoles("s3")).isEmpty();
    }

    @Test
    void a_reason_that_names_a_policy_of_AWS_holds_there() {
        var kept = AwsManagedPolicies.builtIn();
        int named = 0;
        for (List<String> row : table("passed-to.tsv", "service", "principal", "reason")) {
            assertThat(SERVICES).contains(row.get(0));
            assertThat(row.get(1)).endsWith(".amazonaws.com");
            if (!row.get(2).contains(" ")) {
                named++;
                assertThat(kept.byName(row.get(2)).orElseThrow().document().text())
                        .contains("\"" + row.get(1) + "\"");
            }
        }
        assertThat(named).isGreaterThan(20);
    }
}
