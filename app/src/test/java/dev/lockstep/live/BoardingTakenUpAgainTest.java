package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.InlinePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// People who come and go, by commands that are killed before and after each of their calls and
/// begun again with the same words: what was wanted is so in the end, nothing is left over, and the
/// password that is in force is the one that was handed over last.
@Timeout(600)
class BoardingTakenUpAgainTest {
    /// How many points of each command; `./test --long` asks for all by `-Ddying.points=…`.
    private static final int POINTS = Integer.getInteger("dying.points", 3);

    private static final String NEW = BoardStory.NEW;

    @TempDir Path place;

    private void survives(List<String> command, boolean hasSecret, Consumer<BoardStory> end)
            throws IOException {
        survives(_ -> {}, command, hasSecret, end);
    }

    /// @param before how the account comes to stand before the command
    private void survives(
            Consumer<BoardStory> before,
            List<String> command,
            boolean hasSecret,
            Consumer<BoardStory> end)
            throws IOException {
        int calls = callsOf(before, command);
        assertThat(calls).isGreaterThan(2);
        int points = Math.min(POINTS, 2 * calls);
        int deaths = 0;
        for (int i = 0; i < points; i++) {
            int point = (2 * i + 1) * calls / points;
            if (killed(before, command, point / 2 + 1, point % 2 == 1, hasSecret, end)) {
                deaths++;
            }
        }
        assertThat(deaths).isGreaterThan(points / 2);
    }

    private int callsOf(Consumer<BoardStory> before, List<String> command) throws IOException {
        try (BoardStory story = BoardStory.in(Files.createTempDirectory(place, "whole"))) {
            before.accept(story);
            var living = new Dying(Integer.MAX_VALUE, false);
            Run run = run(story, living, command);
            assertThat(run.status()).as(run.out() + run.err()).isZero();
            return living.calls();
        }
    }

    private static Run run(BoardStory story, Dying how, List<String> command) {
        return new Conversation(story.environment(), story.folder, how)
                .run(new AppPerson(), command.toArray(String[]::new));
    }

    private boolean killed(
            Consumer<BoardStory> before,
            List<String> command,
            int at,
            boolean after,
            boolean hasSecret,
            Consumer<BoardStory> end)
            throws IOException {
        Path folder = Files.createTempDirectory(place, "at-" + at);
        try (BoardStory story = BoardStory.in(folder)) {
            before.accept(story);
            var dying = new Dying(at, after);
            try {
                run(story, dying, command);
            } catch (Dying.Death _) {
                // As a process ends; threads tell of it in their own way.
            }
            String what = command + (after ? " killed after call " : " killed before call ") + at;
            Run again = run(story, new Dying(Integer.MAX_VALUE, false), command);
            assertThat(again.status()).as(what + again.out() + again.err()).isZero();
            end.accept(story);
            if (hasSecret) {
                String password = story.password(NEW).orElseThrow();
                Path file = folder.resolve("first.txt");
                assertThat(file).as(what).content().contains(password);
                assertThat(story.written(file)).as(what).doesNotContain(password);
                try (Stream<Path> files = Files.list(folder)) {
                    assertThat(files)
                            .as("%s: nothing that is kept meanwhile is left", what)
                            .noneMatch(one -> one.toString().contains(".before"));
                }
            }
            return dying.calls() >= at;
        }
    }

    @Test
    void a_person_ends_with_user_password_one_device_and_the_group() throws IOException {
        survives(
                List.of("people", "onboard", NEW, "--password-file", "first.txt"),
                true,
                story -> {
                    User made = story.user(NEW).orElseThrow();
                    assertThat(made.groups()).containsExactly("auditors");
                    assertThat(made.mfaDevices()).hasSize(1);
                    assertThat(made.inlinePolicies()).isEmpty();
                    assertThat(story.truth().virtualMfaDevices())
                            .filteredOn(one -> !one.isAssigned())
                            .extracting(VirtualMfaDevice::serial)
                            .noneMatch(serial -> serial.contains("/" + NEW));
                });
    }

    /// MFA first, then the password.
    @Test
    @EnabledIfSystemProperty(named = "dying.points", matches = "\\d+")
    void who_has_rights_already_ends_with_password_and_one_device() throws IOException {
        survives(
                BoardStory::letStand,
                List.of("people", "onboard", NEW, "--password-file", "first.txt"),
                true,
                story -> {
                    User made = story.user(NEW).orElseThrow();
                    assertThat(made.groups()).containsExactly("auditors");
                    assertThat(made.mfaDevices()).hasSize(1);
                    assertThat(made.inlinePolicies()).isEmpty();
                });
    }

    @Test
    void elsewhere_a_person_ends_with_user_password_and_the_small_policy() throws IOException {
        survives(
                List.of("people", "onboard", NEW, "--elsewhere", "--password-file", "first.txt"),
                true,
                story ->
                        assertThat(story.user(NEW).orElseThrow().inlinePolicies())
                                .extracting(InlinePolicy::name)
                                .containsExactly("LockstepEnrolment"));
    }

    @Test
    void who_leaves_ends_with_nothing_but_the_name() throws IOException {
        String user;
        try (BoardStory story = BoardStory.in(Files.createTempDirectory(place, "who"))) {
            user = story.somebody();
        }
        survives(
                List.of("people", "offboard", user),
                false,
                story -> {
                    User gone = story.user(user).orElseThrow();
                    assertThat(gone.loginProfile()).isEmpty();
                    assertThat(gone.accessKeys()).noneMatch(AccessKey::active);
                    assertThat(
                                    Stream.of(gone.groups(), gone.attachedPolicies())
                                            .flatMap(List::stream))
                            .isEmpty();
                    assertThat(gone.inlinePolicies())
                            .extracting(InlinePolicy::name)
                            .containsExactly("LockstepOffboarded");
                });
    }
}
