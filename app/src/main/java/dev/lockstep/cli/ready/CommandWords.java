package dev.lockstep.cli.ready;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What may stand after a command: its own commands, its options and their values.
///
/// @param path the names that lead to it, such as `/practice/start`; empty for the program itself
/// @param named what stands there without a dash: commands, or the values of a parameter
/// @param options without their values
/// @param values what an option takes
/// @param takesFile whether a parameter names a file
record CommandWords(
        String path, List<Word> named, List<Word> options, List<Value> values, boolean takesFile) {

    /// @param about one line; empty where nothing is to be said
    record Word(String name, String about) {}

    /// @param option its names
    /// @param choices what it may be; empty where nobody can say
    record Value(List<String> option, List<String> choices, boolean isFile) {}

    /// Each command with those inside it, outer ones first.
    static List<CommandWords> of(CommandLine commands) {
        var all = new ArrayList<CommandWords>();
        add(all, "", commands);
        return all;
    }

    private static void add(List<CommandWords> all, String path, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        var named = new ArrayList<Word>();
        command.getSubcommands()
                .forEach(
                        (name, inner) -> named.add(new Word(name, header(inner.getCommandSpec()))));
        boolean takesFile = false;
        for (ArgSpec parameter : spec.positionalParameters()) {
            choices(parameter).forEach(choice -> named.add(new Word(choice, "")));
            takesFile |= isFile(parameter);
        }
        var options = new ArrayList<Word>();
        var values = new ArrayList<Value>();
        for (OptionSpec option : spec.options()) {
            if (option.hidden()) {
                continue;
            }
            options.add(new Word(option.longestName(), first(option.description())));
            if (option.arity().max() > 0) {
                values.add(new Value(List.of(option.names()), choices(option), isFile(option)));
            }
        }
        all.add(new CommandWords(path, named, options, values, takesFile));
        command.getSubcommands().forEach((name, inner) -> add(all, path + "/" + name, inner));
    }

    private static String header(CommandSpec spec) {
        return first(spec.usageMessage().header());
    }

    /// The first sentence.
    private static String first(String[] lines) {
        return String.join(" ", lines).replaceFirst(" \\(.*|[.;:] .*|\\.$", "").strip();
    }

    private static List<String> choices(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? List.of()
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }

    private static boolean isFile(ArgSpec argument) {
        return argument.typeInfo().getType() == Path.class;
    }
}
