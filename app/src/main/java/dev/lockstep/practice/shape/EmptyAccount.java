package dev.lockstep.practice.shape;

import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.practice.state.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An account on its first day: somebody has just signed in as root.
final class EmptyAccount {
    private EmptyAccount() {}

    static FreshAccount make(Sketch account) {
        Instant made = account.now.minus(Duration.ofHours(2));
        account.root =
                new Root(
                        Optional.of(account.now.minus(Duration.ofMinutes(20))),
                        List.of(),
                        List.of(),
                        Optional.of(made),
                        Optional.of(new LoginProfile(Optional.of(made), false, Optional.of(made))),
                        List.of());
        Secrets secrets = Secrets.NONE.withPassword(Root.NAME, account.dice.password());
        return new FreshAccount(
                account.account(), secrets, new Wanted(account.id, account.now).firstDay());
    }
}
