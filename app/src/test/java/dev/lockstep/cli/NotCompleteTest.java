package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotCompleteTest {
    private static String told(Set<String> missing) {
        return told(missing, Map.of());
    }

    private static String told(Set<String> missing, Map<String, String> environment) {
        var err = new ByteArrayOutputStream();
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        NotComplete.tell(
                new Console(stream, stream, environment, Clock.systemUTC(), Path.of("")), missing);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_call_that_is_refused_for_5000_users_is_told_in_four_lines() {
        var missing = new LinkedHashSet<String>();
        for (int i = 0; i < 5000; i++) {
            missing.add("AWS refused iam:ListMFADevices (AccessDenied: not for user" + i + ")");
        }
        missing.add("the credential report was not ready");
        assertThat(told(missing))
                .isEqualTo(
                        """
                        lockstep: not complete: AWS refused iam:ListMFADevices (AccessDenied: not for user0)
                        lockstep: not complete: AWS refused iam:ListMFADevices (AccessDenied: not for user1)
                        lockstep: not complete: AWS refused iam:ListMFADevices (AccessDenied: not for user2)
                        lockstep: not complete: AWS refused iam:ListMFADevices, 4997 times more
                        lockstep: not complete: the credential report was not ready
                        """);
    }

    @Test
    void on_a_terminal_it_is_told_in_lines_that_fit() {
        String lack =
                "AWS refused iam:ListUsers (AccessDenied: User: arn:aws:iam::123456789012:user/me is"
                        + " not authorized to perform: iam:ListUsers on resource: * because no"
                        + " identity-based policy allows the iam:ListUsers action)";
        assertThat(told(Set.of(lack), Map.of("LOCKSTEP_ERROR_TERMINAL", "1")).lines())
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.contains("print-policy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "because no identity-based policy allows the iam:ListUsers action | print-policy",
                "on resource: * | print-policy",
                "with an explicit deny in an identity-based policy | a policy forbids it",
                "because no service control policy allows the x:Y action | a service control policy",
                "with an explicit deny in a service control policy | a service control policy",
                "because no permissions boundary allows the x:Y action | a permissions boundary",
                "with an explicit deny in a session policy | a session policy"
            })
    void what_helps_is_told_by_the_words_of_a_refusal(String reason, String advice) {
        String refusal =
                "AWS refused iam:ListUsers (AccessDenied: User: arn:aws:iam::123456789012:user/no"
                        + " session policy is not authorized to perform: iam:ListUsers on resource:"
                        + " * "
                        + reason
                        + ")";
        assertThat(told(new LinkedHashSet<>(List.of(refusal, refusal + " "))).lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("lockstep: ")
                .contains(advice);
    }
}
