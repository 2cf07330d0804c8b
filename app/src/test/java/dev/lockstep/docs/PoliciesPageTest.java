package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.access.template.ServiceFacts;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page on policies for groups shows what comes out.
class PoliciesPageTest {
    private static final Page PAGE = Page.of("docs/policies-for-groups.md");
    private static final String LABEL = "make-policy: ";

    @TempDir private Path folder;

    @Test
    void each_policy_that_it_shows_comes_out() {
        assertThat(PAGE.blocks(LABEL)).hasSize(1);
        for (Page.Block block : PAGE.blocks(LABEL)) {
            String options = block.label().orElseThrow().substring(LABEL.length());
            Run run = Run.in(folder, ("access make-policy " + options).split(" "));
            assertThat(run.out()).isEqualTo(block.text());
        }
    }

    @Test
    void it_names_each_service_that_is_never_given_whole() {
        String text = String.join(" ", PAGE.lines());
        String refused =
                text.substring(
                        text.indexOf("make administrators**: "), text.indexOf(" are refused"));
        for (String service : ActionCatalog.builtIn().services()) {
            assertThat(refused.matches(".*[ :]" + service + "(,| |$).*"))
                    .as(service)
                    .isEqualTo(ServiceFacts.neverWhole(service).isPresent());
        }
    }
}
