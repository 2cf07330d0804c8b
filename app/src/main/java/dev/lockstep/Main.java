package dev.lockstep;

import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.CommandLineEdge;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ready.ReadyHelp;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.VirtualMachine;
import dev.lockstep.secret.Secret;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts Lockstep: wiring, and the only exit.
public final class Main {
    /// What stands before a class path, a jar or a class.
    private static final Set<String> NOT_OPTIONS =
            Set.of("-cp", "-classpath", "--class-path", "-jar");

    private Main() {}

    public static void main(String[] arguments) {
        // The JVM by itself gives no proxy a password before TLS, as the AWS CLI does.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        // By itself the JVM keeps five connections to a host, and opens and closes the others again
        // and again.
        System.setProperty("http.maxConnections", Integer.toString(Limits.DEFAULT.inFlight()));
        System.exit(
                run(
                        List.of(arguments),
                        console(
                                utf8(FileDescriptor.out),
                                utf8(FileDescriptor.err),
                                System.getenv(),
                                Path.of(""))));
    }

    /// What a command has around it, where AWS is reached.
    static Console console(
            PrintStream out, PrintStream err, Map<String, String> environment, Path directory) {
        return new Console(
                out,
                err,
                environment,
                Clock.systemUTC(),
                directory,
                new AwsAccounts(Version.TEXT, Clock.systemUTC(), Limits.DEFAULT),
                Main::typed,
                new Typed(),
                System.getProperty("java.vendor", "unknown"));
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

    /// What the person at the terminal types for all to see, or what comes through a pipe instead.
    private static final class Typed implements Answering {
        private @Nullable BufferedReader input;

        @Override
        public Optional<String> line(String question) {
            return terminal().map(terminal -> terminal.readLine("%s", question)).map(String::strip);
        }

        @Override
        public boolean isThere() {
            return terminal().isPresent();
        }

        @Override
        public synchronized Optional<String> piped() {
            BufferedReader reader = input;
            if (reader == null) {
                reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new FileInputStream(FileDescriptor.in),
                                        StandardCharsets.UTF_8));
                input = reader;
            }
            try {
                return Optional.ofNullable(reader.readLine()).map(String::strip);
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        private static Optional<java.io.Console> terminal() {
            return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
        }
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
                                console,
                                new VirtualMachine(Main::program, Runtime.getRuntime()::halt))
                        .run(arguments);
        console.out().flush();
        console.err().flush();
        return status;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /// The words that start this program again: with the options that this process was started
    /// with, so that they stand in the start script alone.
    private static List<String> program() {
        Stream<String> given =
                Stream.of(ProcessHandle.current().info().arguments().orElse(new String[0]));
        Stream<String> options =
                given.takeWhile(word -> word.startsWith("-") && !NOT_OPTIONS.contains(word))
                        .filter(word -> word.startsWith("-X"));
        return Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        options,
                        Stream.of(
                                "-cp", System.getProperty("java.class.path"), Main.class.getName()))
                .flatMap(words -> words)
                .toList();
    }
}
