package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.docs.Page;
import dev.lockstep.docs.Story;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The first day of an account: root makes two administrators by `lockstep guide` and rests; one of
/// them walks the eight steps.
class DayOneStoryTest {
    @TempDir Path folder;

    private static Walker.Typing each(String... lines) {
        Deque<String> left = new ArrayDeque<>(List.of(lines));
        return (_, _) -> Optional.ofNullable(left.poll());
    }

    /// What the screen asks for is written into lockstep.yaml, in an editor.
    private Optional<String> written(String screen) {
        Path file = folder.resolve("lockstep.yaml");
        String asked = screen.substring(screen.lastIndexOf("This is done by hand"));
        try {
            String text = Files.readString(file);
            if (asked.contains("AWSSupportAccess")) {
                Files.writeString(
                        file,
                        text.replace(
                                "[AdministratorAccess]",
                                "[AdministratorAccess, AWSSupportAccess]"));
            } else if (asked.contains("{enforce: true}")) {
                Files.writeString(file, text + "mfa: {enforce: true}\n");
            } else {
                return Optional.of("l");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of("");
    }

    @Test
    @Timeout(240)
    @EnabledIfSystemProperty(named = "terminal.all", matches = "true")
    void root_makes_two_administrators_and_one_of_them_walks_the_eight_steps() throws Exception {
        try (var story =
                new WalkStory(
                        folder, AccountShape.EMPTY.make(0, 1, Served.now()), "day-one-story", "")) {
            Walker root =
                    new Walker()
                            .when("User name, such as alice: $", each("alice", "bob", ""))
                            .when("Name, such as Alice Brown: $", each("Alice Brown", "Bob Okafor"))
                            .when("E-mail: $", each("alice@example.com", "bob@example.com"))
                            .when("\\[Enter\\] do it[^\\n]*: $", "");
            Pty.Ended day = story.walk(root);
            assertThat(day.shown()).contains("Root's work is done");
            assertThat(root.passwords).containsOnlyKeys("alice", "bob");
            assertThat(story.served.server().state().truth().root().accessKeys()).isEmpty();

            PracticeConsole alice =
                    PracticeConsole.of(story.served).signIn("alice", root.passwords.get("alice"));
            assertThat(alice.mustChangePassword()).isTrue();
            alice.changePassword(root.passwords.get("alice"), new Secret("Quiet-Harbour-19-Lamps"));
            story.as(alice.commandLineAccess());
            Walker walker =
                    new Walker()
                            .when("Who has looked, and vouches[^?]*\\? $", "alice")
                            .when("Who answers for it[^?]*\\? $", "alice")
                            .when("What was root used for[^?]*\\? $", "it made the first people")
                            .when(
                                    "\\[Enter\\] I have done it[^\\n]*: $",
                                    (_, screen) -> written(screen))
                            .when("\\[Enter\\] do it[^\\n]*: $", "")
                            .once(
                                    "until AWS shows\\s+root's MFA",
                                    () -> story.root().assignMfa("root-phone"));
            Pty.Ended walked = story.walk(walker);
            assertThat(story.failing()).isEmpty();
            assertThat(story.standings())
                    .as(walked.shown())
                    .allMatch(one -> List.of("done", "excepted", "waiting").contains(one));
            story.evidence();
            Story.isTold(story.screen(), Page.of("docs/day-one-story.md"));
        }
    }
}
