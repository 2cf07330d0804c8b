package dev.lockstep.cli.ready;

import dev.lockstep.cli.CommandLineEdge;
import dev.lockstep.cli.Lockstep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Writes down what is known of the commands; the build calls it.
public final class WritingDown {
    private WritingDown() {}

    /// Writes each text into a file of its own.
    ///
    /// @param arguments the folder to write to, the folder of the project, the date of the man page
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        var texts = new TreeMap<>(texts(LocalDate.parse(arguments[2].substring(0, 10))));
        texts.put("build", new BuildName(Path.of(arguments[1])).text() + "\n");
        for (var text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey() + ".txt"), text.getValue());
        }
    }

    /// The texts by name, all but the name of the build.
    ///
    /// @param date of the man page
    static Map<String, String> texts(LocalDate date) {
        CommandLine commands = CommandLineEdge.model(ReadyHelp.WIDTH);
        var texts = new TreeMap<String, String>();
        texts.put("welcome", Lockstep.WELCOME);
        addHelp(texts, commands, List.of());
        for (CompletionCommand.Shell shell : CompletionCommand.Shell.values()) {
            texts.put("completion-" + shell, CompletionScript.of(shell, commands));
        }
        texts.put("man", new ManPage(commands, date).text());
        return texts;
    }

    private static void addHelp(
            Map<String, String> texts, CommandLine command, List<String> names) {
        texts.put(ReadyHelp.page(names), command.getUsageMessage());
        command.getSubcommands()
                .forEach((name, inner) ->
                        addHelp(
                                texts,
                                inner,
                                Stream.concat(names.stream(), Stream.of(name)).toList()));
    }
}
