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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The eight steps lived through: `lockstep guide` on a real pseudo-terminal against the worst
/// account, with authenticator apps, the practice console for root, and the clock moved over
/// waiting times.
class GuideStoryTest {
    @TempDir Path folder;

    private static void rootsKeys(WalkStory story, boolean isInactive) {
        PracticeConsole root = story.root();
        story.served.server().state().truth().root().accessKeys().stream()
                .filter(key -> key.active() != isInactive)
                .forEach(key -> {
                    if (isInactive) {
                        root.deleteKey(key.id());
                    } else {
                        root.deactivateKey(key.id());
                    }
                });
        // AWS's next report shows it.
        story.later(Duration.ofMinutes(250));
    }

    /// What a person has to decide is decided in lockstep.yaml, in an editor.
    private Optional<String> decided(WalkStory story, String screen) {
        String asked =
                screen.substring(screen.lastIndexOf("This is done by hand"))
                        .replaceAll("\\s+", " ");
        if (asked.contains("The group deployers is declared and has no member")) {
            edit("(?m)^(  pavel\\.sato: .*groups: \\[developers)\\]", "$1, deployers]");
        } else if (asked.contains("Role build holds rights")) {
            edit(
                    "(?m)^exceptions:\\n( *)- ",
                    """
                    exceptions:
                    $1- {control: escalation-paths, subject: "arn:aws:iam::%s:role/build", \
                    reason: "it sets up whole accounts; to be split by the spring", \
                    owner: amara.brandt, until: %s}
                    $1- \
                    """
                            .formatted(
                                    story.json("guide", "--status", "--format", "json")
                                            .at("/account/id")
                                            .asString(),
                                    story.today.plusDays(120)));
        } else {
            return Optional.of("l");
        }
        return Optional.of("");
    }

    private void edit(String what, String by) {
        Path file = folder.resolve("lockstep.yaml");
        try {
            String old = Files.readString(file);
            String edited = old.replaceFirst(what, by);
            assertThat(edited).as("has " + what).isNotEqualTo(old);
            Files.writeString(file, edited);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Walker walker(WalkStory story) {
        return new Walker()
                .first("until AWS shows a change\\? \\[yes/no\\] $", (_, _) -> Optional.of("no"))
                .when("What is it needed for\\? $", "nightly jobs")
                .when("Who uses admin\\?[^:]*: $", "daniel.cervenka,nadia.dimitrov")
                .when("Who has looked, and vouches[^?]*\\? $", "amara.brandt")
                .when("Who answers for it[^?]*\\? $", "amara.brandt")
                .when("What was root used for[^?]*\\? $", "it set up its MFA")
                .when("Until which day[^?]*\\? $", story.today.plusDays(200).toString())
                .when("\\[Enter\\] I have done it[^\\n]*: $", (_, screen) -> decided(story, screen))
                .when("\\[Enter\\] do it[^\\n]*: $", "");
    }

    /// A person signs in with the old password, and chooses another, as AWS asks.
    private static void signIn(WalkStory story, String user) {
        Secret old = story.served.server().state().secrets().password(user).orElseThrow();
        PracticeConsole console = PracticeConsole.of(story.served).signIn(user, old);
        assertThat(console.mustChangePassword()).isTrue();
        console.changePassword(old, new Secret("Quiet-Harbour-19-Lamps"));
    }

    @Test
    @Timeout(600)
    @EnabledIfSystemProperty(named = "terminal.all", matches = "true")
    void the_worst_account_is_walked_over_two_weeks_until_nothing_fails() throws Exception {
        try (var story =
                new WalkStory(
                        folder,
                        AccountShape.WORST.make(2, 1, Served.now()),
                        "guide-story",
                        """
                        mfa: {enforce: true}
                        """)) {
            Pty.Ended first =
                    story.walk(
                            walker(story)
                                    .once(
                                            "until AWS shows\\s+root's MFA",
                                            () -> story.root().assignMfa("root-phone"))
                                    .once(
                                            "until AWS shows\\s+a change\\s",
                                            () -> rootsKeys(story, false)));
            assertThat(first.status()).as(first.shown()).isEqualTo(1);
            story.later(Duration.ofDays(1));
            story.used();
            // Then the programs go by a role, and the keys rest.
            story.later(Duration.ofDays(15));
            story.walk(
                    walker(story)
                            .once("until AWS shows\\s+a change\\s", () -> rootsKeys(story, true)));
            signIn(story, "tomasz.virtanen");
            // AWS's next report shows the new password.
            story.later(Duration.ofHours(5));
            Pty.Ended last = story.walk(walker(story));
            Files.copy(
                    folder.resolve("lockstep.yaml"),
                    Path.of("target", "guide-story.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
            assertThat(story.failing()).as(last.shown()).isEmpty();
            assertThat(story.standings())
                    .as(last.shown())
                    .hasSize(8)
                    .allMatch(
                            one -> List.of("done", "excepted", "waiting", "skipped").contains(one));
            assertThat(story.sheets())
                    .as("how each person's sheet stands")
                    .hasSize(6)
                    .allSatisfy((_, state) -> assertThat(state).isEqualTo("holds"));
            story.evidence();
            Story.isTold(story.screen(), Page.of("docs/guide-story.md"));
        }
    }
}
