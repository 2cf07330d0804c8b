package dev.lockstep.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Patterns of a set match the set, no more and no less.
class ActionPatternsTest {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();

    private static List<String> all() {
        return IntStream.range(0, CATALOG.size()).mapToObj(CATALOG::name).toList();
    }

    private static List<String> beginning(String prefix) {
        return all().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /// Written apart from what makes the patterns: each name against each pattern.
    private static Set<String> matched(List<String> patterns) {
        var exact = new HashSet<String>();
        var prefixes = new ArrayList<String>();
        for (String pattern : patterns) {
            String lower = pattern.toLowerCase(Locale.ROOT);
            if (lower.endsWith("*")) {
                prefixes.add(lower.substring(0, lower.length() - 1));
            } else {
                exact.add(lower);
            }
        }
        var matched = new TreeSet<String>();
        for (String name : all()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (exact.contains(lower) || prefixes.stream().anyMatch(lower::startsWith)) {
                matched.add(name);
            }
        }
        return matched;
    }

    @Test
    void all_actions_are_a_star_and_none_are_nothing() {
        assertThat(ActionPatterns.of(CATALOG, all())).containsExactly("*");
        assertThat(ActionPatterns.of(CATALOG, List.of())).isEmpty();
    }

    @Test
    void a_whole_service_is_one_pattern_and_services_keep_their_order() {
        var names = new ArrayList<String>(beginning("s3:"));
        names.addAll(beginning("lambda:"));
        names.add("ec2:DescribeInstances");
        assertThat(ActionPatterns.of(CATALOG, names))
                .containsExactly("s3:*", "lambda:*", "ec2:DescribeInstances");
    }

    @Test
    void a_beginning_is_a_pattern_only_if_every_action_that_begins_so_is_in_the_set() {
        var names = new ArrayList<String>(beginning("s3:Get"));
        assertThat(ActionPatterns.of(CATALOG, names)).containsExactly("s3:Get*");
        names.remove("s3:GetObject");
        List<String> patterns = ActionPatterns.of(CATALOG, names);
        assertThat(patterns).doesNotContain("s3:Get*", "s3:GetObject*");
        assertThat(matched(patterns)).isEqualTo(new TreeSet<>(names));
    }

    @Test
    void one_or_two_actions_are_named_and_what_nobody_knows_stands_as_it_is() {
        assertThat(ActionPatterns.of(CATALOG, List.of("iam:PassRole", "what:Ever")))
                .containsExactly("iam:PassRole", "what:Ever");
    }

    @Test
    void patterns_of_random_sets_match_exactly_the_set() {
        var random = new Random(7);
        List<String> all = all();
        for (int round = 0; round < 5; round++) {
            var names = new TreeSet<String>();
            double share = random.nextDouble();
            for (int i = 0; i < all.size(); ) {
                int many = 1 + random.nextInt(60);
                if (random.nextDouble() < share) {
                    names.addAll(all.subList(i, Math.min(all.size(), i + many)));
                }
                i += many;
            }
            // Some of the runs are long enough that many patterns are beginnings.
            List<String> patterns = ActionPatterns.of(CATALOG, names);
            assertThat(patterns.size()).isLessThanOrEqualTo(names.size());
            assertThat(matched(patterns)).isEqualTo(names);
        }
    }
}
