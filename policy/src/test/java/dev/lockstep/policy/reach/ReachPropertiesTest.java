package dev.lockstep.policy.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is worked out for all actions at once, beside what is decided for each: on random policies,
/// for every action of the catalogue.
class ReachPropertiesTest {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();
    private static final int ACCOUNTS = Integer.getInteger("reach.seeds", 25);

    @Test
    void what_is_certain_is_allowed_and_what_is_allowed_is_possible() {
        int allowed = 0;
        int certain = 0;
        int between = 0;
        var wrong = new ArrayList<String>();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            var rights = new RandomRights(seed, CATALOG);
            Reach reach = new PolicyAlgebra(CATALOG).reach(rights.layers, rights.assumptions);
            for (int number = 0; number < CATALOG.size(); number++) {
                boolean is = isAllowed(rights, CATALOG.name(number));
                boolean may = reach.possible().contains(number);
                boolean must = reach.certain().contains(number);
                if (is && !may || must && !is) {
                    wrong.add(
                            "seed %d, %s: %s, possible %s, certain %s"
                                    .formatted(seed, CATALOG.name(number), is, may, must));
                }
                allowed += is ? 1 : 0;
                certain += must ? 1 : 0;
                between += may && !must ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        // Otherwise the random policies say too little for any of it to mean something.
        assertThat(List.of(allowed, certain, between)).allMatch(count -> count > 10 * ACCOUNTS);
    }

    @Test
    void actions_that_the_catalogue_does_not_know_are_within_what_is_said_of_them() {
        for (int seed = 0; seed < 1000; seed++) {
            var rights = new RandomRights(seed, CATALOG);
            Reach reach = new PolicyAlgebra(CATALOG).reach(rights.layers, rights.assumptions);
            for (String action :
                    List.of("unheard-of:DoAnything", "s3:BrandNew", "nowhere:Get", "iam:Zzz")) {
                boolean is = isAllowed(rights, action);
                assertThat(!is || reach.possible().unknownToo())
                        .as("seed %d, %s is allowed", seed, action)
                        .isTrue();
                assertThat(is || !reach.certain().unknownToo())
                        .as("seed %d, %s is not allowed", seed, action)
                        .isTrue();
            }
        }
    }

    @Test
    void more_is_known_and_the_gap_is_no_wider() {
        for (int seed = 0; seed < 300; seed++) {
            var rights = new RandomRights(seed, CATALOG);
            var algebra = new PolicyAlgebra(CATALOG);
            Reach less = algebra.reach(rights.layers, rights.assumptions);
            Reach more = algebra.reach(rights.layers, rights.context);
            assertThat(more.possible().isWithin(less.possible())).isTrue();
            assertThat(less.certain().isWithin(more.certain())).isTrue();
            assertThat(more.certain().isWithin(more.possible())).isTrue();
        }
    }

    private static boolean isAllowed(RandomRights rights, String action) {
        Decision decision =
                Evaluator.decide(
                        new Request(
                                RandomRights.USER,
                                action,
                                rights.resource,
                                Optional.empty(),
                                rights.context),
                        rights.layers);
        assertThat(decision).isNotInstanceOf(Decision.Undecided.class);
        return decision.isAllowed();
    }
}
