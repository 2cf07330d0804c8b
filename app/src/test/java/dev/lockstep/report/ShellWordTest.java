package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Words for a shell.
class ShellWordTest {
    @Test
    void plain_names_stay_as_they_are_and_others_are_quoted() {
        assertThat(ShellWord.of("AKIAIOSFODNN7EXAMPLE")).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(ShellWord.of("al+x@example.com")).isEqualTo("al+x@example.com");
        assertThat(ShellWord.of("a; rm -r x")).isEqualTo("'a; rm -r x'");
        assertThat(ShellWord.of("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWord.of("")).isEqualTo("''");
        assertThat(ShellWord.of("~")).isEqualTo("'~'");
        // zsh would look for a program of that name.
        assertThat(ShellWord.of("=ls")).isEqualTo("'=ls'");
    }

    @Test
    void a_value_that_begins_with_a_dash_is_no_other_option() {
        assertThat(ShellWord.option("--confirm", "alice")).isEqualTo("--confirm alice");
        assertThat(ShellWord.option("--confirm", "--yes")).isEqualTo("--confirm='--yes'");
        assertThat(ShellWord.option("--confirm", "$(x)")).isEqualTo("--confirm '$(x)'");
    }
}
