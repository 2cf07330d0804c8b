package dev.lockstep.practice.shape;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The four accounts that can be practised on.
public enum AccountShape {
    /// An account on its first day: root without MFA, and nothing else.
    EMPTY(0, 0),
    /// What the eight steps warn of.
    WORST(12, 1),
    /// Half kept.
    TYPICAL(40, 1),
    /// Passes every control that a practice account can pass.
    TIDY(12, TidyAccount.FEWEST_USERS);

    private final int usualUsers;
    private final int fewestUsers;

    AccountShape(int usualUsers, int fewestUsers) {
        this.usualUsers = usualUsers;
        this.fewestUsers = fewestUsers;
    }

    /// The shape of this name, such as `worst`.
    public static Optional<AccountShape> named(String name) {
        return Arrays.stream(values()).filter(shape -> shape.id().equals(name)).findFirst();
    }

    /// The name for people, such as `worst`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many users it has where nobody says.
    public int usualUsers() {
        return usualUsers;
    }

    /// The account: the same for the same seed, number of users and instant.
    ///
    /// @param users how many IAM users; a shape that needs more of them has more, an empty one none
    /// @param seed tells one account of a shape from another; its id hangs on the seed alone
    /// @param now the instant (UTC) that its dates look back from
    public FreshAccount make(int users, long seed, Instant now) {
        int number = Math.max(users, fewestUsers);
        var sketch = new Sketch(seed, now);
        return switch (this) {
            case EMPTY -> EmptyAccount.make(sketch);
            case WORST -> new WorstAccount(sketch).make(number);
            case TYPICAL -> new TypicalAccount(sketch).make(number);
            case TIDY -> new TidyAccount(sketch).make(number);
        };
    }
}
