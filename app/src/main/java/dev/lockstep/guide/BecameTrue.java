package dev.lockstep.guide;

import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is well in an account that was not before.
///
/// @param now a sentence for each finding that failed and does so no more or is accepted, or was
///   not known to hold and does; hostile text
/// @param worse a sentence for each that fails only now; hostile text
public record BecameTrue(List<String> now, List<String> worse) {
    public BecameTrue {
        now = List.copyOf(now);
        worse = List.copyOf(worse);
    }

    /// Compares two audits, in the eight steps.
    public static BecameTrue between(Audit before, Audit after) {
        var now = new ArrayList<String>();
        var worse = new ArrayList<String>();
        for (Step step : Step.values()) {
            if (step == Step.ACCOUNT) {
                continue;
            }
            Map<Object, String> failed = Places.failing(before, step);
            Map<Object, String> fails = Places.failing(after, step);
            for (Finding finding : before.of(step)) {
                Object of = Places.id(finding);
                if (failed.containsKey(of) ? !fails.containsKey(of) : isSettled(finding, after)) {
                    String is = is(of, after, step, finding);
                    if (!now.contains(is)) {
                        now.add(is);
                    }
                }
            }
            fails.forEach((of, text) -> {
                if (!failed.containsKey(of)) {
                    worse.add(text);
                }
            });
        }
        return new BecameTrue(now, worse.stream().sorted().toList());
    }

    /// Whether it could not be said before, and holds now: root's last key is gone, somebody
    /// vouches.
    private static boolean isSettled(Finding before, Audit after) {
        boolean wasOpen =
                before.status() == Status.UNDETERMINED || before.status() == Status.MANUAL;
        return wasOpen
                && after.of(before.control().step()).stream()
                        .filter(one -> one.status() == Status.PASS)
                        .anyMatch(one -> Places.id(one).equals(Places.id(before)));
    }

    private static String is(Object of, Audit after, Step step, Finding before) {
        return after.of(step).stream()
                .filter(one -> Places.id(one).equals(of))
                .map(BecameTrue::told)
                .findFirst()
                .orElseGet(() -> before.subject().name() + " is no longer there.");
    }

    /// What somebody has accepted fails all the same.
    private static String told(Finding finding) {
        String summary = finding.verdict().summary();
        return finding.status() == Status.EXCEPTED
                ? finding.exception()
                        .map(rule -> "Accepted until " + rule.until() + ": " + summary)
                        .orElse(summary)
                : summary;
    }
}
