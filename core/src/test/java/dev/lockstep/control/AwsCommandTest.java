package dev.lockstep.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a name is, it stays one value of its option.
class AwsCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    alice      | --user-name alice
                    a b        | --user-name 'a b'
                    it's       | --user-name 'it'\\''s'
                    ~root      | --user-name '~root'
                    $(id)      | --user-name '$(id)'
                    ""         | --user-name ''
                    -admin     | --user-name='-admin'
                    --help     | --user-name='--help'
                    """)
    void a_value_is_data_to_the_shell_and_to_the_AWS_CLI(String value, String printed) {
        assertThat(AwsCommand.of("iam", "get-user").option("--user-name", value).text())
                .isEqualTo("aws iam get-user " + printed);
    }
}
