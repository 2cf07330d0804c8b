package dev.lockstep.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.cli.Console;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.plan.PlanRecord;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What must be typed, and how it is asked for.
class ConsentTest {
    private static PlanRecord.ChangeRecord change(String id, String title, String word) {
        return new PlanRecord.ChangeRecord(
                id,
                "any",
                Step.GROUPS,
                new Subject(Subject.Kind.ACCOUNT, "1", Optional.empty(), Optional.empty()),
                title,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                "low",
                Optional.of("undone"),
                Optional.empty(),
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                Optional.of(word));
    }

    private static SequencedMap<String, List<PlanRecord.ChangeRecord>> asked(
            String word, PlanRecord.ChangeRecord... changes) {
        var all = new LinkedHashMap<String, List<PlanRecord.ChangeRecord>>();
        all.put(word, List.of(changes));
        return all;
    }

    private static Console answering(List<String> questions, String answer) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Console(nowhere, nowhere, Map.of(), Clock.systemUTC(), Path.of("."))
                .answeredBy(question -> {
                    questions.add(question);
                    return Optional.of(answer);
                });
    }

    @Test
    void a_question_for_a_name_says_of_which_changes_it_is() {
        var questions = new ArrayList<String>();
        assertThat(
                        new Consent()
                                .on(answering(questions, "AKIA1"))
                                .confirmed(
                                        asked(
                                                "AKIA1",
                                                change("c37", "Detach the policy p.", "AKIA1"),
                                                change("c45", "Delete the policy p.", "AKIA1"))))
                .containsExactly("AKIA1");
        assertThat(questions)
                .containsExactly(
                        """

                        c37: Detach the policy p.
                        c45: Delete the policy p.
                        Type AKIA1 to confirm:\s\
                        """);
    }

    @Test
    void another_answer_than_the_name_does_nothing() {
        var consent = new Consent().on(answering(new ArrayList<>(), "yes"));
        assertThatThrownBy(() -> consent.confirmed(asked("AKIA1", change("c1", "t", "AKIA1"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nothing was done");
    }

    @Test
    void a_title_with_line_breaks_stays_in_its_line() {
        var questions = new ArrayList<String>();
        new Consent()
                .on(answering(questions, "w"))
                .confirmed(asked("w", change("c1", "a\nc2: nothing\u001b[2J", "w")));
        assertThat(questions.getFirst().lines()).hasSize(3);
        assertThat(questions.getFirst()).doesNotContain("\u001b");
    }

    @Test
    void without_a_terminal_the_options_that_are_named_can_be_pasted_into_a_shell() {
        assertThatThrownBy(() ->
                        new Consent()
                                .confirmed(
                                        asked("x; touch 'y'", change("c1", "t", "x; touch 'y'"))))
                .isInstanceOf(Refused.class)
                .hasMessageEndingWith(" --confirm 'x; touch '\\''y'\\'''");
    }
}
