package dev.lockstep.live;

import dev.lockstep.Main;
import dev.lockstep.Run;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.cli.Asking;
import dev.lockstep.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The program in this process, with an environment of its own, by the real clock.
final class InProcess {
    private InProcess() {}

    static Run run(
            Map<String, String> environment, Limits limits, Path folder, List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        arguments,
                        new Console(
                                new PrintStream(out, false, StandardCharsets.UTF_8),
                                new PrintStream(err, false, StandardCharsets.UTF_8),
                                environment,
                                Clock.systemUTC(),
                                folder,
                                new AwsAccounts("0", Clock.systemUTC(), limits),
                                Asking.NOBODY));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
