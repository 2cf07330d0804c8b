package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.statefolder.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The eight steps lived through: `lockstep guide` on a real pseudo-terminal against the worst
/// account, with authenticator apps, the practice console for root, and the clock moved over
/// waiting times.
class GuideStoryTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;
    private Served served;
    private final StringBuilder screen = new StringBuilder();

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        environment.put("LOCKSTEP_TERMINAL", "1");
        environment.put("LOCKSTEP_ERROR_TERMINAL", "1");
        environment.put("LOCKSTEP_COLUMNS", "80");
        environment.put("TERM", "dumb");
        environment.put("NO_COLOR", "1");
        environment.put("LANG", "C.UTF-8");
        return environment;
    }

    private Pty.Ended walk(Walker walker, String... more) throws Exception {
        var words = new ArrayList<>(List.of("guide"));
        words.addAll(List.of(more));
        try {
            return Pty.talk(folder, environment(), words, walker);
        } finally {
            screen.append("$ lockstep ").append(String.join(" ", words)).append('\n');
            screen.append(walker.seen);
            Files.writeString(
                    Path.of("target", "guide-answers.txt"), String.join("\n", walker.answers));
        }
    }

    private JsonNode json(String... arguments) {
        Run run = InProcess.run(environment(), Served.QUICK, folder, List.of(arguments));
        return JSON.readTree(run.out());
    }

    private void later(Duration time) {
        served.server().clock().advance(time);
    }

    private Walker walker(LocalDate today) {
        return new Walker()
                .when("What [^\\n]*needed for[^\\n]*\\? $", "nightly jobs")
                .when("Who [^\\n]*owns[^\\n]*\\? $", "amara.brandt")
                .when("Until which day[^\\n]*\\? $", today.plusDays(200).toString())
                .when("\\[Enter\\] I have done it[^\\n]*: $", "l")
                .first(
                        "Do it now, and wait here until AWS shows a change\\? \\[yes/no\\] $",
                        (_, _) -> Optional.of("no"))
                .when("Who uses admin\\?[^:]*: $", "daniel.cervenka,nadia.dimitrov")
                .when("Who has looked, and vouches[^?]*\\? $", "amara.brandt")
                .when("Who answers for it[^?]*\\? $", "amara.brandt")
                .when("\\[Enter\\] do it[^\\n]*: $", "")
                .once("until AWS shows\\s+root's MFA", () -> root().assignMfa("root-phone"))
                .once("until AWS shows\\s+a change", this::rootsKeys);
    }

    private PracticeConsole root() {
        return PracticeConsole.of(served).signInAsRoot();
    }

    private void rootsKeys() {
        PracticeConsole root = root();
        served.server().state().truth().root().accessKeys().stream()
                .filter(key -> key.active())
                .forEach(key -> root.deactivateKey(key.id()));
        later(Duration.ofMinutes(250));
    }

    @Test
    @Timeout(300)
    void the_worst_account_is_walked_to_eight_steps_without_a_failure() throws Exception {
        FreshAccount made = AccountShape.WORST.make(4, 1, Served.now());
        LocalDate today = LocalDate.ofInstant(Served.now(), ZoneOffset.UTC);
        Files.writeString(
                folder.resolve("lockstep.yaml"), RosterFile.render("Worst.", made.baseline()));
        served = Served.of(made);
        try {
            new PracticeRegistry(StateFolder.of(environment(), folder)).put(served.running());
            lived(today);
        } finally {
            Files.writeString(Path.of("target", "guide-story.txt"), screen);
            served.close();
        }
    }

    private void lived(LocalDate today) throws Exception {
        Pty.Ended first = walk(walker(today));
        assertThat(first.status()).as(first.shown()).isEqualTo(1);
    }
}
