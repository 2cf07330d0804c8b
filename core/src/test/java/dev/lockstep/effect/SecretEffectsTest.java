package dev.lockstep.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.comparison.NormalForm;
import dev.lockstep.effect.wording.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Writes beside which a secret stands: what is seen of them, how they are told, and what takes
/// them back.
class SecretEffectsTest {
    private static final Account ACCOUNT = SmallAccount.account();
    private static final MfaEffect.CreateVirtualMfaDevice MADE =
            new MfaEffect.CreateVirtualMfaDevice("/", "new");
    private static final String SERIAL = MADE.serial(ACCOUNT);
    private static final Assigned ASSIGNED = Assigned.of(TestAccount.NOW, "AKIANEW");

    private static Account after(Effect... effects) {
        Account account = ACCOUNT;
        for (Effect effect : effects) {
            account = effect.applyTo(account, ASSIGNED);
        }
        return account;
    }

    @Test
    void what_is_seen_of_a_device_that_is_made_and_enabled_changes() {
        assertThat(Touched.in(ACCOUNT, MADE)).isEqualTo(Touched.NOTHING);
        assertThat(Touched.in(after(MADE), MADE).states())
                .containsExactly(Map.entry("virtual MFA device " + SERIAL, "unassigned"));
        var enabled = new MfaEffect.EnableMfaDevice("bob", SERIAL);
        assertThat(Touched.in(after(MADE), enabled).states().values())
                .containsExactly("unassigned");
        assertThat(Touched.in(after(MADE, enabled), enabled).states().values())
                .containsExactly("enabled", "assigned");
    }

    @Test
    void of_a_key_that_is_made_one_more_is_seen() {
        var effect = new AccessKeyEffect.CreateAccessKey("bob");
        int before = ACCOUNT.users().get("bob").accessKeys().size();
        assertThat(Touched.in(ACCOUNT, effect).states().values())
                .containsExactly(Integer.toString(before));
        assertThat(Touched.in(after(effect), effect).states().values())
                .containsExactly(Integer.toString(before + 1));
    }

    @Test
    void taken_back_the_account_is_as_it_was_and_without_its_id_a_key_cannot_be() {
        var enabled = new MfaEffect.EnableMfaDevice("bob", SERIAL);
        var key = new AccessKeyEffect.CreateAccessKey("bob");
        Account now = after(MADE, enabled, key);
        for (Effect effect : List.of(key, enabled, MADE)) {
            Inverse inverse =
                    Inverse.of(effect, Touched.in(ACCOUNT, effect), ACCOUNT, Optional.of(ASSIGNED));
            for (Effect back : ((Inverse.Effects) inverse).effects()) {
                now = back.applyTo(now, ASSIGNED);
            }
        }
        assertThat(NormalForm.of(now, ACCOUNT)).isEqualTo(NormalForm.of(ACCOUNT, ACCOUNT));
        assertThat(Inverse.of(key, Touched.in(ACCOUNT, key), ACCOUNT, Optional.empty()))
                .isInstanceOf(Inverse.None.class);
    }

    @Test
    void resync_is_seen_by_nobody_and_taken_back_by_nothing() {
        var effect = new MfaEffect.ResyncMfaDevice("bob", SERIAL);
        assertThat(Touched.in(ACCOUNT, effect)).isEqualTo(Touched.NOTHING);
        assertThat(Inverse.of(effect, Touched.NOTHING, ACCOUNT, Optional.empty()))
                .isEqualTo(new Inverse.Effects(List.of()));
    }

    @Test
    void their_words_hold_no_secret_and_are_read_back_the_same() {
        for (Effect effect :
                List.of(
                        MADE,
                        new MfaEffect.EnableMfaDevice("bob", SERIAL),
                        new MfaEffect.ResyncMfaDevice("bob", SERIAL),
                        new AccessKeyEffect.CreateAccessKey("bob"))) {
            assertThat(Wording.read(Wording.of(effect)))
                    .isEqualTo(new Wording.Reading.Understood(effect));
            assertThat(Wording.of(effect).parameters().keySet())
                    .doesNotContain("AuthenticationCode1", "AuthenticationCode2");
        }
    }
}
