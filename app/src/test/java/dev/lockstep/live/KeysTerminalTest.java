package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.credentials.AccessKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `keys rotate` on a real pseudo-terminal that ends it while a new key is shown: nobody can know
/// whether somebody has the secret, so the next call asks.
class KeysTerminalTest {
    @TempDir Path folder;
    private KeysStory story;

    @BeforeEach
    void start() throws IOException {
        story = KeysStory.in(folder);
        story.baseline("owner: alice");
    }

    @AfterEach
    void end() {
        story.close();
    }

    private Pty.Ended ended(Pty.Typed last) throws IOException, InterruptedException {
        Map<String, String> environment = story.environment();
        environment.put("LOCKSTEP_TERMINAL", "1");
        environment.put("TERM", "xterm");
        return Pty.run(
                folder,
                environment,
                List.of("keys", "rotate", story.user),
                Pty.Typed.of("[yes/no]", "yes\n"),
                last);
    }

    private void nextCallDeletesIt() {
        String orphan = story.second().orElseThrow().id();
        Run next =
                story.run(
                        "keys",
                        "rotate",
                        story.user,
                        "--yes",
                        "--key-file",
                        "k",
                        "--confirm",
                        orphan);
        assertThat(next.status()).as(next.out() + next.err()).isZero();
        assertThat(KeysStory.flat(next.out())).contains(orphan + " is deleted.");
        assertThat(story.keys()).hasSize(2).extracting(AccessKey::id).doesNotContain(orphan);
    }

    @Test
    void an_interrupt_clears_the_key_and_the_next_call_deletes_it()
            throws IOException, InterruptedException {
        Pty.Ended ended = ended(Pty.Typed.of("press Enter", "\u0003"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(ended.shown()).contains("\u001B[?1049h", "\u001B[?1049l");
        nextCallDeletesIt();
    }

    @Test
    void after_the_terminal_is_closed_the_next_call_deletes_the_key()
            throws IOException, InterruptedException {
        ended(Pty.Typed.closed("press Enter"));
        nextCallDeletesIt();
    }

    @Test
    void after_a_kill_the_next_call_deletes_the_key() throws IOException, InterruptedException {
        ended(Pty.Typed.killed("press Enter"));
        nextCallDeletesIt();
    }
}
