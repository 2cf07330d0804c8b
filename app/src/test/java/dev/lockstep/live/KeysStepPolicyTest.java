package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The policies that `keys document`, `keys retire` and `keys rotate` print are enough for them: by
/// a user that has nothing else, on a practice account that judges each call.
class KeysStepPolicyTest {
    @TempDir Path folder;

    private static List<String> command(KeysStory story, String name) {
        return switch (name) {
            case "document" ->
                    List.of(
                            "keys",
                            "document",
                            story.user,
                            "--purpose",
                            "builds",
                            "--owner",
                            "alice",
                            "--until",
                            LocalDate.now(ZoneOffset.UTC).plusDays(9).toString(),
                            "--yes");
            case "retire" ->
                    List.of(
                            "keys",
                            "retire",
                            story.key,
                            "--yes",
                            "--allow",
                            "way-in-kept",
                            "--confirm",
                            story.key);
            default -> List.of("keys", "rotate", story.user, "--yes", "--key-file", "k");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "retire", "rotate"})
    void with_the_printed_policy_nothing_is_refused(String name) throws IOException {
        try (KeysStory story = KeysStory.in(folder, options -> options.withEnforced(true))) {
            story.baseline("owner: alice", "access-keys: {tag: 'lockstep:need'}");
            Run printed = story.run("keys", name, "--print-policy");
            story.as(printed.out());
            Run run =
                    story.run(
                            Stream.of(command(story, name))
                                    .flatMap(List::stream)
                                    .toArray(String[]::new));
            assertThat(run.status()).as(run.out() + run.err()).isZero();
            assertThat(story.served.server().refusals()).isEmpty();
        }
    }
}
