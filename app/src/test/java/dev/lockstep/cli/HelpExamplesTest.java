package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Whatever help shows as an example is understood.
class HelpExamplesTest {
    private static final int WIDTH = 80;

    /// A command line, also within `$(…)` and `<(…)`, up to a pipe, a redirection or a comment.
    private static final Pattern TYPED =
            Pattern.compile("(?:^|[(| ])lockstep ((?:(?! {2,})[^|><)])+)");

    /// One for all examples: to make it takes longer than to parse them.
    private static final CommandLine MODEL = CommandLineEdge.model(WIDTH);

    private static Stream<Map.Entry<String, CommandLine>> commands() {
        var all = new TreeMap<String, CommandLine>();
        add(all, MODEL);
        return all.entrySet().stream();
    }

    private static void add(Map<String, CommandLine> all, CommandLine command) {
        all.put(command.getCommandSpec().qualifiedName(), command);
        command.getSubcommands().values().forEach(inner -> add(all, inner));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_parser_takes_every_example_of(Map.Entry<String, CommandLine> command) {
        List<String> examples = examples(command.getValue());
        assertThat(examples).as("examples of " + command.getKey()).isNotEmpty();
        var own = new ArrayList<String>();
        for (String example : examples) {
            var typed = TYPED.matcher(example);
            while (typed.find()) {
                String words = typed.group(1).strip();
                CommandLine.ParseResult parsed = MODEL.parseArgs(words(words));
                assertThat(parsed.unmatched()).as(example).isEmpty();
                own.add("lockstep " + words);
            }
        }
        assertThat(own)
                .as("an example of " + command.getKey() + " itself")
                .anyMatch(line -> line.startsWith(command.getKey()));
    }

    /// The words as a shell takes them apart, with double quotes alone.
    private static String[] words(String line) {
        return Pattern.compile("(?:[^ \"]|\"[^\"]*\")+")
                .matcher(line)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toArray(String[]::new);
    }

    private static List<String> examples(CommandLine command) {
        return command.getUsageMessage()
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
    }
}
