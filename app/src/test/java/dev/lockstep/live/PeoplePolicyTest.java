package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The policies that `people onboard`, `password` and `offboard` print are enough for them: by a
/// user that has nothing else, on a practice account that judges each call.
class PeoplePolicyTest {
    @TempDir Path folder;

    private BoardStory story(String command) throws IOException {
        BoardStory story = BoardStory.in(folder, options -> options.withEnforced(true));
        Run printed = story.run("people", command, "--print-policy");
        assertThat(printed.status()).as(printed.err()).isZero();
        story.as(printed.out());
        return story;
    }

    private static void done(BoardStory story, List<String> command) {
        BoardStory.Talk talk = story.talk(new AppPerson(), command.toArray(String[]::new));
        assertThat(talk.run().status()).as(talk.screen()).isZero();
        assertThat(story.served.server().refusals()).isEmpty();
    }

    @Test
    void a_person_is_brought_in_with_the_printed_policy() throws IOException {
        try (BoardStory story = story("onboard")) {
            done(story, List.of("people", "onboard", BoardStory.NEW));
            assertThat(story.user(BoardStory.NEW).orElseThrow().groups()).isNotEmpty();
        }
    }

    @Test
    void so_is_one_who_is_elsewhere() throws IOException {
        try (BoardStory story = story("onboard")) {
            done(story, List.of("people", "onboard", BoardStory.NEW, "--elsewhere"));
            done(story, List.of("people", "onboard", BoardStory.NEW));
            assertThat(story.user(BoardStory.NEW).orElseThrow().groups()).isNotEmpty();
        }
    }

    @Test
    void a_password_is_given_with_the_printed_policy() throws IOException {
        try (BoardStory story = story("password")) {
            done(story, List.of("people", "password", story.somebody()));
        }
    }

    @Test
    void a_person_is_taken_out_and_deleted_with_the_printed_policy() throws IOException {
        try (BoardStory story = story("offboard")) {
            String user = story.somebody();
            try (var iam = story.iam()) {
                iam.createAccessKey(one -> one.userName(user));
                iam.createServiceSpecificCredential(
                        one -> one.userName(user).serviceName("codecommit.amazonaws.com"));
            }
            done(story, List.of("people", "offboard", user));
            assertThat(story.user(user).orElseThrow().serviceCredentials())
                    .singleElement()
                    .satisfies(one -> assertThat(one.isActive()).isFalse());
            story.later(Duration.ofDays(15));
            done(story, List.of("people", "offboard", user));
            assertThat(story.user(user)).isEmpty();
        }
    }
}
