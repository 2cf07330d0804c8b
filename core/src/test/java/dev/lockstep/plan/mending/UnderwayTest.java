package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Subject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A plan leaves a user alone by what its inline policy says, and not by what it is called.
class UnderwayTest {
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
        return Underway.is(snapshot, snapshot.account().users().get("alice"));
    }

    @Test
    void lockstep_s_own_policies_are_known() {
        assertThat(isUnderway("LockstepOffboarded", OUT)).isTrue();
        assertThat(isUnderway("LockstepOffboarded", OUT.replace(",", " , "))).isTrue();
        assertThat(isUnderway("LockstepEnrolment", COMING)).isTrue();
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
