package dev.lockstep.apply;

import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.apply.ChangeResult.State;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.record.run.RunTrace.ChangeState;
import java.util.List;

/// A run on one small account, for the tests of what becomes of it.
abstract class OneAccount {
    static final Account START =
            TestAccount.account()
                    .user("alice", user -> user.activeKey("AKIAALICE1", 300, 200))
                    .user("bob", user -> user)
                    .group("developers", List.of(), List.of())
                    .snapshot()
                    .account();
    static final Effect TEAM = new GroupEffect.CreateGroup("team", "/");
    static final Effect JOIN = new UserEffect.AddUserToGroup("team", "alice");
    static final Effect BOB = new UserEffect.AddUserToGroup("developers", "bob");
    static final Effect KEY = new AccessKeyEffect.UpdateAccessKey("alice", "AKIAALICE1", false);

    final AccountDouble account = new AccountDouble(START);
    final Clockwork clock = new Clockwork(TestRuns.NOW);

    static RunHead head(PlannedChange... changes) {
        return TestRuns.head(START, List.of(changes));
    }

    RunResult carryOut(MemoryDisk disk, Steering steering) {
        return new Engine(account, clock, TestRuns.QUICK, steering)
                .carryOut(disk.head(), disk.saved().lines(), disk.open());
    }

    RunResult carryOut(RunHead head) {
        return carryOut(new MemoryDisk(head), Steering.SILENT);
    }

    static List<State> states(RunResult result) {
        return result.changes().stream().map(ChangeResult::state).toList();
    }

    /// How the changes stand by the journal.
    static List<ChangeState> stood(MemoryDisk disk) {
        RunTrace trace = RunTrace.of(disk.head(), disk.saved().lines());
        return disk.head().changes().stream().map(trace::of).toList();
    }

    /// On another account.
    static RunResult run(AccountDouble account, MemoryDisk disk) {
        return new Engine(account, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                .carryOut(disk.head(), disk.saved().lines(), disk.open());
    }
}
