package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions on a real pseudo-terminal: the account is served in this process.
class TerminalTest {
    private static final String ID = "389600411232";
    private static final List<String> LINE = List.of("apply", "--step", "1");

    @TempDir Path folder;
    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = Served.of(AccountShape.WORST.make(4, 1, Served.now()));
    }

    @AfterEach
    void end() {
        if (served != null) {
            served.close();
        }
    }

    private Pty.Ended apply(String shown, String keys) throws IOException, InterruptedException {
        return Pty.run(folder, served.environment(), LINE, Pty.Typed.of(shown, keys));
    }

    private Pty.Ended apply(String answer) throws IOException, InterruptedException {
        return Pty.run(
                folder,
                served.environment(),
                LINE,
                Pty.Typed.of("Type its id", ID + "\n"),
                Pty.Typed.of("[yes/no]", answer));
    }

    private boolean hasPolicy() {
        return served.server().state().truth().passwordPolicy().isPresent();
    }

    @Test
    void the_typed_account_and_yes_carry_it_out() throws IOException, InterruptedException {
        Pty.Ended ended = apply("yes\n");
        assertThat(ended.status()).as(ended.shown()).isZero();
        assertThat(ended.shown()).contains("made and verified");
        assertThat(hasPolicy()).isTrue();
    }

    @Test
    void no_is_4_and_changes_nothing() throws IOException, InterruptedException {
        Pty.Ended ended = apply("no\n");
        assertThat(ended.status()).as(ended.shown()).isEqualTo(4);
        assertThat(ended.shown()).contains("nothing was done");
        assertThat(hasPolicy()).isFalse();
    }

    @Test
    void an_interrupt_at_the_question_is_130_and_changes_nothing()
            throws IOException, InterruptedException {
        Pty.Ended ended = apply("Type its id", "\u0003");
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(hasPolicy()).isFalse();
    }

    @Test
    void the_end_of_input_is_4_and_changes_nothing() throws IOException, InterruptedException {
        Pty.Ended ended = apply("Type its id", "\u0004");
        assertThat(ended.status()).as(ended.shown()).isEqualTo(4);
        assertThat(hasPolicy()).isFalse();
    }
}
