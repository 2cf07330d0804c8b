package dev.lockstep.effect;

import static dev.lockstep.account.TestAccount.ID;
import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.TRAIL_ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Trail;
import dev.lockstep.effect.AroundEffect.CreateAnalyzer;
import dev.lockstep.effect.AroundEffect.CreateTrail;
import dev.lockstep.effect.AroundEffect.DeleteAlternateContact;
import dev.lockstep.effect.AroundEffect.DeleteAnalyzer;
import dev.lockstep.effect.AroundEffect.DeleteTrail;
import dev.lockstep.effect.AroundEffect.PutAlternateContact;
import dev.lockstep.effect.AroundEffect.PutEventSelectors;
import dev.lockstep.effect.AroundEffect.StartLogging;
import dev.lockstep.effect.AroundEffect.StopLogging;
import dev.lockstep.effect.AroundEffect.UpdateTrail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AroundEffectTest {
    private static final AlternateContact CONTACT =
            new AlternateContact("Security", "Team", "security@example.com", "+44 20 7946 0000");

    private final Account account = TestAccount.account().snapshot().account();

    @Test
    void a_contact_that_is_put_is_there_and_one_that_is_deleted_is_not() {
        Account put = applied(account, new PutAlternateContact("BILLING", CONTACT));
        assertThat(put.alternateContacts()).containsEntry("BILLING", CONTACT);

        Account replaced =
                applied(
                        put,
                        new PutAlternateContact(
                                "BILLING", new AlternateContact("B", "T", "b@example.com", "1")));
        assertThat(replaced.alternateContacts().get("BILLING").name()).isEqualTo("B");

        Account deleted = applied(replaced, new DeleteAlternateContact("BILLING"));
        assertThat(deleted).isEqualTo(account);
    }

    @Test
    void a_new_trail_has_its_arn_does_not_log_and_lets_all_management_events_through() {
        Account made =
                applied(
                        account,
                        new CreateTrail("eu-west-1", "second", "bucket-1", true, false, false));
        assertThat(made.trails())
                .last()
                .isEqualTo(
                        new Trail(
                                "second",
                                "arn:aws:cloudtrail:eu-west-1:" + ID + ":trail/second",
                                Optional.of("eu-west-1"),
                                true,
                                false,
                                false,
                                Optional.of("bucket-1"),
                                Optional.of(new Trail.Status(false)),
                                Optional.of(Trail.Selectors.USUAL)));
    }

    @Test
    void an_update_changes_what_it_names_and_nothing_else() {
        Account changed =
                applied(
                        account,
                        new UpdateTrail(
                                TRAIL_ARN,
                                Optional.empty(),
                                Optional.of(false),
                                Optional.empty(),
                                Optional.empty()));
        Trail before = trail(account);
        Trail after = trail(changed);
        assertThat(after.multiRegion()).isFalse();
        assertThat(after.logFileValidation()).isEqualTo(before.logFileValidation());
        assertThat(after.bucket()).isEqualTo(before.bucket());
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.selectors()).isEqualTo(before.selectors());
    }

    @Test
    void a_trail_is_switched_off_and_on_and_deleted() {
        Account off = applied(account, new StopLogging(TRAIL_ARN));
        assertThat(trail(off).status()).contains(new Trail.Status(false));
        assertThat(applied(off, new StartLogging(TRAIL_ARN))).isEqualTo(account);
        assertThat(applied(account, new DeleteTrail(TRAIL_ARN)).trails()).isEmpty();
    }

    @Test
    void selectors_that_are_put_take_the_place_of_the_old_ones() {
        var selectors =
                new Trail.Selectors(
                        List.of(new Trail.Basic("WriteOnly", true, List.of())), List.of());
        Account changed = applied(account, new PutEventSelectors(TRAIL_ARN, selectors));
        assertThat(trail(changed).selectors()).contains(selectors);
    }

    @Test
    void an_analyzer_is_made_in_its_region_and_deleted_there() {
        Account made = applied(account, new CreateAnalyzer("eu-north-1", "outside", "ACCOUNT"));
        assertThat(made.analyzers().get("eu-north-1"))
                .containsExactly(
                        new Analyzer(
                                "outside",
                                "arn:aws:access-analyzer:eu-north-1:" + ID + ":analyzer/outside",
                                "ACCOUNT",
                                "ACTIVE",
                                Optional.of(NOW)));
        Account deleted = applied(made, new DeleteAnalyzer("eu-north-1", "outside"));
        assertThat(deleted.analyzers().get("eu-north-1")).isEmpty();
    }

    private static Stream<Effect> onNothing() {
        String arn = TRAIL_ARN + "-other";
        return Stream.of(
                new DeleteAlternateContact("OPERATIONS"),
                new UpdateTrail(
                        arn,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new DeleteTrail(arn),
                new StartLogging(arn),
                new StopLogging(arn),
                new PutEventSelectors(arn, Trail.Selectors.USUAL),
                new DeleteAnalyzer("eu-north-1", "outside"));
    }

    @ParameterizedTest
    @MethodSource("onNothing")
    void a_write_on_what_is_not_there_is_a_mistake_of_whoever_made_it(Effect effect) {
        assertThatThrownBy(() -> applied(account, effect))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no");
    }

    private static Trail trail(Account account) {
        return account.trails().getFirst();
    }

    private static Account applied(Account account, Effect effect) {
        return effect.applyTo(account, Assigned.at(NOW));
    }
}
