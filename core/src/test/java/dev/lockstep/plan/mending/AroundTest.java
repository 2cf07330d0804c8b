package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.TRAIL_ARN;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Planning.planning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.change.Change;
import dev.lockstep.effect.AroundEffect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Contact, trail, analyzers and certificates.
class AroundTest {
    private static Trail trail(boolean multiRegion, boolean organization) {
        return new Trail(
                "lockstep",
                TRAIL_ARN,
                Optional.of("eu-west-1"),
                multiRegion,
                true,
                organization,
                Optional.of("logs"),
                Optional.empty(),
                Optional.empty());
    }

    private static Planning planned(TestAccount account) {
        return planning(account, baseline().trail("lockstep", "logs")).only("trail-on");
    }

    @Test
    void the_security_contact_of_the_baseline_is_set() {
        TestAccount none =
                account().answer(ReadKey.ALTERNATE_CONTACTS.of("SECURITY"), Optional.empty());

        assertThat(planning(none, baseline().securityContact("Sec", "sec@example.com")).does())
                .containsExactly("Tell AWS to write to sec@example.com about security matters.");
        assertThat(planning(none, baseline()).says())
                .anySatisfy(line -> assertThat(line).contains("names no security-contact"));
    }

    @Test
    void the_trail_of_the_baseline_is_made_and_switched_on() {
        assertThat(planned(account().answer(ReadKey.TRAILS, List.of())).changes())
                .singleElement()
                .extracting(Change::effects)
                .isEqualTo(
                        List.of(
                                new AroundEffect.CreateTrail(
                                        "eu-west-1", "lockstep", "logs", true, true, false),
                                new AroundEffect.StartLogging(TRAIL_ARN)));
    }

    @Test
    void a_trail_that_stands_is_mended_in_its_place() {
        assertThat(
                        planned(
                                        account()
                                                .answer(
                                                        ReadKey.TRAILS,
                                                        List.of(trail(false, false)))
                                                .answer(
                                                        ReadKey.TRAIL_STATUS.of(TRAIL_ARN),
                                                        new Trail.Status(false)))
                                .does())
                .containsExactly(
                        "Let the trail lockstep cover all regions and validate its log files, and"
                                + " record: switch it on.");
    }

    @Test
    void selectors_are_left_to_a_person_since_writing_them_would_drop_those_of_data() {
        Planning plan =
                planned(
                        account()
                                .answer(ReadKey.TRAILS, List.of(trail(false, false)))
                                .answer(
                                        ReadKey.EVENT_SELECTORS.of(TRAIL_ARN),
                                        new Trail.Selectors(
                                                List.of(
                                                        new Trail.Basic(
                                                                "WriteOnly", true, List.of())),
                                                List.of())));

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("edit Management events");
    }

    @Test
    void the_organizations_trail_is_not_touched() {
        Planning plan = planned(account().answer(ReadKey.TRAILS, List.of(trail(false, true))));

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("management account");
    }

    @Test
    void without_a_bucket_in_the_baseline_no_trail_is_made() {
        Planning plan = planning(account().answer(ReadKey.TRAILS, List.of()), baseline());

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).anySatisfy(line -> assertThat(line).contains("makes no bucket"));
    }

    @Test
    void an_analyzer_is_made_beside_one_of_another_kind_and_an_inactive_one_is_looked_at() {
        assertThat(
                        planning(
                                        account()
                                                .answer(
                                                        ReadKey.ACCESS_ANALYZERS.of("eu-west-1"),
                                                        List.of(analyzer("ACCOUNT_UNUSED_ACCESS"))),
                                        baseline())
                                .does())
                .containsExactly(
                        "Create the analyzer external-access-2 of external access in eu-west-1.");
        assertThat(
                        planning(
                                        account()
                                                .answer(
                                                        ReadKey.ACCESS_ANALYZERS.of("eu-west-1"),
                                                        List.of(analyzer("ACCOUNT"))),
                                        baseline())
                                .does())
                .isEmpty();
    }

    private static Analyzer analyzer(String type) {
        return new Analyzer("external-access", "arn", type, "FAILED");
    }

    @Test
    void an_expired_certificate_is_deleted_for_good() {
        assertThat(
                        planning(
                                        account()
                                                .answer(
                                                        ReadKey.SERVER_CERTIFICATES,
                                                        List.of(
                                                                new ServerCertificate(
                                                                        "shop",
                                                                        Optional.empty(),
                                                                        Optional.of(
                                                                                TestAccount.daysAgo(
                                                                                        1))))),
                                        baseline())
                                .changes())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.risk()).isEqualTo(Change.Risk.HIGH);
                    assertThat(one.undoing()).isInstanceOf(Change.Undoing.Impossible.class);
                });
    }
}
