package dev.lockstep.cli;

import dev.lockstep.collect.Accounts;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.statefolder.StateFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a command has around it: its streams, its environment, the clock, the folder it runs in.
///
/// @param out results
/// @param err everything else
/// @param accounts how AWS is reached
/// @param asking the person at the terminal for what must not be seen
/// @param answering what the person at the terminal says to questions
/// @param vendor who made the Java that runs this
public record Console(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        Path directory,
        Accounts accounts,
        Asking asking,
        Answering answering,
        String vendor) {
    private static final int DEFAULT_WIDTH = 80;
    private static final int DEFAULT_HEIGHT = 24;
    private static final int WIDEST = 100;
    private static final int NARROWEST = 40;

    public Console {
        environment = Map.copyOf(environment);
    }

    /// A console whose Java nobody names.
    public Console(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Clock clock,
            Path directory,
            Accounts accounts,
            Asking asking) {
        this(
                out,
                err,
                environment,
                clock,
                directory,
                accounts,
                asking,
                Answering.NOBODY,
                "unknown");
    }

    /// A console that reaches no AWS and has nobody to ask.
    public Console(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Clock clock,
            Path directory) {
        this(out, err, environment, clock, directory, new NoAccounts(), Asking.NOBODY);
    }

    /// The same, where AWS is reached otherwise.
    public Console reaching(Accounts others) {
        return new Console(
                out, err, environment, clock, directory, others, asking, answering, vendor);
    }

    /// The same, where somebody answers questions.
    public Console answeredBy(Answering other) {
        return new Console(
                out, err, environment, clock, directory, accounts, asking, other, vendor);
    }

    /// The person's own folder, if the environment tells it.
    public Optional<Path> home() {
        return folder("HOME");
    }

    /// Where Lockstep keeps what must outlive a run, if the environment tells a place.
    public Optional<Path> stateFolder() {
        return StateFolder.named(environment, directory).map(StateFolder::path);
    }

    private Optional<Path> folder(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(value -> directory.resolve(value));
    }

    /// Whether standard error is a terminal; the start script knows it.
    public boolean isErrorTerminal() {
        return "1".equals(environment.get("LOCKSTEP_ERROR_TERMINAL"));
    }

    /// Says something beside the results: in one line for a program that reads it, in as many as it
    /// takes on a person's terminal.
    ///
    /// @param line hostile text may be in it
    public void say(String line) {
        String text = "lockstep: " + Printable.line(line);
        if (isErrorTerminal()) {
            err.print(Paragraph.of(text, width(), "", "  "));
        } else {
            err.println(text);
        }
        err.flush();
    }

    /// Whether standard output is a terminal; the start script knows it.
    public boolean isTerminal() {
        return "1".equals(environment.get("LOCKSTEP_TERMINAL"));
    }

    /// How wide text may be, in columns.
    public int width() {
        String columns = environment.getOrDefault("LOCKSTEP_COLUMNS", "");
        if (!columns.matches("[0-9]{1,4}")) {
            return DEFAULT_WIDTH;
        }
        return Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST);
    }

    /// How many rows the terminal has.
    public int height() {
        String rows = environment.getOrDefault("LOCKSTEP_ROWS", "");
        return rows.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(rows) : DEFAULT_HEIGHT;
    }

    /// Whether the terminal shows more than ASCII, by the locale that the environment names (POSIX,
    /// "Internationalization Variables").
    public boolean isUnicode() {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8"))
                .isPresent();
    }

    /// Whether to use colour where nobody said so: on a terminal, unless NO_COLOR is set.
    public boolean wantsColor() {
        return isTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    public Path resolve(Path path) {
        return directory.resolve(path);
    }

    /// A path as a person in the working folder would name it. It may be hostile text.
    public String shown(Path path) {
        return (path.startsWith(directory) ? directory.relativize(path) : path).toString();
    }
}
