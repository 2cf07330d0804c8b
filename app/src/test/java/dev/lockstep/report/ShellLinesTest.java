package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellLinesTest {
    @Test
    void a_short_command_stays_in_one_line() {
        assertThat(ShellLines.of("aws iam get-user --user-name alice", 74))
                .containsExactly("aws iam get-user --user-name alice");
    }

    @Test
    void a_long_one_is_broken_before_an_option() {
        assertThat(ShellLines.of("aws iam get-user --user-name alice --output json", 40))
                .containsExactly("aws iam get-user --user-name alice \\", "    --output json");
    }

    @Test
    void an_option_that_fits_in_no_line_is_broken_before_its_value() {
        assertThat(ShellLines.of("aws x y --lookup-attributes AttributeKey=AccessKeyId", 40))
                .containsExactly("aws x y --lookup-attributes \\", "    AttributeKey=AccessKeyId");
    }

    @Test
    void a_quoted_value_is_never_broken_whatever_apostrophes_and_dashes_it_holds() {
        assertThat(ShellLines.of("aws x y --title 'Ann'\\''s -- and Bob'\\''s --team' --b c", 24))
                .containsExactly(
                        "aws x y --title \\",
                        "    'Ann'\\''s -- and Bob'\\''s --team' \\",
                        "    --b c");
    }
}
