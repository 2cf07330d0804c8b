package dev.lockstep.guide;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.Agenda;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What waits for AWS's next report, after a change that only that shows.
class ReportLagTest {
    private static final Instant SINCE = TestAccount.REPORTED.plusSeconds(60);

    private TestAccount account =
            account()
                    .user(
                            "alice",
                            user ->
                                    user.passwordChangedDaysAgo(200)
                                            .passwordUsedDaysAgo(1)
                                            .virtualMfa()
                                            .inGroup("dev"))
                    .group("dev");
    private TestBaseline wanted = baseline().personAs("alice", "alice", "dev");
    private Map<Seen.Touched, Instant> touched = Map.of();

    private Audit audit() {
        return Audit.of(account.snapshot(), wanted.build(), NOW, Audit.Selection.ALL);
    }

    private Place place() {
        Optional<String> caller = Optional.of("arn:aws:sts::123456789012:assumed-role/Admin/me");
        return Walk.of(
                        new Seen(
                                Planner.plan(
                                        new PlanRequest(
                                                audit(), Audit.Selection.ALL, Set.of(), caller)),
                                Map.of(),
                                caller,
                                true,
                                new Agenda(List.of()),
                                Skips.none(TestAccount.ID),
                                touched))
                .at(Step.VERIFIED);
    }

    private void did(String kind, String subject, Instant when) {
        touched = Map.of(new Seen.Touched("alice", kind, subject), when);
    }

    private static List<List<String>> own(Place place) {
        return place.tasks().stream()
                .filter(Task.Own.class::isInstance)
                .map(Task.Own.class::cast)
                .map(Task.Own::words)
                .toList();
    }

    @Test
    void a_password_that_was_changed_since_the_report_waits_for_the_next() {
        did("give-password", "alice", SINCE);
        Place place = place();
        assertThat(place.standing()).as(place + "").isEqualTo(Standing.WAITING);
        assertThat(place.waits())
                .isNotEmpty()
                .allMatch(wait ->
                        wait instanceof Wait.ForReport report
                                && report.from()
                                        .equals(TestAccount.REPORTED.plus(Duration.ofHours(4))));
    }

    @Test
    void one_that_was_not_is_to_be_changed_by_its_person() {
        touched =
                Map.of(
                        new Seen.Touched("alice", "give-password", "alice"),
                        TestAccount.REPORTED.minusSeconds(60),
                        new Seen.Touched("bob", "give-password", "bob"),
                        NOW);
        assertThat(place().standing()).isEqualTo(Standing.TO_DO);
        assertThat(own(place()))
                .containsExactly(List.of("people", "password", "--at-next-sign-in", "alice"));
    }

    @Test
    void a_change_that_could_not_mend_it_is_no_reason_to_wait() {
        for (String kind :
                List.of("enrol-mfa-device", "add-user-to-group", "make-access-key", "undo-x")) {
            did(kind, "alice", SINCE);
            assertThat(place().standing()).as(kind).isEqualTo(Standing.TO_DO);
        }
    }

    @Test
    void a_password_that_is_chosen_at_the_next_sign_in_waits_for_its_person_first() {
        profile(true);
        assertThat(place().standing()).isEqualTo(Standing.WAITING);
        assertThat(place().waits())
                .singleElement()
                .isInstanceOfSatisfying(
                        Wait.ForPerson.class, wait -> assertThat(wait.person()).isEqualTo("alice"));
    }

    @Test
    void once_it_was_chosen_it_waits_for_a_report_that_shows_it_and_nobody_is_asked_again() {
        profile(false);
        did("require-new-password", "alice", TestAccount.daysAgo(16));
        assertThat(place().waits())
                .singleElement()
                .isInstanceOf(Wait.ForReport.class)
                .extracting(Wait::text)
                .asString()
                .startsWith("alice chooses a new password at the next sign-in");
        // The report shows the choice, which has become old itself.
        did("require-new-password", "alice", TestAccount.daysAgo(300));
        assertThat(place().standing()).isEqualTo(Standing.TO_DO);
    }

    private void profile(boolean isAsked) {
        account.answer(
                ReadKey.LOGIN_PROFILES.of("alice"),
                Optional.of(new LoginProfile(Optional.of(TestAccount.daysAgo(200)), isAsked)));
    }

    @Test
    void an_old_password_of_a_machine_or_of_several_people_is_no_commands_work() {
        for (TestBaseline other :
                List.of(
                        baseline()
                                .personAs("alice", "alice", "dev")
                                .personAs("bob", "alice", "dev"),
                        baseline().service("alice").person("carol", false))) {
            wanted = other;
            assertThat(own(place())).isEmpty();
            assertThat(place().tasks())
                    .anyMatch(task -> task.toString().contains("No one person answers"));
        }
    }

    @Test
    void a_key_that_rests_says_nothing_of_another() {
        var rests = new Seen.Touched("alice", "deactivate-access-key", "AKIAONE");
        for (String mended : List.of("AKIAONE", "alice#1")) {
            assertThat(ReportLag.isAbout(rests, key(mended))).as(mended).isTrue();
        }
        assertThat(ReportLag.isAbout(rests, key("AKIATWO"))).isFalse();
    }

    private static Subject key(String name) {
        return Subject.of(Subject.Kind.ACCESS_KEY, name, Optional.empty()).ownedBy("alice");
    }

    @Test
    void a_report_that_is_missing_waits_for_nothing() {
        account.denied(ReadKey.CREDENTIAL_REPORT);
        did("give-password", "alice", NOW);
        assertThat(place().waits()).isEmpty();
        assertThat(account.snapshot().credentialReport()).isInstanceOf(Read.Missing.class);
    }

    @Test
    void every_control_that_may_wait_is_there() {
        assertThat(ControlCatalog.knownIds()).containsAll(ReportLag.KINDS.keySet());
    }
}
