package dev.lockstep.plan.mending;

import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Step;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks what a plan would do about a [TestAccount], and what it would leave to a person.
final class Planning {
    private final Audit audit;
    private final Map<String, Instant> takenOut = new HashMap<>();
    private Audit.Selection selection = Audit.Selection.ALL;

    private Planning(Audit audit) {
        this.audit = audit;
    }

    static Planning planning(TestAccount account, TestBaseline baseline) {
        return planning(account, baseline.build());
    }

    static Planning planning(TestAccount account, Baseline baseline) {
        return new Planning(
                Audit.of(account.snapshot(), baseline, TestAccount.NOW, Audit.Selection.ALL));
    }

    Planning only(String... controls) {
        selection = new Audit.Selection(Set.of(), Set.of(controls));
        return this;
    }

    Planning step(Step step) {
        selection = new Audit.Selection(Set.of(step), Set.of());
        return this;
    }

    /// A run took a credential of the user away so many days ago.
    Planning takenOut(String user, long days) {
        takenOut.put(user, TestAccount.daysAgo(days));
        return this;
    }

    Mendings.Mended mended() {
        return Mendings.of(request());
    }

    PlanRequest request() {
        return new PlanRequest(audit, selection, Set.of(), Optional.empty(), takenOut);
    }

    List<Change> changes() {
        return mended().proposals().stream().map(Proposal::change).toList();
    }

    /// The titles of the changes.
    List<String> does() {
        return changes().stream().map(Change::title).toList();
    }

    /// The lines for a person.
    List<String> says() {
        return mended().byHand().stream().map(ByHand::text).toList();
    }
}
