package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An account with root and the users alice and bob, who have nothing yet.
final class TwoUsers {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Instant LATER = NOW.plusSeconds(60);
    static final String ID = "123456789012";
    static final String ALICE_ARN = "arn:aws:iam::" + ID + ":user/alice";

    private TwoUsers() {}

    static Account fresh() {
        var users = new TreeMap<String, User>();
        for (String name : List.of("alice", "bob")) {
            users.put(
                    name,
                    User.named(
                            name,
                            Optional.of("arn:aws:iam::" + ID + ":user/" + name),
                            Optional.of("AIDA" + name),
                            "/",
                            Optional.of(NOW)));
        }
        return new Account(
                Optional.of(ID),
                "aws",
                Optional.empty(),
                Optional.empty(),
                Root.UNSEEN,
                users,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    /// The account after some effects, each carried out now.
    static Account after(Account account, Effect... effects) {
        Account next = account;
        for (Effect effect : effects) {
            next = effect.applyTo(next, Assigned.at(NOW));
        }
        return next;
    }

    static User alice(Account account) {
        return account.users().get("alice");
    }
}
