package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What to do first names each control once.
class PrioritiesTest {
    private static final String HEADER =
            "user,arn,user_creation_time,password_enabled,password_last_used,"
                    + "password_last_changed,password_next_rotation,mfa_active\n";

    @TempDir Path folder;

    @Test
    void a_password_unused_by_several_users_stands_once_with_the_count_of_the_others()
            throws IOException {
        Files.writeString(
                folder.resolve("credential-report.csv"),
                HEADER + user("alice") + user("bob") + user("carol"));
        assertThat(
                        Run.in(
                                        folder,
                                        "audit",
                                        "--from=.",
                                        "--now=2026-11-20T12:00:00Z",
                                        "--only=password-unused")
                                .out())
                .containsOnlyOnce("more of this kind")
                .contains("And 2 more of this kind");
    }

    private static String user(String name) {
        return name
                + ",arn:aws:iam::123456789012:user/"
                + name
                + ",2025-01-01T00:00:00Z,true,no_information,2026-09-01T00:00:00Z,N/A,true\n";
    }
}
