package dev.lockstep.practice.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.change.Change;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import dev.lockstep.plan.mending.Mendings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a plan does about the worst account, by the baseline that comes with it.
class WorstMendingsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final FreshAccount made = AccountShape.WORST.make(12, 1, NOW);
    private final Audit audit =
            Audit.of(
                    TrueAnswers.snapshot(made.truth(), NOW),
                    made.baseline(),
                    NOW,
                    Audit.Selection.ALL);
    private final Mendings.Mended mended =
            Mendings.of(new PlanRequest(audit, Audit.Selection.ALL, Set.of(), Optional.empty()));

    @Test
    void every_control_that_fails_is_planned_for_or_told() {
        Set<String> told =
                Stream.concat(
                                mended.proposals().stream().flatMap(one -> one.because().stream()),
                                mended.byHand().stream().flatMap(one -> one.because().stream()))
                        .collect(Collectors.toSet());

        assertThat(told)
                .containsAll(
                        audit.findings().stream()
                                .filter(finding -> finding.status() == Status.FAIL)
                                .map(finding -> finding.control().id())
                                .toList());
    }

    @Test
    void strangers_lose_their_passwords_and_shared_logins_in_use_do_not() {
        assertThat(subjects("remove-password")).containsExactly("dilara.jimenez", "test");
        assertThat(subjects("delete-user")).isEmpty();
    }

    @Test
    void keys_that_nobody_uses_are_made_inactive_and_those_of_people() {
        assertThat(owners("deactivate-access-key"))
                .containsExactly(
                        "backup-script", "deploy", "tomasz.virtanen", "admin", "amara.brandt");
        assertThat(owners("delete-access-key")).containsExactly("dilara.jimenez");
    }

    @Test
    void the_person_without_a_user_gets_one_and_the_leftover_device_goes() {
        assertThat(subjects("create-user")).containsExactly("pavel.sato");
        assertThat(subjects("delete-mfa-device"))
                .containsExactly("arn:aws:iam::389600411232:mfa/old-phone");
    }

    @Test
    void what_is_left_to_a_person_is_one_line_for_each_matter() {
        assertThat(mended.byHand())
                .filteredOn(one -> one.because().contains("user-mfa"))
                .extracting(ByHand::text)
                .singleElement()
                .asString()
                .endsWith(
                        "This is about admin, daniel.cervenka, deploy, jenkins, maren.petrov and"
                                + " tomasz.virtanen.");
        assertThat(mended.byHand()).hasSizeLessThan(30);
    }

    private List<String> subjects(String kind) {
        return of(kind).map(Subject::name).toList();
    }

    private List<String> owners(String kind) {
        return of(kind).flatMap(subject -> subject.owner().stream()).toList();
    }

    private Stream<Subject> of(String kind) {
        return mended.proposals().stream()
                .map(Proposal::change)
                .filter(change -> change.kind().equals(kind))
                .map(Change::subject);
    }
}
