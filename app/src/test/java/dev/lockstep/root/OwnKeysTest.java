package dev.lockstep.root;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.keys.KeyDeed;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnKeysTest {
    private static final String ONE = "AKIAROOTEXAMPLE00001";
    private static final String TWO = "AKIAROOTEXAMPLE00002";

    private static AccessKey key(String id, boolean isActive) {
        return new AccessKey(
                id,
                isActive,
                Optional.of(daysAgo(900)),
                Optional.of(
                        new AccessKey.LastUsed(
                                Optional.empty(), Optional.empty(), Optional.empty())));
    }

    /// @param due the id of the key that a run made inactive long ago
    private static OwnKeys keys(
            Optional<String> signing, Optional<String> due, AccessKey... listed) {
        List<KeyDeed> deeds =
                due.stream()
                        .map(id ->
                                new KeyDeed(
                                        id,
                                        Root.NAME,
                                        KeyDeed.What.MADE_INACTIVE,
                                        "20260901-100000-000",
                                        daysAgo(60),
                                        Optional.empty()))
                        .toList();
        return new OwnKeys(
                KeyLives.of(
                                account()
                                        .answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of(listed))
                                        .snapshot(),
                                Baseline.DEFAULT,
                                KeyDeeds.of(deeds),
                                NOW)
                        .keys()
                        .stream()
                        .filter(KeyLife::isRoots)
                        .toList(),
                signing);
    }

    private static String next(OwnKeys keys) {
        return keys.next().orElseThrow().name();
    }

    @Test
    void what_is_due_goes_first_then_what_is_active_then_what_waits() {
        assertThat(next(keys(Optional.empty(), Optional.of(TWO), key(ONE, true), key(TWO, false))))
                .isEqualTo(TWO);
        assertThat(next(keys(Optional.empty(), Optional.empty(), key(ONE, false), key(TWO, true))))
                .isEqualTo(TWO);
        assertThat(keys(Optional.empty(), Optional.empty()).next()).isEmpty();
    }

    @Test
    void the_key_that_signs_goes_last_and_has_to_wait_for_the_other() {
        OwnKeys both = keys(Optional.of(ONE), Optional.empty(), key(ONE, true), key(TWO, false));
        assertThat(next(both)).isEqualTo(TWO);
        assertThat(both.waitsForAnother(both.named(ONE).orElseThrow())).isPresent();
        assertThat(both.waitsForAnother(both.named(TWO).orElseThrow())).isEmpty();
        OwnKeys alone = keys(Optional.of(ONE), Optional.empty(), key(ONE, true));
        KeyLife own = alone.named(ONE).orElseThrow();
        assertThat(alone.waitsForAnother(own)).isEmpty();
        assertThat(alone.ownEnd(own).orElseThrow()).contains("signs its own end", "aws login");
    }

    @Test
    void a_session_signs_with_no_key_of_the_list() {
        OwnKeys keys = keys(Optional.empty(), Optional.empty(), key(ONE, true), key(TWO, true));
        for (String id : List.of(ONE, TWO)) {
            KeyLife key = keys.named(id).orElseThrow();
            assertThat(keys.isSigning(key)).isFalse();
            assertThat(keys.ownEnd(key)).isEmpty();
            assertThat(keys.waitsForAnother(key)).isEmpty();
        }
        assertThat(keys.named("AKIANOSUCHKEY0000000")).isEmpty();
    }
}
