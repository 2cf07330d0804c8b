package dev.lockstep;

import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.cli.CommandLineEdge;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ready.ReadyHelp;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.VirtualMachine;
import dev.lockstep.secret.Secret;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Starts Lockstep: wiring, and the only exit.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // The JVM by itself gives no proxy a password before TLS, as the AWS CLI does.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        System.exit(
                run(
                        List.of(arguments),
                        new Console(
                                utf8(FileDescriptor.out),
                                utf8(FileDescriptor.err),
                                System.getenv(),
                                Clock.systemUTC(),
                                Path.of(""),
                                new AwsAccounts(Version.TEXT, Clock.systemUTC(), Limits.DEFAULT),
                                Main::typed,
                                System.getProperty("java.vendor", "unknown"))));
    }

    /// What the person at the terminal types, without echo.
    private static Optional<Secret> typed(String question) {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .map(terminal -> terminal.readPassword("%s", question))
                .map(String::new)
                .map(String::strip)
                .filter(typed -> !typed.isEmpty())
                .map(Secret::new);
    }

    /// Runs a command line in this process.
    ///
    /// @return the exit status
    public static int run(List<String> arguments, Console console) {
        Optional<String> ready = ReadyHelp.of(arguments, console);
        if (ready.isPresent()) {
            console.out().print(ready.get());
            console.out().flush();
            return 0;
        }
        int status =
                new CommandLineEdge(
                                console, new VirtualMachine(program(), Runtime.getRuntime()::halt))
                        .run(arguments);
        console.out().flush();
        console.err().flush();
        return status;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /// The words that start this program again, with the options of the start script.
    private static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }
}
