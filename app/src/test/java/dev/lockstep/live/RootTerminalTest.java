package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.docs.Page;
import dev.lockstep.docs.Story;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole walk on a real pseudo-terminal that shows lines alone, while root does its part at the
/// practice account's console.
@Timeout(120)
class RootTerminalTest {
    @TempDir Path folder;

    /// What root does at the console, once something is shown.
    private static Pty.Typed then(
            String shown, PracticeConsole console, Consumer<PracticeConsole> deed) {
        return Pty.Typed.by(
                shown,
                _ -> {
                    deed.accept(console);
                    return "";
                });
    }

    @Test
    void steps_2_and_3_are_walked_through_with_the_console_beside_it()
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1   # ours\n");
        try (RootStory story = RootStory.of(AccountShape.WORST, folder)) {
            var console = PracticeConsole.of(story.served);
            List<String> keys = story.root().accessKeys().stream().map(AccessKey::id).toList();
            Map<String, String> environment = new HashMap<>(story.environment());
            environment.put("TERM", "dumb");
            environment.put("LANG", "C.UTF-8");
            environment.put("LOCKSTEP_TERMINAL", "1");
            environment.put("LOCKSTEP_ERROR_TERMINAL", "1");
            environment.put("LOCKSTEP_COLUMNS", "80");
            environment.put("LOCKSTEP_ROWS", "24");
            Pty.Ended ended =
                    Pty.run(
                            folder,
                            environment,
                            List.of("root", "--every", "1"),
                            Pty.Typed.of("Set it up now", "yes\n"),
                            then(
                                    "until AWS shows root's MFA",
                                    console,
                                    root -> root.signInAsRoot().assignMfa("root-phone")),
                            Pty.Typed.of("Do it now", "yes\n"),
                            then(
                                    "until AWS shows a change",
                                    console,
                                    root -> {
                                        root.deactivateKey(story.key(true));
                                        keys.forEach(root::deleteKey);
                                    }),
                            Pty.Typed.of("vouches for all of it", "alice\n"),
                            Pty.Typed.of("alice vouches for it?", "yes\n"),
                            Pty.Typed.of("Who answers for it", "bob\n"),
                            Pty.Typed.of("this use is accepted?", "yes\n"));
            Story.isTold(ended.shown().replace("\r", ""), Page.of("docs/root.md"));
            // A newer report must show it of the keys.
            assertThat(ended.status()).as(ended.shown()).isEqualTo(3);
            assertThat(ended.shown()).doesNotContain("\u001b");
            assertThat(ended.shown().replace("\r", "").lines())
                    .filteredOn(line -> !line.startsWith("Script ") && !line.contains("[yes/no]"))
                    .allMatch(line -> line.length() <= 80);
            assertThat(story.root().accessKeys()).isEmpty();
            assertThat(story.root().mfaDevices()).hasSize(1);
            assertThat(story.yaml()).contains("# ours", "by: alice", "owner: bob");
        }
    }
}
