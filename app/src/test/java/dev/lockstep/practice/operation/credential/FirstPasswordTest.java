package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.people.FirstPassword;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.PracticeState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// First passwords fit every policy that AWS allows: by the practice account's rules, and by the
/// IAM User Guide read once more.
class FirstPasswordTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final PracticeState EMPTY = AccountShape.EMPTY.make(1, 1, NOW).state();

    /// As the IAM User Guide lists them.
    private static final String SYMBOLS = "!@#$%^&*()_+-=[]{}|'";

    private static final Set<String> LOOK_ALIKES =
            Set.of(
                    "0", "O", "o", "1", "l", "I", "i", "|", "`", "'", "\"", "2", "Z", "z", "5", "S",
                    "s", "8", "B", ".", ",", ";", ":");

    @Property(tries = 400)
    void it_fits_every_policy(
            @ForAll @IntRange(min = 6, max = 128) int length,
            @ForAll boolean upper,
            @ForAll boolean lower,
            @ForAll boolean digit,
            @ForAll boolean symbol,
            @ForAll long seed) {
        var policy =
                new PasswordPolicy(
                        length,
                        upper,
                        lower,
                        digit,
                        symbol,
                        true,
                        Optional.of(90),
                        Optional.of(24),
                        false);
        String password =
                new FirstPassword(new Random(seed)::nextInt).of(length, "alice.cooper").reveal();
        PracticeState state =
                EMPTY.after(
                        new AccountEffect.UpdateAccountPasswordPolicy(policy), Assigned.at(NOW));
        PasswordRules.check(password, "alice.cooper", state);
        PasswordRules.check(password, "alice.cooper", EMPTY);
        assertThat(password).hasSizeBetween(Math.max(20, length), 128);
        assertThat(password.chars().filter(c -> c >= 'A' && c <= 'Z').count()).isPositive();
        assertThat(password.chars().filter(c -> c >= 'a' && c <= 'z').count()).isPositive();
        assertThat(password.chars().filter(c -> c >= '0' && c <= '9').count()).isPositive();
        assertThat(password.chars().filter(c -> SYMBOLS.indexOf(c) >= 0).count()).isPositive();
        LOOK_ALIKES.forEach(one -> assertThat(password).doesNotContain(one));
        assertThat(password).doesNotStartWith("-").doesNotEndWith("-").doesNotContain("--");
    }

    @Property(tries = 200)
    void it_does_not_name_the_user(@ForAll long seed) {
        String password = new FirstPassword(new Random(seed)::nextInt).of(14, "ace").reveal();
        assertThat(password.toLowerCase(Locale.ROOT)).doesNotContain("ace");
    }

    @Example
    void the_systems_own_generator_never_gives_one_twice() {
        var passwords = new FirstPassword();
        var all = new HashSet<String>();
        for (int i = 0; i < 500; i++) {
            all.add(passwords.of(14, "alice").reveal());
        }
        assertThat(all).hasSize(500);
    }

    @Example
    void read_aloud_it_is_the_same_password() {
        var password = new FirstPassword(new Random(1)::nextInt).of(14, "alice");
        String aloud = FirstPassword.aloud(password).reveal();
        StringBuilder heard = new StringBuilder();
        for (String line : aloud.lines().toList()) {
            for (String sign : line.replace(", then a hyphen", ", -").split(", ")) {
                heard.append(sign.replace("capital ", ""));
            }
        }
        assertThat(heard.toString()).isEqualTo(password.reveal());
        assertThat(aloud).doesNotContain(password.reveal());
    }

    @Example
    void it_prints_as_stars() {
        assertThat(new FirstPassword().of(14, "alice")).hasToString("***");
    }
}
