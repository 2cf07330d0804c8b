package dev.lockstep.operation.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How few reads it takes to know where keys stand.
class KeyReadsTest {
    private static final KeyReads PLAIN = new KeyReads(false, false);

    /// An account whose first users have a key each, as the credential report shows; nobody has
    /// listed keys yet.
    private static TestAccount account(int users, int withKeys) {
        TestAccount account = TestAccount.account();
        for (int i = 0; i < users; i++) {
            int number = i;
            account.user(
                    "user%04d".formatted(i),
                    user ->
                            number < withKeys
                                    ? user.activeKey("AKIA%04d".formatted(number), 50, 1)
                                    : user);
        }
        return account.without(ReadKey.ACCESS_KEYS);
    }

    private static Set<String> asked(KeyReads reads, AccountSnapshot snapshot, boolean fresh) {
        return reads.ofUsers(snapshot, fresh ? TestAccount.REPORTED : TestAccount.NOW).stream()
                .map(key -> key.subject().orElseThrow())
                .collect(Collectors.toSet());
    }

    @Test
    void of_5000_users_those_40_who_have_keys_are_asked_whatever_the_age_of_the_report() {
        AccountSnapshot large = account(5000, 40).snapshot();
        assertThat(asked(PLAIN, large, true)).hasSize(40);
        assertThat(asked(PLAIN, large, false)).hasSize(40);
        assertThat(PLAIN.ofAccount()).hasSize(4);
        assertThat(PLAIN.notice(large, TestAccount.REPORTED)).isEmpty();
        assertThat(PLAIN.notice(large, TestAccount.NOW).orElseThrow())
                .startsWith("4960 users had no key in the credential report");
    }

    @Test
    void deep_asks_all_5000_where_the_report_is_older_and_only_40_where_it_is_live() {
        AccountSnapshot large = account(5000, 40).snapshot();
        var deep = new KeyReads(true, true);
        assertThat(asked(deep, large, false)).hasSize(5000);
        assertThat(asked(deep, large, true)).hasSize(40);
    }

    @Test
    void up_to_500_users_are_all_asked_where_the_report_is_older() {
        assertThat(asked(PLAIN, account(500, 3).snapshot(), false)).hasSize(500);
        assertThat(asked(PLAIN, account(501, 3).snapshot(), false)).hasSize(3);
        assertThat(asked(PLAIN, account(500, 3).snapshot(), true)).hasSize(3);
    }

    @Test
    void whom_no_report_tells_of_is_asked() {
        AccountSnapshot blind = account(900, 3).denied(ReadKey.CREDENTIAL_REPORT).snapshot();
        assertThat(asked(PLAIN, blind, false)).hasSize(900);
        assertThat(PLAIN.asked(blind, TestAccount.NOW))
                .contains(
                        ReadKey.ACCESS_KEYS.of("user0000"),
                        ReadKey.ACCESS_KEY_LAST_USED.of(Root.NAME));
        assertThat(KeyReads.incomplete(blind, PLAIN.asked(blind, TestAccount.NOW)))
                .anyMatch(why -> why.contains("iam:GetCredentialReport"));
    }
}
