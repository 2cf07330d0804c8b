package dev.lockstep.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import java.util.List;

/// Judges a [TestAccount] by one control and says what came out: `judging(new UserMfa(),
/// account).fails("alice")`.
public final class Judging {
    private final List<Verdict> verdicts;

    private Judging(List<Verdict> verdicts) {
        this.verdicts = verdicts;
    }

    public static Judging judging(Control control, TestAccount account) {
        return judging(control, account, Baseline.DEFAULT);
    }

    public static Judging judging(Control control, TestAccount account, Baseline baseline) {
        return judging(control, account.snapshot(), baseline);
    }

    public static Judging judging(Control control, AccountSnapshot snapshot, Baseline baseline) {
        return new Judging(control.judge(snapshot, baseline, TestAccount.NOW));
    }

    public Judging passes(String subject) {
        return is(subject, Verdict.Pass.class);
    }

    public Judging fails(String subject) {
        return is(subject, Verdict.Fail.class);
    }

    /// Fails, and the sentence says this.
    public Judging fails(String subject, String saying) {
        fails(subject);
        assertThat(of(subject).summary()).contains(saying);
        return this;
    }

    public Judging isUndetermined(String subject) {
        return is(subject, Verdict.Undetermined.class);
    }

    /// Undetermined, and the sentence names this.
    public Judging isUndetermined(String subject, String saying) {
        isUndetermined(subject);
        assertThat(of(subject).summary()).contains(saying);
        return this;
    }

    public Judging isNotApplicable(String subject) {
        return is(subject, Verdict.NotApplicable.class);
    }

    public Judging isManual(String subject) {
        return is(subject, Verdict.Manual.class);
    }

    /// There are verdicts about exactly these subjects, in any order.
    public Judging hasSubjects(String... subjects) {
        assertThat(verdicts.stream().map(verdict -> verdict.subject().name()))
                .containsExactlyInAnyOrder(subjects);
        return this;
    }

    /// The one verdict about a subject.
    public Verdict of(String subject) {
        List<Verdict> found =
                verdicts.stream()
                        .filter(verdict -> verdict.subject().name().equals(subject))
                        .toList();
        assertThat(found).as("verdicts about %s among %s", subject, verdicts).hasSize(1);
        return found.getFirst();
    }

    private Judging is(String subject, Class<? extends Verdict> outcome) {
        assertThat(of(subject)).isInstanceOf(outcome);
        return this;
    }
}
