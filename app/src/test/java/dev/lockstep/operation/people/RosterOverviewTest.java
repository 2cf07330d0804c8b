package dev.lockstep.operation.people;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.UserChange.EndSessions;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.record.people.RosterRecord;
import dev.lockstep.record.people.SheetRecord;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What the list and the sheet say is next for people who come or go just now.
class RosterOverviewTest {
    private static final Baseline WANTED =
            baseline()
                    .personAs("zed", "zed.doe", "auditors")
                    .groups(TestBaseline.group("auditors"))
                    .build();

    private static Audit audit(UnaryOperator<TestUser> user, Audit.Selection selection) {
        return Audit.of(
                account().group("auditors").user("zed.doe", user).snapshot(),
                WANTED,
                NOW,
                selection);
    }

    private static RosterRecord.Next next(UnaryOperator<TestUser> user) {
        return RosterOverview.of(audit(user, RosterOverview.SELECTION), false, "1")
                .rows()
                .getFirst()
                .next()
                .orElseThrow();
    }

    private static SheetRecord.Row sheet(UnaryOperator<TestUser> user) {
        return SheetOverview.of(audit(user, SheetOverview.SELECTION), false, "1").rows().getFirst();
    }

    private static TestUser out(TestUser user) {
        Subject subject = Subject.of(Subject.Kind.USER, "zed.doe", Optional.empty());
        return user.inlinePolicy(
                EndSessions.POLICY, EndSessions.from(subject, "zed.doe", NOW).document());
    }

    @Test
    void whoever_was_half_brought_in_is_brought_in_by_the_same_command() {
        UnaryOperator<TestUser> begun = user -> user.firstPassword(1);
        assertThat(next(begun).text()).contains("no MFA yet", "and then the groups");
        assertThat(next(begun).command()).contains("lockstep people onboard zed");
        assertThat(sheet(begun).command()).contains("lockstep people onboard zed");
        assertThat(sheet(begun).lines()).allMatch(line -> line.command().isEmpty());
        assertThat(next(user -> user).command()).contains("lockstep plan --only user-in-group");
    }

    @Test
    void whoever_is_out_of_use_waits() {
        String day = "zed.doe is out of use since " + NOW.toString().substring(0, 10);
        assertThat(next(RosterOverviewTest::out).text()).startsWith(day);
        assertThat(next(RosterOverviewTest::out).command())
                .contains("lockstep people offboard zed.doe");
        assertThat(sheet(RosterOverviewTest::out).why())
                .startsWith(day)
                .contains("lockstep people offboard says when");
        assertThat(sheet(RosterOverviewTest::out).lines())
                .allMatch(line -> line.command().isEmpty() && line.todo().isEmpty());
    }
}
