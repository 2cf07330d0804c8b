package dev.lockstep;

import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.NoAccounts;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.collect.Accounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// One run of the whole program in this process, and what came out.
///
/// @param status the exit status
/// @param out standard output
/// @param err standard error
public record Run(int status, String out, String err) {
    /// What the clock of a run says.
    public static final Instant CLOCK = Instant.parse("2026-11-25T12:00:00Z");

    /// Runs `lockstep` with these arguments in a folder, with an empty environment.
    public static Run in(Path folder, String... arguments) {
        return in(folder, Map.of(), arguments);
    }

    public static Run in(Path folder, Map<String, String> environment, String... arguments) {
        return List.of(arguments).equals(List.of("demo"))
                ? demo(folder, environment)
                : reaching(new NoAccounts(), folder, environment, arguments);
    }

    /// Runs where AWS is reached so.
    public static Run reaching(
            Accounts accounts, Path folder, Map<String, String> environment, String... arguments) {
        return run(accounts, Clock.fixed(CLOCK, ZoneOffset.UTC), folder, environment, arguments);
    }

    /// The demo asks a server of its own, and requests are signed by the real time.
    private static Run demo(Path folder, Map<String, String> environment) {
        Clock real = Clock.systemUTC();
        return run(
                new AwsAccounts(Version.TEXT, real, Limits.DEFAULT),
                real,
                folder,
                environment,
                "demo");
    }

    /// Runs where AWS is reached so, by this clock.
    public static Run run(
            Accounts accounts,
            Clock clock,
            Path folder,
            Map<String, String> environment,
            String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        List.of(arguments),
                        new Console(
                                        new PrintStream(out, false, StandardCharsets.UTF_8),
                                        new PrintStream(err, false, StandardCharsets.UTF_8),
                                        environment,
                                        clock,
                                        folder)
                                .reaching(accounts));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
