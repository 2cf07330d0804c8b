package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.apply.undo.Undoing;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Reversal;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.write.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What takes a run back, and what is not taken back.
class UndoingTest {
    private static final String ADMIN = TestAccount.awsPolicy("AdministratorAccess").arn();
    private static final Account START =
            TestAccount.account()
                    .user(
                            "alice",
                            user ->
                                    user.activeKey("AKIAALICE1", 300, 200)
                                            .attached("AdministratorAccess"))
                    .user("bob", user -> user)
                    .group("developers")
                    .snapshot()
                    .account();
    private static final Effect TEAM = new GroupEffect.CreateGroup("team", "/");
    private static final Effect JOIN = new UserEffect.AddUserToGroup("team", "alice");
    private static final Effect BOB = new UserEffect.AddUserToGroup("developers", "bob");
    private static final Effect DETACH = new UserEffect.DetachUserPolicy("alice", ADMIN);
    private static final Effect KEY =
            new AccessKeyEffect.UpdateAccessKey("alice", "AKIAALICE1", false);

    private final AccountDouble account = new AccountDouble(START);

    private record Made(RunHead head, List<JournalLine> lines) {}

    private Made made(PlannedChange... changes) {
        account.keyUse = Optional.of(TestRuns.NOW.minusSeconds(200 * 86_400L));
        RunHead head = TestRuns.head(START, List.of(changes));
        var disk = new MemoryDisk(head);
        RunResult result =
                new Engine(account, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                        .carryOut(head, List.of(), disk.open());
        assertThat(result.end()).as(result.why()).isEqualTo(RunResult.End.DONE);
        return new Made(head, disk.saved().lines());
    }

    private Undoing undoing(Made made, String... only) {
        return undoing(account, made.head(), made.lines(), only);
    }

    private static Undoing undoing(
            AccountDouble account, RunHead head, List<JournalLine> lines, String... only) {
        Map<Effect, Seen> seen = new HashMap<>();
        Undoing.toLookAt(head, lines).forEach(one -> seen.put(one, account.look(one)));
        return Undoing.of(
                new Undoing.Request(
                        head,
                        lines,
                        Set.of(only),
                        account.account(),
                        TestRuns.NOW,
                        Baseline.DEFAULT),
                seen);
    }

    private static void carryOut(AccountDouble account, Undoing undoing) {
        undoing.reversals().forEach(one -> one.effects().forEach(account::meddle));
    }

    @Test
    void a_whole_run_is_taken_back_newest_first_and_the_account_is_as_it_was() {
        Made made =
                made(
                        TestRuns.change(1, TEAM, JOIN),
                        TestRuns.change(2, 2, List.of(), List.of(BOB)),
                        TestRuns.change(3, 3, List.of(), List.of(KEY, DETACH)));
        Undoing undoing = undoing(made);
        assertThat(undoing.refused()).isEmpty();
        assertThat(undoing.stays()).isEmpty();
        assertThat(undoing.reversals())
                .extracting(Reversal::change)
                .containsExactly("c3", "c2", "c1");
        assertThat(undoing.comesBack())
                .containsExactly(
                        "alice has the policy " + ADMIN + " attached again.",
                        "The access key AKIAALICE1 of alice works again.");
        carryOut(account, undoing);
        assertThat(account.account().users().get("alice").attachedPolicies())
                .isEqualTo(START.users().get("alice").attachedPolicies());
        assertThat(account.account().groups()).isEqualTo(START.groups());
        assertThat(account.account().users().get("bob")).isEqualTo(START.users().get("bob"));
    }

    @Test
    void what_hangs_on_a_change_is_taken_back_with_it_and_nothing_else_is() {
        Made made =
                made(
                        TestRuns.change(1, TEAM),
                        TestRuns.change(2, 2, List.of(), List.of(JOIN)),
                        TestRuns.change(3, 2, List.of(), List.of(BOB)),
                        TestRuns.change(4, 3, List.of(), List.of(DETACH)));
        assertThat(undoing(made, "c1").reversals())
                .extracting(Reversal::change)
                .containsExactly("c2", "c1");
        assertThat(undoing(made, "c2").reversals())
                .extracting(Reversal::change)
                .containsExactly("c2");
        assertThat(undoing(made, "c4").reversals())
                .extracting(Reversal::change)
                .containsExactly("c4");
    }

    @Test
    void a_change_that_the_run_does_not_have_is_refused() {
        assertThat(undoing(made(TestRuns.change(1, TEAM)), "c9").refused())
                .containsExactly("there is no change c9 in the run 20261126-101500-000");
    }

    @Test
    void where_the_account_has_moved_on_it_is_refused_and_nothing_else_is_taken_back() {
        Made made = made(TestRuns.change(1, KEY), TestRuns.change(2, 2, List.of(), List.of(BOB)));
        account.meddle(new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"));
        Undoing undoing = undoing(made);
        assertThat(undoing.refused())
                .containsExactly(
                        "c1: access key AKIAALICE1 of alice is not there, and the run left it"
                                + " \"Inactive\": the account has moved on since",
                        "the others can be taken back without that: --change c2");
        assertThat(undoing.reversals()).isEmpty();
    }

    private static final Effect POLICY =
            new PolicyEffect.CreatePolicy(
                    "team-policy",
                    "/",
                    """
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
                    """,
                    Optional.empty(),
                    Map.of());
    private static final String POLICY_ARN =
            "arn:aws:iam::" + TestAccount.ID + ":policy/team-policy";
    private static final Effect ZOE =
            new UserEffect.CreateUser("zoe", "/", Optional.empty(), Map.of());

    private String refusal(Made made, String... only) {
        Undoing undoing = undoing(made, only);
        assertThat(undoing.reversals()).isEmpty();
        assertThat(undoing.refused()).isNotEmpty();
        return String.join("; ", undoing.refused());
    }

    @Test
    void a_group_that_somebody_joined_since_is_refused_before_anything_is_taken_back() {
        Made made =
                made(
                        TestRuns.change(1, TEAM, JOIN),
                        TestRuns.change(2, 2, List.of(), List.of(BOB)),
                        TestRuns.change(3, 3, List.of(), List.of(DETACH)));
        account.meddle(new UserEffect.AddUserToGroup("team", "bob"));
        assertThat(undoing(made).refused())
                .containsExactly(
                        "c1: the group team still has: member (user bob), which is not of this"
                                + " run: the account has moved on since; see to that by hand first,"
                                + " if nobody needs it",
                        "the others can be taken back without that: --change c2 --change c3");
        assertThat(undoing(made).reversals()).isEmpty();
        assertThat(undoing(made, "c2", "c3").reversals())
                .extracting(Reversal::change)
                .containsExactly("c3", "c2");
    }

    @Test
    void what_a_group_denies_is_told_to_be_denied_no_longer_to_who_leaves_it() {
        var start =
                new GroupEffect.PutGroupPolicy(
                        "developers",
                        "no-leaving",
                        """
                        {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "organizations:*", "Resource": "*"}}
                        """);
        Made made = made(TestRuns.change(1, BOB), TestRuns.change(2, 2, List.of(), List.of(start)));
        assertThat(undoing(made).comesBack())
                .containsExactly(
                        "What the inline policy no-leaving denies to the group developers is no"
                                + " longer denied.");
        assertThat(undoing(made, "c1").comesBack())
                .containsExactly("What the group developers denies to bob is no longer denied.");
    }

    @Test
    void a_policy_that_was_attached_elsewhere_since_is_refused() {
        Made made = made(TestRuns.change(1, POLICY));
        account.meddle(new GroupEffect.AttachGroupPolicy("developers", POLICY_ARN));
        assertThat(refusal(made)).contains("the policy " + POLICY_ARN, "group developers");
    }

    @Test
    void a_policy_that_has_another_version_since_is_refused() {
        Made made = made(TestRuns.change(1, POLICY));
        account.meddle(
                new PolicyEffect.CreatePolicyVersion(
                        POLICY_ARN, "{\"Version\": \"2012-10-17\", \"Statement\": []}", false));
        assertThat(refusal(made)).contains("version beside the default", "version v2");
    }

    @Test
    void a_user_that_got_a_password_a_key_or_a_group_since_is_refused() {
        for (Effect given :
                List.of(
                        new PasswordEffect.CreateLoginProfile("zoe", true),
                        new AccessKeyEffect.CreateAccessKey("zoe"),
                        new UserEffect.AddUserToGroup("developers", "zoe"))) {
            var fresh = new UndoingTest();
            Made made = fresh.made(TestRuns.change(1, ZOE));
            fresh.account.meddle(given);
            assertThat(fresh.refusal(made))
                    .contains("the user zoe still has", "the account has moved on since");
        }
    }

    /// The number of keys is as before, and yet the one that the run made still works.
    @Test
    void a_key_that_the_run_made_is_looked_at_itself_and_not_the_number_of_keys() {
        Made made = made(TestRuns.change(1, new AccessKeyEffect.CreateAccessKey("alice")));
        account.meddle(new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"));
        Undoing undoing = undoing(made);
        assertThat(undoing.refused()).isEmpty();
        assertThat(undoing.stays()).isEmpty();
        assertThat(undoing.reversals()).hasSize(1);
        carryOut(account, undoing);
        assertThat(account.account().users().get("alice").accessKeys()).isEmpty();
        assertThat(undoing(made).stays()).containsExactly("c1 is taken back already");
    }

    @Test
    void what_was_deleted_and_made_again_under_its_name_is_another_and_stays() {
        for (Effect thing : List.of(TEAM, POLICY, ZOE)) {
            var fresh = new UndoingTest();
            Made made = fresh.made(TestRuns.change(1, thing));
            fresh.account.meddle(
                    switch (thing) {
                        case GroupEffect _ -> new GroupEffect.DeleteGroup("team");
                        case PolicyEffect _ -> new PolicyEffect.DeletePolicy(POLICY_ARN);
                        default -> new UserEffect.DeleteUser("zoe");
                    });
            fresh.account.meddle(thing, Assigned.of(TestRuns.NOW, "IDOTHER"));
            assertThat(fresh.refusal(made))
                    .contains("has the id IDOTHER", "deleted and made again");
        }
    }

    /// No id is known of what a call without answer made: then its date decides.
    @Test
    void what_was_made_again_is_another_also_where_the_run_s_id_is_not_known() {
        account.mute = 1;
        Made made = made(TestRuns.change(1, TEAM));
        assertThat(undoing(made).refused()).isEmpty();
        account.meddle(new GroupEffect.DeleteGroup("team"));
        account.meddle(TEAM, Assigned.of(TestRuns.NOW.plusSeconds(3600), "IDOTHER"));
        assertThat(refusal(made)).contains("group team was made at", "deleted and made again");
    }

    /// Another alice must not get the rights of the first.
    @Test
    void no_right_is_given_back_to_a_user_who_was_made_again() {
        Made made = made(TestRuns.change(1, DETACH));
        account.meddle(new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"));
        account.meddle(new UserEffect.DeleteUser("alice"));
        account.meddle(
                new UserEffect.CreateUser("alice", "/", Optional.empty(), Map.of()),
                Assigned.of(TestRuns.NOW.plusSeconds(60), "IDOTHER"));
        assertThat(refusal(made)).contains("user alice was made at", "another one for AWS");
    }

    @Test
    void a_user_who_is_gone_since_is_a_reason_and_not_passed_over() {
        Made made =
                made(TestRuns.change(1, DETACH), TestRuns.change(2, 2, List.of(), List.of(BOB)));
        account.meddle(new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"));
        account.meddle(new UserEffect.DeleteUser("alice"));
        assertThat(refusal(made))
                .contains("c1: there is no user alice", "without that: --change c2");
    }

    @Test
    void a_call_without_answer_of_which_nothing_can_be_read_is_refused() {
        account.mute = 1;
        account.blind = 1000;
        RunHead head = TestRuns.head(START, List.of(TestRuns.change(1, TEAM)));
        var disk = new MemoryDisk(head);
        new Engine(account, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                .carryOut(head, List.of(), disk.open());
        Undoing undoing =
                Undoing.of(
                        new Undoing.Request(
                                head,
                                disk.saved().lines(),
                                Set.of(),
                                account.account(),
                                TestRuns.NOW,
                                Baseline.DEFAULT),
                        Map.of(TEAM, new Seen.Missing("iam:GetGroup was refused")));
        assertThat(undoing.refused())
                .singleElement()
                .asString()
                .contains("c1: a call of it had no answer", "iam:GetGroup was refused");
    }

    /// A user and its policies were taken away for good by the run itself: that is told, and all
    /// else is taken back.
    @Test
    void what_the_run_itself_took_away_for_good_is_no_reason_to_refuse() {
        Made made =
                made(
                        TestRuns.change(
                                1,
                                DETACH,
                                new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"),
                                new UserEffect.DeleteUser("alice")),
                        TestRuns.change(2, 2, List.of(), List.of(BOB)));
        Undoing undoing = undoing(made);
        assertThat(undoing.refused()).isEmpty();
        assertThat(undoing.stays()).singleElement().asString().startsWith("c1 (");
        assertThat(undoing.reversals()).extracting(Reversal::change).containsExactly("c2");
    }

    @Test
    void what_is_taken_back_already_is_told_and_not_taken_back_again() {
        Made made = made(TestRuns.change(1, KEY), TestRuns.change(2, 2, List.of(), List.of(BOB)));
        carryOut(account, undoing(made, "c1"));
        Undoing undoing = undoing(made);
        assertThat(undoing.stays()).containsExactly("c1 is taken back already");
        assertThat(undoing.reversals()).extracting(Reversal::change).containsExactly("c2");
    }

    @Test
    void what_was_so_before_the_run_is_not_the_run_s_to_take_back() {
        account.meddle(BOB);
        Made made = made(TestRuns.change(1, BOB));
        assertThat(undoing(made).reversals()).isEmpty();
    }

    /// The process of the run waited for it as long as it does, and gave up.
    @Test
    void what_a_call_without_answer_made_and_is_seen_only_now_is_taken_back() {
        account.mute = 1;
        account.blind = 1000;
        RunHead head = TestRuns.head(START, List.of(TestRuns.change(1, TEAM)));
        var disk = new MemoryDisk(head);
        RunResult result =
                new Engine(account, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                        .carryOut(head, List.of(), disk.open());
        assertThat(result.end()).isEqualTo(RunResult.End.STOPPED);
        Undoing tooEarly = undoing(account, head, disk.saved().lines());
        assertThat(tooEarly.reversals()).isEmpty();
        assertThat(tooEarly.stays())
                .singleElement()
                .asString()
                .contains("c1 (iam:CreateGroup): a call of it had no answer");
        account.blind = 0;
        Undoing undoing = undoing(account, head, disk.saved().lines());
        assertThat(undoing.refused()).isEmpty();
        assertThat(undoing.stays()).isEmpty();
        assertThat(undoing.reversals()).extracting(Reversal::change).containsExactly("c1");
        carryOut(account, undoing);
        assertThat(account.account().groups()).isEqualTo(START.groups());
    }

    /// The call is lost on the way; later an administrator does the same.
    @Test
    void what_may_be_another_s_since_AWS_gave_no_answer_is_told_and_nothing_else_is() {
        account.refusedByServer = 1;
        RunHead head =
                TestRuns.head(
                        START,
                        List.of(
                                TestRuns.change(1, BOB),
                                TestRuns.change(2, 2, List.of(), List.of(TEAM))));
        var disk = new MemoryDisk(head);
        new Engine(account, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                .carryOut(head, List.of(), disk.open());
        assertThat(account.carriedOut).isEmpty();
        account.meddle(BOB);
        Undoing undoing = undoing(account, head, disk.saved().lines());
        assertThat(undoing.refused()).isEmpty();
        assertThat(undoing.reversals()).extracting(Reversal::change).containsExactly("c1");
        assertThat(undoing.unsure())
                .containsExactly(
                        "c1 (iam:AddUserToGroup): AWS gave no answer to this call, and it is now"
                                + " as the call would have left it; nobody can tell whether the"
                                + " run did that or somebody else did later");
        var answered = new UndoingTest();
        assertThat(answered.undoing(answered.made(TestRuns.change(1, BOB))).unsure()).isEmpty();
    }

    private record Shared(AccountDouble account, Undoing undoing) {}

    /// A new version of a policy is brought into force, AWS's answer is lost, and it is taken back.
    private static Shared withoutAnswer(boolean isUnlisted) {
        Account start = POLICY.applyTo(START, Assigned.of(TestRuns.NOW, "ANPATEAM"));
        var somebody = new AccountDouble(start);
        somebody.mute = 1;
        somebody.isUnlisted = isUnlisted;
        RunHead head =
                TestRuns.head(
                        start,
                        List.of(
                                TestRuns.change(
                                        1,
                                        new PolicyEffect.CreatePolicyVersion(
                                                POLICY_ARN,
                                                "{\"Version\": \"2012-10-17\", \"Statement\": []}",
                                                true))));
        var disk = new MemoryDisk(head);
        RunResult result =
                new Engine(somebody, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                        .carryOut(head, List.of(), disk.open());
        assertThat(result.end()).as(result.why()).isEqualTo(RunResult.End.DONE);
        Undoing undoing = undoing(somebody, head, disk.saved().lines());
        assertThat(undoing.refused()).isEmpty();
        carryOut(somebody, undoing);
        return new Shared(somebody, undoing);
    }

    private static List<String> versions(AccountDouble account) {
        return account.account().policies().stream()
                .filter(one -> one.arn().equals(POLICY_ARN))
                .flatMap(one -> one.versions().stream())
                .map(ManagedPolicy.Version::id)
                .toList();
    }

    @Test
    void a_version_whose_answer_was_lost_is_taken_back_whole() {
        Shared shared = withoutAnswer(false);
        assertThat(shared.undoing().stays()).isEmpty();
        assertThat(versions(shared.account())).containsExactly("v1");
    }

    @Test
    void a_version_whose_number_cannot_be_known_is_told_to_stay() {
        Shared shared = withoutAnswer(true);
        assertThat(shared.undoing().stays())
                .singleElement()
                .asString()
                .contains("c1 (", "the version that it made stays", "which number it has");
        assertThat(versions(shared.account())).containsExactly("v1", "v2");
    }

    /// Somebody writes a journal, its hashes right, that says that the run took a right which bob
    /// never had.
    @Test
    void a_forged_journal_cannot_give_rights_that_the_plan_did_not_take() {
        Made made = made(TestRuns.change(1, BOB));
        Effect never = new UserEffect.DetachUserPolicy("bob", ADMIN);
        String attached = "policy " + ADMIN + " of user bob";
        var states = new TreeMap<>(Map.of(attached, "attached"));

        var other = new ArrayList<>(made.lines());
        other.add(
                line(
                        other.size() + 1,
                        JournalEntry.outcome(
                                "c1", 1, never.operation(), JournalEntry.Result.DONE)));
        assertThat(undoing(account, made.head(), other).refused())
                .singleElement()
                .asString()
                .contains("tells of a write that the run's plan does not have");

        RunChange change = made.head().changes().getFirst();
        RunHead head =
                TestRuns.head(
                        List.of(
                                new RunChange(
                                        change.id(),
                                        change.kind(),
                                        change.step(),
                                        change.subject(),
                                        change.title(),
                                        change.risk(),
                                        change.nature(),
                                        change.irreversible(),
                                        false,
                                        1,
                                        List.of(),
                                        List.of(
                                                new RunEffect(
                                                        never,
                                                        new Touched(states),
                                                        Touched.NOTHING,
                                                        Optional.empty())))));
        var without = new ArrayList<JournalLine>();
        without.add(line(1, JournalEntry.intent("c1", 0, never.operation())));
        without.add(
                line(
                        2,
                        JournalEntry.outcome(
                                "c1", 0, never.operation(), JournalEntry.Result.DONE)));
        assertThat(undoing(account, head, without).refused())
                .singleElement()
                .asString()
                .contains(
                        "what the journal says that it was like before is not what the plan says");
    }

    private static JournalLine line(int seq, JournalEntry entry) {
        return new JournalLine(seq, TestRuns.NOW, "20261126-101500-000", entry, "");
    }

    /// Over accounts and writes of every kind: what can be taken back is, and what stays is told.
    @Test
    void any_run_is_taken_back_but_for_what_is_told() {
        int whole = 0;
        for (long seed = 100; seed < 140; seed++) {
            TestRuns.Drawn drawn = TestRuns.drawn(seed, 6);
            var somebody = new AccountDouble(drawn.account());
            var disk = new MemoryDisk(drawn.head());
            RunResult result =
                    new Engine(
                                    somebody,
                                    new Clockwork(TestRuns.NOW),
                                    TestRuns.QUICK,
                                    Steering.SILENT)
                            .carryOut(drawn.head(), List.of(), disk.open());
            assertThat(result.end()).as(seed + " " + result.why()).isEqualTo(RunResult.End.DONE);
            Undoing undoing = undoing(somebody, drawn.head(), disk.saved().lines());
            assertThat(undoing.refused()).as("seed " + seed).isEmpty();
            carryOut(somebody, undoing);
            if (undoing.stays().isEmpty()) {
                whole++;
                for (RunChange change : drawn.head().changes()) {
                    for (RunEffect effect : change.effects()) {
                        assertThat(
                                        Touched.in(somebody.account(), effect.effect())
                                                .states()
                                                .keySet())
                                .as("seed %d %s", seed, effect.effect())
                                .isEqualTo(
                                        Touched.in(drawn.account(), effect.effect())
                                                .states()
                                                .keySet());
                    }
                }
            }
        }
        assertThat(whole).isGreaterThan(10);
    }
}
