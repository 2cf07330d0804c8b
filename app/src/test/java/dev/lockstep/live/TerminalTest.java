package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    @Test
    void an_interrupt_while_a_new_key_is_shown_clears_it_and_the_next_call_deletes_that_key()
            throws IOException, InterruptedException {
        User user =
                served.server().state().truth().users().values().stream()
                        .filter(one -> one.accessKeys().size() == 1)
                        .filter(one -> one.accessKeys().getFirst().active())
                        .findFirst()
                        .orElseThrow();
        List<String> rotate = List.of("keys", "rotate", user.name(), "--account", ID);
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_TERMINAL", "1");
        environment.put("TERM", "xterm");
        Pty.Ended ended =
                Pty.run(
                        folder,
                        environment,
                        rotate,
                        Pty.Typed.of("[yes/no]", "yes\n"),
                        Pty.Typed.of("press Enter", "\u0003"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(ended.shown()).contains("\u001B[?1049h", "\u001B[?1049l");
        assertThat(keys(user.name())).hasSize(2);

        Pty.Ended next =
                Pty.run(
                        folder,
                        environment,
                        rotate,
                        Pty.Typed.of("[yes/no]", "yes\n"),
                        Pty.Typed.of("Make a", "no\n"));
        assertThat(next.status()).as(next.shown()).isEqualTo(4);
        assertThat(keys(user.name())).isEqualTo(user.accessKeys());
    }

    private List<AccessKey> keys(String user) {
        return served.server().state().truth().users().get(user).accessKeys();
    }
}
