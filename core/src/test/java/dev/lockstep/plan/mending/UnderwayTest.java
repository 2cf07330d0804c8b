package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A plan leaves a user alone by what its inline policy says, and not by what it is called.
class UnderwayTest {
    private static final Baseline WANTED =
            baseline()
                    .personAs("alice", "alice", "auditors")
                    .groups(TestBaseline.group("auditors"))
                    .build();
    private static final String OUT =
            UserChange.EndSessions.from(
                            Subject.of(Subject.Kind.USER, "alice", Optional.empty()),
                            "alice",
                            TestAccount.NOW)
                    .document();
    private static final String COMING = RequireMfa.enrolment("aws", TestAccount.ID).text();

    private static boolean isUnderway(String policy, String document) {
        AccountSnapshot snapshot =
                account().user("alice", u -> u.inlinePolicy(policy, document)).snapshot();
        return Underway.of(snapshot, baseline().build(), "alice").isPresent();
    }

    private static boolean isBegun(
            UnaryOperator<TestAccount> account, UnaryOperator<TestUser> alice) {
        TestAccount made =
                account().group("auditors").user("alice", u -> alice.apply(u.createdDaysAgo(3)));
        AccountSnapshot snapshot = account.apply(made).snapshot();
        return Underway.of(snapshot, WANTED, "alice").isPresent();
    }

    private static boolean isBegun(UnaryOperator<TestUser> alice) {
        return isBegun(account -> account, alice);
    }

    @Test
    void lockstep_s_own_policies_are_known() {
        assertThat(isUnderway("LockstepOffboarded", OUT)).isTrue();
        assertThat(isUnderway("LockstepOffboarded", OUT.replace(",", " , "))).isTrue();
        assertThat(isUnderway("LockstepEnrolment", COMING)).isTrue();
    }

    @Test
    void whose_first_password_nobody_has_used_is_being_brought_in() {
        assertThat(isBegun(u -> u.firstPassword(2))).isTrue();
        assertThat(isBegun(u -> u)).isFalse();
        assertThat(isBegun(u -> u.passwordChangedDaysAgo(2))).isFalse();
        assertThat(isBegun(u -> u.firstPassword(2).passwordUsedDaysAgo(1))).isFalse();
        assertThat(isBegun(u -> u.firstPassword(2).virtualMfa())).isFalse();
        assertThat(isBegun(u -> u.firstPassword(2).inGroup("auditors"))).isFalse();
        assertThat(isBegun(u -> u.firstPassword(2).attached("ReadOnlyAccess"))).isFalse();
    }

    @Test
    void whose_user_or_what_is_not_known_is_no_reason_to_wait() {
        for (ReadKey<?> key : List.of(ReadKey.LOGIN_PROFILES, ReadKey.DETAILS)) {
            assertThat(isBegun(account -> account.denied(key), u -> u.firstPassword(2)))
                    .as(key.name())
                    .isFalse();
        }
        AccountSnapshot snapshot = account().user("alice", u -> u.firstPassword(2)).snapshot();
        for (Baseline wanted :
                List.of(
                        baseline().build(),
                        baseline().person("alice", true).build(),
                        baseline().service("alice", "auditors").build(),
                        baseline().personAs("alice", "alice").personAs("zed", "Alice").build())) {
            assertThat(Underway.of(snapshot, wanted, "alice")).isEmpty();
        }
    }

    @Test
    void a_plan_gives_it_no_group_and_names_the_command() {
        TestAccount account = account().group("auditors").user("alice", u -> u.firstPassword(2));
        Audit audit = Audit.of(account.snapshot(), WANTED, TestAccount.NOW, Audit.Selection.ALL);
        var only = new Audit.Selection(Set.of(), Set.of("user-in-group"));
        Mendings.Mended mended =
                Mendings.of(new PlanRequest(audit, only, Set.of(), Optional.empty()));
        assertThat(mended.proposals()).isEmpty();
        assertThat(mended.byHand())
                .extracting(ByHand::command)
                .containsExactly(Optional.of("lockstep people onboard PERSON"));
    }

    @Test
    void others_of_the_same_name_are_not() {
        assertThat(isUnderway("LockstepOffboarded", OUT.replace("Deny", "Allow"))).isFalse();
        assertThat(
                        isUnderway(
                                "LockstepOffboarded",
                                OUT.replace("\"Action\":\"*\"", "\"Action\":\"s3:*\"")))
                .isFalse();
        assertThat(isUnderway("LockstepEnrolment", COMING.replace("iam:GetUser", "iam:*")))
                .isFalse();
        assertThat(isUnderway("other", OUT)).isFalse();
    }
}
