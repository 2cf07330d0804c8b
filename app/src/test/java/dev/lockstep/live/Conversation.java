package dev.lockstep.live;

import dev.lockstep.Main;
import dev.lockstep.Run;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.Asking;
import dev.lockstep.cli.CommandLineEdge;
import dev.lockstep.cli.Console;
import dev.lockstep.collect.Accounts;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.report.ShellWord;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program in this process with a person at its terminal, and what both wrote, in order.
final class Conversation {
    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private final Accounts accounts;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    /// @param environment whose account it is
    Conversation(Map<String, String> environment, Path folder) {
        this(environment, folder, new AwsAccounts("0", Clock.systemUTC(), Served.QUICK));
    }

    /// The same, where AWS is reached so.
    Conversation(Map<String, String> environment, Path folder, Accounts accounts) {
        this.accounts = accounts;
        this.environment.putAll(environment);
        this.environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        this.environment.put("LOCKSTEP_TERMINAL", "1");
        this.environment.put("LOCKSTEP_ERROR_TERMINAL", "1");
        this.environment.put("TERM", "dumb");
        this.environment.put("NO_COLOR", "1");
        this.folder = folder;
    }

    /// Runs a command.
    ///
    /// @param person what is typed, by the question and all that the screen shows; empty: nothing,
    ///   as if the terminal were closed
    Run run(BiFunction<String, String, Optional<String>> person, String... arguments) {
        return run(console -> Main.run(List.of(arguments), console), person, arguments);
    }

    /// Runs a command in a process that can be interrupted.
    Run run(
            ThisProcess process,
            BiFunction<String, String, Optional<String>> person,
            String... arguments) {
        return run(
                console -> new CommandLineEdge(console, process).run(List.of(arguments)),
                person,
                arguments);
    }

    private Run run(
            ToIntFunction<Console> program,
            BiFunction<String, String, Optional<String>> person,
            String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        screen.writeBytes(
                ("$ lockstep "
                                + Stream.of(arguments)
                                        .map(word ->
                                                word.startsWith("--") ? word : ShellWord.of(word))
                                        .collect(Collectors.joining(" "))
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        Answering answering =
                question -> {
                    write(question);
                    Optional<String> typed = person.apply(question, shown());
                    write(typed.orElse("^D") + "\n");
                    return typed;
                };
        Asking asking =
                question -> {
                    write(question);
                    Optional<String> typed = person.apply(question, shown());
                    write("\n");
                    return typed.map(Secret::new);
                };
        int status =
                program.applyAsInt(
                        new Console(
                                new PrintStream(
                                        new Both(out, screen), true, StandardCharsets.UTF_8),
                                new PrintStream(
                                        new Both(err, screen), true, StandardCharsets.UTF_8),
                                environment,
                                Clock.systemUTC(),
                                folder,
                                accounts,
                                asking,
                                answering,
                                "test"));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// All that stood on the screen by now.
    String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private void write(String text) {
        screen.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes to two places.
    private static final class Both extends OutputStream {
        private final OutputStream one;
        private final OutputStream other;

        Both(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int b) throws java.io.IOException {
            one.write(b);
            other.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws java.io.IOException {
            one.write(bytes, from, length);
            other.write(bytes, from, length);
        }
    }
}
