package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotCompleteTest {
    private static String told(Set<String> missing) {
        var err = new ByteArrayOutputStream();
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        NotComplete.tell(
                new Console(stream, stream, Map.of(), Clock.systemUTC(), Path.of("")), missing);
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
}
