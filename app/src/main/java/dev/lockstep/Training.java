package dev.lockstep;

import dev.lockstep.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Java watches once, so that every later start is quick: the usual commands, against a
/// practice account on loopback, in one process.
///
/// `build-tools/StartUp.java` runs it when the program is built and keeps what Java learned. It
/// works in the working folder, has no environment, reaches nothing but its own practice account,
/// and ends that.
public final class Training {
    private static final Pattern EXPORT = Pattern.compile("([A-Za-z_]+)='?([^' ;]*)'?");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Training(Path folder) {
        this.folder = folder;
    }

    /// Trains in the working folder.
    ///
    /// @throws IllegalStateException if a command comes out otherwise than it should
    public static void main(String[] arguments) throws IOException, InterruptedException {
        in(Path.of("").toAbsolutePath());
    }

    static void in(Path folder) throws IOException, InterruptedException {
        var training = new Training(folder);
        training.withoutAccount();
        training.onAccount();
    }

    private void withoutAccount() {
        // Wider than the help that was written down, so that the parser is asked.
        Map<String, String> wide = Map.of("LOCKSTEP_COLUMNS", "100");
        run(wide, 0, "--help");
        run(wide, 0, "audit", "--help");
        run(Map.of(), 0, "--version");
        run(Map.of(), 0, "explain", "root-mfa");
        run(Map.of(), 64, "audti");
    }

    private void onAccount() throws IOException, InterruptedException {
        Map<String, String> own = Map.of("LOCKSTEP_HOME", folder.resolve("state").toString());
        var line = new ByteArrayOutputStream();
        var serving =
                Thread.ofPlatform()
                        .start(() ->
                                status(
                                        line,
                                        new ByteArrayOutputStream(),
                                        own,
                                        "practice",
                                        "start",
                                        "--account",
                                        "typical",
                                        "--users",
                                        "30"));
        var environment = new HashMap<>(own);
        environment.putAll(variables(line, serving));
        try {
            // The second finds a credential report that is older, and confirms more.
            run(environment, 1, "audit");
            run(environment, 1, "audit");
            run(environment, 1, "audit", "--format", "json", "--output", "audit.json");
            run(environment, 0, "snapshot", "--output", "saved");
            run(Map.of(), 1, "audit", "--from", "saved");
            run(Map.of(), 1, "audit", "--from", "saved", "--format", "json");
            run(Map.of(), 1, "audit", "--from", "saved", "--since", "audit.json");
            run(Map.of(), 0, "access", "who-can", "iam:CreateUser", "--from", "saved");
            run(
                    Map.of(),
                    0,
                    "access",
                    "explain",
                    "role/OrganizationAccountAccessRole",
                    "s3:GetObject",
                    "--from",
                    "saved");
            for (String format : List.of("text", "html", "markdown", "sarif", "junit", "csv")) {
                run(Map.of(), 0, "report", "audit.json", "--format", format);
            }
            run(own, 0, "practice", "list");
            run(own, 0, "practice", "calls");
        } finally {
            run(own, 0, "practice", "stop", "--all");
            serving.join(LONGEST);
        }
    }

    /// What the line says that points a shell at the account.
    private static Map<String, String> variables(ByteArrayOutputStream line, Thread serving)
            throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!line.toString(StandardCharsets.UTF_8).contains("\n")) {
            if (!serving.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the practice account did not start");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        var variables = new HashMap<String, String>();
        Matcher found = EXPORT.matcher(line.toString(StandardCharsets.UTF_8));
        while (found.find()) {
            variables.put(found.group(1), found.group(2));
        }
        return variables;
    }

    private void run(Map<String, String> environment, int expected, String... arguments) {
        printed.reset();
        int status = status(printed, printed, environment, arguments);
        if (status != expected) {
            throw new IllegalStateException(
                    "status %d of %s: %s"
                            .formatted(
                                    status,
                                    new ArrayList<>(List.of(arguments)),
                                    printed.toString(StandardCharsets.UTF_8)));
        }
    }

    private int status(
            ByteArrayOutputStream out,
            ByteArrayOutputStream err,
            Map<String, String> environment,
            String... arguments) {
        Console console =
                Main.console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        folder);
        return Main.run(List.of(arguments), console);
    }
}
