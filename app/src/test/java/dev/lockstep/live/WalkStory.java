package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `lockstep guide` on a real pseudo-terminal against a practice account that this process serves,
/// and all that the terminal showed.
final class WalkStory implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /// A bar that grows on a slow machine, and goes away again.
    private static final Pattern BAR =
            Pattern.compile("(?m)^lockstep: (reading|confirming)[^\n]*\n");

    final Path folder;
    final Served served;
    final LocalDate today = LocalDate.ofInstant(Served.now(), ZoneOffset.UTC);
    private final String name;
    private final StringBuilder screen = new StringBuilder();
    private Map<String, String> caller;

    /// @param name of the files beside the classes that keep what was shown
    /// @param more lines of lockstep.yaml
    WalkStory(Path folder, FreshAccount made, String name, String more) throws IOException {
        this.folder = folder;
        this.name = name;
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                RosterFile.render("What should be true of this account.", made.baseline()) + more);
        served = Served.of(made);
        caller = served.environment();
        new PracticeRegistry(StateFolder.of(environment(), folder)).put(served.running());
    }

    /// From now on somebody else walks.
    void as(Map<String, String> other) {
        caller = other;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(caller);
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        environment.put("LOCKSTEP_TERMINAL", "1");
        environment.put("LOCKSTEP_ERROR_TERMINAL", "1");
        environment.put("LOCKSTEP_COLUMNS", "80");
        environment.put("TERM", "dumb");
        environment.put("NO_COLOR", "1");
        environment.put("LANG", "C.UTF-8");
        return environment;
    }

    Pty.Ended walk(Walker walker, String... more) throws Exception {
        var words = new ArrayList<>(List.of("guide"));
        words.addAll(List.of(more));
        try {
            Pty.Ended ended = Pty.talk(folder, environment(), words, walker);
            walker.apply(ended.shown().replace("\r\n", "\n"));
            return ended;
        } finally {
            screen.append("$ lockstep ").append(String.join(" ", words)).append('\n');
            screen.append(
                    // What a carriage return goes back over is written over.
                    BAR.matcher(walker.seen.replaceAll("[^\\n]*\\r", ""))
                            .replaceAll("")
                            .replaceAll("(?m)^Script (started|done) on .*\\n", ""));
            Files.writeString(Path.of("target", name + ".txt"), screen);
        }
    }

    /// All that was shown.
    String screen() {
        return screen.toString();
    }

    JsonNode json(String... arguments) {
        return JSON.readTree(run(arguments).out());
    }

    Run run(String... arguments) {
        return InProcess.run(environment(), Served.QUICK, folder, List.of(arguments));
    }

    void later(Duration time) {
        served.server().clock().advance(time);
    }

    /// Programs use the active keys of the users that have any.
    void used() {
        served.server().state().truth().users().values().stream()
                .flatMap(user -> user.accessKeys().stream())
                .filter(AccessKey::active)
                .forEach(key -> {
                    Map<String, String> program = new HashMap<>(served.environment());
                    program.put("AWS_ACCESS_KEY_ID", key.id());
                    program.put(
                            "AWS_SECRET_ACCESS_KEY",
                            served.server().state().secrets().keys().get(key.id()).reveal());
                    program.remove("AWS_SESSION_TOKEN");
                    program.put("LOCKSTEP_HOME", folder.resolve("elsewhere").toString());
                    InProcess.run(program, Served.QUICK, folder, List.of("keys", "list"));
                });
    }

    /// Somebody at the console as root.
    PracticeConsole root() {
        return PracticeConsole.of(served).signInAsRoot();
    }

    /// What fails in the eight steps, and nobody has accepted.
    List<String> failing() {
        return json("audit", "--format", "json")
                .get("findings")
                .valueStream()
                .filter(one -> one.get("step").asInt() > 0)
                .filter(one -> one.get("status").asString().equals("fail"))
                .map(one -> one.get("control").asString() + ": " + one.get("summary").asString())
                .toList();
    }

    /// How the sheet of each person stands, by id.
    Map<String, String> sheets() {
        return json("people", "sheet", "--format", "json")
                .get("rows")
                .valueStream()
                .filter(row -> row.get("kind").asString().equals("person"))
                .collect(
                        Collectors.toMap(
                                row -> row.get("name").asString(),
                                row -> row.get("state").asString()));
    }

    /// The standing of each step, in order.
    List<String> standings() {
        return json("guide", "--status", "--format", "json")
                .get("steps")
                .valueStream()
                .map(one -> one.get("standing").asString())
                .toList();
    }

    /// The evidence of the last run, written and verified.
    void evidence() {
        String id = json("runs", "--format", "json").at("/runs/0/id").asString();
        assertThat(run("evidence", id, "--output", "evidence.zip").status()).isZero();
        assertThat(run("evidence", "verify", "evidence.zip").out()).contains("Nothing was altered");
    }

    @Override
    public void close() {
        served.close();
    }
}
