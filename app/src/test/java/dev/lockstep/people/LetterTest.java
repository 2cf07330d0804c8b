package dev.lockstep.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTest {
    private static final String ID = "123456789012";

    @ParameterizedTest
    @CsvSource({
        "aws, shop, https://shop.signin.aws.amazon.com/console",
        "aws, , https://123456789012.signin.aws.amazon.com/console",
        "aws-cn, , https://123456789012.signin.amazonaws.cn/console",
        "aws-us-gov, gov, https://gov.signin.amazonaws-us-gov.com/console",
    })
    void each_partition_has_its_own_sign_in_page(String partition, String alias, String address) {
        assertThat(new SignIn(partition, ID, Optional.ofNullable(alias)).address())
                .contains(address);
    }

    @Test
    void the_text_leads_from_the_sign_in_to_the_device_the_passkey_first() {
        String text =
                Letter.toSetUp("alice", "alice-2", new SignIn("aws", ID, Optional.empty())).text();
        assertThat(text)
                .containsSubsequence(
                        "user alice",
                        "https://123456789012.signin.aws.amazon.com/console",
                        "Security credentials",
                        "Assign MFA device",
                        "As device name type: alice-2",
                        "Passkey or security key",
                        "Authenticator app",
                        "Nobody needs to see your password");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void a_partition_whose_page_is_not_known_is_told_no_wrong_one() {
        String text =
                Letter.toSetUp("alice", "alice", new SignIn("aws-eusc", ID, Optional.empty()))
                        .text();
        assertThat(text).doesNotContain("https://").contains("account " + ID);
    }

    @Test
    void a_reminder_says_since_when_and_how() {
        String text =
                Letter.reminder(
                                "bob",
                                "bob",
                                new SignIn("aws", ID, Optional.empty()),
                                Optional.of("That is so since 2025-01-31."),
                                true)
                        .text();
        assertThat(text)
                .containsSubsequence(
                        "user bob", "without MFA", "since 2025-01-31", "today", "Sign in");
    }
}
