package dev.lockstep.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A large account is changed as quickly as a small one.
class FoldSpeedTest {
    private static final int USERS = 5000;
    private static final int EFFECTS = 20_000;

    @Test
    void twenty_thousand_writes_in_an_account_of_five_thousand_users_take_seconds_at_most() {
        Account account = SmallAccount.account();
        for (int i = 0; i < USERS; i++) {
            account =
                    SmallAccount.made(
                            account,
                            new UserEffect.CreateUser("u" + i, "/", Optional.empty(), Map.of()),
                            "AIDA" + i);
        }
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < EFFECTS / 4; i++) {
            effects.add(new UserEffect.AttachUserPolicy("u" + i, SmallAccount.OWN));
            effects.add(new UserEffect.AddUserToGroup("developers", "u" + i));
            effects.add(new UserEffect.DetachUserPolicy("u" + i, SmallAccount.OWN));
            effects.add(new UserEffect.RemoveUserFromGroup("developers", "u" + i));
        }
        long start = System.nanoTime();
        Account now = account;
        for (Effect effect : effects) {
            now = SmallAccount.then(now, effect);
        }
        // A busy machine is slow; copying everything for each write took ten times as long.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(now).isEqualTo(account);
        assertThat(now.users()).hasSize(USERS + 2);
    }
}
