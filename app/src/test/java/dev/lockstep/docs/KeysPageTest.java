package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.keys.AgendaLine;
import dev.lockstep.keys.Matter;
import dev.lockstep.keys.News;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.record.keys.AgendaJson;
import dev.lockstep.record.keys.DocumentedJson;
import dev.lockstep.record.keys.KeyStepJson;
import dev.lockstep.record.keys.KeysJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/// docs/keys.md names every word that a program may meet.
class KeysPageTest {
    private static final String PAGE = String.join("\n", Page.of("docs/keys.md").lines());

    @Test
    void every_kind_and_rank_and_format_stands_in_the_page() {
        for (Matter.Kind kind : Matter.Kind.values()) {
            assertThat(PAGE).contains("`" + kind.id() + "`");
        }
        for (News.Kind kind : News.Kind.values()) {
            assertThat(PAGE).contains("`" + kind.id() + "`");
        }
        for (KeyStep.State state : KeyStep.State.values()) {
            assertThat(PAGE).contains("`" + state.id() + "`");
        }
        for (AgendaLine.Rank rank : AgendaLine.Rank.values()) {
            assertThat(PAGE).contains("| " + rank.id().replace('-', ' ') + " |");
        }
        assertThat(PAGE)
                .contains(
                        List.of(
                                KeysJson.SCHEMA,
                                AgendaJson.WATCH,
                                AgendaJson.STATUS,
                                KeyStepJson.SCHEMA,
                                DocumentedJson.SCHEMA));
    }
}
