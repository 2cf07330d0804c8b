package dev.lockstep.lockstepfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Baseline;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterFileTest {
    @TempDir Path folder;

    @Test
    void the_starter_reads_back_as_the_built_in_baseline() {
        Baseline found = Repository.in(folder).file("lockstep.yaml", StarterFile.render()).read();

        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("files", "places")
                .isEqualTo(Baseline.DEFAULT);
    }

    @Test
    void with_its_examples_uncommented_it_says_something_under_every_key() {
        String yaml = uncommented(StarterFile.render());
        Repository repository =
                Repository.in(folder)
                        .file("company.yaml", "lockstep: 1\n")
                        .file("lockstep.yaml", yaml);

        Baseline found = repository.read();
        assertThat(found.people()).hasSize(3);
        assertThat(found.groups()).hasSize(3);
        assertThat(found.exceptions()).hasSize(1);
        assertThat(found.root().attestations()).hasSize(1);
        assertThat(found.accessKeys().tag()).contains("lockstep:need");
        assertThat(SchemaTest.faults(yaml)).isEmpty();
        var root = (YamlNode.Mapping) YamlReader.read(yaml, "lockstep.yaml", true);
        assertThat(root.entries().keySet())
                .containsExactlyInAnyOrderElementsOf(Shape.FILE.keys().keySet());
    }

    @Test
    void the_policies_and_roles_that_it_names_are_the_defaults() {
        assertThat(StarterFile.render())
                .contains("\"AWSReservedSSO_AdministratorAccess_*\"")
                .contains("minimum-length: 14");
    }

    private static String uncommented(String yaml) {
        List<String> examples =
                yaml.lines()
                        .map(line ->
                                line.startsWith("# ") && !line.startsWith("#  ")
                                        ? ""
                                        : line.startsWith("#") ? line.substring(1) : line)
                        .toList();
        return examples.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
