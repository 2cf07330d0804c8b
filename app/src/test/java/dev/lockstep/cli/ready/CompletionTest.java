package dev.lockstep.cli.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.CommandLineEdge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Completions, in the shells themselves.
class CompletionTest {
    private static final CommandLine COMMANDS = CommandLineEdge.model(ReadyHelp.WIDTH);

    @TempDir Path folder;

    @BeforeEach
    void write_the_scripts() throws IOException {
        for (CompletionCommand.Shell shell : CompletionCommand.Shell.values()) {
            Files.writeString(
                    folder.resolve("lockstep." + shell), CompletionScript.of(shell, COMMANDS));
        }
        Files.createDirectory(folder.resolve("answers of may"));
        Files.writeString(folder.resolve("audit.json"), "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "lockstep au|audit",
                "lockstep practice st|start,stop",
                "lockstep practice start --ba|--background,--baseline-out",
                "lockstep audit --fail-on |info,low,medium,high,critical",
                "lockstep audit --fail-on=hi|high",
                "lockstep audit --color=|auto,always,never",
                "lockstep audit --only root-m|root-mfa,root-mfa-hardware",
                "lockstep audit --step root-|root-mfa,root-keys",
                "lockstep audit --from ans|answers of may",
                "lockstep audit --quiet --from aud|audit.json",
                "lockstep report aud|audit.json",
                "lockstep explain password-l|password-length,password-lowercase",
                "lockstep practice start --account w|worst",
                "lockstep completion |bash,zsh",
                "lockstep --ver|--version",
                // What an option is given is no command.
                "lockstep audit --output practice --pri|--print-policy",
                "lockstep audit --profile pr|''",
                "lockstep nonsense sto|''",
            })
    void bash_completes(String line, String expected) throws Exception {
        OtherProgram bash = OtherProgram.require("bash", "completions in bash");
        assertThat(bashCompletes(bash, line))
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty() ? List.of() : List.of(expected.split(",")));
    }

    @Test
    void bash_offers_every_command_and_every_option_and_no_other() throws Exception {
        OtherProgram bash = OtherProgram.require("bash", "completions in bash");
        for (CommandWords command : CommandWords.of(COMMANDS)) {
            String line = "lockstep" + command.path().replace('/', ' ') + " ";
            assertThat(bashCompletes(bash, line + "-"))
                    .as(line)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            command.options().stream().map(CommandWords.Word::name).toList());
        }
        assertThat(bashCompletes(bash, "lockstep "))
                .containsExactlyInAnyOrderElementsOf(COMMANDS.getSubcommands().keySet());
    }

    /// Splits the line as bash does, with `=` as a word of its own, and calls what `complete -F`
    /// names.
    private List<String> bashCompletes(OtherProgram bash, String line) throws Exception {
        var words = new ArrayList<>(List.of(line.replace("=", " = ").strip().split(" +")));
        if (line.endsWith(" ")) {
            words.add("");
        }
        var quoted = new StringBuilder();
        words.forEach(word -> quoted.append(" '").append(word).append("'"));
        String script =
                """
                set -u
                source ./lockstep.bash
                spec=$(complete -p lockstep)
                COMP_WORDS=(%s)
                COMP_CWORD=%d
                COMPREPLY=()
                ${spec#complete -F } "$@" 2>/dev/null || true
                for one in "${COMPREPLY[@]:-}"; do [ -z "$one" ] || printf '%%s\\n' "$one"; done
                """
                        .formatted(quoted, words.size() - 1)
                        .replace("${spec#complete -F } \"$@\"", "f=${spec#complete -F }; ${f% *}");
        return bash.text(folder, "--norc", "--noprofile", "-c", script).lines().toList();
    }

    private static final List<String> TYPED_IN_ZSH =
            List.of(
                    "lockstep au|lockstep audit ",
                    "lockstep practice sta|lockstep practice start ",
                    "lockstep audit --fail-on hi|lockstep audit --fail-on high ",
                    "lockstep audit --fail-on=hi|lockstep audit --fail-on=high ",
                    "lockstep audit --print|lockstep audit --print-policy ",
                    "lockstep audit --only key-ag|lockstep audit --only key-age ",
                    "lockstep audit --from audit.j|lockstep audit --from audit.json ",
                    "lockstep report aud|lockstep report audit.json ",
                    "lockstep explain password-le|lockstep explain password-length ",
                    "lockstep completion z|lockstep completion zsh ",
                    "lockstep nonsense sto|lockstep nonsense sto");

    /// A real zsh on a terminal of its own: types each line and a tab, and shows what stands there.
    @Test
    void zsh_completes() throws Exception {
        OtherProgram zsh = OtherProgram.require("zsh", "completions in zsh");
        Files.write(
                folder.resolve("typed"),
                TYPED_IN_ZSH.stream().map(one -> one.substring(0, one.indexOf('|'))).toList());
        String script =
                """
                zmodload zsh/zpty || exit 3
                zpty shell "TERM=dumb zsh -f -i"
                zpty -w shell 'PS1= PS2= RPS1=; stty -echo'
                zpty -w shell 'autoload -Uz compinit; compinit -u -D; source ./lockstep.zsh'
                zpty -w shell 'show() { print -r -- "<<$BUFFER>>"; BUFFER=""; zle accept-line }'
                zpty -w shell 'zle -N show; bindkey "^X" show; print -r -- re""ady'
                zpty -r -m shell line '*ready*'
                while IFS= read -r typed; do
                    zpty -w -n shell "$typed"$'\\t\\x18'
                    zpty -r -m shell line '*<<*>>*'
                    print -r -- "$line"
                done < typed
                zpty -d shell
                """;
        String shown = zsh.text(folder, "-f", "-c", script);
        assertThat(Pattern.compile("<<(.*?)>>").matcher(shown).results().map(one -> one.group(1)))
                .containsExactlyElementsOf(
                        TYPED_IN_ZSH.stream()
                                .map(one -> one.substring(one.indexOf('|') + 1))
                                .toList());
    }

    @Test
    void zsh_tells_what_each_command_does() {
        assertThat(CompletionScript.of(CompletionCommand.Shell.zsh, COMMANDS))
                .contains("'audit:Judge an account against the baseline'")
                .contains("'--strict:Everything that cannot be known counts as not complete'");
    }
}
