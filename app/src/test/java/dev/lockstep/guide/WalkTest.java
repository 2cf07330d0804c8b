package dev.lockstep.guide;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.administrators;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.Agenda;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.keys.AgendaLine.Rank;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Planner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where an account stands in each step, and what comes next.
class WalkTest {
    private static final String ROLE = "arn:aws:sts::123456789012:assumed-role/Admin/me";
    private static final String ROOT = "arn:aws:iam::123456789012:root";

    private TestAccount account = account();
    private TestBaseline wanted = baseline();
    private Optional<String> caller = Optional.of(ROLE);
    private boolean hasFile = true;
    private List<AgendaLine> agenda = List.of();
    private Skips skips = Skips.none(TestAccount.ID);
    private Map<String, List<String>> asked = Map.of();

    private Walk walk() {
        Audit audit = Audit.of(account.snapshot(), wanted.build(), NOW, Audit.Selection.ALL);
        return Walk.of(
                new Seen(
                        Planner.plan(new PlanRequest(audit, Audit.Selection.ALL, Set.of(), caller)),
                        asked,
                        caller,
                        hasFile,
                        new Agenda(agenda),
                        skips,
                        Map.of()));
    }

    private static Skip skip(Step step) {
        return new Skip(step, "not now", ROLE, NOW, Optional.empty());
    }

    private static AgendaLine line(
            Rank rank, String kind, String owner, String key, String on, String command) {
        return new AgendaLine(
                rank,
                Optional.of(LocalDate.parse(on)),
                kind,
                Optional.of(owner),
                Optional.of(key),
                "it is so",
                Optional.of(command));
    }

    private static Standing standing(Walk walk, Step step) {
        return walk.at(step).standing();
    }

    private static List<List<String>> own(Walk walk, Step step) {
        return walk.at(step).tasks().stream()
                .filter(Task.Own.class::isInstance)
                .map(Task.Own.class::cast)
                .map(Task.Own::words)
                .toList();
    }

    @Test
    void what_holds_is_done_and_has_no_task() {
        Place place = walk().at(Step.PASSWORD_POLICY);
        assertThat(place.standing()).isEqualTo(Standing.DONE);
        assertThat(place.tasks()).isEmpty();
        assertThat(place.fails()).isEmpty();
    }

    @Test
    void what_a_plan_mends_is_one_task_of_its_step() {
        account.defaultPasswordPolicy();
        Place place = walk().at(Step.PASSWORD_POLICY);
        assertThat(place.standing()).isEqualTo(Standing.TO_DO);
        assertThat(place.tasks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Task.Apply.class,
                        apply -> {
                            assertThat(apply.words())
                                    .containsExactly("apply", "--step", "password-policy");
                            assertThat(apply.titles()).hasSize(1);
                        });
    }

    @Test
    void a_step_that_is_denied_is_not_known_and_nothing_is_planned_from_it() {
        account.denied(ReadKey.PASSWORD_POLICY);
        Walk walk = walk();
        assertThat(standing(walk, Step.PASSWORD_POLICY)).isEqualTo(Standing.NOT_KNOWN);
        assertThat(walk.at(Step.PASSWORD_POLICY).tasks()).isEmpty();
        assertThat(walk.at(Step.PASSWORD_POLICY).unknown())
                .anyMatch(text -> text.contains("iam:GetAccountPasswordPolicy"));
        assertThat(walk.isWell()).isFalse();
    }

    @Test
    void what_is_accepted_is_shown_as_accepted_until_its_day() {
        account.summary("AccountMFAEnabled", 0);
        wanted.exception("root-mfa", Root.NAME, "2026-12-31");
        Place place = walk().at(Step.ROOT_MFA);
        assertThat(place.standing()).isEqualTo(Standing.EXCEPTED);
        assertThat(place.acceptedUntil()).contains(LocalDate.parse("2026-12-31"));
        assertThat(place.standing().isWell()).isTrue();
    }

    @Test
    void root_without_mfa_is_no_plans_work() {
        account.summary("AccountMFAEnabled", 0);
        Place place = walk().at(Step.ROOT_MFA);
        assertThat(place.standing()).isIn(Standing.TO_DO, Standing.BY_HAND);
        assertThat(place.tasks()).isNotEmpty().noneMatch(Task.Apply.class::isInstance);
    }

    @Test
    void what_a_plan_does_only_if_asked_is_offered_with_what_to_find_out_first() {
        account.role(
                "open",
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sts:AssumeRole\"}]}");
        assertThat(walk().at(Step.GROUPS).tasks())
                .anyMatch(task ->
                        task instanceof Task.ByHand hand
                                && hand.control().equals("role-trust-open"));
        asked = Map.of("role-trust-open", List.of("Close it."));
        assertThat(walk().at(Step.GROUPS).tasks())
                .filteredOn(task -> task instanceof Task.Apply apply && apply.control().isPresent())
                .singleElement()
                .isInstanceOfSatisfying(
                        Task.Apply.class,
                        apply -> {
                            assertThat(apply.words())
                                    .containsExactly("apply", "--only", "role-trust-open");
                            assertThat(apply.isForAPerson()).isTrue();
                        });
    }

    @Test
    void a_user_without_mfa_is_enrolled_by_its_command() {
        account.user("alice", user -> user.passwordChangedDaysAgo(5).inGroup("dev"));
        account.group("dev");
        wanted.personAs("alice", "alice", "dev");
        Walk walk = walk();
        assertThat(standing(walk, Step.USER_MFA)).isEqualTo(Standing.TO_DO);
        assertThat(own(walk, Step.USER_MFA)).contains(List.of("mfa", "enrol", "alice"));
    }

    @Test
    void a_login_that_is_shared_gets_no_mfa_before_it_is_split() {
        account.user("admin", user -> user.passwordChangedDaysAgo(5));
        account.user("alice", user -> user.passwordChangedDaysAgo(5));
        Place place = walk().at(Step.USER_MFA);
        assertThat(own(walk(), Step.USERS)).contains(List.of("people", "split", "admin"));
        assertThat(own(walk(), Step.USER_MFA)).contains(List.of("mfa", "enrol", "alice"));
        assertThat(place.tasks()).noneMatch(task -> task.toString().contains("admin"));
        assertThat(place.follows()).contains(Step.USERS);
        assertThat(place.fails()).anyMatch(text -> text.contains("admin"));
        wanted.exception("shared-login", "admin", "2026-12-31");
        assertThat(own(walk(), Step.USER_MFA)).contains(List.of("mfa", "enrol", "admin"));
    }

    @Test
    void a_person_without_a_user_is_brought_in_by_its_command_and_not_by_a_plan_alone() {
        account.group("dev");
        wanted.groups(TestBaseline.group("dev"));
        wanted.personAs("alice", "alice", "dev");
        assertThat(own(walk(), Step.USERS)).contains(List.of("people", "onboard", "alice"));
        assertThat(walk().at(Step.USERS).tasks().getFirst()).isInstanceOf(Task.Own.class);
        Place verified = walk().at(Step.VERIFIED);
        assertThat(verified.standing()).as("nobody's sheet").isEqualTo(Standing.FOLLOWS);
        assertThat(verified.follows()).containsExactly(Step.USERS);
    }

    @Test
    void a_hostile_name_stays_one_word() {
        account.user("-o'=x,y", user -> user.passwordChangedDaysAgo(5));
        assertThat(own(walk(), Step.USER_MFA)).contains(List.of("mfa", "enrol", "--", "-o'=x,y"));
    }

    @Test
    void a_skipped_step_is_shown_as_skipped_and_has_no_next_task() {
        account.defaultPasswordPolicy();
        skips = skips.with(skip(Step.PASSWORD_POLICY));
        Walk walk = walk();
        assertThat(standing(walk, Step.PASSWORD_POLICY)).isEqualTo(Standing.SKIPPED);
        assertThat(walk.tasks()).noneMatch(task -> task.step() == Step.PASSWORD_POLICY);
        assertThat(walk.isWell()).isFalse();
    }

    @Test
    void a_skip_that_was_taken_back_counts_no_more_but_is_kept() {
        account.defaultPasswordPolicy();
        skips =
                skips.with(skip(Step.PASSWORD_POLICY))
                        .takenBack(Step.PASSWORD_POLICY, ROLE, NOW.plusSeconds(9));
        assertThat(standing(walk(), Step.PASSWORD_POLICY)).isEqualTo(Standing.TO_DO);
        assertThat(skips.all()).hasSize(1);
        assertThat(skips.standing()).isEmpty();
    }

    @Test
    void a_skipped_step_in_which_nothing_fails_is_done() {
        skips = skips.with(skip(Step.PASSWORD_POLICY));
        assertThat(standing(walk(), Step.PASSWORD_POLICY)).isEqualTo(Standing.DONE);
    }

    @Test
    void skipping_again_leaves_one_skip_that_stands() {
        skips = skips.with(skip(Step.GROUPS)).with(skip(Step.GROUPS));
        assertThat(skips.all()).hasSize(2);
        assertThat(skips.standing()).hasSize(1);
    }

    @Test
    void a_key_in_its_waiting_time_waits_until_its_day() {
        agenda =
                List.of(
                        line(
                                Rank.LATER,
                                "delete",
                                "ci",
                                "AKIAONE",
                                "2026-12-09",
                                "lockstep keys retire AKIAONE"));
        Place place = walk().at(Step.ACCESS_KEYS);
        assertThat(place.standing()).isEqualTo(Standing.WAITING);
        assertThat(place.tasks()).isEmpty();
        assertThat(place.waits())
                .containsExactly(
                        new Wait.UntilDay("ci AKIAONE: it is so", LocalDate.parse("2026-12-09")));
    }

    @Test
    void a_key_whose_day_has_come_is_a_task() {
        agenda =
                List.of(
                        line(
                                Rank.NOW,
                                "delete",
                                "ci",
                                "AKIAONE",
                                "2026-11-20",
                                "lockstep keys retire AKIAONE"));
        Walk walk = walk();
        assertThat(standing(walk, Step.ACCESS_KEYS)).isEqualTo(Standing.TO_DO);
        assertThat(own(walk, Step.ACCESS_KEYS))
                .containsExactly(List.of("keys", "retire", "AKIAONE"));
    }

    /// old was taken out of use, and can be deleted from a day on.
    private void leaver(Rank rank, String on) {
        account.user(
                "old",
                user ->
                        user.inlinePolicy(
                                UserChange.EndSessions.POLICY,
                                UserChange.EndSessions.from(
                                                Subject.of(
                                                        Subject.Kind.USER, "old", Optional.empty()),
                                                "old",
                                                Instant.parse("2026-11-20T00:00:00Z"))
                                        .document()));
        agenda =
                List.of(
                        new AgendaLine(
                                rank,
                                Optional.of(LocalDate.parse(on)),
                                "offboarding",
                                Optional.of("old"),
                                Optional.empty(),
                                "old is out of use",
                                Optional.of("lockstep people offboard old")));
    }

    @Test
    void what_fails_of_a_user_who_leaves_waits_until_the_day_and_is_no_fault_meanwhile() {
        leaver(Rank.LATER, "2026-12-11");
        Walk walk = walk();
        for (Step step : List.of(Step.GROUPS, Step.USERS)) {
            Place place = walk.at(step);
            assertThat(place.waits())
                    .contains(
                            new Wait.UntilDay("old is out of use", LocalDate.parse("2026-12-11")));
            assertThat(place.fails()).noneMatch(text -> text.contains("old"));
            assertThat(place.tasks()).noneMatch(task -> task.toString().contains("old"));
        }
        assertThat(standing(walk, Step.USERS)).isEqualTo(Standing.WAITING);
    }

    @Test
    void
            a_user_whose_day_has_come_is_deleted_in_step_5_and_what_else_fails_of_it_comes_with_that() {
        leaver(Rank.NOW, "2026-11-20");
        Walk walk = walk();
        assertThat(own(walk, Step.USERS)).contains(List.of("people", "offboard", "old"));
        assertThat(standing(walk, Step.USERS)).isEqualTo(Standing.TO_DO);
        assertThat(walk.at(Step.GROUPS).follows()).contains(Step.USERS);
        assertThat(walk.at(Step.GROUPS).tasks()).noneMatch(task -> task.toString().contains("old"));
    }

    @Test
    void a_group_of_the_same_name_as_one_who_leaves_waits_for_nothing() {
        leaver(Rank.LATER, "2026-12-11");
        account = account();
        account.group("old");
        wanted.groups(TestBaseline.group("old"));
        assertThat(walk().at(Step.GROUPS).waits()).isEmpty();
        assertThat(walk().at(Step.GROUPS).fails()).anyMatch(text -> text.contains("old"));
    }

    @Test
    void an_undocumented_key_is_documented_before_a_plan_takes_any_away() {
        account.user("ci", user -> user.activeKey("AKIAONE", 10, 1).activeUnusedKey("AKIATWO", 60));
        wanted.service("ci").needs();
        List<Task> tasks = walk().at(Step.ACCESS_KEYS).tasks();
        assertThat(own(walk(), Step.ACCESS_KEYS)).contains(List.of("keys", "document", "AKIAONE"));
        assertThat(
                        tasks.indexOf(
                                tasks.stream()
                                        .filter(Task.Apply.class::isInstance)
                                        .findFirst()
                                        .orElse(tasks.getLast())))
                .isEqualTo(
                        (int) tasks.stream().filter(Task.Own.class::isInstance).count()
                                + (tasks.stream().anyMatch(Task.Apply.class::isInstance) ? 0 : -1));
    }

    @Test
    void a_sheet_that_lacks_mfa_comes_with_step_6() {
        account.user(
                "alice",
                user -> user.passwordChangedDaysAgo(5).passwordUsedDaysAgo(1).inGroup("dev"));
        account.group("dev");
        wanted.personAs("alice", "alice", "dev");
        Place place = walk().at(Step.VERIFIED);
        assertThat(place.standing()).isEqualTo(Standing.FOLLOWS);
        assertThat(place.follows()).contains(Step.USER_MFA);
        assertThat(place.tasks()).isEmpty();
    }

    @Test
    void without_a_lockstep_yaml_one_is_written_first() {
        hasFile = false;
        assertThat(walk().next(Step.GROUPS, Set.of())).contains(new Task.Declare());
    }

    @Test
    void what_stopped_half_way_comes_before_everything() {
        hasFile = false;
        agenda =
                List.of(
                        new AgendaLine(
                                Rank.NOW,
                                Optional.empty(),
                                "interrupted-run",
                                Optional.empty(),
                                Optional.empty(),
                                "run 1 has no end",
                                Optional.of("lockstep runs resume 20261125-100000-000")));
        assertThat(walk().tasks().getFirst())
                .isInstanceOfSatisfying(
                        Task.Own.class,
                        own ->
                                assertThat(own.words())
                                        .containsExactly("runs", "resume", "20261125-100000-000"));
    }

    @Test
    void a_task_that_was_tried_does_not_come_again_by_itself() {
        account.defaultPasswordPolicy();
        Walk walk = walk();
        Task first = walk.next(Step.PASSWORD_POLICY, Set.of()).orElseThrow();
        assertThat(walk.next(Step.PASSWORD_POLICY, Set.of(first.key())))
                .isNotEqualTo(Optional.of(first));
        assertThat(walk().next(Step.PASSWORD_POLICY, Set.of(first.key())))
                .isNotEqualTo(Optional.of(first));
    }

    @Test
    void the_walk_can_begin_at_a_later_step() {
        account.defaultPasswordPolicy().summary("AccountMFAEnabled", 0);
        assertThat(walk().next(Step.ROOT_MFA, Set.of()).orElseThrow().step())
                .isEqualTo(Step.ROOT_MFA);
    }

    @Test
    void root_on_the_first_day_says_who_the_administrator_is() {
        caller = Optional.of(ROOT);
        hasFile = false;
        account.defaultPasswordPolicy().summary("AccountMFAEnabled", 0);
        assertThat(walk().tasks()).containsExactly(new Task.Introduce(false, OptionalInt.of(0)));
    }

    @Test
    void root_says_no_more_of_users_than_was_read() {
        caller = Optional.of(ROOT);
        account.user("old", user -> user.passwordChangedDaysAgo(5));
        assertThat(walk().tasks()).containsExactly(new Task.Introduce(true, OptionalInt.of(1)));
        account.denied(ReadKey.USERS).denied(ReadKey.DETAILS).denied(ReadKey.CREDENTIAL_REPORT);
        assertThat(walk().tasks()).containsExactly(new Task.Introduce(true, OptionalInt.empty()));
    }

    @Test
    void root_makes_the_group_and_the_administrator_and_nothing_else() {
        caller = Optional.of(ROOT);
        account.defaultPasswordPolicy().summary("AccountMFAEnabled", 0);
        GroupGoal plain = TestBaseline.group("administrators", "AdministratorAccess");
        wanted.groups(
                new GroupGoal(
                        plain.name(),
                        true,
                        false,
                        Optional.empty(),
                        List.of(),
                        plain.policies(),
                        Optional.empty()));
        wanted.personAs("alice", "alice", "administrators");
        List<Task> tasks = walk().tasks();
        assertThat(tasks).as(tasks + "").hasSize(2);
        assertThat(tasks.getFirst())
                .isInstanceOfSatisfying(
                        Task.Apply.class,
                        apply ->
                                assertThat(apply.words())
                                        .containsExactly("apply", "--only", "group-as-declared"));
        assertThat(tasks.getLast())
                .isInstanceOfSatisfying(
                        Task.Own.class,
                        own ->
                                assertThat(own.words())
                                        .containsExactly("people", "onboard", "alice"));
    }

    @Test
    void root_hands_over_to_an_administrator_who_has_password_mfa_and_group() {
        caller = Optional.of(ROOT);
        account.group("administrators", TestAccount.awsPolicy("AdministratorAccess"));
        account.user(
                "alice",
                user -> user.passwordChangedDaysAgo(1).virtualMfa().inGroup("administrators"));
        wanted.groups(administrators("administrators"));
        wanted.personAs("alice", "alice", "administrators");
        assertThat(walk().tasks()).containsExactly(new Task.SignIn(List.of("alice"), false));
    }

    @Test
    void one_who_lacks_mfa_is_not_handed_over_to() {
        caller = Optional.of(ROOT);
        account.group("administrators", TestAccount.awsPolicy("AdministratorAccess"));
        account.user("alice", user -> user.passwordChangedDaysAgo(1).inGroup("administrators"));
        wanted.groups(administrators("administrators"));
        wanted.personAs("alice", "alice", "administrators");
        assertThat(walk().tasks()).noneMatch(Task.SignIn.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:root,Root",
        "arn:aws-cn:iam::123456789012:root,Root",
        "arn:aws:sts::123456789012:assumed-role/Admin/root,Role",
        "arn:aws:iam::123456789012:user/path/alice,OfRoster",
        "arn:aws:iam::123456789012:user/root,Stranger",
        "arn:aws:sts::123456789012:federated-user/alice,Unknown",
        "not an arn,Unknown"
    })
    void who_walks_is_told_by_the_arn(String arn, String kind) {
        wanted.person("alice", false);
        Caller found = Caller.of(Optional.of(arn), wanted.build());
        assertThat(found.getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void nobody_is_nobody() {
        assertThat(Caller.of(Optional.empty(), wanted.build())).isEqualTo(new Caller.Unknown());
    }

    @Test
    void what_became_true_is_told_by_what_holds_now() {
        Audit before =
                Audit.of(
                        account().defaultPasswordPolicy().snapshot(),
                        wanted.build(),
                        NOW,
                        Audit.Selection.ALL);
        Audit after = Audit.of(account().snapshot(), wanted.build(), NOW, Audit.Selection.ALL);
        assertThat(BecameTrue.between(before, after).now()).hasSizeGreaterThan(3);
        assertThat(BecameTrue.between(before, after).worse()).isEmpty();
        assertThat(BecameTrue.between(after, before).now()).isEmpty();
        assertThat(BecameTrue.between(after, before).worse()).hasSizeGreaterThan(3);
    }

    @Test
    void what_somebody_accepts_is_told_as_accepted_and_not_as_well() {
        account.summary("AccountMFAEnabled", 0);
        Audit before = Audit.of(account.snapshot(), wanted.build(), NOW, Audit.Selection.ALL);
        wanted.exception("root-mfa", Root.NAME, "2026-12-31");
        Audit after = Audit.of(account.snapshot(), wanted.build(), NOW, Audit.Selection.ALL);
        assertThat(BecameTrue.between(before, after).now())
                .singleElement()
                .asString()
                .startsWith("Accepted until 2026-12-31: ");
    }

    @Test
    void what_could_not_be_judged_and_holds_now_became_true() {
        Audit before =
                Audit.of(
                        account().denied(ReadKey.PASSWORD_POLICY).snapshot(),
                        wanted.build(),
                        NOW,
                        Audit.Selection.ALL);
        Audit after = Audit.of(account().snapshot(), wanted.build(), NOW, Audit.Selection.ALL);
        assertThat(BecameTrue.between(before, after).now()).hasSizeGreaterThan(3);
        assertThat(BecameTrue.between(after, before).now()).isEmpty();
    }

    @Test
    void what_failed_and_is_not_known_any_more_is_not_well() {
        Audit before =
                Audit.of(
                        account.defaultPasswordPolicy().snapshot(),
                        wanted.build(),
                        NOW,
                        Audit.Selection.ALL);
        Audit after =
                Audit.of(
                        account.denied(ReadKey.PASSWORD_POLICY).denied(ReadKey.DETAILS).snapshot(),
                        wanted.build(),
                        NOW,
                        Audit.Selection.ALL);
        assertThat(before.of(Step.PASSWORD_POLICY)).anyMatch(one -> one.status() == Status.FAIL);
        assertThat(BecameTrue.between(before, after).now()).isEmpty();
    }

    @Test
    void each_step_has_its_story() {
        for (Step step : Step.values()) {
            StepStory story = StepStory.of(step);
            assertThat(story.purpose().split("[.:] ").length).isGreaterThan(1);
            assertThat(story.happens()).endsWith(".");
            assertThat(story.risk()).endsWith(".");
        }
    }
}
