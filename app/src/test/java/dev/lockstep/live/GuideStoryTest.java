package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.docs.Page;
import dev.lockstep.docs.Story;
import dev.lockstep.practice.shape.AccountShape;
import java.nio.file.Path;
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

    private static Walker walker(WalkStory story) {
        return new Walker()
                .first("until AWS shows a change\\? \\[yes/no\\] $", (_, _) -> Optional.of("no"))
                .when("What is it needed for\\? $", "nightly jobs")
                .when("Who uses admin\\?[^:]*: $", "daniel.cervenka,nadia.dimitrov")
                .when("Who has looked, and vouches[^?]*\\? $", "amara.brandt")
                .when("Who answers for it[^?]*\\? $", "amara.brandt")
                .when("Until which day[^?]*\\? $", story.today.plusDays(200).toString())
                .when("\\[Enter\\] I have done it[^\\n]*: $", "l")
                .when("\\[Enter\\] do it[^\\n]*: $", "");
    }

    @Test
    @Timeout(600)
    @EnabledIfSystemProperty(named = "terminal.all", matches = "true")
    void the_worst_account_is_walked_over_two_weeks_and_what_is_left_is_said() throws Exception {
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
            story.later(Duration.ofDays(14));
            Pty.Ended second =
                    story.walk(
                            walker(story)
                                    .once(
                                            "until AWS shows\\s+a change\\s",
                                            () -> rootsKeys(story, true)));
            assertThat(story.standings().subList(0, 3))
                    .as(second.shown())
                    .allMatch(one -> List.of("done", "excepted", "waiting").contains(one));
            // What a person has to decide about roles and a shared login is said to be left.
            assertThat(story.failing())
                    .hasSizeLessThan(15)
                    .noneMatch(one -> one.startsWith("root-"))
                    .noneMatch(one -> one.contains("has no MFA"));
            story.evidence();
            Story.isTold(story.screen(), Page.of("docs/guide-story.md"));
        }
    }
}
