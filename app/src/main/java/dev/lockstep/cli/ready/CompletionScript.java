package dev.lockstep.cli.ready;

import dev.lockstep.cli.ready.CommandWords.Value;
import dev.lockstep.cli.ready.CommandWords.Word;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// What a shell loads to complete commands, options and the values that are known. It is text and
/// calls nothing: completing takes no time.
final class CompletionScript {
    private CompletionScript() {}

    static String of(CompletionCommand.Shell shell, CommandLine commands) {
        List<CommandWords> all = CommandWords.of(commands);
        return switch (shell) {
            case bash -> bash(all);
            case zsh -> zsh(all);
        };
    }

    private static String bash(List<CommandWords> all) {
        return """
        # Completions of lockstep %s for bash: source <(lockstep completion bash)
        _lockstep() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
            local command='' words='' files='' i
            # bash makes words of --option=value: the option, the sign and the value.
            if [[ $word == '=' ]]; then
                word=''
            elif [[ $before == '=' ]]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
            fi
            for ((i = 1; i < COMP_CWORD; i++)); do
                case $command/${COMP_WORDS[i]} in
                    %s) command+=/${COMP_WORDS[i]} ;;
                esac
            done
            case "$command $before" in
        %s        *)
                    case "$command $word" in
        %s            esac
                    ;;
            esac
            COMPREPLY=()
            if [[ -n $files ]]; then
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$word")
            fi
            if [[ -n $words ]]; then
                mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$words" -- "$word")
            fi
        }
        complete -F _lockstep lockstep
        """
                .formatted(Version.TEXT, paths(all), bashValues(all), bashWords(all));
    }

    private static String bashValues(List<CommandWords> all) {
        var out = new StringBuilder();
        for (CommandWords command : all) {
            for (Value value : command.values()) {
                out.append("        ")
                        .append(patterns(command, value))
                        .append(") ")
                        .append(value.isFile() ? "files=1" : "words=" + quoted(value.choices()))
                        .append(" ;;\n");
            }
        }
        return out.toString();
    }

    /// Options where a dash stands already, else what stands without one.
    private static String bashWords(List<CommandWords> all) {
        var out = new StringBuilder();
        for (CommandWords command : all) {
            out.append(
                    "                '%s -'*) words=%s ;;\n"
                            .formatted(command.path(), quoted(names(command.options()))));
            if (!command.named().isEmpty() || command.takesFile()) {
                out.append(
                        "                '%s '*) words=%s%s ;;\n"
                                .formatted(
                                        command.path(),
                                        quoted(names(command.named())),
                                        command.takesFile() ? " files=1" : ""));
            }
        }
        return out.toString();
    }

    private static String zsh(List<CommandWords> all) {
        return """
        #compdef lockstep
        # Completions of lockstep %s for zsh: source <(lockstep completion zsh)
        _lockstep() {
            local command='' i
            local -a words_here
            for ((i = 2; i < CURRENT; i++)); do
                case $command/$words[i] in
                    %s) command+=/$words[i] ;;
                esac
            done
            # The value of --option=value.
            if compset -P '--*='; then
                set -- "${IPREFIX%%=}"
            else
                set -- "$words[CURRENT-1]"
            fi
            case "$command $1" in
        %s    esac
            case "$command $PREFIX" in
        %s    esac
        }
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
        if [[ $funcstack[1] == _lockstep ]]; then
            _lockstep "$@"
        else
            compdef _lockstep lockstep
        fi
        """
                .formatted(Version.TEXT, paths(all), zshValues(all), zshWords(all));
    }

    private static String zshValues(List<CommandWords> all) {
        var out = new StringBuilder();
        for (CommandWords command : all) {
            for (Value value : command.values()) {
                String action =
                        value.isFile()
                                ? "_files"
                                : value.choices().isEmpty()
                                        ? "_message value"
                                        : "compadd -- " + String.join(" ", value.choices());
                out.append("        ")
                        .append(patterns(command, value))
                        .append(") ")
                        .append(action)
                        .append("; return ;;\n");
            }
        }
        return out.toString();
    }

    private static String zshWords(List<CommandWords> all) {
        var out = new StringBuilder();
        for (CommandWords command : all) {
            out.append("        '%s -'*)\n".formatted(command.path()));
            out.append(described(command.options()));
            out.append("            _describe -o option words_here ;;\n");
            out.append("        '%s '*)\n".formatted(command.path()));
            if (!command.named().isEmpty()) {
                out.append(described(command.named()));
                out.append("            _describe word words_here\n");
            }
            out.append(command.takesFile() ? "            _files ;;\n" : "            ;;\n");
        }
        return out.toString();
    }

    private static String described(List<Word> words) {
        return words.stream()
                .map(word ->
                        word.about().isEmpty()
                                ? word.name()
                                : word.name().replace(":", "\\:") + ":" + word.about())
                .map(CompletionScript::quoted)
                .collect(
                        Collectors.joining(
                                "\n                ",
                                "            words_here=(\n                ",
                                ")\n"));
    }

    /// The patterns by which the value of an option is known, such as `'/audit --format'`.
    private static String patterns(CommandWords command, Value value) {
        return value.option().stream()
                .map(name -> quoted(command.path() + " " + name))
                .collect(Collectors.joining(" | "));
    }

    private static String paths(List<CommandWords> all) {
        return all.stream()
                .map(CommandWords::path)
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static List<String> names(List<Word> words) {
        return words.stream().map(Word::name).toList();
    }

    private static String quoted(List<String> words) {
        return quoted(String.join(" ", words));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
