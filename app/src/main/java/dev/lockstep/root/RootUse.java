package dev.lockstep.root;

import dev.lockstep.account.Root;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// The use of root that setting it right causes: accepted in lockstep.yaml for as long as it shows.
public final class RootUse {
    /// The control that finds it.
    public static final String CONTROL = "root-unused";

    /// The reason where root was seen to do so.
    public static final String SETTING_UP =
            "root signed in to set up its MFA or take its keys away (lockstep root)";

    private RootUse() {}

    /// The exception that covers it and has not run out, if there is one.
    public static Optional<ExceptionRule> accepted(Baseline baseline, Instant now) {
        return baseline.exceptions().stream()
                .filter(rule -> rule.matches(CONTROL, Root.NAME, Optional.empty()))
                .filter(rule -> !rule.hasRunOut(now))
                .findFirst();
    }

    /// What is written down.
    ///
    /// @param owner who answers for it
    /// @param reason why it is accepted
    /// @param most how many days ahead an exception may reach
    public static ExceptionRule exception(
            Baseline baseline, String owner, String reason, Instant now, int most) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new ExceptionRule(
                CONTROL,
                Root.NAME,
                reason,
                owner,
                today.plusDays(Math.min(baseline.root().idleDays(), most)),
                0);
    }
}
