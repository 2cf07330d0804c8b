package dev.lockstep.guide;

import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                if (failed.containsKey(Places.id(finding)) || wasOpen(finding)) {
                    is(finding, after).filter(is -> !now.contains(is)).ifPresent(now::add);
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

    /// Whether it could not be said before: that root's last key is gone, that somebody vouches.
    private static boolean wasOpen(Finding finding) {
        return finding.status() == Status.UNDETERMINED || finding.status() == Status.MANUAL;
    }

    /// How it is well now; empty: it is not, or nobody knows. What was not read is never told as
    /// mended, nor that something is gone.
    private static Optional<String> is(Finding before, Audit after) {
        List<Finding> now =
                after.of(before.control().step()).stream()
                        .filter(one -> one.control().id().equals(before.control().id()))
                        .toList();
        Optional<Finding> same =
                now.stream().filter(one -> Places.id(one).equals(Places.id(before))).findFirst();
        if (same.isPresent()) {
            return same.filter(one -> isWell(one, before)).map(BecameTrue::told);
        }
        boolean isKnown = now.stream().noneMatch(one -> one.status() == Status.UNDETERMINED);
        return isKnown && before.status() == Status.FAIL
                ? Optional.of(before.subject().name() + " is no longer there.")
                : Optional.empty();
    }

    private static boolean isWell(Finding now, Finding before) {
        return switch (now.status()) {
            case PASS -> true;
            case EXCEPTED, NOT_APPLICABLE -> before.status() == Status.FAIL;
            case FAIL, UNDETERMINED, MANUAL -> false;
        };
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
