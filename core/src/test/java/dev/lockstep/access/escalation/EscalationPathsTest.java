package dev.lockstep.access.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of ways is what it says it is.
class EscalationPathsTest {
    private static final EscalationPaths PATHS = EscalationPaths.builtIn();

    @Test
    void every_path_of_the_sources_is_there() {
        Map<String, Long> counts =
                PATHS.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        path -> path.id().replaceAll("-[0-9]+$", ""),
                                        Collectors.counting()));
        // 65 of pathfinding.cloud: 27 new-passrole, 16 existing-passrole, 14 principal-access and 8
        // self-escalation; 7 of other tools; 15 of our own list.
        assertThat(counts)
                .containsEntry("apprunner", 2L)
                .containsEntry("bedrock", 2L)
                .containsEntry("cloudformation", 5L)
                .containsEntry("codebuild", 4L)
                .containsEntry("datapipeline", 1L)
                .containsEntry("ec2", 4L)
                .containsEntry("ec2instanceconnect", 1L)
                .containsEntry("ecs", 5L)
                .containsEntry("glue", 6L)
                .containsEntry("iam", 21L)
                .containsEntry("lambda", 6L)
                .containsEntry("sagemaker", 5L)
                .containsEntry("ssm", 2L)
                .containsEntry("sts", 1L)
                .containsEntry("x-rhino", 1L)
                .containsEntry("x-cs", 1L)
                .containsEntry("x-pm", 5L)
                .containsEntry("m", 15L);
        assertThat(PATHS.all().stream().filter(path -> !path.id().startsWith("own-")).count())
                .isEqualTo(65 + 7 + 15);
    }

    @Test
    void the_categories_of_pathfinding_are_counted() {
        Map<String, Long> categories =
                PATHS.all().stream()
                        .filter(path -> !path.id().matches("(x|m|own)-.*"))
                        .collect(
                                Collectors.groupingBy(
                                        EscalationPath::category, Collectors.counting()));
        assertThat(categories)
                .isEqualTo(
                        Map.of(
                                "new-passrole",
                                27L,
                                "existing-passrole",
                                16L,
                                "principal-access",
                                14L,
                                "self-escalation",
                                8L));
        var actions = new HashSet<String>();
        PATHS.all().stream()
                .filter(path -> !path.id().matches("(x|m|own)-.*"))
                .forEach(path -> actions.addAll(path.actions()));
        assertThat(actions).hasSize(68);
    }

    @Test
    void every_action_is_one_of_AWS() {
        for (EscalationPath path : PATHS.all()) {
            for (String action : path.actions()) {
                var number = ActionCatalog.builtIn().number(action);
                assertThat(number).as(path.id() + " " + action).isPresent();
                assertThat(ActionCatalog.builtIn().name(number.getAsInt())).isEqualTo(action);
            }
        }
    }

    @Test
    void a_path_through_a_service_names_it_and_one_that_passes_a_role_takes_PassRole() {
        for (EscalationPath path : PATHS.all()) {
            boolean service =
                    path.how() == EscalationPath.How.PASSES
                            || path.how() == EscalationPath.How.USES;
            assertThat(path.services().isEmpty()).as(path.id()).isEqualTo(!service);
            assertThat(path.actions().contains("iam:PassRole"))
                    .as(path.id())
                    .isEqualTo(path.how() == EscalationPath.How.PASSES);
            assertThat(path.services()).allMatch(name -> name.endsWith(".amazonaws.com"));
        }
    }

    @Test
    void what_makes_nobody_an_administrator_says_why() {
        assertThat(
                        PATHS.all().stream()
                                .filter(path -> path.how() == EscalationPath.How.NEVER)
                                .map(EscalationPath::id))
                .isEqualTo(List.of("m-08", "m-11", "m-12"));
    }

    @Test
    void words_take_names_as_they_are() {
        assertThat(PATHS.byId("iam-008").words(Map.of("whom", "{policy}", "policy", "P")))
                .isEqualTo("can attach P to {policy}: iam:AttachUserPolicy");
    }
}
