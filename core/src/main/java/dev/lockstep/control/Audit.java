package dev.lockstep.control;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.ReadState;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A judged account: what every chosen control found, and what else a reader must know.
///
/// @param judgedAt the instant (UTC) as of which was judged
/// @param selection which controls were asked
/// @param findings by step (1 to 8, then 0), catalogue order and subject name
/// @param notices sentences for the reader; names in them are hostile text
/// @param place where it was read
public record Audit(
        AccountSnapshot snapshot,
        Baseline baseline,
        Instant judgedAt,
        Selection selection,
        List<Finding> findings,
        List<String> notices,
        Place place) {

    public Audit {
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
    }

    /// Where an account was read.
    ///
    /// @param endpoint where AWS was asked instead of at its own endpoints; hostile text
    /// @param practice whether it is a practice account
    public record Place(Optional<String> endpoint, boolean practice) {
        public static final Place USUAL = new Place(Optional.empty(), false);
    }

    /// Which controls are asked.
    ///
    /// @param steps only these; empty: all
    /// @param controls only these, by id; empty: all
    public record Selection(Set<Step> steps, Set<String> controls) {
        public static final Selection ALL = new Selection(Set.of(), Set.of());

        public Selection {
            steps = Set.copyOf(steps);
            controls = Set.copyOf(controls);
        }

        public boolean takes(ControlInfo control) {
            return (steps.isEmpty() || steps.contains(control.step()))
                    && (controls.isEmpty() || controls.contains(control.id()));
        }
    }

    /// Judges a snapshot.
    public static Audit of(
            AccountSnapshot snapshot, Baseline baseline, Instant now, Selection selection) {
        var findings = new ArrayList<Finding>();
        var used = new HashSet<ExceptionRule>();
        for (Control control : ControlCatalog.all()) {
            if (selection.takes(control.info())) {
                List<Verdict> verdicts = new ArrayList<>(control.judge(snapshot, baseline, now));
                verdicts.sort(BY_SUBJECT);
                for (Verdict verdict : verdicts) {
                    findings.add(finding(control.info(), verdict, baseline, now, used));
                }
            }
        }
        return new Audit(
                snapshot,
                baseline,
                now,
                selection,
                findings,
                Notices.of(snapshot, baseline, now, selection, used, findings),
                Place.USUAL);
    }

    /// The same audit with more to tell, before all other notices.
    public Audit withNotices(List<String> more) {
        var all = new ArrayList<>(more);
        all.addAll(notices);
        return new Audit(snapshot, baseline, judgedAt, selection, findings, all, place);
    }

    /// The same audit of an account that was read there.
    public Audit readAt(Place where) {
        return new Audit(snapshot, baseline, judgedAt, selection, findings, notices, where);
    }

    /// How many findings of each status a step has.
    public Tally tally(Step step) {
        return Tally.of(of(step).stream().map(Finding::status));
    }

    public List<Finding> of(Step step) {
        return findings.stream().filter(finding -> finding.control().step() == step).toList();
    }

    /// Whether any control of a step was asked.
    public boolean isAsked(Step step) {
        return ControlCatalog.all().stream()
                .map(Control::info)
                .anyMatch(control -> control.step() == step && selection.takes(control));
    }

    public List<ReadState> reads() {
        return snapshot.readStates();
    }

    private static final Comparator<Verdict> BY_SUBJECT =
            Comparator.comparing((Verdict verdict) -> verdict.subject().name())
                    .thenComparing(verdict -> verdict.subject().arn().orElse(""))
                    .thenComparing(verdict -> verdict.subject().kind());

    private static Finding finding(
            ControlInfo control,
            Verdict verdict,
            Baseline baseline,
            Instant now,
            Set<ExceptionRule> used) {
        Optional<ExceptionRule> exception = Optional.empty();
        for (ExceptionRule rule : baseline.exceptions()) {
            if (rule.matches(control.id(), verdict.subject().name(), verdict.subject().owner())) {
                used.add(rule);
                if (exception.isEmpty()
                        && verdict instanceof Verdict.Fail
                        && !rule.hasRunOut(now)) {
                    exception = Optional.of(rule);
                }
            }
        }
        return new Finding(control, verdict, exception);
    }
}
